"""Which number the product gave to which row of the files: read from the locators of the loaded record."""

from __future__ import annotations

import re

from benchmarks.machine.postgres import Connection

LOCATORS = """
    SELECT position_id, locator FROM positions_citation WHERE "order" = 0 AND locator LIKE 'rec. %'
"""
"""Copies of a position in a multiplied record name no row."""
ROW = re.compile(r"rec\. 0*(\d+);")


class Numbers:
    """The number of each row, and the row of each number."""

    def __init__(self, connection: Connection) -> None:
        self.row_of: dict[int, int] = {}
        for number, locator in connection.execute(LOCATORS):
            self.row_of[number] = row_in(locator)
        self.of_row = {row: number for number, row in self.row_of.items()}


def row_in(locator: str) -> int:
    """The row that a locator names."""
    found = ROW.match(locator)
    assert found is not None
    return int(found[1])
