"""Numbers of rows, as addresses and forms bring them: whatever is no such number names no row."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 18
"""Figures that the database's numbers have room for; Python itself refuses to read thousands."""


def number_of(text: str) -> int | None:
    """The number that is written there; None where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST else None


def numbers_of(texts: Iterable[str]) -> list[int]:
    """The numbers among the texts."""
    return [number for number in map(number_of, texts) if number is not None]
