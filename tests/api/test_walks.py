"""Random walks through every list in every order meet each row where it belongs, and cursors keep."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import signing
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions.api import paging, urls
from positions.api.paging import Cursor, CursorParameter, Key, Order
from positions.api.parameters import Question, read
from positions.api.positions import Positions
from positions.api.resources import Listing
from positions.models import Source
from tests import make
from tests.world import World

VIEWS: dict[str | None, Any] = {
    pattern.name: getattr(pattern.callback, "view_class", None) for pattern in urls.resources
}
LISTS: list[tuple[type[Listing], str]] = [
    (view, ordering)
    for name, view in VIEWS.items()
    if issubclass(view, Listing) and name != "releases"  # these lie on a disk, not in the record
    for ordering in view.orders
]
AS_KNOWN = st.sampled_from(["", "known_at=2090-01-01"])


@pytest.fixture(scope="module")
def record(lasting_world: World) -> World:
    """Many positions of few days, published at few moments, and stances that follow and move."""
    world, at = lasting_world, datetime(2030, 1, 1, tzinfo=UTC)
    actors = [world.arandia, world.borvia, world.celmark, world.dunmere, world.elan]
    for number in range(4):
        votes = {"support": actors[number:], "oppose": actors[:number]}
        make.roll_call(votes, date=date(2022, 3, 1), instrument=world.resolution)
        make.roll_call(votes, date=date(2022, 3, 1 + number), proposition=world.audits)
    make.published(group=world.union, date=date(2022, 3, 2), official=world.vale)
    make.correction(make.published(date=date(2022, 3, 2), at=at), stance="abstain", at=at + timedelta(days=1))
    return world


def asked(view: type[Listing], query: str) -> Question:
    known = {parameter.name for parameter in view.all_parameters()}
    query = query if query.split("=")[0] in known else ""
    return read(view.all_parameters(), QueryDict(query), query, today=date(2030, 1, 1))


def travelled(cursor: Cursor, order: Order) -> Cursor:
    """The cursor after its journey to a client and back."""
    payload = CursorParameter(name="cursor", help="").value(cursor.written("question"))
    return Cursor.read(payload, "question", order)


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.sampled_from(LISTS),
    query=AS_KNOWN,
    size=st.integers(1, 7),
    moves=st.lists(st.booleans(), max_size=12),
)
def test_wherever_a_walk_leads_each_page_is_the_right_piece_of_the_list(
    where: tuple[type[Listing], str], query: str, size: int, moves: list[bool]
) -> None:
    view, ordering = where
    order = view.orders[ordering]
    rows = paging.rows_of(view().rows(asked(view, query)), order)
    whole = [rows.place(order, row) for handful in paging.whole(rows, order) for row in handful]
    assert len(set(whole)) == len(whole), "the order leaves no two rows in one place"
    page, begin = paging.page(rows, order, size=size), 0
    for onwards in moves:
        assert [rows.place(order, row) for row in page.rows] == whole[begin : begin + size]
        cursor = page.next if onwards else page.previous
        if cursor is None:
            assert begin + size >= len(whole) if onwards else begin == 0
            continue
        begin += size if onwards else -size
        page = paging.page(rows, order, size=size, cursor=travelled(cursor, order))


BY_DAY = (Key("published_on", date.fromisoformat), Key("pk"))


@pytest.mark.django_db
@pytest.mark.parametrize("falling", [False, True])
def test_thousands_of_one_date_are_met_once_each(falling: bool) -> None:
    Source.objects.bulk_create(
        Source(slug=f"synthetic-{number}", title="S", language="en", published_on=date(2024, 1, 1))
        for number in range(2_600)
    )
    order, met = Order(BY_DAY, falling), []
    rows = Source.objects.filter(slug__startswith="synthetic-")
    page = paging.page(rows, order, size=500)
    met += page.rows
    while page.next:
        page = paging.page(rows, order, size=500, cursor=travelled(page.next, order))
        met += page.rows
    assert [row.pk for row in met] == sorted((row.pk for row in met), reverse=falling)
    assert len({row.pk for row in met}) == 2_600


CURSOR_OF_VERSION_1 = (
    "WyI2NDIwNTVlOTUxMDk5ZDEyIixbIjIwMjItMDMtMDEiLDddLHRydWUsZmFsc2Vd"
    ":XP4aZ08jM5x6Ww3jZw_Dtf9IJM4AIBPKXsVAJ1aJosI"
)
"""Made by the first release of this API, with the key below, for /api/v1/positions/?country=XAR."""


@pytest.mark.django_db
@pytest.mark.usefixtures("record")
def test_a_cursor_that_somebody_keeps_stays_good(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "a key that a site keeps over its releases"
    monkeypatch.setattr(paging, "SIGNER", signing.Signer(key=key, salt=paging.SIGNER.salt))
    digest = paging.digest("/api/v1/positions/", said("country=XAR"))
    payload = CursorParameter(name="cursor", help="").value(CURSOR_OF_VERSION_1)
    assert Cursor.read(payload, digest, Positions.orders["-date"]) == Cursor((date(2022, 3, 1), 7))


def said(query: str) -> dict[str, Any]:
    parameters = Positions.all_parameters()
    return read(parameters, QueryDict(query), query, today=date(2030, 1, 1)).said


@pytest.mark.django_db
def test_what_silence_stands_for_is_no_other_question() -> None:
    assert said("ordering=-date&page_size=50") == said("")
    assert said("ordering=date") != said("")
