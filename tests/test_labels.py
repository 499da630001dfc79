"""What positions name is at hand in each process, and never older than what the request saw."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from positions import labels
from positions.models import Country, DataVersion, Forum, Official, Source, Tenure
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    labels._kept.clear()
    yield
    labels._kept.clear()


def test_rows_are_found_by_number_and_by_code_without_a_query(world: World) -> None:
    known = labels.current()
    with CaptureQueriesContext(connection) as queries:
        assert known.countries[world.arandia.pk] == known.countries.by_code["XAR"] == world.arandia
        proposition = known.propositions.by_code["binding-framework"]
        assert proposition.topic is known.topics[proposition.topic_id]
        assert [one.title for one in known.officials[world.okoye.pk].tenures.all()] == ["Foreign Secretary"]
        assert known.of_model(Forum) is known.forums
        assert known.of_model(Source) is None
    assert len(queries) == 0


def test_they_are_read_once_for_a_state_of_the_record_and_anew_for_the_next(world: World) -> None:
    before = labels.current()
    assert labels.of(DataVersion.current()) is before
    Country.objects.filter(iso3="XAR").update(name="New Arandia")
    after = labels.current()
    assert (before.countries.by_code["XAR"].name, after.countries.by_code["XAR"].name) == (
        "Arandia",
        "New Arandia",
    )
    Tenure.objects.filter(official=world.okoye).update(title="Minister")
    assert labels.current().officials[world.okoye.pk].tenures.all()[0].title == "Minister"


def test_where_only_positions_came_the_tables_are_taken_over(world: World) -> None:
    before = labels.current()
    before.once("test", lambda: 1)
    make.published()
    seen = DataVersion.current()
    with CaptureQueriesContext(connection) as queries:
        after = labels.of(seen)
    assert len(queries) == 1  # when the tables last changed
    assert after.countries is before.countries
    assert after.once("test", lambda: 2) == 2
    make.source("new")
    assert labels.current().officials is before.officials
    Tenure.objects.filter(official=world.okoye).update(title="Minister")
    assert labels.current().officials is not before.officials


def test_what_was_read_while_the_record_changed_is_not_kept_for_the_state_before(world: World) -> None:
    seen = DataVersion.current()
    Country.objects.filter(iso3="XAR").update(name="New Arandia")
    late = labels.of(seen)
    assert late.countries.by_code["XAR"].name == "New Arandia"
    assert labels.of(seen) is not late


def test_a_row_that_came_after_they_were_read_is_found_all_the_same(world: World) -> None:
    known = labels.current()
    late = Official.objects.create(slug="late", name="Late Comer", country=world.arandia)
    assert late.pk not in list(known.officials)
    assert known.officials[late.pk] == late
    with pytest.raises(KeyError):
        known.officials[late.pk + 1]


def test_two_states_are_kept_at_most(world: World) -> None:
    for name in ("One", "Two", "Three"):
        Country.objects.filter(iso3="XAR").update(name=name)
        labels.current()
    assert len(labels._kept) == 2


def test_what_a_face_makes_of_them_is_made_once_and_goes_with_them(world: World) -> None:
    made: list[int] = []
    known = labels.current()
    for _ in range(2):
        known.once(("test", 1), lambda: made.append(1))
    assert made == [1]
    Country.objects.filter(iso3="XAR").update(name="New Arandia")
    labels.current().once(("test", 1), lambda: made.append(2))
    assert made == [1, 2]


def test_of_many_requests_that_miss_them_one_reads(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, ready = labels.current(), threading.Barrier(4)
    version, reads = DataVersion.current(), []
    labels._kept.clear()

    def read(state: labels.State) -> labels.Labels:
        reads.append(state)
        labels._kept[state] = seen
        return seen

    def ask() -> None:
        ready.wait()
        labels.of(version)

    monkeypatch.setattr(labels, "_read", read)
    asking = [threading.Thread(target=ask) for _ in range(4)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert len(reads) == 1
