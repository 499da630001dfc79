"""Writing the synthetic record as data sets: the record in two loads, and what is imported on top of it.

`first` holds nine tenths of the positions, `second` the rest, so that the record has a past that was known
otherwise (`known_at`); `import` holds the rows that would follow (W10). Each is a folder for `load_dataset`.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.record.acts import COLUMNS, acts
from benchmarks.record.reference import reference

FIRST, SECOND, IMPORT = "first", "second", "import"
NOTICE = """# A synthetic record

Made by `python -m benchmarks generate` to measure the tracker with. None of its positions, officials,
sources, forums, texts and groups is real, and nothing follows from it for any country that it names.
"""


def earlier(positions: int) -> int:
    """How many of so many positions are loaded first."""
    return positions - positions // 10


def write(folder: Path, *, positions: int, imported: int) -> None:
    """Write the data sets below ``folder``; it appears there when it is whole."""
    part = folder.with_name(f"{folder.name}.{os.getpid()}")
    world = reference()
    rows = acts(world)
    first = earlier(positions)
    for name, count in ((FIRST, first), (SECOND, positions - first), (IMPORT, imported)):
        (part / name).mkdir(parents=True)
        (part / name / "README.md").write_text(NOTICE, encoding="utf-8")
        for table, entries in world.tables.items():
            kept = entries if name == FIRST else None  # the same in all three: one copy on the disk
            _table(part, name, f"{table}.csv", list(entries[0]), kept)
        _write(part / name / "positions.csv", COLUMNS, islice(rows, count))
    part.rename(folder)


def _table(part: Path, name: str, file: str, header: list[str], rows: list[dict[str, str]] | None) -> None:
    if rows is None:
        (part / name / file).symlink_to(Path("..") / FIRST / file)
    else:
        _write(part / name / file, header, (row.values() for row in rows))


def _write(path: Path, header: Sequence[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def positions_of(folder: Path, *names: str) -> Iterator[dict[str, str]]:
    """The rows of positions.csv of these data sets, one after the other."""
    for name in names:
        with (folder / name / "positions.csv").open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def table_of(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a reference table."""
    with (folder / FIRST / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
