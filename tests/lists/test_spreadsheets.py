"""Uploads become text within bounds; every fault names its row and column, and no formula is evaluated."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from positions.lists.reading import Unreadable
from positions.lists.spreadsheets import LARGEST, LONGEST_CELL, text_of
from tests.effort import memory


def workbook(*rows: list[object], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    for number in range(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def refusals(name: str, content: bytes) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        text_of(name, content)
    return refused.value.sentences


def with_part(content: bytes, part: str, text: bytes) -> bytes:
    """The workbook with another content of one part."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, text if one == part else old.read(one))
    return file.getvalue()


def test_rows_become_lines_and_cells_are_parted_by_tabs() -> None:
    rows = [["Country", "Vote"], ["Côte d’Ivoire", "Yes"], ["Iran (Islamic\nRepublic of)", "No"], [7.0, None]]
    text = "Country\tVote\nCôte d’Ivoire\tYes\nIran (Islamic Republic of)\tNo\n7"
    assert text_of("votes.xlsx", workbook(*rows)) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_with_the_delimiters_and_letters_that_programs_write(
    delimiter: str, encoding: str
) -> None:
    content = f'Country{delimiter}Vote\n"Venezuela{delimiter} Bolivarian Republic of"{delimiter}Sí\n'.encode(
        encoding
    )
    text = text_of("votes.csv", content)
    assert text.splitlines()[0] == "Country\tVote"
    assert text.endswith("\tSí")


def test_formulas_and_huge_cells_are_named_all_at_once() -> None:
    rows = [["France", "=1+1"], ["x" * (LONGEST_CELL + 1), "Yes"], ['=HYPERLINK("http://a.example")', "No"]]
    found = refusals("votes.xlsx", workbook(*rows))
    assert [one.split(":")[0] for one in found] == ["Row 1, column B", "Row 2, column A", "Row 3, column A"]
    assert "is a formula; none is evaluated" in found[0]
    assert f"at most {LONGEST_CELL:,}" in found[1]
    assert refusals("votes.csv", b"France,=1+1\n") == found[:1]


def test_an_array_formula_is_a_formula() -> None:
    [one] = refusals("votes.xlsx", workbook(["France", ArrayFormula("B1:B2", "=1+1")]))
    assert one.startswith("Row 1, column B")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("votes.xlsx", b"no workbook at all"),
        ("votes.xlsx", b"PK\x03\x04 nearly one"),
        ("votes.csv", workbook(["France"])),
        ("votes.csv", b"%PDF-1.7"),
        ("votes.pdf", b"%PDF-1.7"),
        ("votes.xls", b"\xd0\xcf\x11\xe0"),
        ("votes.html", b"<table>"),
        ("votes", b"France"),
    ],
)
def test_a_wrong_type_is_refused(name: str, content: bytes) -> None:
    assert len(refusals(name, content)) == 1


def test_a_broken_sheet_is_refused() -> None:
    broken = with_part(workbook(["France"]), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row")
    assert refusals("votes.xlsx", broken) == ["The file is no XLSX, or it is broken."]


def test_a_file_that_unpacks_to_very_much_is_refused_unread() -> None:
    bomb = with_part(workbook(["France"]), "xl/worksheets/sheet1.xml", b" " * 60_000_000)
    assert len(bomb) < LARGEST
    [one] = refusals("votes.xlsx", bomb)
    assert "it has 60," in one
    assert memory(refusals, "votes.xlsx", bomb) < 20_000_000


def test_an_xml_that_names_entities_is_refused() -> None:
    lol = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData/></worksheet>'
    refusals("votes.xlsx", with_part(workbook(["France"]), "xl/worksheets/sheet1.xml", lol))


def test_a_cell_at_the_far_end_of_the_sheet_does_not_take_its_size() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>France</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>Peru</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    sheet = with_part(workbook(["x"]), "xl/worksheets/sheet1.xml", far)
    assert "rows" in refusals("votes.xlsx", sheet)[0]


def test_too_many_rows_columns_bytes_and_sheets_are_refused() -> None:
    assert "rows" in refusals("votes.csv", b"France\n" * 13_000)[0]
    assert "columns" in refusals("votes.csv", b"France" + b",x" * 60)[0]
    assert "bytes" in refusals("votes.csv", b"x" * (LARGEST + 1))[0]
    assert "2 sheets" in refusals("votes.xlsx", workbook(["France"], sheets=2))[0]


def test_empty_sheets_do_not_count() -> None:
    book = openpyxl.Workbook()
    book.active.append(["France"])
    book.create_sheet()
    file = io.BytesIO()
    book.save(file)
    assert text_of("votes.xlsx", file.getvalue()) == "France"
