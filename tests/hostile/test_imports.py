"""The corpus of texts through the import: refused with their place, or borne as they are; never half."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from positions.models import Country
from tests.exchange.files import HEADERS, DataSet, exported
from tests.hostile.texts import BORNE, REFUSED

pytestmark = pytest.mark.django_db

WORDS = {
    "countries": ["name", "official_name"],
    "aliases": ["alias"],
    "groups": ["name"],
    "forums": ["name"],
    "sessions": ["name", "city"],
    "instruments": ["title"],
    "propositions": ["title", "definition", "support_means", "oppose_means"],
    "sources": ["title", "publisher"],
    "officials": ["name"],
    "tenures": ["title", "body"],
    "positions": ["summary", "locator"],
}
"""Columns in which words of any kind may stand."""


@pytest.fixture
def files(tmp_path: Path) -> DataSet:
    return DataSet(tmp_path / "given")


def put(files: DataSet, table: str, columns: list[str], text: str) -> None:
    """The text after what the first row says in these columns."""
    rows = files.rows(table)
    for column in columns:
        rows[0][column] += text
    with files.path(table).open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADERS[table].split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def said(files: DataSet, table: str, columns: list[str]) -> list[list[str]]:
    """What stands in these columns, in an order of its own."""
    return sorted([row[column] for column in columns] for row in files.rows(table))


@pytest.mark.parametrize("kind", REFUSED)
def test_what_nobody_can_read_is_refused_wherever_it_stands(files: DataSet, kind: str) -> None:
    for table, header in HEADERS.items():
        put(files, table, header.split(","), REFUSED[kind])
    faults = files.refused()
    assert "Take out character" in faults
    assert [table for table in HEADERS if f"{table}.csv" not in faults] == []
    assert not Country.objects.exists()


@pytest.mark.parametrize("kind", BORNE)
def test_what_means_harm_is_words_and_comes_out_as_it_went_in(
    files: DataSet, tmp_path: Path, kind: str
) -> None:
    for table, columns in WORDS.items():
        put(files, table, columns, BORNE[kind])
    files.load()
    back = exported(tmp_path / "back")
    for table, columns in WORDS.items():
        assert said(back, table, columns) == said(files, table, columns), table


@pytest.mark.parametrize("text", ["long words " * 900_000, "long words\n" * 900_000], ids=["a line", "lines"])
def test_a_text_of_ten_megabytes_is_refused_with_its_place(files: DataSet, text: str) -> None:
    csv.field_size_limit(2**31 - 1)  # as a library in the same process may have it
    for table, columns in WORDS.items():
        put(files, table, columns[:1], text)
    faults = files.refused()
    assert [table for table in WORDS if f"{table}.csv, row 2: " not in faults] == []
    assert len(faults.splitlines()) < 2 * len(HEADERS)
    assert not Country.objects.exists()
