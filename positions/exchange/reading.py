"""Reading one CSV file row by row, strictly and without holding it.

RFC 4180 in UTF-8, with a header. What cannot be read is noted as a fault with its line, and
reading goes on, so that all faults are found in one go.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from positions.exchange.faults import Faults

LONGEST_LINE = 1_000_000
"""Bytes; a longer line is no row of a data set, and of so many characters no value."""

FIELD = r'(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)'
WELL_QUOTED = re.compile(rf"{FIELD}(?:,{FIELD})*\r?\n?\Z")


class HeaderError(Exception):
    """The header does not fit, so that no row can be read; the reasons are noted as faults."""


@dataclass(frozen=True)
class Row:
    """A row of a file: the line on which it begins, and its text by column."""

    line: int
    values: dict[str, str]


@dataclass
class Lines:
    """The lines of a file as text; keeps those of the row that is being read."""

    stream: BinaryIO
    file: str
    faults: Faults
    number: int = 0
    pending: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        while line := self.stream.readline(LONGEST_LINE):
            self.number += 1
            if len(line) == LONGEST_LINE:
                self.faults.add(self.file, self.number, "", "", "The line is too long for a row.")
                return
            text = self._decoded(line)
            self.pending.append(text)
            yield text

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError as error:
            shown = line[max(error.start - 20, 0) : error.start + 1].decode(errors="replace")
            self.faults.add(self.file, self.number, "", shown, "This is not UTF-8.")
            return line.decode(errors="replace")

    def take(self) -> str:
        """The text of the row just read."""
        text = "".join(self.pending)
        self.pending.clear()
        return text


def read_rows(path: Path, *, required: list[str], optional: list[str], faults: Faults) -> Iterator[Row]:
    """The rows of a file with these columns, one after the other; empty lines are no rows.

    ``optional`` columns may be missing and are then empty. Raises :class:`HeaderError`.
    """
    with path.open("rb") as stream:
        found = records(stream, path.name, faults)
        yield from rows_under_header(path.name, found, required=required, optional=optional, faults=faults)


def rows_under_header(
    file: str,
    found: Iterator[tuple[int, list[str]]],
    *,
    required: list[str],
    optional: list[str],
    faults: Faults,
) -> Iterator[Row]:
    """Records as rows by column; the first is the header. Raises :class:`HeaderError`."""
    _, header = next(found, (1, []))
    if not _header_fits(file, header, required, optional, faults):
        raise HeaderError(file)
    lacking = [one for one in optional if one not in header]
    columns, empty = [*header, *lacking], [""] * len(lacking)
    for line, fields in found:
        if len(fields) != len(header):
            reason = f"The row has {len(fields)} columns, the header {len(header)}."
            faults.add(file, line, "", "", reason)
            continue
        yield Row(line, dict(zip(columns, fields + empty, strict=True)))


def records(stream: BinaryIO, file: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file, each with the line on which it begins; empty lines are none."""
    return _records(Lines(stream, file, faults), faults)


def _records(lines: Lines, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_LINE)  # of the whole process: others set it too, to what they like
    reader = csv.reader(iter(lines), strict=True)
    while True:
        line = lines.number + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.take()
            if "field limit" in str(error):
                reason = f"A value has more than {LONGEST_LINE:,} characters. Nothing after it was read."
                faults.add(lines.file, line, "", "", reason)
                return
            faults.add(lines.file, line, "", "", "The quotes of this row do not match (RFC 4180).")
            continue
        text = lines.take()
        if '"' in text and not WELL_QUOTED.match(text):
            faults.add(lines.file, line, "", "", "A quote stands inside a value that is not quoted.")
            continue
        if line == 1 and fields:
            fields[0] = fields[0].removeprefix("\ufeff")
        if fields:
            yield line, fields


def _header_fits(
    file: str, header: list[str], required: list[str], optional: list[str], faults: Faults
) -> bool:
    before = len(faults)
    for name in required:
        if name not in header:
            faults.add(file, 1, name, "", "This column is missing.")
    for place, name in enumerate(header):
        if name not in required and name not in optional:
            faults.add(file, 1, name, "", "This column is not known.")
        elif name in header[:place]:
            faults.add(file, 1, name, "", "This column stands twice.")
    return len(faults) == before
