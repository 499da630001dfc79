"""What publishing will do, gathered: who makes the same move is named together, and lists are bounded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from positions.consequences import Consequence, consequences
from positions.models import Country, Position

SHOWN = 50
"""How many countries are named, over all moves."""


@dataclass(frozen=True)
class Move:
    """What happens alike to some countries: ``example`` says it for the first of them.

    ``countries`` are named; ``more`` count besides.
    """

    example: Consequence
    countries: list[Country]
    more: int

    @property
    def size(self) -> int:
        """How many countries it concerns."""
        return len(self.countries) + self.more

    @property
    def sentence(self) -> str:
        """The move in words, with the country if there is only one."""
        return self.example.sentence if self.size == 1 else f"{self.size} countries: {self.example.turn}"


@dataclass(frozen=True)
class Outlook:
    """All that publishing would change.

    ``stances`` countries would be shown with another stance on some day, ``grounds`` with
    the same stances on another ground.
    """

    moves: list[Move]
    stances: int
    grounds: int

    @property
    def more(self) -> int:
        """How many countries are counted and not named."""
        return sum(move.more for move in self.moves)


def outlook(positions: Collection[Position]) -> Outlook:
    """What changes if the positions are published together; give them with ``corrects`` loaded."""
    found = consequences(positions)
    alike: dict[tuple[object, ...], list[Consequence]] = {}
    for one in found:
        what = (one.before, one.after, one.group_before, one.group_after, one.start, one.end)
        alike.setdefault((one.proposition, *what), []).append(one)
    moves, room = [], SHOWN
    for together in sorted(alike.values(), key=lambda group: (group[0].proposition.pk, -len(group))):
        named = [one.country for one in together[:room]]
        room -= len(named)
        moves.append(Move(together[0], named, len(together) - len(named)))
    concerned = {one.country for one in found}
    changed = {one.country for one in found if one.changes_stance}
    return Outlook(moves, stances=len(changed), grounds=len(concerned - changed))
