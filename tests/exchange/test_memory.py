"""What the loader holds does not grow with the file. Synthetic rows, read and checked but not written."""

from __future__ import annotations

import csv
import tracemalloc
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.exchange.files import HEADERS, DataSet

pytestmark = pytest.mark.django_db

KINDS = ("statement", "vote", "interview", "signature")


def positions(path: Path, count: int) -> None:
    """Many positions of one country, each known by its own day and kind."""
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADERS["positions"].split(","))
        for number in range(count):
            day = date(1990, 1, 1) + timedelta(days=number // len(KINDS))
            kind = KINDS[number % len(KINDS)]
            summary = f"Arandia spoke for the {number}th time, at some length, and said what it had said."
            writer.writerow(
                ["XAR", "binding", "support", day, "day", kind, "", "", "", "", summary, "paper", ""]
            )


def peak(files: DataSet) -> int:
    """The most memory that a dry run held at once, in bytes."""
    tracemalloc.start()
    try:
        files.load(dry_run=True)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_ten_times_the_rows_need_no_more_memory(files: DataSet) -> None:
    positions(files.path("positions"), 1_500)
    files.load(dry_run=True)  # what is imported and cached once is no growth
    small = peak(files)
    positions(files.path("positions"), 15_000)

    assert peak(files) < small + 500_000
