"""Spreadsheets, read without trusting them and written so that nothing in them runs."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from positions.exchange.faults import Faults
from positions.exchange.spreadsheets import (
    UnreadableError,
    defused,
    kind_of,
    sheet_records,
    undefused,
    write_sheet,
)


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content: bytes, faults: Faults | None = None, most: int = 100) -> list[tuple[int, list[str]]]:
    return list(sheet_records(content, "file", Faults() if faults is None else faults, most=most))


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The archive with parts added or put in the place of its own."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename not in parts:
                new.writestr(part.filename, old.read(part))
        for name, text in parts.items():
            new.writestr(name, text)
    return file.getvalue()


def test_cells_come_as_a_data_set_writes_them() -> None:
    midnight = datetime(2024, 3, 1)  # noqa: DTZ001  # spreadsheets know no time zones
    content = workbook(["name", "day", "number"], ["Élan", date(2024, 3, 1), 2.0], [], [True, midnight, None])
    assert read(content) == [
        (1, ["name", "day", "number"]),
        (2, ["Élan", "2024-03-01", "2"]),
        (4, ["yes", "2024-03-01", ""]),
    ]


def test_a_formula_is_a_fault_and_what_it_shows_is_not_guessed() -> None:
    faults = Faults()
    assert read(workbook(["a", "b"], ["=1+1", "x"]), faults) == [(1, ["a", "b"]), (2, ["", "x"])]
    [fault] = faults
    assert (fault.line, fault.value, "formula" in fault.reason) == (2, "=1+1", True)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel"),
        (b"a,b\n1,\x00\n", "no text"),
        ("a,b\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 and then nothing", "damaged"),
    ],
)
def test_what_is_no_table_is_called_by_its_name(content: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word):
        kind_of(content)


def test_an_archive_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notes.txt", "words")
    with pytest.raises(UnreadableError, match="no workbook"):
        kind_of(file.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = repacked(workbook(["a"]), **{"xl/sharedStrings.xml": b" " * 61_000_000})
    assert len(bomb) < 200_000
    with pytest.raises(UnreadableError, match="unpacks"):
        kind_of(bomb)


def test_a_workbook_that_declares_entities_is_not_opened() -> None:
    sheet = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    with pytest.raises(UnreadableError, match="entities"):
        kind_of(repacked(workbook(["a"]), **{"xl/worksheets/sheet1.xml": sheet}))


def test_a_damaged_sheet_is_told() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        read(repacked(workbook(["a"]), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}))


def test_a_sheet_of_too_many_rows_is_told() -> None:
    with pytest.raises(UnreadableError, match="more than 3 rows"):
        read(workbook(*[[n] for n in range(4)]), most=3)


def test_a_row_far_below_does_not_take_all_memory() -> None:
    book = Workbook()
    book.active["A1"], book.active["A1048576"] = "a", "b"
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(UnreadableError, match="more than 100 rows"):
        read(file.getvalue())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=1", "plain", "'quoted'", "", "a=b"])
def test_defusing_can_be_undone(text: str) -> None:
    safe = defused(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t"))
    assert undefused(safe) == text


def test_what_is_written_holds_no_formula_and_reads_back() -> None:
    file = io.BytesIO()
    write_sheet(file, "Positions", [["a", "b"], ["=HYPERLINK(1)", "bell \x07 rings"]])
    cell = load_workbook(io.BytesIO(file.getvalue())).active["A2"]
    assert cell.data_type == "s"
    faults = Faults()
    assert read(file.getvalue(), faults)[1] == (2, ["=HYPERLINK(1)", "bell  rings"])
    assert not list(faults)
