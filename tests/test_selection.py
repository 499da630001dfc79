"""Positions by many filters: one statement answers as the querysets do, whatever is combined."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import selection
from positions.models import Citation, Group, Position, Proposition
from positions.selection import Chosen, Place, Selection
from positions.selection.question import COMPARED, NOW, SOUGHT
from positions.vocabulary import Kind, Stance
from tests import make
from tests.snapshots import Snapshot
from tests.world import World

FIRST = datetime(2030, 1, 1, tzinfo=UTC)
DAYS = st.dates(date(2022, 2, 28), date(2022, 3, 7))
MOMENTS = st.sampled_from([None, FIRST - timedelta(days=1), FIRST, FIRST + timedelta(days=2)])
PLAIN = {
    "propositions": "proposition",
    "countries": "country",
    "groups": "group",
    "officials": "official",
    "forums": "forum",
    "sessions": "session",
    "instruments": "instrument",
    "stances": "stance",
    "kinds": "kind",
}


@pytest.fixture(scope="module")
def record(kept_world: Snapshot, django_db_blocker: Any) -> Any:
    """Acts of all sorts, of few days, some of them retracted later."""
    with django_db_blocker.unblock(), transaction.atomic():
        world: World = kept_world.restore()
        actors = [world.arandia, world.borvia, world.celmark, world.dunmere, world.elan]
        for number in range(3):
            votes = {"support": actors[number:], "oppose": actors[:number]}
            make.roll_call(votes, date=date(2022, 3, 1), instrument=world.resolution)
            make.roll_call(votes, date=date(2022, 3, 2 + number), proposition=world.audits)
        make.published(group=world.union, date=date(2022, 3, 2), dissociated=[world.borvia, world.arandia])
        make.published(
            official=world.okoye, forum=world.workshop, date=date(2022, 3, 3), cites=[world.speech]
        )
        old = make.published(date=date(2022, 3, 2), summary="Asked for a treaty.", at=FIRST)
        make.correction(old, stance="abstain", at=FIRST + timedelta(days=1))
        yield world
        transaction.set_rollback(True)


def some(values: list[Any]) -> st.SearchStrategy[list[Any] | None]:
    """A filter by some of the values, or none."""
    return st.none() | st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any combination of filters, with values that the record has."""
    used: dict[str, Any] = {
        name: draw(some([*Position.objects.order_by(of).values_list(of, flat=True).distinct()]))
        for name, of in PLAIN.items()
        if name not in ("stances", "kinds") and draw(st.integers(0, 3)) == 0
    }
    used = {name: [one for one in given or () if one is not None] or None for name, given in used.items()}
    return Selection(
        **used,
        stances=draw(some([*Stance.values])),
        kinds=draw(st.none() | some([*Kind.values])),
        sources=draw(st.none() | some([*Citation.objects.values_list("source", flat=True).distinct()])),
        member_of=draw(st.none() | some([*Group.objects.values_list("pk", flat=True)])),
        years=draw(st.none() | st.lists(st.sampled_from([2021, 2022, 2023]), min_size=1, unique=True)),
        first=draw(st.none() | DAYS),
        last=draw(st.none() | DAYS),
        words=draw(st.sampled_from([None, None, "treaty", "tréaty -fish"])),
        known_at=draw(MOMENTS),
    )


def slowly(asked: Selection) -> Any:
    """The same, as the querysets say it."""
    rows = Position.objects.known_at(asked.known_at)
    for name, of in PLAIN.items():
        if getattr(asked, name) is not None:
            rows = rows.filter(**{f"{of}__in": getattr(asked, name)})
    if asked.sources is not None:
        rows = rows.filter(citations__source__in=asked.sources).distinct()
    if asked.member_of is not None:
        rows = rows.member_of(Group.objects.filter(pk__in=asked.member_of), known_at=asked.known_at)
    if asked.years is not None:
        rows = rows.filter(date__year__in=asked.years)
    if asked.first:
        rows = rows.filter(date__gte=asked.first)
    if asked.last:
        rows = rows.filter(date__lte=asked.last)
    return rows if asked.words is None else rows.matching(asked.words)


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked=selections(),
    by=st.sampled_from(["date", "published_at"]),
    falling=st.booleans(),
    size=st.integers(1, 5),
)
def test_any_combination_of_filters_lets_through_what_the_querysets_do(
    asked: Selection, by: str, falling: bool, size: int
) -> None:
    sign = "-" if falling else ""
    expected = [*slowly(asked).order_by(f"{sign}{by}", f"{sign}id").values_list("pk", by)]
    assert selection.count(asked) == len(expected)
    first = selection.numbers(asked, by=by, falling=falling, most=size)
    assert first == [number for number, _ in expected[:size]]
    whole = [row.id for handful in selection.every(asked, by=by, falling=falling) for row in handful]
    assert whole == [number for number, _ in expected]
    met: list[int] = []
    beyond = None
    while page := selection.page(asked, by=by, falling=falling, most=size, beyond=beyond):
        met += [row.id for row in page]
        beyond = Place(getattr(page[-1], by), page[-1].id)
    assert met == whole
    if expected:
        place = Place(expected[0][1], expected[0][0], with_it=True)
        [again] = selection.page(asked, by=by, falling=falling, most=1, beyond=place)
        assert again.id == expected[0][0]


@pytest.mark.django_db
def test_a_chosen_position_is_the_row_with_its_evidence(record: World) -> None:
    rows = {row.pk: row for row in Position.objects.with_labels()}
    chosen = selection.numbered([*rows])
    for number, row in rows.items():
        one = chosen[number]
        assert selection.one(number) == one
        plain = {
            field for field in Chosen._fields if field not in ("dissociated", "corrected_by", "evidence")
        }
        assert {name: getattr(one, name) for name in plain} == {name: getattr(row, name) for name in plain}
        assert [*one.dissociated] == [away.country_id for away in row.dissociations.all()]
        assert one.corrected_by == (row.successor.pk if row.retracted_at and row.successor else None)
        assert one.evidence.count('"title"') == len(row.citations.all())


@pytest.mark.django_db
def test_drafts_and_numbers_that_are_none_are_not_found(record: World) -> None:
    draft = make.draft().pk
    assert selection.numbered([draft, 0, 2**70]) == {}
    assert [selection.one(number) for number in (draft, 0, 2**70)] == [None, None, None]


@pytest.mark.django_db
def test_a_topic_is_one_statement_that_takes_the_newest_of_each_of_its_propositions(record: World) -> None:
    asked = Selection(propositions=[*Proposition.objects.values_list("pk", flat=True)], stances=["support"])
    with CaptureQueriesContext(connection) as queries:
        selection.page(asked, most=3)
    [statement] = [one["sql"] for one in queries]
    assert "CROSS JOIN LATERAL" in statement


def test_every_filter_is_said_in_sql() -> None:
    assert {one.name for one in fields(Selection)} == {*COMPARED, *SOUGHT, *NOW, "known_at"} - {"status"}
