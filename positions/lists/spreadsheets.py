"""Uploads made into text: CSV and XLSX, bounded in every direction, with no formula evaluated.

The text has a line for each row and a tab between cells, so an upload is read, shown and kept
like a pasted list, and what is wrong is named by its row.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import ParseError

import openpyxl
import tablib
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from positions.lists.reading import LONGEST_TEXT, MOST_LINES, Unreadable
from positions.workbooks import Hostile, look_at

LARGEST: Final = 2_000_000
"""Bytes of a file."""
LARGEST_UNPACKED: Final = 30_000_000
"""Bytes of all parts of an XLSX, unpacked."""
MOST_COLUMNS: Final = 50
LONGEST_CELL: Final = 2_000
"""Characters of a cell."""
SHOWN: Final = 60
"""Characters of a cell that a sentence quotes."""


def text_of(name: str, content: bytes) -> str:
    """The rows of the first sheet, as lines of cells parted by tabs.

    Raises Unreadable with every fault: a wrong type, a file that is too large or broken,
    cells that hold formulas or too much.
    """
    if len(content) > LARGEST:
        raise Unreadable(f"The file has {len(content):,} bytes; at most {LARGEST:,} are read.")
    ending = name.rpartition(".")[2].lower()
    if ending == "xlsx":
        rows = list(_workbook_rows(content))
    elif ending in ("csv", "tsv", "txt"):
        rows = _plain_rows(content, ending)
    else:
        raise Unreadable(f"“{name}” is of no type that is read: upload CSV or XLSX, or paste the text.")
    faults = [fault for number, row in enumerate(rows, 1) for fault in _faults(number, row)]
    if len(rows) > MOST_LINES:
        faults.append(f"The file has more than {MOST_LINES:,} rows.")
    text = "\n".join("\t".join(map(_flat, row)).rstrip("\t") for row in rows).rstrip("\n")
    if len(text) > LONGEST_TEXT:
        faults.append(f"The file holds more than {LONGEST_TEXT:,} characters.")
    if faults:
        raise Unreadable(*faults)
    return text


def _workbook_rows(content: bytes) -> Iterator[list[str]]:
    """Cells as they are written: a formula comes as its text, beginning with “=”."""
    try:
        look_at(content, most=LARGEST_UNPACKED)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [one for one in book.worksheets if _holds_something(one)]
        if len(sheets) > 1:
            raise Unreadable(f"The file has {len(sheets)} sheets: keep the one with the list.")
        for sheet in sheets:
            for row in sheet.iter_rows(max_row=MOST_LINES + 1, max_col=MOST_COLUMNS + 1):
                yield [_written(cell.value, cell.data_type) for cell in row]
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        TypeError,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        IndexError,
        OSError,
    ) as error:
        if isinstance(error, Unreadable):
            raise
        if isinstance(error, Hostile):
            raise Unreadable(str(error)) from None
        raise Unreadable("The file is no XLSX, or it is broken.") from error


def _holds_something(sheet: ReadOnlyWorksheet) -> bool:
    rows = sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _written(value: object, sort: str) -> str:
    if value is None:
        return ""
    if sort == "f":  # also one of an array, which openpyxl hands over as an object
        return value if isinstance(value, str) else f"={getattr(value, 'text', '')}".replace("==", "=")
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _plain_rows(content: bytes, ending: str) -> list[list[str]]:
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise Unreadable("The file is no CSV: it only bears that name.")
    text = _decoded(content).replace("\0", "")
    if ending == "txt":
        return [[line] for line in text.splitlines()]
    first = text.lstrip().partition("\n")[0]
    delimiter = max("\t;,", key=first.count) if ending == "csv" else "\t"
    try:
        table = tablib.Dataset().load(text, format="csv", headers=False, delimiter=delimiter)
    except (csv.Error, tablib.exceptions.TablibException) as error:
        raise Unreadable(f"The file cannot be read as CSV: {error}.") from error
    return [[str(cell) for cell in row] for row in table]


def _decoded(content: bytes) -> str:
    for encoding in (
        "utf-8-sig",
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8",
        "cp1252",
    ):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("The file’s letters cannot be read: save it as UTF-8.")


def _faults(number: int, row: Sequence[str]) -> Iterator[str]:
    if any(row[MOST_COLUMNS:]):
        yield f"Row {number}: it has more than {MOST_COLUMNS} columns."
    for column, cell in enumerate(row[:MOST_COLUMNS], 1):
        place = f"Row {number}, column {get_column_letter(column)}"
        if len(cell) > LONGEST_CELL:
            yield f"{place}: {len(cell):,} characters (“{cell[:SHOWN]}…”); at most {LONGEST_CELL:,} are read."
        if cell.startswith("="):
            yield f"{place}: “{cell[:SHOWN]}” is a formula; none is evaluated. Paste its value instead."


def _flat(cell: str) -> str:
    """The cell on one line."""
    return " ".join(cell.split()) if cell else ""
