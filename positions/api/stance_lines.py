"""Stances as JSON, put together from phrases: one for each name, made once and kept with the labels.

The whole world is some thousand rows. An object for each, and for all that it holds, would take
longer to make and to write than the rows take to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import orjson

from positions.api import mentions
from positions.api.shapes import Known
from positions.holdings import Row

LINE = b'{%b,%b,"stance":"%b","since":%b,"until":%b,%b,"position":{"id":%d,"url":"%b%d/","date":%b}}'
"""The keys of the shape of stances, in their order."""


class Phrases(dict[Any, bytes]):
    """Phrases by what they speak of, each made when it is first needed."""

    def __init__(self, make: Callable[[Any], bytes]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, of: Any) -> bytes:
        return self.setdefault(of, self.make(of))


class Wording:
    """The phrases of lines: country, proposition, on whose act it rests, and days."""

    def __init__(self, known: Known) -> None:
        labels = known.labels
        self.countries = Phrases(
            lambda one: _said({"country": mentions.COUNTRY.of(labels.countries[one], known)})
        )
        self.propositions = Phrases(
            lambda one: _said({"proposition": mentions.PROPOSITION.of(labels.propositions[one], known)})
        )
        self.grounds = Phrases(
            lambda one: _said(
                {"basis": "own", "group": None}
                if one is None
                else {"basis": "group", "group": mentions.GROUP.of(labels.groups[one], known)}
            )
        )
        self.days = Phrases(orjson.dumps)

    def lines(self, rows: Iterable[Row], root: str) -> list[orjson.Fragment]:
        """The rows as they are sent; ``root`` is where this API lies."""
        countries, propositions, grounds, days = self.countries, self.propositions, self.grounds, self.days
        folder = orjson.dumps(f"{root}positions/")[1:-1]
        return [
            orjson.Fragment(
                LINE
                % (
                    countries[country],
                    propositions[proposition],
                    stance.encode(),
                    days[since],
                    days[until],
                    grounds[group],
                    number,
                    folder,
                    number,
                    days[dated],
                )
            )
            for country, proposition, stance, since, until, group, number, dated in rows
        ]


def _said(keys: dict[str, Any]) -> bytes:
    """The keys with their values, without the braces."""
    return orjson.dumps(keys)[1:-1]
