"""What publishing will do, told before it is done: whose stance changes, from when, on what ground.

The same rule as for the record itself, run on the record as it would be. Nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from positions import stances
from positions.models import Country, Group, Membership, Position, Proposition
from positions.rules.periods import Period
from positions.vocabulary import Stance

Ground = tuple[str, int | None] | None
"""A stance with the group it comes through (None: an own act); None for no stance."""


@dataclass(frozen=True)
class Consequence:
    """A time in which a country will be shown with another stance, or on another ground.

    ``before`` and ``after`` are stances, None where there is none; the groups are those
    through which they are held.
    """

    country: Country
    proposition: Proposition
    start: date
    end: date | None
    before: str | None
    after: str | None
    group_before: Group | None
    group_after: Group | None

    @property
    def changes_stance(self) -> bool:
        """Whether the stance itself changes, not only its ground."""
        return self.before != self.after

    @property
    def sentence(self) -> str:
        """The same in words, such as “Brazil: undecided → support from 2024-05-01”."""
        return f"{self.country}: {self.turn}"

    @property
    def turn(self) -> str:
        """What happens, without saying to whom."""
        until = f" until {self.end.isoformat()}" if self.end else ""
        move = (
            f"{_word(self.before)} → {_word(self.after)}"
            if self.changes_stance
            else f"still {_word(self.after)}"
        )
        words = f"{move} from {self.start.isoformat()}{until}"
        if self.group_before is not None and self.group_before != self.group_after:
            words += f"; ends the stance taken through {self.group_before}"
        if self.group_after is not None and self.group_before != self.group_after:
            words += f"; through {self.group_after}"
        return words


def consequences(positions: Collection[Position]) -> list[Consequence]:
    """What changes if these positions are published together, by proposition and country.

    Times in which neither the stance nor its ground changes are left out.
    """
    touched = _touched(positions)
    labels = _Labels(touched)
    found: list[Consequence] = []
    for proposition, countries in touched.items():
        now = dict(stances.courses(propositions=[proposition], countries=countries))
        then = dict(stances.courses(propositions=[proposition], countries=countries, supposing=positions))
        for pair in now.keys() | then.keys():
            for change in _changes(now.get(pair, []), then.get(pair, [])):
                found.append(labels.consequence(pair, *change))
    return sorted(found, key=lambda one: (one.proposition.pk, one.country.name, one.start))


def _touched(positions: Collection[Position]) -> dict[int, set[int]]:
    """The countries, by proposition, that the positions and what they correct can speak for."""
    all_of_them = [*positions, *(one.corrects for one in positions if one.corrects is not None)]
    members: dict[int, set[int]] = defaultdict(set)
    groups = {one.group_id for one in all_of_them if one.group_id is not None}
    terms = Membership.objects.current().filter(group__in=groups)
    for group, country in terms.values_list("group", "country"):
        members[group].add(country)
    touched: dict[int, set[int]] = defaultdict(set)
    for one in all_of_them:
        if one.country_id is not None:
            touched[one.proposition_id].add(one.country_id)
        elif one.group_id is not None:
            touched[one.proposition_id] |= members[one.group_id]
    return dict(touched)


def _changes(now: list[Period], then: list[Period]) -> Iterator[tuple[date, date | None, Ground, Ground]]:
    """The times in which two courses differ in stance or ground, neighbours joined."""
    turns = sorted({day for one in [*now, *then] for day in (one.start, one.end) if day is not None})
    held: tuple[date, date | None, Ground, Ground] | None = None
    for start, end in zip(turns, [*turns[1:], None], strict=True):
        before, after = _ground(now, start), _ground(then, start)
        if held is not None and (before, after) == held[2:]:
            held = (held[0], end, before, after)
            continue
        if held is not None and held[2] != held[3]:
            yield held
        held = (start, end, before, after)
    if held is not None and held[2] != held[3]:
        yield held


def _ground(course: list[Period], day: date) -> Ground:
    for one in course:
        if one.start <= day and (one.end is None or day < one.end):
            return (one.stance, one.group)
    return None


def _word(stance: str | None) -> str:
    return Stance(stance).label.lower() if stance else "no stance"


class _Labels:
    """The names that sentences need, asked for once a table."""

    def __init__(self, touched: dict[int, set[int]]) -> None:
        self.countries = Country.objects.in_bulk(set().union(*touched.values()))
        self.propositions = Proposition.objects.in_bulk(touched)
        self.groups = Group.objects.in_bulk()

    def consequence(
        self, pair: stances.Pair, start: date, end: date | None, before: Ground, after: Ground
    ) -> Consequence:
        """The change with its names."""
        country, proposition = pair
        return Consequence(
            country=self.countries[country],
            proposition=self.propositions[proposition],
            start=start,
            end=end,
            before=before[0] if before else None,
            after=after[0] if after else None,
            group_before=self._group(before),
            group_after=self._group(after),
        )

    def _group(self, ground: Ground) -> Group | None:
        return self.groups[ground[1]] if ground and ground[1] is not None else None
