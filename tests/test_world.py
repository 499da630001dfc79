"""The invented world stands, and its makers do what they say."""

from datetime import UTC, date, datetime

from positions.models import Change, StancePeriod
from positions.vocabulary import Status
from tests import make
from tests.world import World


def test_nobody_in_the_world_holds_a_position_yet(world: World):
    assert not StancePeriod.objects.exists()
    assert set(Change.objects.values_list("kind", flat=True)) == {"membership-recorded"}


def test_makers_go_through_the_verbs(world: World):
    assert make.draft().status == Status.DRAFT
    assert make.submitted().status == Status.IN_REVIEW
    position = make.published(country=world.borvia, stance="oppose", date=date(2022, 5, 1))
    assert (position.author, position.reviewer) == (world.analyst, world.reviewer)
    assert StancePeriod.objects.get().stance == "oppose"
    assert make.correction(position, stance="abstain").corrects == position
    assert make.retracted().retraction_cause == "published-in-error"
    assert len(make.roll_call({"support": [world.arandia, world.borvia], "abstain": [world.dunmere]})) == 3


def test_makers_work_at_the_moment_they_are_given(world: World):
    moment = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)
    assert make.published(at=moment).published_at == moment
    term = make.left(world.borvia, world.union, date(2022, 1, 1), at=datetime(2030, 2, 1, tzinfo=UTC))
    assert (term.start, term.end) == (date(2015, 1, 1), date(2022, 1, 1))
    assert make.enquiry(world.fenland).country == world.fenland
