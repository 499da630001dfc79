"""The disk is full: whoever wanted to write is told so in a sentence, nothing is lost, nothing half done.

Files: the longest that a process may write is set so low that they do not fit, which the system
answers where it would answer that the disk is full. The database: PostgreSQL's own error for it, at
a table that is written late.
"""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from positions.hindrances import CROSSED, NO_ROOM, hindrance
from positions.models import Change, Position, Source, StancePeriod
from positions.releases import shelf
from positions.review import stamp
from tests import make
from tests.exchange.files import DataSet
from tests.world import World

TABLES = ("positions_position", "positions_change", "positions_stanceperiod", "pghistory_context")
"""Where the room ends: at the beginning, in the midst and at the end of a publication."""


@contextmanager
def longest_file(size: int) -> Iterator[None]:
    """No process that is started now, nor this one, writes a file that is longer."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def no_room_for(table: str) -> Iterator[None]:
    """PostgreSQL finds no room for one more row of the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"
        )
        cursor.execute(
            f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()"
        )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION no_room() CASCADE")


def run(command: str, *arguments: str) -> None:
    call_command(command, *arguments, stdout=StringIO(), stderr=StringIO())


def rows() -> list[int]:
    return [one.objects.count() for one in (Position, Source, StancePeriod, Change)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["positions_source", "positions_stanceperiod"])
def test_an_import_that_finds_no_room_is_told_so_and_leaves_nothing(tmp_path: Path, table: str) -> None:
    files = DataSet(tmp_path / "files")
    with no_room_for(table), pytest.raises(CommandError) as told:
        run("load_dataset", str(files.folder))
    assert str(told.value) == NO_ROOM
    assert rows() == [0, 0, 0, 0]
    assert "Loaded, all of it." in files.load(), "there is room again"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", TABLES)
def test_a_reviewer_whose_publication_finds_no_room_is_told_so(
    world: World, client: Client, table: str
) -> None:
    client.force_login(world.reviewer)
    position = make.submitted()
    page = reverse("admin:review_position", args=[position.pk])
    form = {"decision": "approve", "seen": stamp([position])}
    before = rows()
    with no_room_for(table):
        response = client.post(page, form)
    assert (response.status_code, response.headers["Retry-After"]) == (507, "5")
    assert NO_ROOM in response.content.decode()
    position.refresh_from_db()
    assert (position.status, rows()) == ("in-review", before)
    assert client.post(page, form).status_code == 302
    position.refresh_from_db()
    assert position.status == "published"


@pytest.mark.parametrize("size", [2_000, 20_000, 60_000])
def test_a_release_that_finds_no_room_is_told_so_and_nobody_sees_it(
    world: World, root: Path, size: int
) -> None:
    make.published()
    with longest_file(size), pytest.raises(CommandError) as told:
        run("build_release")
    assert str(told.value) == NO_ROOM
    assert shelf.releases(root) == []
    run("build_release")
    assert len(shelf.releases(root)) == 1


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_finds_no_room_is_told_so_and_leaves_no_file(world: World, tmp_path: Path) -> None:
    with longest_file(100_000), pytest.raises(CommandError) as told:
        run("backup", str(tmp_path / "record.zip"))
    assert str(told.value) == NO_ROOM
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_a_file_for_which_there_is_no_room_at_the_way_in_is_answered_so(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(world.administrator)
    client.raise_request_exception = False

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", full)
    large = StringIO("x" * 3_000_000)
    response = client.post(reverse("admin:import", args=["forums"]), {"file": large})
    assert (response.status_code, NO_ROOM in response.content.decode()) == (507, True)


@pytest.mark.parametrize(
    ("code", "sentence"), [("53100", NO_ROOM), ("40P01", CROSSED), ("40001", CROSSED), ("23505", None)]
)
def test_what_hinders_is_known_by_the_words_of_the_database(
    db: None, code: str, sentence: str | None
) -> None:
    with connection.cursor() as cursor, pytest.raises(Exception) as raised:  # noqa: PT011 (of several kinds)
        cursor.execute(f"DO $$ BEGIN RAISE 'as PostgreSQL says it' USING ERRCODE = '{code}'; END $$")
    assert hindrance(raised.value) == sentence
