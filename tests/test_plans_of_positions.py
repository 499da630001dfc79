"""Lists, counts, searches and what was once known are found by index, among 100,000 positions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from positions import acts, extent, freshness, selection, statements, turns
from positions.holdings import decided
from positions.models import Instrument, Position
from positions.search import newest, search
from positions.selection import Place, Selection
from positions.selection.question import Question
from positions.vocabulary import Kind

pytestmark = pytest.mark.django_db

POSITIONS = """
    INSERT INTO positions_position (id, date, date_precision, country_id, group_id, proposition_id, stance,
        kind, summary, status, created_at, changed_at, submitted_at, published_at, review_note,
        retraction_cause, retraction_reason, correction_cause, correction_reason, author_id, reviewer_id,
        instrument_id)
    SELECT 1000000 + n, date '2010-01-01' + n * 37 %% 5000, 'day',
        CASE WHEN n %% 20 > 0 THEN 1 + n %% 197 END, CASE WHEN n %% 20 = 0 THEN 1 + n %% 39 END,
        1 + n %% 59, (ARRAY['support', 'conditional', 'abstain', 'oppose'])[1 + n %% 4],
        CASE WHEN n %% 5000 = 0 THEN 'ratification' ELSE 'statement' END,
        'Spoke of ' || CASE WHEN n %% 1000 = 7 THEN 'zeppelins' ELSE 'weapons' END || ' word' || n %% 300,
        'published', %(at)s, %(at)s, %(at)s, %(at)s::timestamptz + n * interval '1 minute',
        repeat('as long as others ', 40), '', '', '', '', 1, 2, CASE WHEN n %% 10 = 0 THEN 1 + n %% 50 END
    FROM generate_series(1, 100000) AS n
"""
VACUUMED = "UPDATE pg_class SET relallvisible = relpages WHERE oid = 'positions_position'::regclass"
"""What the planner knows of a table after VACUUM, which runs in no transaction."""

AT = datetime(2030, 1, 1, tzinfo=UTC)
THEN = datetime(2030, 3, 1, tzinfo=UTC)
DAY = date(2021, 6, 1)


@pytest.fixture(scope="module")
def many_positions(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """100,000 positions of actors on propositions that are not there, taken back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # no triggers, no foreign keys
            cursor.execute("SET LOCAL gin_pending_list_limit = 64")
            cursor.execute(POSITIONS, {"at": AT})
            cursor.execute("ANALYZE positions_position")
            cursor.execute(VACUUMED)
        yield
        transaction.set_rollback(True)


class Asked(Exception):
    """What would have been asked."""


def plan_of(monkeypatch: pytest.MonkeyPatch, ask: Any) -> str:
    """How the server finds what the function asks for by its one fixed statement."""
    told: list[str] = []

    def explained(statement: str, values: Any = ()) -> list[Any]:
        rows = plain(f"EXPLAIN {statement}", values)
        told.extend(line for (line,) in rows)
        raise Asked

    plain = statements.rows
    monkeypatch.setattr(statements, "rows", explained)
    with pytest.raises(Asked):
        ask()
    monkeypatch.undo()
    return "\n".join(told)


LISTS = {
    "a country on a proposition": ({"countries": [5], "propositions": [7]}, "position_of_pair"),
    "a topic and a stance": (
        {"propositions": [1, 2, 3], "stances": ["oppose"], "first": date(2020, 1, 1)},
        "position_by_stance",
    ),
    "all": ({}, "position_by_day"),
    "a kind": ({"kinds": ["ratification"]}, "Index Only Scan using position_by_day"),
    "a stance and a kind": (
        {"stances": ["oppose"], "kinds": ["ratification"]},
        "Index Only Scan using position_by_day",
    ),
    "many countries and a stance": (
        {"countries": list(range(1, 60)), "stances": ["oppose"]},
        "Index Only Scan using position_by_day",
    ),
    "all of a past record": ({"known_at": THEN}, "Index Only Scan using position_by_day"),
}


@pytest.mark.parametrize(("filters", "index"), LISTS.values(), ids=list(LISTS))
@pytest.mark.parametrize("beyond", [None, Place(date(2015, 1, 1), 1_050_000)], ids=["first", "deep"])
def test_a_page_of_a_list_is_found_by_index(
    many_positions: None,
    monkeypatch: pytest.MonkeyPatch,
    filters: dict[str, Any],
    index: str,
    beyond: Place | None,
) -> None:
    asked = Selection(**filters)
    found = plan_of(monkeypatch, lambda: selection.page(asked, most=51, beyond=beyond))
    assert index in found
    assert "Seq Scan on positions_position" not in found


@pytest.mark.parametrize(
    "filters",
    [
        {"kinds": ["statement"]},
        {"countries": list(range(1, 150)), "kinds": ["statement"]},
        {"first": date(2012, 1, 1)},
        {"known_at": THEN},
    ],
    ids=["a kind", "countries and a kind", "days", "a past record"],
)
def test_a_count_reads_an_index_alone(
    many_positions: None, monkeypatch: pytest.MonkeyPatch, filters: dict[str, Any]
) -> None:
    found = plan_of(monkeypatch, lambda: selection.count(Selection(**filters)))
    assert "Index Only Scan using position_" in found


PAST = {"as_of": DAY, "known_at": THEN, "kinds": Kind.values, "propositions": list(range(1, 60))}
STATEMENTS = {
    "what decided": (
        decided.OWN,
        {**PAST, "countries": list(range(1, 198))},
        "Index Only Scan using position_of_pair",
    ),
    "what decided of groups": (
        decided.LAST_OF_GROUPS,
        {**PAST, "groups": [1, 2], "propositions": [3, 4]},
        "position_by_group",
    ),
    "reviews of now": (
        freshness.REVIEWED[False],
        {"as_of": DAY, "known_at": None, "country": None},
        "Index Only Scan using position_reviews",
    ),
    "reviews of then": (
        freshness.REVIEWED[True],
        {"as_of": DAY, "known_at": THEN, "country": None},
        "Index Only Scan using position_reviews",
    ),
    "the newest of then": (
        acts.newest_statement("", past=True, own=False),
        {"as_of": DAY, "known_at": THEN, "limit": 5},
        "Index Only Scan using position_by_day",
    ),
    "shifts of then": (
        turns.OWN_SHIFTS_THEN,
        {**PAST, "most": 6},
        "Index Only Scan using position_by_day",
    ),
    "whether there were many": (turns.MANY, {"known_at": THEN, "most": 1000}, "position_in_order"),
}


@pytest.mark.parametrize(("statement", "values", "index"), STATEMENTS.values(), ids=list(STATEMENTS))
def test_what_was_once_known_is_found_by_index(
    many_positions: None, statement: str, values: dict[str, Any], index: str
) -> None:
    found = "\n".join(line for (line,) in statements.rows(f"EXPLAIN (GENERIC_PLAN) {statement}", values))
    assert index in found
    assert "Seq Scan on positions_position" not in found


def test_a_search_finds_rare_words_by_index_and_ranks_the_newest_of_frequent_ones(
    many_positions: None,
) -> None:
    assert search("zeppelins").ranked == 100
    found = search("weapons")
    assert (found.ranked, found.bounded) == (newest.MOST, True)
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT id FROM positions_position "
            "WHERE search_vector @@ websearch_to_tsquery('english', 'zeppelins')"
        )
        [plan] = cursor.fetchone()
    assert "position_search" in json.dumps(plan)


def test_the_sources_and_shifts_of_a_large_past_record_are_not_worked_out_anew(
    many_positions: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "MOST_PAST", 1_000)
    monkeypatch.setattr(turns, "MOST_PAST", 1_000)
    covered = extent._counted(DAY, None, THEN)
    assert covered.positions > 1_000
    assert covered.sources is None
    assert turns.are_many(THEN)
    assert not turns.are_many(AT)
    assert not turns.are_many(None)


def test_words_are_read_in_the_few_positions_that_other_filters_leave(
    many_positions: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Selection(words="zeppelins", kinds=["ratification"])
    everything = Selection(words="zeppelins")
    assert selection.count(everything) == 100
    assert len(selection.page(everything, most=500)) == 100
    assert selection.count(asked) == len(selection.page(asked, most=500)) == 0
    of_country = Selection(words="zeppelins", countries=[1 + 7007 % 197])
    assert [one.id for one in selection.page(of_country, most=5)].count(1_007_007) == 1
    assert selection.count(of_country) == len(selection.page(of_country, most=500))


def test_more_positions_with_certain_words_than_can_be_counted_are_not(many_positions: None) -> None:
    with pytest.raises(selection.TooManyToCount):
        selection.count(Selection(words="weapons"))


@pytest.mark.parametrize("days", [{}, {"last": date(2026, 1, 1)}], ids=["of all days", "until a day"])
def test_a_word_that_nobody_said_is_looked_for_in_the_index_of_words_first(
    many_positions: None, days: dict[str, Any]
) -> None:
    for words, first in (("zzyzx", True), ("weapons", False)):
        question = Question(Selection(words=words, **days))
        question.narrow()
        assert ("OFFSET 0" in question.where()) is first
    assert selection.numbers(Selection(words="zzyzx", **days), most=51) == []


def test_the_positions_published_last_are_found_in_the_order_of_publication(
    many_positions: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Selection(last=DAY, known_at=THEN)
    found = plan_of(monkeypatch, lambda: selection.numbers(asked, by="published_at", most=50))
    assert "position_in_order" in found
    assert "Sort" not in found


def test_an_instrument_is_found_by_its_index(many_positions: None) -> None:
    text = Instrument.objects.create(pk=11, slug="acted-on", title="Acted on", kind="resolution")
    asked = Position.objects.known_at(None).filter(instrument__in=text.all_of_it())
    assert asked.count() == 2_000
    assert "position_by_instrument" in asked.with_labels().explain()
