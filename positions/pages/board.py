"""The trajectory board of a proposition: States and groups as rows, time across, a band for each stance.

Everything a drawing of it needs (rows, bands, axis, in per cent of the axis), whoever draws it:
:func:`board` reads the record, :func:`arranged` is the geometry alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from positions import trajectories
from positions.models import Country, Group, Proposition
from positions.pages import trajectory
from positions.pages.question import Question
from positions.pages.trajectory import Axis
from positions.trajectories import Phase, Trajectory
from positions.vocabulary import Stance

REGION, STANCE, MOVED = SORTS = ("region", "stance", "moved")
"""By what the States can be put in order."""

NAME_ROOM = 1.1
"""What a letter of a group's name takes of the strip, in per cent, where it is written on a band."""


@dataclass(frozen=True)
class Stretch:
    """A band of the board; ``place`` and ``width`` are per cent of the axis.

    ``previous`` is the stance that the actor left on the first day, "" where it moved from none.
    ``label`` is what is written on it where there is room: a letter, and the group it comes through.
    """

    phase: Phase
    place: str
    width: str
    label: str
    words: str
    previous: str

    @property
    def stance(self) -> str:
        """The stance held."""
        return self.phase.stance

    @property
    def through(self) -> Group | None:
        """The group through which it is held; None for own acts."""
        return self.phase.group


@dataclass(frozen=True)
class Row:
    """One State or group with its course until the day."""

    actor: Country | Group
    stretches: list[Stretch]
    held: Phase | None
    moved_on: date | None


@dataclass(frozen=True)
class Section:
    """Rows under one head, with how many of ``total`` States hold a stance on the day."""

    title: str
    rows: list[Row]
    held: int
    total: int


@dataclass(frozen=True)
class Absent:
    """A State that never held a stance by the day; ``searched_on`` is None where nobody looked."""

    country: Country
    searched_on: date | None


@dataclass(frozen=True)
class Board:
    """The board on a day: sections of States, the groups, the States without any stance so far."""

    axis: Axis
    sections: list[Section]
    groups: list[Row]
    absent: list[Absent]
    held: int
    total: int

    @property
    def rows(self) -> list[Row]:
        """All rows from top to bottom."""
        return [*(row for section in self.sections for row in section.rows), *self.groups]


def board(proposition: Proposition, asked: Question, *, sort: str = REGION, region: str = "") -> Board:
    """The board of a proposition as asked; of one region it leaves out the groups."""
    states = trajectories.of_countries(proposition, region=region, known_at=asked.known_at, basis=asked.basis)
    groups = [] if region else trajectories.of_groups(proposition, known_at=asked.known_at)
    return arranged(states, groups, asked.as_of, sort=sort)


def arranged(
    states: Sequence[Trajectory[Country]],
    groups: Sequence[Trajectory[Group]],
    as_of: date,
    *,
    sort: str = REGION,
) -> Board:
    """The geometry of the courses until the day, from the year in which the first of them began."""
    known = [one.by(as_of) for one in states]
    spoken = [one.by(as_of) for one in groups]
    phases = [phase for state in known for phase in state.phases]
    phases += [phase for group in spoken for phase in group.phases]
    first = min((phase.start for phase in phases), default=None)
    axis = trajectory.axis(first, as_of)
    rows = [_row(one, axis, as_of) for one in known if one.phases]
    absent = [
        Absent(one.actor, one.searches[-1].searched_on if one.searches else None)
        for one in known
        if not one.phases
    ]
    sections = _sections(rows, [one.actor for one in known], sort)
    return Board(
        axis,
        sections,
        [_row(one, axis, as_of) for one in spoken if one.phases],
        absent,
        held=sum(row.held is not None for row in rows),
        total=len(known),
    )


def _row(course: Trajectory[Country] | Trajectory[Group], axis: Axis, as_of: date) -> Row:
    last = course.phases[-1]
    held = last if last.end is None or last.end > as_of else None
    moves = [phase.start for phase in course.phases if phase.is_move]
    stretches = [_stretch(phase, axis) for phase in course.phases]
    return Row(course.actor, stretches, held, max(moves, default=None))


def _stretch(phase: Phase, axis: Axis) -> Stretch:
    band = trajectory.band(
        axis,
        stance=phase.stance,
        group=phase.group,
        start=phase.start,
        end=phase.end,
        precision=phase.start_precision,
    )
    label, words, previous = band.letter, band.words, ""
    if phase.group and label:
        named = f"{label} · {phase.group}"
        label = named if float(band.width) >= NAME_ROOM * (len(named) + 1) else label
    if phase.is_move and phase.previous:
        previous = phase.previous
        words += f"; moved from {Stance(previous).label}"
    return Stretch(phase, band.place, band.width, label, words, previous)


def _sections(rows: list[Row], countries: Iterable[Country], sort: str) -> list[Section]:
    """The rows of States under heads, in the order asked for; within a head by name."""
    if sort == STANCE:
        order = [str(stance.label) for stance in Stance] + [NO_LONGER]
        return _headed(rows, _stance_head, order.index)
    if sort == MOVED:
        moved = [row for row in rows if row.moved_on]
        moved.sort(key=lambda row: row.moved_on or date.min, reverse=True)
        return [
            _section(title, chosen)
            for title, chosen in ((HAS_MOVED, moved), (NEVER_MOVED, [r for r in rows if not r.moved_on]))
            if chosen
        ]
    of_regions: dict[str, int] = {}
    for country in countries:
        of_regions[country.region] = of_regions.get(country.region, 0) + 1
    headed = _headed(rows, _region_head, str)
    return [Section(one.title, one.rows, one.held, of_regions[one.title]) for one in headed]


NO_LONGER = "No stance any more"
HAS_MOVED = "Moved, the latest first"
NEVER_MOVED = "Never moved"


def _stance_head(row: Row) -> str:
    return str(Stance(row.held.stance).label) if row.held else NO_LONGER


def _region_head(row: Row) -> str:
    return row.actor.region if isinstance(row.actor, Country) else ""


def _headed(rows: list[Row], head: Callable[[Row], str], order: Callable[[str], object]) -> list[Section]:
    """The rows by their heads; sorting keeps the order of names within each."""
    ordered = sorted(rows, key=lambda row: (order(head(row)),))
    return [_section(title, list(found)) for title, found in groupby(ordered, head)]


def _section(title: str, rows: list[Row]) -> Section:
    return Section(title, rows, sum(row.held is not None for row in rows), len(rows))
