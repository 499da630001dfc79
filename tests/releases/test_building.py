"""A release is made whole or not at all, only where the record changed, and never takes another's place."""

from __future__ import annotations

import fcntl
import io
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from positions.models import Position, ReferenceSource, Topic
from positions.releases import building, shelf, writing
from positions.releases.building import build
from positions.releases.tables import BY_NAME
from tests import make
from tests.effort import memory
from tests.released import DAY, Building
from tests.world import World
from tests.world import build as build_world


def command() -> str:
    """What the command says."""
    said = io.StringIO()
    call_command("build_release", stdout=said)
    return said.getvalue()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_record_that_did_not_change_gets_no_second_release(world: World, root: Path) -> None:
    make.published()
    assert "is in" in command()
    [only] = shelf.releases(root)
    assert f"Nothing to do: release {only.name} holds the record as it is." in command()
    assert shelf.releases(root) == [only]


def test_a_touched_but_equal_record_gets_none_either(world: World, built: Building, root: Path) -> None:
    built()
    Topic.objects.filter(slug="rules").update(order=1)  # raises the data version, and changes nothing
    assert built() is None
    assert not list((root / building.WORKSHOP).glob("2*"))


def test_names_tell_the_day_and_which_of_that_day(world: World, built: Building, root: Path) -> None:
    names: list[str] = []
    for day in (DAY, DAY, date(2026, 11, 24)):
        make.published(summary=f"Said it again, after {len(names)} releases.")
        names.append(built(day).name)
    assert names == ["2026-11-23", "2026-11-23.2", "2026-11-24"]
    assert [one.name for one in shelf.releases(root)] == names[::-1]
    assert shelf.newest(root).previous == "2026-11-23.2"


def test_the_tenth_of_a_day_comes_after_the_ninth(root: Path) -> None:
    for number in range(2, 12):
        (root / f"2026-11-23.{number}").mkdir(parents=True)
    (root / "2026-11-23").mkdir()
    assert shelf.next_name(root, DAY) == "2026-11-23.12"


def test_a_release_once_made_is_never_touched(world: World, built: Building) -> None:
    first = built()
    before = contents(first.folder)
    make.published()
    second = built()
    assert second.folder != first.folder
    assert contents(first.folder) == before
    assert {path.stat().st_mode & 0o222 for path in first.folder.iterdir()} == {0}


def test_the_same_record_gives_the_same_bytes(world: World, tmp_path: Path) -> None:
    make.published()
    one, other = (build(tmp_path / name, day=DAY, say=lambda text: None) for name in ("one", "other"))
    assert contents(one.folder) == contents(other.folder)


def test_two_builds_at_once_are_refused_with_a_sentence(world: World, root: Path) -> None:
    (root / building.WORKSHOP).mkdir(parents=True)
    with (root / building.WORKSHOP / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CommandError, match="Another build is under way"):
            command()
    assert shelf.releases(root) == []


@pytest.mark.parametrize("step", ["write_csv", "write_sqlite", "_papers", "_settle"])
def test_a_build_that_fails_leaves_nothing_to_see(
    world: World, built: Building, root: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def failing(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, step, failing)
    with pytest.raises(CommandError, match="no room left on the disk"):
        command()
    assert [path.name for path in root.iterdir()] == [building.WORKSHOP]
    assert [path.name for path in (root / building.WORKSHOP).iterdir()] == ["lock"]


def test_what_a_killed_build_left_is_cleared_by_the_next(world: World, built: Building, root: Path) -> None:
    half = root / building.WORKSHOP / "2026-11-23"
    half.mkdir(parents=True)
    (half / "release.json").write_text("{}")
    assert shelf.releases(root) == []
    assert built().name == "2026-11-23"
    assert not half.exists()


def test_a_place_that_cannot_be_written_is_told(world: World, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.RELEASES_DIR = tmp_path / "file" / "releases"
    with pytest.raises(CommandError, match="could not be written"):
        command()


@pytest.mark.django_db(transaction=True)
def test_what_is_published_meanwhile_is_in_none_of_its_tables(
    built: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_world()
    make.published(summary="Before.")

    def publish() -> None:
        make.published(summary="Meanwhile.")
        connection.close()

    def interrupted(table: Any, path: Path) -> int:
        if table.name == "countries":
            other = threading.Thread(target=publish)
            other.start()
            other.join()
        return writing.write_csv(table, path)

    monkeypatch.setattr(building, "write_csv", interrupted)
    made = built()
    assert Position.objects.published().count() == 2
    counts = {one.name: one.rows for one in made.tables}
    assert (counts["positions"], counts["citations"]) == (1, 1)
    assert "Meanwhile." not in (made.folder / "positions.csv").read_text()
    assert made.last_change == 6  # five memberships and one position


def test_memory_does_not_grow_with_the_record(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "AT_ONCE", 100)
    table = BY_NAME["reference_sources"]

    def peak(first: int, last: int) -> int:
        ReferenceSource.objects.bulk_create(
            ReferenceSource(table="groups", key=f"entry-{number}", source=world.record, covers="members")
            for number in range(first, last)
        )
        assert writing.write_csv(table, tmp_path / "rows.csv") == last
        return memory(writing.write_csv, table, tmp_path / "rows.csv")

    small = peak(0, 400)
    assert peak(400, 2400) < small * 1.2
