"""What no row shows alone: duplicates, unknown codes, overlaps, and evidence."""

from __future__ import annotations

from datetime import date

from positions.exchange.faults import Faults


def check(faults: Faults, *, today: date) -> None:
    """Note every fault that shows when all files are staged."""
