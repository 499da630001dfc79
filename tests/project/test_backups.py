"""A backup comes back whole or is none, and nothing of the record in use is lost to a restore."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from io import StringIO
from pathlib import Path
from threading import Event

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from positions import editorial
from positions.models import DataVersion, Position
from positions.vocabulary import RetractionCause
from tests import make
from tests.models.below import past_triggers, sql
from tests.world import World
from tracker.backups import archive, programs, server
from tracker.backups.server import Server

pytestmark = pytest.mark.django_db(transaction=True)


def run(command: str, *arguments: str) -> str:
    """What the command says."""
    said = StringIO()
    call_command(command, *arguments, stdout=said, stderr=StringIO())
    return said.getvalue()


@pytest.fixture(autouse=True)
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checks run in processes of their own, by the settings of the local mode as these tests do."""
    monkeypatch.delenv("DEBUG", raising=False)


@pytest.fixture
def published(world: World) -> Position:
    return make.published()


@pytest.fixture
def put_aside() -> Iterator[list[str]]:
    """Databases that a restore put aside; dropped after the test."""
    names: list[str] = []
    yield names
    for name in names:
        Server.in_use().drop(name)


def databases() -> set[str]:
    """The names of all databases of the server."""
    with Server.in_use().session("postgres") as session:
        return {name for (name,) in session.execute("SELECT datname FROM pg_database")}


def test_what_happened_after_a_backup_is_put_aside_and_not_lost(
    world: World, published: Position, tmp_path: Path, put_aside: list[str]
) -> None:
    file = tmp_path / "record.zip"
    version = DataVersion.current().number
    before = databases()
    assert "restored and clean" in run("backup", str(file))
    assert databases() == before  # nothing of the proof is left
    reason = {"cause": RetractionCause.DUPLICATE, "reason": "Twice."}
    editorial.retract([published], by=world.reviewer, **reason)

    with pytest.raises(CommandError, match=r"holds a record of 1 positions.*--replace"):
        run("restore", str(file))
    assert "is in place" in run("restore", str(file), "--replace")
    [kept] = databases() - before
    put_aside.append(kept)
    published.refresh_from_db()
    assert published.retracted_at is None
    assert DataVersion.current().number == version


@pytest.fixture
def aside(db: None) -> Iterator[Server]:
    """A database beside the tests' own, as if it were in use; and a new one, with a table, for its place."""
    in_use = Server.in_use()
    aside = replace(in_use, database=f"{in_use.database}_aside")
    for name in (aside.database, f"{aside.database}_new"):
        aside.create(name)
    with aside.session(f"{aside.database}_new") as session:
        session.execute("CREATE TABLE restored ()")
    yield aside
    for name in (aside.database, f"{aside.database}_new", f"{aside.database}_kept"):
        aside.drop(name)


def test_people_who_go_on_reading_are_cut_off_and_find_the_restored_record(aside: Server) -> None:
    done = Event()

    def read() -> None:
        while not done.is_set():
            with suppress(psycopg.Error), aside.session(aside.database) as session:
                while not done.is_set():
                    session.execute("SELECT 1")

    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(read)
        try:
            aside.exchange(f"{aside.database}_new", kept_as=f"{aside.database}_kept")
        finally:
            done.set()
    with aside.session(aside.database) as session:
        session.execute("SELECT FROM restored")
    with (
        pytest.raises(psycopg.OperationalError, match="not currently accepting"),
        aside.session(f"{aside.database}_kept"),
    ):
        pass


def test_a_restore_that_breaks_off_leaves_the_record_in_use_open(aside: Server) -> None:
    with pytest.raises(psycopg.Error):
        aside.exchange(f"{aside.database}_nowhere", kept_as=f"{aside.database}_kept")
    with aside.session(aside.database) as session:
        assert session.execute("SELECT to_regclass('restored')").fetchone() == (None,)


def test_a_backup_never_takes_the_place_of_another(published: Position, tmp_path: Path) -> None:
    file = tmp_path / "record.zip"
    file.write_text("an older one")
    with pytest.raises(CommandError, match="exists already"):
        run("backup", str(file))
    assert file.read_text() == "an older one"


def test_a_record_that_breaks_a_rule_makes_no_backup(published: Position, tmp_path: Path) -> None:
    with past_triggers():
        sql("DELETE FROM positions_citation")
    with pytest.raises(CommandError, match="not clean"):
        run("backup", str(tmp_path / "record.zip"))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def unproven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup without its proof, as long as no test needs more than its shape."""
    file = tmp_path_factory.mktemp("unproven") / "record.zip"
    with file.open("w+b") as opened, zipfile.ZipFile(opened, "w") as zipped:
        zipped.writestr(archive.DUMP, b"PGDMP" + bytes(range(256)) * 40)
        said = {"made_at": "2026-11-23T00:00:00Z", "postgres": "18.6", "sha256": "0" * 64}
        zipped.writestr(
            archive.MANIFEST,
            json.dumps({**said, "contents": {"data_version": 1, "rows": {}, "migrations": {}}}),
        )
    return file


def flipped(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def other(file: Path) -> None:
    file.write_text("date,actor\n2026-11-23,PAK\n")


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def forged(file: Path) -> None:
    """Whole as a zip, but not what its manifest was written for."""


@pytest.mark.parametrize("damage", [flipped, cut, other, emptied, forged, Path.unlink])
def test_a_damaged_file_is_refused_and_nothing_changes(
    world: World, unproven: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    file = tmp_path / "record.zip"
    shutil.copy(unproven, file)
    damage(file)
    before = databases()
    with pytest.raises(CommandError, match=r"damaged|no file"):
        run("restore", str(file), "--replace")
    assert databases() == before
    connection.close()
    assert Position.objects.count() == 0


def test_a_backup_holds_nobody_signed_in(published: Position, tmp_path: Path) -> None:
    file = tmp_path / "record.zip"
    run("backup", str(file))
    with archive.opened(file) as (manifest, _):
        assert "django_session" not in manifest.contents.rows
        assert manifest.contents.rows["positions_position"] == 1


def program(folder: Path, major: int) -> Path:
    """A pg_restore that says of itself what Debian's does."""
    folder.mkdir(parents=True)
    path = folder / "pg_restore"
    path.write_text(f"#!/bin/sh\necho 'pg_restore (PostgreSQL) {major}.4 (Debian {major}.4-1)'\n")
    path.chmod(0o755)
    return path


def test_the_programs_are_those_of_the_servers_own_version(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ours, debians = program(tmp_path / "ours" / "bin", 18), program(tmp_path / "15" / "bin", 15)
    monkeypatch.setattr(programs, "installed_tree", lambda: tmp_path / "ours")
    monkeypatch.setattr(programs, "PACKAGED", f"{tmp_path}/{{major}}/bin")
    monkeypatch.setenv("PATH", str(tmp_path))
    found = {major: programs.program_of("pg_restore", major) for major in (15, 16, 18)}
    assert found == {15: str(debians), 16: None, 18: str(ours)}


def test_without_them_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, published: Position
) -> None:
    monkeypatch.setattr(server, "program_of", lambda name, major: None)
    with pytest.raises(CommandError, match=r"pg_dump of version \d+.*apt-get install postgresql-client-\d+"):
        run("backup", str(tmp_path / "backup.zip"))
    assert list(tmp_path.iterdir()) == []
