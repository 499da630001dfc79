"""Positions that come in at one stroke: whole, and under the same rules as those of the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import editorial, publication, stances
from positions.editorial import Cited, Plan
from positions.evidence import faults_of
from positions.models import Change, Position, StancePeriod
from positions.models.history import event_tables
from positions.publication import Arrivals
from positions.record_check.counts import differing_counts
from tests import make
from tests.models.below import refused, sql
from tests.world import World

USUAL = {"stance": "support", "kind": "statement", "date": date(2022, 3, 1), "date_precision": "day"}


def write_down(world: World, *, cites: int = 1, aside: tuple[str, ...] = (), **fields: Any) -> None:
    """One position in the tables of arrivals, by the rows and values of its fields."""
    values = {**USUAL, "proposition": world.framework, "summary": "Spoke for it.", **fields}
    if "group" not in fields:
        values.setdefault("country", world.arandia)
    columns = {
        column: getattr(value, "pk", value)
        for column in publication.COLUMNS
        if (value := values.get(column.removesuffix("_id"))) is not None
    }
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    sql(f"INSERT INTO {publication.POSITIONS} (line, {names}) VALUES (1, {places})", *columns.values())
    number = f"(SELECT max(id) FROM {publication.POSITIONS})"
    for source in [world.record, world.speech][:cites]:
        sql(f"INSERT INTO {publication.CITATIONS} SELECT {number}, %s, '', 0", source.pk)
    for name in aside:
        sql(f"INSERT INTO {publication.DISSOCIATIONS} SELECT {number}, %s", getattr(world, name).pk)


def enter(world: World, *, author: User | None = None, by: User | None = None) -> int:
    arrivals = Arrivals(author or world.analyst)
    return editorial.publish_batches([arrivals], by=by or world.reviewer)


def test_what_arrives_is_published_with_four_eyes_a_ledger_its_history_and_its_stances(world: World):
    publication.make_tables()
    write_down(world)
    write_down(world, group=world.union, stance="oppose", date=date(2020, 1, 1), aside=("borvia",))
    with pghistory.context(reason="From a file."):
        assert enter(world) == 2
    own, of_union = Position.objects.order_by("pk")
    assert (own.status, own.author, own.reviewer) == ("published", world.analyst, world.reviewer)
    assert own.submitted_at == own.published_at == of_union.published_at
    assert own.sources.get() == world.record
    assert [one.country for one in of_union.dissociations.all()] == [world.borvia]
    entries = Change.objects.filter(position__isnull=False).order_by("number")
    assert list(entries.values_list("position", "kind", "by", "at")) == [
        (one.pk, "published", world.reviewer.pk, own.published_at) for one in (own, of_union)
    ]
    told = event_tables()[Position].objects.order_by("pgh_id")
    assert [(one.pgh_obj_id, one.pgh_label, one.status) for one in told] == [
        (own.pk, "insert", "published"),
        (of_union.pk, "insert", "published"),
    ]
    assert {one.pgh_context.metadata["reason"] for one in told} == {"From a file."}
    assert set(StancePeriod.objects.values_list("country__iso3", "stance")) == {
        ("XAR", "oppose"),
        ("XAR", "support"),
        ("XCE", "oppose"),
    }
    assert list(stances.differences()) == []
    assert list(differing_counts()) == []


def test_arrivals_and_positions_of_the_desk_are_published_at_one_moment(world: World):
    publication.make_tables()
    write_down(world)
    waiting = make.submitted(country=world.borvia)
    assert editorial.publish_batches([Arrivals(world.analyst), [waiting]], by=world.reviewer) == 2
    assert Position.objects.values("published_at").distinct().count() == 1


def test_the_tables_are_empty_for_the_next_part(world: World):
    publication.make_tables()
    write_down(world)
    assert enter(world) == 1
    write_down(world, country=world.borvia)
    assert enter(world) == 1
    assert Position.objects.count() == 2


def test_who_may_not_write_or_review_brings_nothing_in(world: World):
    publication.make_tables()
    write_down(world)
    with pytest.raises(PermissionDenied):
        enter(world, by=world.analyst)
    with pytest.raises(PermissionDenied), transaction.atomic():
        enter(world, author=world.reader)
    with refused("position_four_eyes"):
        enter(world, author=world.reviewer)
    assert not Position.objects.exists()


def test_what_comes_in_published_without_its_entry_in_the_ledger_is_refused(world: World):
    publication.make_tables()
    write_down(world)
    people = {"author": world.analyst.pk, "reviewer": world.reviewer.pk, "moment": timezone.now()}
    with refused("whole_ledger"):
        sql(publication.EVIDENCE[0])
        with connection.cursor() as cursor:
            cursor.execute(publication.ENTER, people)


def test_a_correction_does_not_come_in_published(world: World):
    old = make.published()
    again = make.draft(corrects=old, correction_cause="recode", correction_reason="Anew.")
    again.pk, again.status, again.reviewer = None, "published", world.reviewer
    again.submitted_at = again.published_at = old.published_at
    with refused("lifecycle"):
        again.save(force_insert=True)


# The database and the rules of evidence, which say the same twice.

acts = st.fixed_dictionaries(
    {
        "actor": st.sampled_from(("arandia", "borvia", "union")),
        "official": st.sampled_from((None, None, "okoye", "brandt", "vale")),
        "place": st.sampled_from(
            (None, ("workshop", None), ("workshop", "workshop_2023"), ("assembly", "workshop_2023"))
        ),
        "date": st.sampled_from((date(2014, 1, 1), date(2023, 5, 17), date(2023, 6, 2), date(2999, 1, 1))),
        "date_precision": st.sampled_from(("day", "reported")),
        "cites": st.integers(0, 2),
        "aside": st.sampled_from(((), (), ("borvia",), ("fenland",))),
    }
)


def refusal(world: World) -> str:
    """The rule by which the database refuses what arrived; empty where it does not."""
    try:
        with transaction.atomic():
            enter(world)
    except IntegrityError as error:
        return str(error.__cause__.diag.constraint_name)
    return ""


def fields_of(world: World, act: dict[str, Any]) -> dict[str, Any]:
    forum, session = act["place"] or (None, None)
    named = {"official": act["official"], "forum": forum, "session": session}
    rows = {name: getattr(world, row) for name, row in named.items() if row is not None}
    kind = "group" if act["actor"] == "union" else "country"
    days = {name: act[name] for name in ("date", "date_precision")}
    return {kind: getattr(world, act["actor"]), **rows, **days}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(act=acts)
def test_the_database_refuses_exactly_what_the_rules_of_evidence_find_fault_with(act, world: World):
    with transaction.atomic():
        fields = fields_of(world, act)
        cites = [Cited(one) for one in [world.record, world.speech][: act["cites"]]]
        plan = {**USUAL, "proposition": world.framework, "summary": "Spoke for it.", **fields}
        aside = [getattr(world, name) for name in act["aside"]]
        [draft] = editorial.draft_many([Plan(plan, cites, aside)], author=world.analyst)
        faulty = bool(faults_of([draft], today=date.today()))  # noqa: DTZ011 (the database asks its clock too)
        publication.make_tables()
        write_down(world, **fields, cites=act["cites"], aside=act["aside"])
        named = refusal(world)
        transaction.set_rollback(True)
    assert named.startswith("evidence_") is faulty
    assert bool(named) is faulty
