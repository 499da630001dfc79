"""The ledger of the public record: what entered it and what left it, newest first, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponseBase

from positions.models import Change, Position
from positions.pages.citing import work
from positions.pages.question import BadParameter, Question, question
from positions.pages.showing import show
from positions.pages.table_download import csv_address, table, wants_table
from positions.vocabulary import ChangeKind

LENGTH = 100


def index(request: HttpRequest) -> HttpResponseBase:
    """One page of the ledger, of one ``?kind=`` of change or of all."""
    kind = request.GET.get("kind", "")
    if kind and kind not in ChangeKind.values:
        raise BadParameter("kind", f"Changes are of these kinds: {', '.join(ChangeKind.values)}.")
    asked = question(request)
    entries, newer, older = _page(request, kind, asked)
    if wants_table(request):
        return table("changes", HEAD, (_row(one) for one in entries))
    return show(
        request,
        "positions/changes.html",
        {
            "section": "changes",
            "kind": kind,
            "kinds": ChangeKind,
            "entries": entries,
            "newer": newer,
            "older": older,
            "csv": csv_address(request),
            "title": _title(kind),
            "asked": asked,
            "work": work(request, _title(kind), asked),
        },
    )


def _title(kind: str) -> str:
    return f"Changes of the record: {ChangeKind(kind).label.lower()}" if kind else "Changes of the record"


def _page(
    request: HttpRequest, kind: str, asked: Question
) -> tuple[Sequence[Change], str | None, str | None]:
    """The entries, newest first, and the addresses of the newer and the older ones."""
    before, after = _number(request, "before"), _number(request, "after")
    rows = entries_of(kind, asked)
    if after is not None:
        found = list(rows.filter(number__gt=after).order_by("number")[: LENGTH + 1])
        more_newer, more_older = len(found) > LENGTH, True
        entries = found[:LENGTH][::-1]
    else:
        rows = rows if before is None else rows.filter(number__lt=before)
        found = list(rows.order_by("-number")[: LENGTH + 1])
        more_newer, more_older = before is not None, len(found) > LENGTH
        entries = found[:LENGTH]
    newer = address_from(request, "after", entries[0].number) if entries and more_newer else None
    older = address_from(request, "before", entries[-1].number) if entries and more_older else None
    return entries, newer, older


def entries_of(kind: str, asked: Question) -> QuerySet[Change]:
    """The ledger as it was known, or the entries of one kind, with what a line about each names."""
    rows = Change.objects.select_related(
        "position__country",
        "position__group",
        "position__proposition",
        "position__corrects",
        "membership__country",
        "membership__group",
    ).prefetch_related(Prefetch("position__corrected_by", Position.objects.public()))
    rows = rows.filter(Q(position__isnull=True) | Q(position__date__lte=asked.as_of))
    if asked.known_at is not None:
        rows = rows.filter(at__lte=asked.known_at)
    return rows.filter(kind=kind) if kind else rows


def _number(request: HttpRequest, name: str) -> int | None:
    """A place in the ledger. Raises BadParameter."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadParameter(name, "This is the number of an entry; follow the links at the end of the list.")
    return int(text)


def address_from(request: HttpRequest, name: str, number: int) -> str:
    """The query of the same list that begins elsewhere."""
    kept = request.GET.copy()
    for one in ("before", "after", "format"):
        kept.pop(one, None)
    kept[name] = str(number)
    return f"?{kept.urlencode()}"


HEAD = ["number", "at", "kind", "position", "actor", "stance", "proposition", "cause", "reason", "membership"]


def _row(entry: Change) -> list[Any]:
    position = entry.position
    if position is None:
        return [entry.number, entry.at, entry.kind, *[""] * 6, entry.membership]
    retracted = entry.kind == ChangeKind.RETRACTED
    return [
        entry.number,
        entry.at,
        entry.kind,
        position.pk,
        position.actor,
        position.stance,
        position.proposition.slug,
        position.retraction_cause if retracted else "",
        position.retraction_reason if retracted else "",
        "",
    ]
