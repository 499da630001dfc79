"""The benchmarks stand on a record that is always the same, and on answers that were checked."""

import re
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from django.urls import get_resolver

from benchmarks.bars import BARS, cheap
from benchmarks.questions import dear
from benchmarks.questions.asked import questions
from benchmarks.questions.recorded import Recorded
from benchmarks.record.acts import acts
from benchmarks.record.files import FIRST, IMPORT, SECOND, positions_of, write
from benchmarks.record.reference import Reference, reference
from benchmarks.report import QUESTIONS, missed, verdict
from benchmarks.results import FLOOR, PRODUCT, Results
from benchmarks.verification import Answer, Wrong, check
from positions.dates import parse_day
from positions.rules import periods
from positions.rules.periods import Act, Membership
from tests.addresses import routes


@pytest.fixture(scope="module")
def world() -> Reference:
    """The tables that the synthetic positions name."""
    return reference()


@pytest.fixture(scope="module")
def data(tmp_path_factory, world) -> Path:
    """A small record as files."""
    folder = tmp_path_factory.mktemp("benchmarks") / "data"
    write(folder, positions=1_000, imported=10)
    return folder


def test_a_smaller_record_is_the_beginning_of_a_larger_one(data, world):
    written = [tuple(row.values()) for row in positions_of(data, FIRST, SECOND, IMPORT)]
    assert written == list(islice(acts(world), 1_010))


def test_every_data_set_says_that_it_is_synthetic(data):
    assert all("synthetic" in (data / name / "README.md").read_text() for name in (FIRST, SECOND, IMPORT))


def test_the_slow_answers_agree_with_the_rule_of_the_record(data):
    recorded = Recorded(data)
    numbers: dict[str, int] = {}
    of = lambda code: numbers.setdefault(code, len(numbers) + 1)  # noqa: E731
    terms: dict[str, list[Membership]] = {}
    for group, members in recorded.members.items():
        for country, start, end in members:
            last = None if end == "9999" else parse_day(end)
            terms.setdefault(country, []).append(Membership(of(group), parse_day(start), last))
    checked = 0
    for asked in questions(data)["W5"][:3]:
        slug, on = asked.parameters["proposition"], parse_day(asked.parameters["on"])
        rows = [row for row in range(1, recorded.count + 1) if recorded.proposition[row] == slug]
        for country in terms:
            acts_known = [
                Act(
                    row,
                    parse_day(recorded.date[row]),
                    recorded.kind[row],
                    recorded.stance[row],
                    of(recorded.actor[row]) if recorded.actor[row].startswith("group:") else None,
                    frozenset(map(of, filter(None, recorded.aside[row].split("|")))),
                )
                for row in rows
                if recorded.actor[row] == country or recorded.actor[row].startswith("group:")
            ]
            decides = periods.deciding(of(country), acts_known, terms[country], on)
            expected = asked.expected["held"].get(country)
            assert expected == (None if decides is None else [decides.stance, decides.position])
            checked += decides is not None
    assert checked > 100


def test_every_public_page_is_among_the_dearest_questions():
    asked = {re.sub(r"\{\w+\}", "x", one) for one in (*dear.PAGES, *dear.FILTERED)}
    public = {
        re.sub(r"<form:\w+>", "svg", f"/{route}")
        for route in routes(get_resolver())
        if not route.startswith(("admin/", "api/", "data/releases"))
    }
    there = {re.sub(r"<[^>]+>", "x", one) for one in public}
    assert there - asked == {"/sitemap-x.xml"}


def test_a_code_is_drawn_for_every_parameter_of_the_api():
    known = {noun: [f"{noun}-{place}" for place in range(3)] for noun in (*dear.CODES, *dear.OTHERS)}
    codes = dear.Codes(known, "2026-01-01T00:00:00Z", date(2013, 1, 1), date(2019, 7, 1), 1)
    drawn = list(dear.addresses(codes))
    for name in ("member_of", "ordering", "known_at", "basis", "other", "language", "q"):
        assert any(one.startswith("/api/v1/") and f"{name}=" in one for one in drawn), name
    assert len(drawn) > 500


PAGE = [[9, "2020-03-01"], [5, "2020-02-01"], [7, "2020-02-01"], [2, "2020-01-01"]]


def test_rows_of_one_day_may_come_in_any_order():
    check(Answer(rows=[9, 7, 5, 2]), {"rows": PAGE})


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(rows=[9, 5, 7]), {"rows": PAGE}),
        (Answer(rows=[9, 5, 5, 2]), {"rows": PAGE}),
        (Answer(rows=[9, 5, 8, 2]), {"rows": PAGE}),
        (
            Answer(rows=[9, 4, 3, 2]),
            {"rows": [[9, "2020-03-01"], [3, "2020-02-02"], [4, "2020-02-01"], PAGE[3]]},
        ),
        (Answer(counts={"support": 2}), {"counts": {"support": 2, "oppose": 1}}),
        (Answer(held={"FRA": ("support", 1)}), {"held": {}}),
        (Answer(held={"FRA": ("oppose", 1)}), {"held": {"FRA": ["support", 1]}}),
        (Answer(held={"FRA": ("support", 2)}), {"held": {"FRA": ["support", 1]}}),
        (Answer(texts=["One weapon.", "One system."]), {"words": ["weapon"], "matches": 2}),
        (Answer(texts=["One weapon."]), {"words": ["weapon"], "matches": 2}),
        (Answer(rows=[3], sources=["a"]), {"row": 3, "sources": ["a", "b"]}),
    ],
)
def test_a_wrong_answer_is_found(answer, expected):
    with pytest.raises(Wrong):
        check(answer, expected)


def test_a_bar_that_is_missed_is_told_so():
    results = Results()
    results.add("W1", PRODUCT, {"cpu_ms": 3.0})
    results.add("W1", FLOOR, {"cpu_ms": 1.0})
    assert verdict(cheap("W1", 2.5), results) == "3.00 × | **missed**"
    assert [bar.workload for bar in missed(results)] == ["W1"]


def test_every_bar_has_a_question_and_what_was_not_measured_is_no_miss():
    assert {bar.workload for bar in BARS} <= QUESTIONS.keys()
    assert missed(Results()) == []
    assert verdict(BARS[0], Results()) == "– | not measured"
