"""What the loader holds does not grow with the file. Synthetic rows, read and checked but not written."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.effort import memory
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


def dry_run(files: DataSet) -> None:
    files.load(dry_run=True)


def test_four_times_the_rows_need_no_more_memory(files: DataSet) -> None:
    positions(files.path("positions"), 1_500)
    dry_run(files)  # what is imported and cached once is no growth
    small = memory(dry_run, files)
    positions(files.path("positions"), 6_000)

    assert memory(dry_run, files) < small + 500_000
