"""What is in a release: the public record, typed, described, verified, the same in every form."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from positions.credits import CREDITS
from positions.releases.shelf import Release
from positions.releases.sqlite import UnsoundError, write_sqlite
from positions.releases.tables import BY_NAME, TABLES, Table
from tests.released import Releases

PRIVATE = (
    "A private copy",
    "A draft that nobody has read",
    "unread",
    "A note for the desk",
    "second_analyst",
)


@pytest.fixture
def record(released: Releases) -> Iterator[sqlite3.Connection]:
    """The SQLite file of the second release, which may not be written."""
    address = f"file:{released.second.folder / 'record.sqlite'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        yield database


def cells(release: Release, table: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (release.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_private_is_in_any_file(released: Releases) -> None:
    for release in (released.first, released.second):
        texts = [path.read_bytes() for path in release.folder.iterdir() if path.suffix != ".parquet"]
        assert [words for words in PRIVATE if any(words.encode() in text for text in texts)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_parquet_and_sqlite_hold_the_same_rows(
    released: Releases, record: sqlite3.Connection, table: Table
) -> None:
    written = [tuple(row.values()) for row in cells(released.second, table.name)]
    parquet = f"'{released.second.folder}/{table.name}.parquet'"
    with duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        described = engine.execute(f"DESCRIBE FROM {parquet}").fetchall()
        texts = ", ".join(f'"{name}"::VARCHAR' for name in table.names)
        columnar = engine.execute(f"SELECT {texts} FROM {parquet}").fetchall()
    in_sqlite = record.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
    types = [field.type.name for field in table.fields]

    assert [(row[0], row[1].replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")) for row in described] == [
        (field.name, field.type.duckdb) for field in table.fields
    ]
    assert [[_value(*pair) for pair in zip(row, types, strict=True)] for row in columnar] == [
        [_value(*pair) for pair in zip(row, types, strict=True)] for row in written
    ]
    assert [[_value(*pair) for pair in zip(row, types, strict=True)] for row in in_sqlite] == [
        [_value(*pair) for pair in zip(row, types, strict=True)] for row in written
    ]
    assert len(written) == next(one.rows for one in released.second.tables if one.name == table.name)


def _value(cell: Any, type_: str) -> Any:
    """What a cell says, however the form writes it: DuckDB a moment with a blank, SQLite a truth as 1."""
    if cell in (None, ""):
        return None
    if type_ == "datetime":
        return datetime.fromisoformat(cell)
    if type_ == "boolean":
        return str(cell) in ("true", "1")
    return float(cell) if type_ == "number" else str(cell)


def test_what_stands_and_what_was_retracted_are_told_apart(released: Releases) -> None:
    standing, retracted = cells(released.second, "positions"), cells(released.second, "retracted_positions")
    assert sorted(one["stance"] for one in standing) == ["abstain", "conditional", "oppose", "support"]
    assert {one["retraction_cause"] for one in retracted} == {"correction", "published-in-error"}
    correction = next(one for one in standing if one["stance"] == "conditional")
    wrong = next(one for one in retracted if one["retraction_cause"] == "correction")
    assert (correction["corrects"], wrong["corrected_by"]) == (wrong["id"], correction["id"])


def test_the_ledger_tells_why_in_both_entries_of_a_correction(released: Releases) -> None:
    told = [(one["kind"], one["cause"]) for one in cells(released.second, "changes") if one["cause"]]
    assert sorted(told) == [
        ("published", "correction"),
        ("retracted", "correction"),
        ("retracted", "published-in-error"),
    ]


def test_lists_in_a_cell_follow_the_rule_of_the_data_set(released: Releases) -> None:
    [union] = [one for one in cells(released.first, "positions") if one["group"] == "mu"]
    assert (union["sources"], union["locator"]) == ("voting-record|article", r"p. 3\|4")
    assert union["dissociated"] == "XBO"
    assert union["summary"] == "Two lines,\nof the Union."


def test_a_figure_can_be_had_as_it_was_known(released: Releases, record: sqlite3.Connection) -> None:
    moment = released.moment.isoformat().replace("+00:00", "Z")
    [(known,)] = record.execute(
        "SELECT (SELECT count(*) FROM positions WHERE published_at <= :at)"
        " + (SELECT count(*) FROM retracted_positions WHERE published_at <= :at AND retracted_at > :at)",
        {"at": moment},
    )
    assert known == released.known_then == 4


def test_the_sqlite_file_declares_types_references_and_indexes(record: sqlite3.Connection) -> None:
    declared = {row[1]: row[2] for row in record.execute("PRAGMA table_info(positions)")}
    assert (declared["id"], declared["date"], declared["published_at"]) == ("INTEGER", "DATE", "TIMESTAMP")
    references = {(row[3], row[2], row[4]) for row in record.execute("PRAGMA foreign_key_list(citations)")}
    assert references == {("position", "positions", "id"), ("source", "sources", "slug")}
    plan = record.execute("EXPLAIN QUERY PLAN SELECT * FROM positions WHERE date > '2022-01-01'").fetchone()
    assert "INDEX positions_date" in plan[3]
    assert record.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    "breach",
    [
        "UPDATE positions SET stance = 'maybe'",
        "UPDATE positions SET date = '2022'",
        "UPDATE positions SET proposition = NULL",
        "UPDATE citations SET source = 'nowhere'",
        "UPDATE instruments SET binding = 2",
    ],
)
def test_the_sqlite_file_refuses_what_breaks_its_rules(
    released: Releases, tmp_path: Path, breach: str
) -> None:
    shutil.copy(released.second.folder / "record.sqlite", tmp_path)
    (tmp_path / "record.sqlite").chmod(0o600)
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(breach)


@pytest.mark.parametrize(
    ("table", "before", "after", "said"),
    [
        ("citations", "voting-record", "nowhere", "citations refers to a row of sources"),
        ("positions", "2022-03-01", "2022-03-32", r"positions\.csv, line \d+: CHECK"),
    ],
)
def test_tables_that_do_not_hold_together_are_no_release(
    released: Releases, tmp_path: Path, table: str, before: str, after: str, said: str
) -> None:
    for one in released.second.folder.glob("*.csv"):
        (tmp_path / one.name).write_text(one.read_text())
    broken = tmp_path / f"{table}.csv"
    broken.write_text(broken.read_text().replace(before, after, 1))
    with pytest.raises(UnsoundError, match=said):
        write_sqlite(TABLES, tmp_path, tmp_path / "record.sqlite")


def test_the_data_package_is_valid_and_notices_what_is_not(released: Releases, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has old habits of its own
        from frictionless import Package  # after the filter: importing it warns already

        good = Package(str(released.second.folder / "datapackage.json")).validate()
        assert good.valid, good.flatten(["name", "type", "note"])[:5]
        shutil.copytree(released.second.folder, tmp_path, dirs_exist_ok=True)
        broken = tmp_path / "citations.csv"
        broken.chmod(0o600)
        broken.write_text(broken.read_text().replace("voting-record", "nowhere", 1))
        found = Package(str(tmp_path / "datapackage.json")).validate().flatten(["type"])
    assert ["foreign-key"] in found
    assert ["hash-count"] in found


def test_every_field_of_the_data_package_is_explained(released: Releases) -> None:
    package = json.loads((released.second.folder / "datapackage.json").read_text())
    assert [one["name"] for one in package["resources"]] == [*BY_NAME, "differences"]
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            assert field["description"].rstrip("})").endswith((".", "|")), (resource["name"], field)
    assert {credit["url"] for credit in CREDITS} == {one["path"] for one in package["sources"]}


def test_checksums_are_those_of_all_files(released: Releases) -> None:
    for release in (released.first, released.second):
        lines = (release.folder / "SHA256SUMS").read_text().splitlines()
        listed = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
        assert listed == {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in release.folder.iterdir()
            if path.name != "SHA256SUMS"
        }
        assert {one.name: one.sha256 for one in release.files}.items() >= listed.items()
        assert {one.name: one.bytes for one in release.files} == {
            path.name: path.stat().st_size for path in release.folder.iterdir()
        }


def test_the_first_release_has_no_differences(released: Releases) -> None:
    assert released.first.previous is None
    assert released.first.positions is None
    assert released.first.file("differences.csv") is None
    assert "It is the first release." in (released.first.folder / "README.md").read_text()


def test_the_second_tells_every_row_that_differs(released: Releases) -> None:
    second = released.second
    assert second.previous == released.first.name
    assert vars(second.positions) == {"published": 1, "corrected": 1, "retracted": 1}
    counts = {one.name: (one.added, one.removed, one.changed) for one in second.tables}
    assert counts["positions"] == (2, 2, 0)
    assert counts["retracted_positions"] == (2, 0, 0)
    assert counts["changes"] == (4, 0, 0)
    assert counts["countries"] == (0, 0, 0)
    rows = cells(second, "differences")
    assert len(rows) == sum(number or 0 for count in counts.values() for number in count)
    ids = {one["id"] for one in cells(second, "positions")} - {
        one["id"] for one in cells(released.first, "positions")
    }
    assert {one["key"] for one in rows if (one["table"], one["change"]) == ("positions", "added")} == ids
    [ended] = [one for one in rows if one["table"] == "stance_periods" and one["change"] == "changed"][:1]
    assert ended["fields"]


def test_people_are_told_what_it_is_and_whom_to_credit(released: Releases) -> None:
    readme = (released.second.folder / "README.md").read_text()
    assert "1 positions published, 1 corrected, 1 retracted without a successor" in readme
    assert {name for name in BY_NAME if f"| {name} |" not in readme} == set()
    licence = (released.second.folder / "LICENSE.md").read_text()
    assert {credit["whose"] for credit in CREDITS if credit["whose"] not in licence} == set()
