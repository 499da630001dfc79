"""Recording an occasion: the source, the voice and every proposition spoken to, whole or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied

from positions import choices
from positions.models import Official, Position, Source, Tenure
from positions.occasions import Mistake, Mistaken, Occasion, Said, mistakes, record, rehearse
from tests import make
from tests.world import World

TODAY = date(2024, 1, 1)


def occasion(world: World, **changes: Any) -> Occasion:
    """Okoye at the workshop of 2023, on two propositions, unless said otherwise."""
    values: dict[str, Any] = {
        "source": world.speech,
        "actor": world.arandia,
        "date": date(2023, 5, 24),
        "precision": "day",
        "kind": "statement",
        "official": world.okoye,
        "forum": world.workshop,
        "session": world.workshop_2023,
        "said": [
            Said(world.framework, "support", "Asked for binding rules.", "minute 3"),
            Said(world.audits, "oppose", "Saw no need of audits.", "minute 9"),
        ],
    }
    return Occasion(**{**values, **changes})


def new_source(**changes: Any) -> Source:
    values = {"url": "https://new.example/speech", "title": "A speech", "language": "en"}
    return Source(**{**values, **changes})


def told(world: World, **changes: Any) -> list[tuple[str, int | None]]:
    return [(one.field, one.row) for one in mistakes(occasion(world, **changes), today=TODAY)]


def test_it_becomes_one_draft_for_each_proposition_in_their_order(world: World) -> None:
    first, second = record(occasion(world), author=world.analyst, today=TODAY)
    assert (first.proposition, first.stance, first.status) == (world.framework, "support", "draft")
    assert (second.proposition, second.stance, second.official) == (world.audits, "oppose", world.okoye)
    assert {one.session for one in (first, second)} == {world.workshop_2023}
    citation = second.citations.get()
    assert (citation.source, citation.locator) == (world.speech, "minute 9")


def test_it_can_be_handed_to_review_at_once(world: World) -> None:
    recorded = record(occasion(world), author=world.analyst, today=TODAY, submit=True)
    assert {one.status for one in Position.objects.all()} == {"in-review"}
    assert len(recorded) == 2


def test_a_new_source_and_a_new_official_with_his_office_come_with_it(world: World) -> None:
    new = occasion(
        world,
        source=new_source(title="Speech"),
        official=Official(name="Ada Nkem", country=world.arandia),
        tenure=Tenure(title="Ambassador", body="Mission", start=date(2022, 1, 1)),
    )
    record(new, author=world.analyst, today=TODAY)
    position = Position.objects.first()
    assert position.official.name == "Ada Nkem"
    assert str(position.office) == "Ambassador, Mission"
    source = position.citations.get().source
    assert (source.url, source.slug) == ("https://new.example/speech", "speech-2")  # “speech” is taken


def test_a_group_speaks_through_an_official_of_a_member(world: World) -> None:
    recorded = record(occasion(world, actor=world.union), author=world.analyst, today=TODAY)
    assert {one.group for one in recorded} == {world.union}
    assert told(world, actor=world.league) == [("official", None)]


def test_what_is_missing_for_review_is_told_at_its_row_and_nothing_is_kept(world: World) -> None:
    said = [Said(world.framework, "support", "Asked for it."), Said(world.audits, "oppose")]
    new = occasion(world, said=said, source=new_source())
    with pytest.raises(Mistaken) as refusal:
        record(new, author=world.analyst, today=TODAY, submit=True)
    assert refusal.value.mistakes == [Mistake("summary", "A summary in your own words is missing.", 1)]
    assert not Position.objects.exists()
    assert not Source.objects.filter(url=new.source.url).exists()


def test_a_draft_may_still_lack_its_summary(world: World) -> None:
    assert record(occasion(world, said=[Said(world.audits, "oppose")]), author=world.analyst, today=TODAY)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"date": date(2030, 1, 1), "session": None}, [("date", None)]),
        ({"date": date(2022, 1, 5), "session": None, "precision": "year"}, [("date", None)]),
        ({"date": date(2023, 8, 1)}, [("date", None)]),
        ({"said": []}, [("said", None)]),
    ],
)
def test_what_no_position_can_hold_is_told_at_its_field(
    world: World, changes: dict[str, Any], found: list[tuple[str, int | None]]
) -> None:
    assert told(world, **changes) == found


def test_everything_is_told_at_once(world: World) -> None:
    said = [Said(world.framework, "support"), Said(world.framework, "oppose")]
    found = told(
        world,
        said=said,
        source=new_source(url="https://ARANDIA.example/speech/#end"),
        official=Official(name="mira ọkoye", country=world.arandia),
        tenure=Tenure(title="Envoy", start=date(2023, 1, 1), end=date(2022, 1, 1)),
        forum=world.committee,
    )
    assert found == [
        ("source.url", None),
        ("official.name", None),
        ("tenure.end", None),
        ("proposition", 1),
        ("session", None),
    ]


def test_a_rehearsal_leaves_no_trace(world: World) -> None:
    rehearse(occasion(world, source=new_source()), author=world.analyst, today=TODAY, submit=True)
    assert not Position.objects.exists()
    assert Source.objects.count() == 3


def test_only_a_role_that_adds_positions_records_and_adds_sources(world: World) -> None:
    with pytest.raises(PermissionDenied):
        record(occasion(world), author=world.reader, today=TODAY)
    world.reader.user_permissions.add(Permission.objects.get(codename="add_position"))
    reader = make.user("reader")
    with pytest.raises(PermissionDenied, match="add_source"):
        record(occasion(world, source=new_source()), author=reader, today=TODAY)
    assert not Source.objects.filter(url="https://new.example/speech").exists()


# What is chosen from.


@pytest.mark.parametrize(
    "typed", ["http://www.arandia.example/speech/", "arandia.example/speech?utm_source=x#a"]
)
def test_a_source_is_known_by_any_spelling_of_its_address(world: World, typed: str) -> None:
    assert choices.source_recorded(typed) == world.speech


def test_a_source_that_is_not_online_is_known_by_its_title(world: World) -> None:
    assert choices.source_recorded("", title="an article on paper") == world.article
    assert choices.source_recorded("", title="An article on paper", publisher="Another paper") is None
    assert choices.source_recorded("", title=world.speech.title) is None  # it has an address
    assert choices.source_recorded("https://elsewhere.example/", title="An article on paper") is None


def test_officials_in_office_on_the_day_come_first(world: World) -> None:
    late = Official.objects.create(slug="late", name="Abe Late", country=world.arandia)
    Tenure.objects.create(official=late, title="Envoy", start=date(2024, 1, 1))
    found = choices.officials_of(world.arandia, date(2023, 5, 24))
    assert [officials for _, officials in found] == [[world.okoye], [late]]
    assert choices.officials_of(world.arandia, None)[0][1] == [late, world.okoye]


def test_a_group_has_its_own_officials_and_those_of_its_members_on_the_day(world: World) -> None:
    celmark = Official.objects.create(slug="cel", name="Cel Mark", country=world.celmark)
    Tenure.objects.create(official=celmark, title="Minister")
    names = [one.name for _, found in choices.officials_of(world.union, date(2020, 6, 1)) for one in found]
    assert names == ["Mira Ọkoye", "Cel Mark", "Jon Vale", "Inés Brandt"]
    after = [one for _, found in choices.officials_of(world.union, date(2023, 6, 1)) for one in found]
    assert celmark not in after  # Celmark had left


def test_sessions_near_the_day_come_first(world: World) -> None:
    near, others = choices.sessions_of(world.workshop, date(2022, 5, 24))
    assert (near, others) == ([world.undated], [world.workshop_2023])


@pytest.mark.parametrize("typed", ["Arandia", "XAR", "arandian", "Arandie", "Arandia (XAR)", "  ARANDIA "])
def test_an_actor_is_called_by_any_of_its_names(world: World, typed: str) -> None:
    assert choices.called(choices.actors(), typed).row == world.arandia


@pytest.mark.parametrize("typed", ["MU", "Meridian Union", "meridian union (mu)"])
def test_a_group_is_called_by_its_name_or_acronym(world: World, typed: str) -> None:
    assert choices.called(choices.actors(), typed).row == world.union


def test_a_name_of_nobody_is_told_with_what_is_like_it(world: World) -> None:
    with pytest.raises(choices.Unclear, match="Did you mean Élan-Verre"):
        choices.called(choices.actors(), "elan")
    with pytest.raises(choices.Unclear, match=r"Nothing is recorded as “Atlantis”\.$"):
        choices.called(choices.actors(), "Atlantis")


def test_a_name_of_several_is_told_with_all_of_them(world: World) -> None:
    make.country("XMU", "Mu", iso2="XU")
    with pytest.raises(choices.Unclear, match=r"Mu \(XMU\); Meridian Union \(MU\)"):
        choices.called(choices.actors(), "MU")
