"""The groups: all of them, and the page of each with its members on the day and its own positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions import analysis
from positions.analysis import Tally
from positions.freshness import day_of
from positions.models import Country, Group, Membership, Position, Proposition
from positions.pages.citing import sources_of, work
from positions.pages.latest import freshness_of
from positions.pages.naming import names_for
from positions.pages.positions_table import positions_table
from positions.pages.question import Question, question
from positions.pages.showing import show
from positions.pages.speakers import speakers_for
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import GroupKind, rank

NEWEST = 100
"""Positions shown in full on a group's page; the rest are a link away."""

AT_ONCE = 500
"""Positions that a download holds in memory."""


@dataclass(frozen=True)
class Row:
    """A group in the list, with the number of its members on the day and of its own positions."""

    group: Group
    members: int
    positions: int


def index(request: HttpRequest) -> HttpResponseBase:
    """All groups by kind."""
    asked = question(request)
    members = _counts(Membership.objects.known_at(asked.known_at).on(asked.as_of).order_by())
    acts = _counts(
        Position.objects.known_at(asked.known_at).as_of(asked.as_of).filter(group__isnull=False).order_by()
    )
    rows = [Row(group, members.get(group.pk, 0), acts.get(group.pk, 0)) for group in Group.objects.all()]
    if wants_table(request):
        head = ["slug", "name", "acronym", "kind", "members", "positions"]
        cells = (
            [row.group.slug, row.group.name, row.group.acronym, row.group.kind, row.members, row.positions]
            for row in rows
        )
        return table("groups", head, cells)
    kinds = [(kind, [row for row in rows if row.group.kind == kind]) for kind in GroupKind]
    return show(
        request,
        "positions/groups.html",
        {
            "section": "countries",
            "asked": asked,
            "kinds": [(kind, found) for kind, found in kinds if found],
            "shown": len(rows),
            "spoken": sum(row.positions > 0 for row in rows),
            "csv": csv_address(request),
            "work": work(request, "Groups that speak as one on AI", asked),
        },
    )


def _counts(rows: QuerySet) -> dict[int, int]:
    return dict(rows.values_list("group").annotate(number=Count("pk")))


@dataclass(frozen=True)
class GroupStance:
    """What a group holds on a proposition: its latest position, since when, and how its members stand.

    ``checked_on`` is the day on which the latest of its acts on the proposition was reviewed.
    """

    position: Position
    since: Position
    members: Tally
    checked_on: date | None


def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One group: its stances and positions, members on the day, former members, who spoke for it."""
    group = get_object_or_404(Group, slug=slug)
    asked = question(request)
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of)
    own = acts.by(group).newest_first()
    if wants_table(request):
        rows = own.with_labels().iterator(chunk_size=AT_ONCE)
        return positions_table(request, f"positions-{group.slug}", rows)
    taken = [Taken(*row) for row in own.values_list(*Taken._fields)]
    newest = list(own.with_labels()[:NEWEST])
    terms = (
        Membership.objects.known_at(asked.known_at)
        .filter(group=group)
        .select_related("country")
        .order_by("country__name", "start")
    )
    members = list(terms.on(asked.as_of))
    present = {term.country_id for term in members}
    former = [term for term in terms.filter(end__lte=asked.as_of) if term.country_id not in present]
    return show(
        request,
        "positions/group.html",
        {
            "section": "countries",
            "asked": asked,
            "group": group,
            "members": members,
            "former": former,
            "stances": _stances(taken, [term.country for term in members], asked),
            "own": newest,
            "taken": len(taken),
            "freshness": freshness_of(acts.by(group)),
            "speakers": speakers_for(names_for(request), group, asked),
            "csv": csv_address(request),
            "work": work(
                request, f"{group.name}: positions on AI governance", asked, newest=sources_of(newest)
            ),
        },
    )


class Taken(NamedTuple):
    """What is read of every position of a group, however many it took."""

    pk: int
    proposition_id: int
    date: date
    kind: str
    stance: str
    published_at: datetime | None


def _stances(own: list[Taken], members: list[Country], asked: Question) -> list[GroupStance]:
    """The stance of the group on each proposition on which it took one, in the codebook's order."""
    by_proposition: dict[int, list[Taken]] = defaultdict(list)
    for position in sorted(own, key=_order, reverse=True):
        by_proposition[position.proposition_id].append(position)
    ends = {(positions[0].pk, begun(positions).pk) for positions in by_proposition.values()}
    shown = Position.objects.with_labels().in_bulk({number for pair in ends for number in pair})
    propositions = {shown[latest].proposition for latest, _ in ends}
    tallies = _tallies(list(propositions), members, asked)
    found = [
        GroupStance(
            shown[positions[0].pk],
            shown[begun(positions).pk],
            tallies[proposition],
            last_reviewed(positions),
        )
        for proposition, positions in by_proposition.items()
    ]
    return sorted(found, key=lambda one: (one.position.proposition.topic.order, one.position.proposition_id))


def last_reviewed(positions: Iterable[Position | Taken]) -> date | None:
    """The day of the latest review among them; None where there are none."""
    return max((day_of(one.published_at) for one in positions if one.published_at), default=None)


def _order(position: Taken) -> tuple[date, int, int]:
    """Of positions sorted by this the last prevails (design, rule 4)."""
    return (position.date, -rank(position.kind), position.pk)


Act = TypeVar("Act", Position, Taken)


def begun(positions: list[Act]) -> Act:
    """The position from which the latest stance has been held without a break; the latest comes first."""
    begun = positions[0]
    for position in positions:
        if position.stance != begun.stance:
            break
        begun = position
    return begun


def _tallies(propositions: list[Proposition], members: list[Country], asked: Question) -> dict[int, Tally]:
    standings = analysis.standings(
        asked.as_of,
        propositions=propositions,
        countries=members,
        known_at=asked.known_at,
        basis=asked.basis,
    )
    return {
        one.pk: analysis.tally(standing for standing in standings if standing.proposition == one)
        for one in propositions
    }
