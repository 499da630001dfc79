"""Tables of a release as CSV: RFC 4180, UTF-8, lines ending in LF, empty where unknown or open.

A machine's format, as the data set is: cells are written as they are. PostgreSQL writes the
texts, and rows pass through one by one, so memory does not grow with the record.
"""

from __future__ import annotations

from pathlib import Path

from positions.exchange.writing import row
from positions.releases.tables import Table

AT_ONCE = 2000


def write_csv(table: Table, path: Path) -> int:
    """Write the table as it stands in the transaction; return how many rows it has."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(row(table.names))
        for cells in table.cells().iterator(chunk_size=AT_ONCE):
            file.write(row(cells))
            count += 1
    return count
