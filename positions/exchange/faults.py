"""What is wrong with the files of a data set: every fault, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from positions import characters

SHOWN = 80
"""Characters of a value that a fault repeats."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: the file, the line of it (0: the file as a whole), the column, the value and why."""

    file: str
    line: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        place = [self.file]
        if self.line:
            place.append(f"row {self.line}")
        if self.column:
            place.append(self.column)
        value = self.value if len(self.value) <= SHOWN else f"{self.value[:SHOWN]}…"
        shown = f" “{value}”" if self.value else ""
        return f"{', '.join(place)}:{shown} {self.reason}"


class Faults:
    """Collects faults; ``stop`` raises once they are all known."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: str, line: int, column: str, value: str, reason: str) -> None:
        """Note one fault."""
        self.found.append(Fault(file, line, column, characters.marked(value), reason))

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(set(self.found)))

    def __len__(self) -> int:
        return len(set(self.found))

    def stop(self) -> None:
        """Raise :class:`FaultyFilesError` where anything was found."""
        if self.found:
            raise FaultyFilesError(list(self))


class FaultyFilesError(Exception):
    """The files were refused and nothing was loaded; ``faults`` holds every reason, in order."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
