"""One table from a file: told row by row what it does, entered as it was looked at, or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from positions import editorial
from positions.exchange import one_table
from positions.exchange.faults import FaultyFilesError
from positions.exchange.one_table import OvertakenError, Preview
from positions.exchange.tables import POSITIONS, SOURCES
from positions.models import Position, Source
from positions.vocabulary import Status
from tests import make
from tests.world import World

TODAY = date(2024, 5, 1)
HEAD = ",".join(POSITIONS.required)
SAME = "XAR,binding-framework,support,2022-03-01,day,statement,,,,,Spoke for it.,voting-record,"
CHANGED = (
    "XAR,binding-framework,oppose,2022-03-01,day,statement,,,,,Spoke against it.,voting-record|speech,p. 2"
)
NEW = "group:mu,audits,conditional,2023-01-01,year,joint-statement,jon-vale,,,,The Union spoke.,speech,"


def file(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows, ""]).encode()


def look(*rows: str) -> Preview:
    return one_table.preview(POSITIONS, file(*rows), today=TODAY)


def enter(world: World, *rows: str, **values: str) -> list[Position]:
    given = {"fingerprint": look(*rows).fingerprint, "cause": "correction", "reason": "Read anew.", **values}
    return one_table.enter(POSITIONS, file(*rows), by=world.analyst, today=TODAY, **given)[1]


@pytest.fixture
def published(world: World) -> Position:
    return make.published(summary="Spoke for it.")


def test_each_row_is_new_or_the_same_or_changes_a_published_position(published: Position) -> None:
    assert [(row.line, row.verdict, row.number) for row in look(SAME, NEW).rows] == [
        (2, "same", published.pk),
        (3, "new", None),
    ]
    [changed] = look(CHANGED).rows
    assert (changed.verdict, changed.number) == ("changed", published.pk)
    assert [(one.column, one.before, one.after) for one in changed.differences] == [
        ("stance", "support", "oppose"),
        ("summary", "Spoke for it.", "Spoke against it."),
        ("sources", "voting-record", "voting-record|speech"),
        ("locator", "", "p. 2"),
    ]


def test_looking_writes_nothing(published: Position) -> None:
    look(CHANGED, NEW)
    assert Position.objects.count() == 1


def test_rows_come_in_as_drafts_of_who_brings_them(world: World, published: Position) -> None:
    new, correction = enter(world, CHANGED, NEW)
    for one in (new, correction):
        one.refresh_from_db()
        assert (one.status, one.author) == (Status.DRAFT, world.analyst)
    assert (str(new.actor), new.official, new.date_precision) == ("MU", world.vale, "year")
    assert (correction.corrects, correction.correction_reason) == (published, "Read anew.")
    assert [(one.source.slug, one.locator) for one in correction.citations.all()] == [
        ("voting-record", "p. 2"),
        ("speech", ""),
    ]
    published.refresh_from_db()
    assert published.status == Status.PUBLISHED


def test_what_came_in_is_not_drafted_twice(world: World, published: Position) -> None:
    enter(world, CHANGED, NEW)
    assert [row.verdict for row in look(CHANGED, NEW).rows] == ["pending", "pending"]
    assert enter(world, CHANGED, NEW) == []
    drafts = Position.objects.filter(status=Status.DRAFT)
    editorial.publish(editorial.submit(drafts, by=world.analyst), by=world.reviewer)
    assert [row.verdict for row in look(CHANGED, NEW).rows] == ["same", "same"]


def test_what_the_desk_retracted_stays_as_the_desk_left_it(world: World, published: Position) -> None:
    make.retracted(published)
    assert [row.verdict for row in look(SAME).rows] == ["settled"]


def test_every_fault_is_told_with_row_column_value_and_reason(world: World) -> None:
    bad = [
        "XZZ,binding-framework,support,2022-03-01,day,statement,,,,,Words.,voting-record,",
        "XAR,binding-framework,maybe,2022-03-41,day,statement,,,,,Words.,voting-record,",
        "XAR,audits,support,2022-03-01,day,statement,,,,,,nowhere,",
        "XAR,control,support",
    ]
    with pytest.raises(FaultyFilesError) as refusal:
        look(*bad)
    found = {(fault.line, fault.column, fault.value) for fault in refusal.value.faults}
    assert {
        (2, "actor", "XZZ"),
        (3, "stance", "maybe"),
        (3, "date", "2022-03-41"),
        (4, "sources", "nowhere"),
        (5, "", ""),
    } <= found
    assert all(fault.reason for fault in refusal.value.faults)


def test_the_rules_of_evidence_hold_for_files_too(world: World) -> None:
    with pytest.raises(FaultyFilesError) as refusal:
        look("XAR,audits,support,2024-05-02,day,statement,,,,,Tomorrow.,,")
    assert {fault.column for fault in refusal.value.faults} >= {"date", "sources"}


def test_a_file_does_what_was_looked_at_or_nothing(world: World, published: Position) -> None:
    seen = look(CHANGED, NEW).fingerprint
    make.retracted(published)
    with pytest.raises(OvertakenError) as refusal:
        enter(world, CHANGED, NEW, fingerprint=seen)
    assert [row.verdict for row in refusal.value.preview.rows] == ["new", "new"]
    assert not Position.objects.filter(status=Status.DRAFT).exists()


def test_whoever_may_not_draft_brings_nothing(world: World) -> None:
    with pytest.raises(PermissionDenied):
        one_table.enter(POSITIONS, file(NEW), by=world.reader, today=TODAY, fingerprint="")


def test_a_reference_table_is_brought_up_to_date_at_once(world: World) -> None:
    rows = b"slug,url,title,publisher,published_on,language\nspeech,,Speech,,2023-05-24,fr\nnew,,New,,,en\n"
    seen = one_table.preview(SOURCES, rows, today=TODAY)
    assert seen.counts["new"] == seen.counts["changed"] == 1
    one_table.enter(SOURCES, rows, by=world.analyst, today=TODAY, fingerprint=seen.fingerprint)
    assert Source.objects.get(slug="new").title == "New"
    speech = Source.objects.get(slug="speech")
    assert (speech.title, bool(speech.full_text)) == ("Speech", True)


def test_each_role_brings_the_tables_that_it_keeps(world: World) -> None:
    def brings(user: object) -> set[str]:
        return {table.name for table in one_table.IMPORTABLE if one_table.may_bring(user, table)}

    kept = {"positions", "sources", "officials", "forums", "sessions", "instruments"}
    assert brings(world.analyst) == brings(world.reviewer) == kept
    assert brings(world.administrator) == {table.name for table in one_table.IMPORTABLE}
    assert brings(world.reader) == set()
