"""A whole list in one answer, sent as it is read: ``page_size=all``.

All of it is of one state of the record, and however long the list, only a handful of rows
is in memory, here and in the database's cursor.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from positions.api.renderers import ListRenderer
from positions.api.shapes import Field
from positions.models import DataVersion
from positions.snapshot import one_state
from positions.whole_lists import place


@dataclass(frozen=True)
class Export:
    """What is sent: the list's own object for a version of the record, then its rows as ``body``."""

    renderer: ListRenderer
    fields: list[Field]
    answer: Callable[[DataVersion], Mapping[str, Any]]
    body: Callable[[], Iterator[bytes]]


class Stream:
    """The bytes of an export.

    The state of the record is taken at once, so that the headers can tell its ``version``.
    """

    def __init__(self, export: Export) -> None:
        self.export = export
        self.parts = self._parts()
        self.first = next(self.parts)

    def __iter__(self) -> Iterator[bytes]:
        yield from (part for part in chain([self.first], self.parts) if part)

    def close(self) -> None:
        """Let go of the database, also where the reader went away half-way."""
        self.parts.close()

    def _parts(self) -> Generator[bytes, None, None]:
        export = self.export
        with place(), one_state():
            self.version = DataVersion.current()
            self.answer = export.answer(self.version)
            yield export.renderer.before(self.answer, export.fields)
            yield from export.body()
            yield export.renderer.after()
