"""Pages lose and repeat no row, in any order, in both directions, while others publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions.api import paging
from positions.api.paging import Key, Order
from positions.models import Source

BY_DAY = (Key("published_on", date.fromisoformat), Key("pk"))
FEW_DAYS = st.dates(date(2024, 1, 1), date(2024, 1, 3))
BOTH_WAYS = [Order(BY_DAY), Order(BY_DAY, falling=True)]


def walk(rows: Any, order: Order, size: int, *, start: paging.Page, onwards: bool) -> Iterator[paging.Page]:
    """Every page from `start` on, in one direction."""
    page = start
    while True:
        yield page
        cursor = page.next if onwards else page.previous
        if cursor is None:
            return
        page = paging.page(rows, order, size=size, cursor=travelled(cursor, order))


def travelled(cursor: paging.Cursor, order: Order) -> paging.Cursor:
    """The cursor after its journey to a client and back."""
    parameter = paging.CursorParameter(name="cursor", help="")
    return paging.Cursor.read(parameter.value(cursor.written("question")), "question", order)


@given(days=st.lists(FEW_DAYS, max_size=25), size=st.integers(1, 6), falling=st.booleans())
def test_walking_a_list_there_and_back_meets_every_row_once(
    days: list[date], size: int, falling: bool
) -> None:
    order = Order(BY_DAY, falling)
    rows = [SimpleNamespace(pk=number, published_on=day) for number, day in enumerate(days)]
    expected = sorted(rows, key=order.of, reverse=falling)
    pages = list(walk(rows, order, size, start=paging.page(rows, order, size=size), onwards=True))
    assert [row for page in pages for row in page.rows] == expected
    back = list(walk(rows, order, size, start=pages[-1], onwards=False))
    assert [row for page in reversed(back) for row in page.rows] == expected
    assert pages[0].previous is None
    assert back[-1].previous is None


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    days=st.lists(FEW_DAYS, min_size=1, max_size=20),
    newcomers=st.lists(FEW_DAYS, max_size=8),
    size=st.integers(1, 5),
    falling=st.booleans(),
)
def test_the_database_pages_alike_while_new_rows_appear(
    days: list[date], newcomers: list[date], size: int, falling: bool
) -> None:
    Source.objects.all().delete()
    order = Order(BY_DAY, falling)
    known = {_source(number, day).pk for number, day in enumerate(days)}
    waiting = iter(enumerate(newcomers, len(days)))
    rows: QuerySet[Source] = Source.objects.all()
    met: list[int] = []
    last = None
    for page in walk(rows, order, size, start=paging.page(rows, order, size=size), onwards=True):
        met += [row.pk for row in page.rows]
        last = page
        for number, day in waiting:
            _source(number, day)
            break
    assert len(met) == len(set(met))
    assert known <= set(met)
    assert last is not None
    back = [row.pk for page in walk(rows, order, size, start=last, onwards=False) for row in page.rows]
    assert len(back) == len(set(back))
    assert known <= set(back)


@pytest.mark.parametrize("order", BOTH_WAYS)
@pytest.mark.parametrize("onwards", [True, False])
def test_a_page_whose_rows_have_gone_leads_back_to_the_rest(order: Order, onwards: bool) -> None:
    rows = [SimpleNamespace(pk=number, published_on=date(2024, 1, 1)) for number in range(6)]
    first = paging.page(rows, order, size=3)
    assert first.next is not None
    second = paging.page(rows, order, size=3, cursor=first.next)
    if onwards:
        left, cursor = first.rows, first.next
    else:
        assert second.previous is not None
        left, cursor = second.rows, second.previous
    empty = paging.page(left, order, size=3, cursor=cursor)
    assert empty.rows == []
    back = empty.previous if onwards else empty.next
    assert back is not None
    assert paging.page(left, order, size=3, cursor=travelled(back, order)).rows == left


def _source(number: int, day: date) -> Source:
    return Source.objects.create(slug=f"s{number}", title="S", language="en", published_on=day)
