"""The forums: where positions are taken, and the page of each with its sessions and what was said there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from positions.extent import positions_by_forum
from positions.models import Forum, Instrument, Position, Session
from positions.models.position_querysets import PositionQuerySet
from positions.pages.citing import work
from positions.pages.latest import Latest, freshness_of, latest_by
from positions.pages.positions_table import positions_table
from positions.pages.question import question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import ForumKind, Stance

FIRST = 3
"""Positions of one session that its forum's page shows; the rest are a link away."""


@dataclass(frozen=True)
class Row:
    """A forum in the list, with what it holds."""

    forum: Forum
    sessions: int
    positions: int
    latest: Latest | None


def index(request: HttpRequest) -> HttpResponseBase:
    """All forums by kind."""
    asked = question(request)
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of).filter(forum__isnull=False)
    counts = positions_by_forum(asked.as_of, known_at=asked.known_at)
    latest = latest_by(acts, "forum")
    named = Forum.objects.unmerged().select_related("parent").order_by("name")
    forums = named.annotate(met=Count("sessions"))  # whose grouping forgets the order of the table
    rows = [Row(one, one.met, counts.get(one.pk, 0), latest.get(one.pk)) for one in forums]
    if wants_table(request):
        head = ["slug", "name", "acronym", "kind", "parent", "sessions", "positions", "latest"]
        return table("forums", head, (_cells(row) for row in rows))
    kinds = [(kind, [row for row in rows if row.forum.kind == kind]) for kind in ForumKind]
    return show(
        request,
        "positions/forums.html",
        {
            "section": "positions",
            "asked": asked,
            "kinds": [(kind, found) for kind, found in kinds if found],
            "shown": len(rows),
            "csv": csv_address(request),
            "work": work(request, "Forums where States speak on AI governance", asked),
        },
    )


def _cells(row: Row) -> list[object]:
    forum = row.forum
    parent = forum.parent.slug if forum.parent else ""
    return [
        forum.slug,
        forum.name,
        forum.acronym,
        forum.kind,
        parent,
        row.sessions,
        row.positions,
        row.latest.day if row.latest else "",
    ]


@dataclass(frozen=True)
class Sitting:
    """A session (None: positions that name none) with its positions: how many, by stance, and the newest."""

    session: Session | None
    total: int
    counts: dict[str, int]
    newest: list[Position]


def detail(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One forum: what it is part of, its sessions with the positions taken there, its instruments."""
    forum = get_object_or_404(Forum.objects.unmerged().select_related("parent"), slug=slug)
    asked = question(request)
    acts = Position.objects.known_at(asked.known_at).as_of(asked.as_of).filter(forum__in=forum.all_of_it())
    if wants_table(request):
        return positions_table(request, f"positions-{forum.slug}", acts.with_labels().newest_first())
    sittings = _sittings(forum, asked.as_of, acts)
    return show(
        request,
        "positions/forum.html",
        {
            "section": "positions",
            "asked": asked,
            "forum": forum,
            "parts": forum.parts.order_by("name"),
            "freshness": freshness_of(acts),
            "sittings": sittings,
            "sessions": sum(one.session is not None for one in sittings),
            "total": sum(one.total for one in sittings),
            "instruments": Instrument.objects.unmerged()
            .filter(forum=forum)
            .filter(Q(adopted_on__isnull=True) | Q(adopted_on__lte=asked.as_of))
            .select_related("session"),
            "csv": csv_address(request),
            "work": work(request, f"{forum.name}: positions on AI governance", asked),
        },
    )


def _sittings(forum: Forum, as_of: date, acts: PositionQuerySet) -> list[Sitting]:
    """The sessions that had begun by the day, newest first, then what names no session.

    The newest positions of all sessions come in as many queries, however many sessions there are.
    """
    counts: dict[int | None, Counter[str]] = defaultdict(Counter)
    for session, stance, number in acts.order_by().values_list("session", "stance").annotate(n=Count("pk")):
        counts[session][stance] = number
    newest = _newest(forum, acts)
    sessions = forum.sessions.filter(
        Q(starts_on__isnull=True)
        | Q(starts_on__lte=as_of)
        | Q(pk__in=[number for number in counts if number])
    )
    found: list[Session | None] = list(sessions.select_related("country"))
    if counts[None]:
        found.append(None)
    return [
        Sitting(session, sum(of.values()), {stance: of[stance] for stance in Stance.values}, newest[number])
        for session in found
        for number in [session.pk if session else None]
        for of in [counts[number]]
    ]


def _newest(forum: Forum, acts: PositionQuerySet) -> dict[int | None, list[Position]]:
    """Each session's by a look into its index, and what names none by one into the forum's."""
    of_each = acts.filter(session=OuterRef("pk")).newest_first().values("pk")[:FIRST]
    numbered = (
        Session.objects.filter(forum__in=forum.all_of_it()).annotate(first=ArraySubquery(of_each)).order_by()
    )
    first = [number for found in numbered.values_list("first", flat=True) for number in found]
    first += acts.filter(session=None).newest_first().values_list("pk", flat=True)[:FIRST]
    newest: dict[int | None, list[Position]] = defaultdict(list)
    for position in Position.objects.filter(pk__in=first).with_labels().newest_first():
        newest[position.session_id].append(position)
    return newest
