"""Stances as JSON, put together from phrases: one for each name, made once and kept with the labels.

The whole world is some thousand rows. An object for each, and for all that it holds, would take
longer to make and to write than the rows take to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import repeat
from typing import Any

import orjson

from positions.api import mentions
from positions.api.shapes import Kept, Known
from positions.holdings import Row


class Wording:
    """The phrases of lines, in the order in which a line has them: the keys of the shape of stances."""

    def __init__(self, known: Known) -> None:
        labels = known.labels
        self.countries = Kept(
            lambda one: b"{%b," % _said({"country": mentions.COUNTRY.of(labels.countries[one], known)})
        )
        self.propositions = Kept(
            lambda one: _said({"proposition": mentions.PROPOSITION.of(labels.propositions[one], known)})
        )
        self.stances = Kept(lambda one: b',"stance":%b' % orjson.dumps(one))
        self.since = Kept(lambda day: b',"since":%b' % _written(day))
        self.until = Kept(lambda day: b',"until":%b,' % _written(day))
        self.grounds = Kept(
            lambda one: (
                b'%b,"position":{"id":'
                % _said(
                    {"basis": "own", "group": None}
                    if one is None
                    else {"basis": "group", "group": mentions.GROUP.of(labels.groups[one], known)}
                )
            )
        )
        self.dated = Kept(lambda day: b'/","date":%b}}' % _written(day))

    def lines(self, rows: Sequence[Row], root: str) -> list[bytes]:
        """The rows as they are sent; ``root`` is where this API lies.

        Phrase by phrase: nothing is done for a single row but to join its phrases.
        """
        if not rows:
            return []
        country, proposition, stance, since, until, group, position, dated = zip(*rows, strict=True)
        numbers = list(map(b"%d".__mod__, position))
        folder = b',"url":"%b' % orjson.dumps(f"{root}positions/")[1:-1]
        phrases = zip(
            map(self.countries.__getitem__, country),
            map(self.propositions.__getitem__, proposition),
            map(self.stances.__getitem__, stance),
            map(self.since.__getitem__, since),
            map(self.until.__getitem__, until),
            map(self.grounds.__getitem__, group),
            numbers,
            repeat(folder),
            numbers,
            map(self.dated.__getitem__, dated),
        )
        return list(map(b"".join, phrases))


def _said(keys: dict[str, Any]) -> bytes:
    """The keys with their values, without the braces."""
    return orjson.dumps(keys)[1:-1]


def _written(day: int | None) -> bytes:
    return orjson.dumps(None if day is None else date.fromordinal(day))
