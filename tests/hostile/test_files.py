"""Files that are bombs, broken, or something else: both readers of uploads refuse in words, or read text.

No formula is evaluated, no link followed, no entity resolved, and nothing takes more memory than a file may.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from positions.exchange.faults import Faults
from positions.exchange.spreadsheets import UnreadableError, kind_of, sheet_records
from positions.lists.reading import Unreadable
from positions.lists.spreadsheets import text_of
from positions.workbooks import MOST_PARTS
from tests.effort import memory

SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY d SYSTEM "file:///etc/passwd">]>'


def book(rows: list[list[str]] | None = None, **parts: bytes) -> bytes:
    """A workbook with parts added, or put in the place of its own."""
    made = openpyxl.Workbook()
    for row in rows or [["Country", "Vote"], ["France", "Yes"]]:
        made.active.append(row)
    plain, file = io.BytesIO(), io.BytesIO()
    made.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return file.getvalue()


def archive(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in files.items():
            new.writestr(name, content)
    return file.getvalue()


def sheet(entities: str) -> bytes:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row>'
    return f"{entities}<worksheet {MAIN}><sheetData>{cell}</sheetData></worksheet>".encode()


def tall() -> bytes:
    """More rows than either reader takes, each of one cell."""
    row = b'<row><c t="inlineStr"><is><t>a</t></is></c></row>'
    return f"<worksheet {MAIN}><sheetData>".encode() + row * 21_000 + b"</sheetData></worksheet>"


def linked() -> bytes:
    """A workbook whose cells come from another one, at an address."""
    to = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    to += b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    to += b'relationships/externalLinkPath" '
    to += b'Target="http://127.0.0.1:9/evil.xlsx" TargetMode="External"/></Relationships>'
    return book(
        [["Country", "Vote"], ["France", "=[1]Sheet1!$A$1"]],
        xl__externalLinks___rels__externalLink1_xml_rels=to,
    )


BOMBS: dict[str, Callable[[], bytes]] = {
    "archives within archives": lambda: archive(**{"a.zip": archive(**{"b.zip": b"0" * 20_000_000})}),
    "huge texts that cells share": lambda: book(**{SHARED: b" " * 61_000_000}),
    "a part without end": lambda: book(**{"xl/media/image1.png": b"\0" * 61_000_000}),
    "thousands of parts": lambda: book(**{f"xl/x{n}": b"" for n in range(MOST_PARTS)}),
    "more rows than are read": lambda: book(**{SHEET: tall()}),
    "a million laughs": lambda: book(**{SHEET: sheet(LAUGHS)}),
    "laughs in what cells share": lambda: book(**{SHARED: sheet(LAUGHS)}),
    "laughs after a long comment": lambda: book(**{SHEET: b"<!--" + b"x" * 70_000 + b"-->" + sheet(LAUGHS)}),
    "laughs in wide letters": lambda: book(**{SHEET: sheet(LAUGHS).decode().encode("utf-16")}),
    "a file of the server": lambda: book(**{SHEET: sheet(OUTSIDE)}),
    "another workbook": linked,
    "no relations": lambda: book(**{RELATIONS: b""}),
    "a sheet that is no XML": lambda: book(**{SHEET: b"\xff\xfe\0<"}),
    "an archive that was cut": lambda: book()[:-200],
    "an archive with a lie": lambda: book().replace(b"PK\x01\x02", b"PK\x01\x03", 1),
    "an archive of something else": lambda: archive(**{"a.txt": b"France"}),
}
"""Workbooks that neither reader takes."""

TEXTS: dict[str, Callable[[], bytes]] = {
    "one line of megabytes": lambda: b"a" * 1_900_000,
    "one cell of megabytes": lambda: b'"' + b"a," * 900_000 + b'"',
    "a quote without end": lambda: b'"' + b"a\n" * 20_000,
    "deep JSON": lambda: b"[" * 900_000,
    "JSON": lambda: json.dumps([{"country": "France"}] * 1000).encode(),
    "broken UTF-8": lambda: b"France,\xff\xfe\xfa\n",
    "half of UTF-16": lambda: b"\xff\xfeF\0r",
    "nulls": lambda: b"\0" * 100_000,
    "marks of the order of bytes": lambda: b"\xef\xbb\xbf" * 1_000,
    "lines of every kind": lambda: "a\u2028b\u2029c\x0bd\x85e\r\rf".encode(),
    "commas": lambda: b"," * 1_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_is_none_is_refused_by_both_readers(name: str) -> None:
    content = BOMBS[name]()
    with pytest.raises(Unreadable):
        text_of("list.xlsx", content)
    faults = Faults()
    try:
        kind_of(content)
        rows = list(sheet_records(content, "file", faults, most=20_000))
    except UnreadableError:
        rows = []
    assert not rows or list(faults), "what is read of it is refused by cell"


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ending", ["csv", "tsv", "txt"])
def test_a_text_of_any_kind_is_read_or_refused_in_words(name: str, ending: str) -> None:
    try:
        told = [text_of(f"list.{ending}", TEXTS[name]())]
    except Unreadable as refused:
        told = refused.sentences
    assert max(map(len, told)) < 1_000_000


def test_no_bomb_takes_more_memory_than_a_file_may() -> None:
    for name in ("archives within archives", "huge texts that cells share", "thousands of parts"):
        content = BOMBS[name]()

        def refused(content: bytes = content) -> None:
            with pytest.raises(Unreadable):
                text_of("list.xlsx", content)

        assert memory(refused) < 20_000_000, name
