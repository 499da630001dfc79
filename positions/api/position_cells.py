"""Whole lists of positions as CSV, put together from cells: those of each name are made once.

A million rows would take minutes as objects. The cells are those of the list's pages, by the rule of
``positions.api.renderers``; a test holds the two together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Any

import orjson

from positions.api.renderers import cells, defused, listed, plain
from positions.api.shapes import Field, Kept, Known, Mention, Shape
from positions.selection.copying import Column, Copied

VALUE = r'"((?![=+\-@＝＋－＠])[^"\\|]*)"'
DOCUMENT = re.compile(
    rf'\{{"title":{VALUE},"url":(?:null|{VALUE}),"publisher":(?:null|{VALUE}),'
    rf'"published_on":(?:null|{VALUE}),"locator":(?:null|{VALUE})\}}'
)
"""A source as the database writes it out, if nothing in it has to be escaped, neither there nor here."""

FEW = 4_096
"""What is kept of values of which there can be as many as rows."""


def cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, as it stands in a line."""
    if '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return f'"{text}"' if "," in text or "\n" in text or "\r" in text else text


class Recent(Kept):
    """What was made of the last keys."""

    def __missing__(self, key: Any) -> Any:
        if len(self) >= FEW:
            self.clear()
        return super().__missing__(key)


class Offices:
    """The cells of an official, by the day."""

    def __init__(self, number: int, known: Known, written: Callable[[Any], str]) -> None:
        labels = known.labels
        tenures = labels.officials[number].tenures.all()
        turns = sorted({day for one in tenures for day in (one.start, one.end) if day is not None})
        self.days = [day.isoformat() for day in turns]
        self.cells = [written((number, labels.title(number, day))) for day in (date.min, *turns)]

    def on(self, day: str) -> str:
        """Those of the office that was held then."""
        return self.cells[bisect_right(self.days, day)]


class Cells:
    """Writes positions as lines; of a key of the shape it knows all the cells."""

    def __init__(self, shape: Shape, known: Known, only: Collection[str]) -> None:
        self.known = known
        self.fields = {field.name: field for field in shape.fields}
        self.nothing = {name: "," * (len(field.columns()) - 1) for name, field in self.fields.items()}
        self.folder = f"{known.root}positions/"
        one = self._of_number
        names = ("proposition", "forum", "session", "instrument")
        self.named = {name: Kept(self._named(name, one)) for name in names}
        self.actors = Kept(self._named("actor", lambda key: (one(key[0]), one(key[1]))))
        written = self._named("official", lambda key: key)
        self.speakers = Kept(lambda number: Offices(int(number), known, written))
        self.moments, self.sources = Recent(_moment), Recent(self._cited)
        self.writers = [self._writer(field) for field in shape.chosen(only)]

    def lines(self, handfuls: Iterator[Copied]) -> Iterator[bytes]:
        """Each handful as lines."""
        for rows in handfuls:
            columns = [write(rows) for write in self.writers]
            yield "\r\n".join([*map(",".join, zip(*columns, strict=True)), ""]).encode()

    def _writer(self, field: Field) -> Callable[[Copied], Column]:
        """What writes the cells of a field, joined by commas."""
        name = field.name
        if name in self.named:
            kept = self.named[name]
            return lambda rows: [kept[key] for key in getattr(rows, f"{name}_id")]
        return {
            "url": self._addresses,
            "actor": self._acting,
            "official": self._speaking,
            "summary": lambda rows: [cell(defused(one)) for one in rows.summary],
            "sources": lambda rows: [self.sources[one] for one in rows.evidence],
            "published_at": lambda rows: [self.moments[one] for one in rows.published_at],
            "corrects": lambda rows: rows.corrects_id,
        }.get(name, lambda rows: getattr(rows, name, None) or [self.nothing[name]] * len(rows.id))

    def _addresses(self, rows: Copied) -> Column:
        return [f"{self.folder}{number}/" for number in rows.id]

    def _acting(self, rows: Copied) -> Column:
        return [self.actors[key] for key in zip(rows.country_id, rows.group_id, strict=True)]

    def _speaking(self, rows: Copied) -> Column:
        nobody, speakers = self.nothing["official"], self.speakers
        return [
            speakers[number].on(day) if number else nobody
            for number, day in zip(rows.official_id, rows.date, strict=True)
        ]

    @staticmethod
    def _of_number(written: str) -> int | None:
        return int(written) if written else None

    def _named(self, name: str, read: Callable[[Any], Any]) -> Callable[[Any], str]:
        """What writes the cells of something that a field mentions; ``read`` gives the field's key for it."""
        field = self.fields[name]
        assert isinstance(field, Mention)
        make = field.maker(self.known)
        return lambda key: ",".join([cell(one) for one in cells(field, {name: make(read(key))})])

    def _cited(self, written: str) -> str:
        """Cells of documents: each has the values of one key."""
        found = DOCUMENT.findall(written)
        if found and len(found) == written.count('"locator":'):
            values = found[0] if len(found) == 1 else list(map("|".join, zip(*found, strict=True)))
            line = ",".join(values)
            return line if line.count(",") == len(values) - 1 else ",".join(map(cell, values))
        if not written:
            return self.nothing["sources"]
        read = [one.values() for one in orjson.loads(written)]
        return ",".join([cell(listed(values)) for values in zip(*read, strict=True)])


def _moment(written: str) -> str:
    return plain(datetime.fromisoformat(written))
