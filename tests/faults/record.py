"""The invented record of the cluster that is killed, as files: a small world, and imports that add to it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.exchange.files import DataSet

COUNTRIES = [f"Land {letter}" for letter in "ABCDEFGHIJKLMNOPQRST"]
"""Names; the codes are of those that ISO 3166-1 leaves to users."""

LOADED = 200
"""Positions that an import brings."""


def world(folder: Path) -> DataSet:
    """The countries, a group, a forum, a proposition, a source; no positions."""
    files = DataSet(folder)
    codes = [f"XK{name[-1]}" for name in COUNTRIES]
    files.write(
        "countries",
        [
            f"{code},Z{code[-1]},{number},{name},{name},Asia,Far Shores,member,,0.0,0.0"
            for number, (code, name) in enumerate(zip(codes, COUNTRIES, strict=True), start=900)
        ],
    )
    files.write("memberships", [f"union,{code},," for code in codes[:5]])
    for emptied in ("aliases", "officials", "tenures", "reference_sources", "positions", "instruments"):
        files.write(emptied, [])
    files.write("sessions", ["ga-1,assembly,First session,2022-03-01,2022-03-05,,"])
    files.write("sources", ["paper,,A paper,,,en"])
    return files


def more(folder: Path, number: int) -> DataSet:
    """The same and an import's own source, with positions that cite it; the folder's name is the source's.

    The number tells one import from the next: each has days of its own.
    """
    files = world(folder)
    files.add("sources", f"{folder.name},,{folder.name},,,en")
    codes = [f"XK{name[-1]}" for name in COUNTRIES]
    days = LOADED // len(codes)
    first = date(1990, 1, 1) + timedelta(days=number * days)
    for one in range(LOADED):
        day = first + timedelta(days=one // len(codes))
        files.add(
            "positions",
            f"{codes[one % len(codes)]},binding,support,{day},day,statement,,,,,Spoke.,{folder.name},",
        )
    return files
