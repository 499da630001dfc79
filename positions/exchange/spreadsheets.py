"""Reading and writing spreadsheets (XLSX) without trusting them.

What arrives may be anything: it is told from CSV by its content, measured before it is
unpacked, and read cell by cell within bounds. A formula has no place in the record: what it
shows depends on who opens it. What leaves holds text that no program runs.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from positions.exchange.faults import Faults
from positions.workbooks import Hostile, look_at

LARGEST_UNPACKED = 60_000_000
"""Bytes; a workbook that unpacks to more is refused unopened."""
MOST_COLUMNS = 200
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that spreadsheets run as a formula."""

OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls)",
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "a text with formats (RTF)",
    b"<!DOCTYPE": "a web page",
    b"<html": "a web page",
}
"""How files begin that are often taken for tables."""


class UnreadableError(ValueError):
    """The file is no table that can be read; the sentence says why."""


def kind_of(content: bytes) -> str:
    """``csv`` or ``xlsx``, by what the file holds and not by its name. Raises UnreadableError."""
    if not content.strip():
        raise UnreadableError("The file is empty.")
    for start, name in OTHERS.items():
        if content.startswith(start):
            raise UnreadableError(f"This is {name}. Give a CSV or XLSX file.")
    if content.startswith(b"PK"):
        _measure(content)
        return "xlsx"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError("This is UTF-16. Save it as CSV in UTF-8, or as XLSX.")
    if b"\0" in content:
        raise UnreadableError("This is no text. Give a CSV or XLSX file.")
    return "csv"


def sheet_records(content: bytes, file: str, faults: Faults, *, most: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet as text, each with its number; empty rows are none.

    Days come as YYYY-MM-DD. Formulas are noted as faults. Every row is as wide as the first.
    Raises UnreadableError for what is no workbook, or too large a one.
    """
    _measure(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0] if book.worksheets else None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, SyntaxError, TypeError):
        raise UnreadableError("The workbook is damaged or is none.") from None
    if sheet is None:
        raise UnreadableError("The workbook has no sheet.")
    sheet.reset_dimensions()  # what the file says of its own size need not be true
    width = 0
    try:
        for found, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            if found > most:
                raise UnreadableError(f"The sheet has more than {most:,} rows.")
            texts = [_text(cell, file, found, faults) for cell in cells]
            while texts and not texts[-1] and len(texts) > width:
                texts.pop()
            if any(texts):
                width = width or len(texts)
                yield found, texts + [""] * (width - len(texts))
    except (zipfile.BadZipFile, SyntaxError, KeyError, IndexError, TypeError, OverflowError):
        raise UnreadableError("The workbook is damaged.") from None
    finally:
        book.close()


def defused(text: str) -> str:
    """The text of a cell; where a spreadsheet would run it as a formula, an apostrophe comes first.

    So it does before an apostrophe that stands before such a beginning, for :func:`undefused`.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def undefused(text: str) -> str:
    """The text as it was before :func:`defused`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def write_sheet(file: IO[bytes], title: str, rows: Iterable[Sequence[str]]) -> None:
    """Write rows of text as a workbook of one sheet; nothing in it is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for row in rows:
        sheet.append([_plain(sheet, text) for text in row])
    book.save(file)


def _plain(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, "".join(one for one in text[:32_767] if one >= " " or one in "\t\n\r"))
    cell.data_type = "s"  # text, whatever it begins with
    return cell


def _measure(content: bytes) -> None:
    """Raise UnreadableError for an archive that is no workbook, or one that unpacks to too much."""
    try:
        names = look_at(content, most=LARGEST_UNPACKED)
    except Hostile as error:
        raise UnreadableError(str(error)) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise UnreadableError("The workbook is damaged or locked.") from None
    if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
        raise UnreadableError("This is an archive and no workbook. Give a CSV or XLSX file.")


def _text(cell: Any, file: str, row: int, faults: Faults) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        faults.add(file, row, "", str(value), "This cell holds a formula. Put in what it shows.")
        return ""
    return _as_text(value)


def _as_text(value: Any) -> str:
    """A value of a cell as a data set writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)
