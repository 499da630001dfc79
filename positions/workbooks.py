"""Workbooks (XLSX) looked at before anything is unpacked: how many parts, how many bytes, and no entities.

Two rooms read workbooks, lists and data sets; what makes one a bomb is the same for both.
"""

from __future__ import annotations

import io
import re
import zipfile

MOST_PARTS = 2_000
"""Files in a workbook."""

PROLOGUE = 64_000
"""Bytes in which the first element of a part has to begin; entities can be declared before it alone."""

ELEMENT = re.compile(rb"<[A-Za-z]")


class Hostile(ValueError):
    """A workbook that nobody's program wrote; the sentence says why."""


def look_at(content: bytes, *, most: int) -> set[str]:
    """The names of the parts of an archive that unpacks to ``most`` bytes or less.

    Raises Hostile, and what ``zipfile`` raises for what is no archive. No part gives more than what it
    declares: zipfile stops there.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or unpacked > most:
            raise Hostile(
                "The workbook unpacks to more than is read: it has "
                f"{unpacked:,} bytes in {len(parts):,} parts, and at most {most:,} in {MOST_PARTS:,} are."
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and _declares(archive, part):
                raise Hostile("The workbook declares entities, which no workbook needs.")
        return {part.filename for part in parts}


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether anything but a plain beginning stands before the first element; of UTF-16 none is seen."""
    with archive.open(part) as stream:
        head = stream.read(PROLOGUE)
    element = ELEMENT.search(head)
    return bool(head.strip()) and (element is None or b"<!D" in head[: element.start()].upper())
