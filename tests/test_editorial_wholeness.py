"""Nothing half done: a verb that fails midway leaves everything as it was, and desks wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction

from positions import editorial, stances
from positions.models import Change, DataVersion, Membership, Position, StancePeriod
from positions.models.changes import ChangeQuerySet
from positions.refusals import Refused
from tests import make
from tests.world import World


def record() -> dict[str, list]:
    """Everything that a verb can touch."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Position, Membership, Change, StancePeriod, DataVersion)
    }


def _verbs(world: World) -> dict[str, Callable[[], object]]:
    waiting, standing = make.submitted(), make.published(country=world.borvia)
    new = editorial.correct(standing, by=world.analyst, cause="recode", reason="Anew.", stance="oppose")
    editorial.submit([new], by=world.analyst)
    term = world.borvia.memberships.get(group=world.union)
    return {
        "publish": lambda: editorial.publish([waiting], by=world.reviewer),
        "publish a correction": lambda: editorial.publish([new], by=world.reviewer),
        "retract": lambda: make.retracted(standing),
        "record a membership": lambda: make.membership(world.fenland, world.union),
        "withdraw a membership": lambda: make.withdrawn(term),
    }


VERBS = [
    "publish",
    "publish a correction",
    "retract",
    "record a membership",
    "withdraw a membership",
]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("owner", "name"),
    [(ChangeQuerySet, "append"), (stances, "bring_up_to_date")],
)
def test_a_verb_that_fails_midway_changes_nothing(
    verb: str, owner: object, name: str, world: World, monkeypatch: pytest.MonkeyPatch
):
    act = _verbs(world)[verb]
    before = record()

    def fail(*args: object, **kwargs: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(owner, name, fail)
    with pytest.raises(InterruptedError):
        act()
    assert record() == before
    monkeypatch.undo()
    act()
    assert record() != before


def test_batches_are_published_whole_or_not_at_all(world: World):
    good = make.submitted()
    before = record()

    def batches():
        yield [good]
        raise InterruptedError

    with pytest.raises(InterruptedError):
        editorial.publish_batches(batches(), by=world.reviewer)
    assert record() == before


def test_a_bad_batch_takes_the_good_ones_before_it_along(world: World):
    good, bad = make.submitted(), make.draft()
    before = record()
    with pytest.raises(Refused):
        editorial.publish_batches([[good], [bad]], by=world.reviewer)
    assert record() == before


def test_a_draft_that_fails_midway_leaves_nothing(world: World):
    before = record()
    with pytest.raises(ValueError, match="nobody"):
        make.draft(dissociated=[world.borvia, "nobody"], group=world.union)
    assert record() == before


# Two desks at once, each with a connection of its own.


def beside(act: Callable[[], None]) -> Thread:
    """Run something on another connection."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_two_reviewers_publish_the_same_position_once(world: World):
    position = make.submitted()
    start = Barrier(2)
    outcomes: list[str] = []

    def publish(reviewer) -> None:
        start.wait()
        try:
            editorial.publish([position], by=reviewer)
            outcomes.append("published")
        except Refused as refusal:
            outcomes.append(str(refusal.objections[0].sentence))

    desks = [beside(lambda: publish(world.reviewer)), beside(lambda: publish(world.administrator))]
    for desk in desks:
        desk.join(20)
    assert sorted(outcomes) == [
        "Only a position that is in review can be moved by “publish”; this one is published.",
        "published",
    ]
    assert Change.objects.filter(position=position).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_number_of_the_ledger_is_never_seen_after_a_higher_one(world: World):
    """The first writer has its number and waits; the second cannot overtake it."""
    first, second = make.submitted(), make.submitted(country=world.fenland)
    numbered, may_commit, overtaking = Event(), Event(), Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            editorial.publish([first], by=world.reviewer)
            numbered.set()
            may_commit.wait(20)

    def publish_quickly() -> None:
        overtaking.set()
        editorial.publish([second], by=world.administrator)

    begun = Change.objects.latest("number").number
    slow = beside(publish_slowly)
    assert numbered.wait(20)
    quick = beside(publish_quickly)
    assert overtaking.wait(20)
    quick.join(0.3)
    assert quick.is_alive()
    assert not Change.objects.after(begun)
    may_commit.set()
    slow.join(20)
    quick.join(20)
    assert [entry.position for entry in Change.objects.after(begun)] == [first, second]


@pytest.mark.django_db(transaction=True)
def test_a_reader_that_follows_the_numbers_misses_nothing(world: World):
    begun = Change.objects.latest("number").number
    shelves = [[make.submitted(country=one) for _ in range(4)] for one in (world.borvia, world.fenland)]
    done = Event()
    seen: list[int] = []

    def publish(rows: list[Position]) -> None:
        for row in rows:
            editorial.publish([row], by=world.reviewer)

    def follow() -> None:
        last = begun
        while True:
            finished = done.is_set()
            for entry in Change.objects.after(last):
                seen.append(entry.number)
                last = entry.number
            if finished:
                return

    reader = beside(follow)
    writers = [beside(partial(publish, rows)) for rows in shelves]
    for writer in writers:
        writer.join(30)
    done.set()
    reader.join(20)
    assert seen == list(Change.objects.after(begun).order_by("number").values_list("number", flat=True))
    assert len(seen) == 8


@pytest.mark.django_db(transaction=True)
def test_the_periods_of_a_group_are_seen_with_its_position_and_not_before(world: World):
    position = make.submitted(group=world.union)
    published, may_commit = Event(), Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            editorial.publish([position], by=world.reviewer)
            published.set()
            may_commit.wait(20)

    desk = beside(publish_slowly)
    assert published.wait(20)
    seen_before = (Position.objects.published().count(), StancePeriod.objects.count())
    may_commit.set()
    desk.join(20)
    assert seen_before == (0, 0)
    assert (Position.objects.published().count(), StancePeriod.objects.count()) == (1, 2)
