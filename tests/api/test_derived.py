"""What follows from the record: explanations, shifts, summaries, and the ledger of changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from positions import labels
from tests import make
from tests.api.asking import Api
from tests.world import World


def test_an_explanation_names_what_decides_and_what_was_overruled(world: World, api: Api) -> None:
    make.published(group=world.union, date=date(2022, 1, 1), stance="oppose")
    own = make.published(date=date(2022, 3, 1))
    make.published(date=date(2023, 3, 1), stance="abstain")
    trace = api.get("stances/XAR/binding-framework/explain/", as_of="2022-06-01")
    assert trace["stance"]["stance"] == "support"
    assert trace["stance"]["position"]["id"] == own.pk
    assert trace["absence"] is None
    verdicts = [(one["verdict"], one["actor"]["code"]) for one in trace["weighed"]]
    assert verdicts == [("decides", "XAR"), ("later", "XAR"), ("own-prevails", "mu")]


def test_an_explanation_of_a_gap_says_whether_anybody_looked(world: World, api: Api) -> None:
    make.enquiry(world.elan, searched_on=date(2023, 1, 15))
    looked = api.get("stances/XEL/binding-framework/explain/")
    assert (looked["stance"], looked["absence"], looked["searched_on"]) == (None, "searched", "2023-01-15")
    assert api.get("stances/XFE/binding-framework/explain/")["absence"] == "unresearched"
    assert api.response("stances/XFE/nothing/explain/").status_code == 404
    assert api.response("stances/QQQ/audits/explain/").status_code == 404


def test_shifts_are_changes_newest_first_and_not_first_stances(world: World, api: Api) -> None:
    for year, stance in ((2020, "support"), (2021, "support"), (2022, "oppose"), (2023, "abstain")):
        make.published(date=date(year, 1, 1), stance=stance)
    make.published(country=world.dunmere, date=date(2022, 5, 5))
    for extra in ({}, {"known_at": "2090-01-01"}):
        rows = api.results("shifts/", **extra)
        assert [(row["date"], row["previous"], row["stance"]) for row in rows] == [
            ("2023-01-01", "oppose", "abstain"), ("2022-01-01", "support", "oppose"),
        ]  # fmt: skip
        assert len(api.results("shifts/", as_of="2022-12-31", **extra)) == 1
        assert len(api.results("shifts/", date_from="2022-01-02", **extra)) == 1
        assert len(api.results("shifts/", date_to="2022-01-01", **extra)) == 1
        assert len(api.results("shifts/", stance="oppose", **extra)) == 1
        assert api.results("shifts/", country="XDU", **extra) == []
        assert api.results("shifts/", proposition="audits", **extra) == []
        first = api.get("shifts/", page_size=1, **extra)
        assert api.results(first["next"]) == rows[1:]


def test_shifts_of_own_acts_are_counted_as_they_are_listed(world: World, api: Api) -> None:
    make.published(country=None, group=world.union, date=date(2020, 1, 1))
    for year, stance in ((2021, "oppose"), (2022, "abstain"), (2023, "abstain"), (2024, "support")):
        make.published(date=date(year, 1, 1), stance=stance)
    make.published(country=world.dunmere, date=date(2020, 5, 5))
    make.published(country=world.dunmere, date=date(2022, 5, 5), stance="oppose")
    for filters, days in (
        ({}, ["2024-01-01", "2022-05-05", "2022-01-01"]),
        ({"date_from": "2022-02-01"}, ["2024-01-01", "2022-05-05"]),
        ({"as_of": "2022-12-31"}, ["2022-05-05", "2022-01-01"]),
        ({"date_to": "2021-06-01"}, []),
        ({"country": "XAR"}, ["2024-01-01", "2022-01-01"]),
        ({"stance": "oppose"}, ["2022-05-05"]),
    ):
        page = api.get("shifts/", basis="own", count="true", **filters)
        assert ([row["date"] for row in page["results"]], page["count"]) == (days, len(days)), filters


def test_a_summary_counts_every_stance_and_names_the_total(world: World, api: Api) -> None:
    make.published()
    make.published(country=world.dunmere, stance="oppose")
    [row] = api.results("stances/summary/", proposition="binding-framework")
    assert row["counts"] == {"support": 1, "conditional": 0, "undecided": 0, "abstain": 0, "oppose": 1}
    assert (row["of"], row["with_stance"], row["total"]) == (None, 2, 6)
    assert len(api.results("stances/summary/")) == 3
    regions = api.results("stances/summary/", proposition="binding-framework", by="region")
    assert [(one["of"], one["with_stance"], one["total"]) for one in regions] == [
        ("Meridia", 1, 3), ("Septentria", 1, 3),
    ]  # fmt: skip
    groups = api.results("stances/summary/", proposition="binding-framework", by="group")
    assert [(one["of"], one["with_stance"], one["total"]) for one in groups] == [
        ("harbour-league", 1, 2), ("mu", 1, 2),
    ]  # fmt: skip


def test_a_mirror_that_keeps_the_last_number_misses_no_change(world: World, api: Api) -> None:
    read = api.results("changes/", page_size=500)
    assert {row["kind"] for row in read} == {"membership-recorded"}
    assert read[0]["membership"]["group"]["slug"] == "mu"
    old = make.published(at=datetime(2030, 1, 1, tzinfo=UTC))
    new = make.correction(old, stance="oppose", at=datetime(2030, 6, 1, tzinfo=UTC))
    news = api.results("changes/", after=read[-1]["number"])
    assert [(row["kind"], row["cause"], row["position"]["id"]) for row in news] == [
        ("published", None, old.pk), ("retracted", "correction", old.pk), ("published", "correction", new.pk),
    ]  # fmt: skip
    assert news[0]["position"]["retracted_at"] is None
    assert news[1]["position"]["corrected_by"] == new.pk
    assert [row["number"] for row in news] == sorted(row["number"] for row in news)
    assert api.results("changes/", after=news[-1]["number"]) == []
    assert len(api.results("changes/", kind="retracted")) == 1


def test_the_queries_of_derived_lists_do_not_grow_with_the_rows(
    world: World, api: Api, django_assert_num_queries: Any
) -> None:
    counts = {"shifts/": 3, "stances/summary/": 2, "positions/summary/": 2, "changes/": 3}
    make.published(official=world.okoye, date=date(2022, 3, 1))
    make.published(official=world.okoye, date=date(2022, 4, 1), stance="oppose")
    labels.current()  # what positions name, at hand from the request before
    for path, queries in counts.items():
        with django_assert_num_queries(queries):
            api.get(path, page_size=500)
    for country in (world.borvia, world.dunmere):
        make.published(country=country, date=date(2022, 3, 1))
        make.published(country=country, date=date(2022, 4, 1), stance="oppose")
    labels.current()  # what positions name, at hand from the request before
    for path, queries in counts.items():
        with django_assert_num_queries(queries):
            api.get(path, page_size=500)


def test_a_summary_by_day_has_the_days_on_which_a_count_changed(world: World, api: Api) -> None:
    make.published(date=date(2022, 3, 1))
    make.published(country=world.dunmere, date=date(2022, 3, 1), stance="oppose")
    make.published(date=date(2022, 5, 1))  # the same stance again: no count changes
    make.published(country=world.dunmere, date=date(2023, 1, 1))
    make.published(country=world.dunmere, date=date(2024, 1, 1), proposition=world.audits)

    def turns(**query: str) -> list[tuple[str, int, int]]:
        rows = api.results("stances/summary/", by="day", proposition="binding-framework", **query)
        assert {(row["of"], row["total"]) for row in rows} <= {(None, 1 if "country" in query else 6)}
        return [(row["date"], row["counts"]["support"], row["counts"]["oppose"]) for row in rows]

    for extra in ({}, {"known_at": "2090-01-01"}):
        assert turns(**extra) == [("2022-03-01", 1, 1), ("2023-01-01", 2, 0)]
        assert turns(date_from="2022-03-02", **extra) == [("2023-01-01", 2, 0)]
        assert turns(date_to="2022-12-31", **extra) == [("2022-03-01", 1, 1)]
        assert turns(as_of="2022-12-31", **extra) == [("2022-03-01", 1, 1)]
        assert turns(country="XDU", **extra) == [("2022-03-01", 0, 1), ("2023-01-01", 1, 0)]
        assert turns(stance="oppose", **extra) == [("2022-03-01", 0, 1), ("2023-01-01", 0, 0)]
        assert turns(basis="group", **extra) == []
    assert len(api.results("stances/summary/", by="day", topic="rules")) == 3
    assert turns(known_at="2001-01-01") == []


def test_the_last_day_of_a_change_has_the_counts_of_today(world: World, api: Api) -> None:
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(country=world.borvia, date=date(2021, 6, 1), stance="abstain")
    make.published(country=world.elan, date=date(2022, 3, 1), stance="oppose")
    [today] = api.results("stances/summary/", proposition="binding-framework")
    *_, last = api.results("stances/summary/", proposition="binding-framework", by="day")
    assert last["counts"] == today["counts"]


def test_an_interval_is_of_days(world: World, api: Api) -> None:
    [fault] = api.refusal("stances/summary/", date_from="2022-01-01")
    assert (fault["parameter"], "by=day" in fault["reason"]) == ("date_from", True)


def test_the_tally_of_a_vote_can_be_had_as_it_was_known(world: World, api: Api) -> None:
    at = datetime(2030, 1, 1, tzinfo=UTC)
    vote = make.published(kind="vote", instrument=world.resolution, at=at)
    make.correction(vote, stance="oppose", at=at.replace(day=10))
    for path in ("instruments/a-x-70-1/", "instruments/"):

        def counts(moment: str, path: str = path) -> list[tuple[int, int]]:
            answer = api.get(path, known_at=moment)
            rows = answer.get("results", [answer])
            votes = [one for row in rows for one in row["votes"]]
            return [(one["counts"]["support"], one["counts"]["oppose"]) for one in votes]

        assert counts("2029-12-31") == []
        assert counts("2030-01-02") == [(1, 0)]
        assert counts("2030-01-10") == [(0, 1)]
