"""Reading the history: one query for the events of all tables, one for the names they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import (
    F,
    IntegerField,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import JSONObject

from positions.history.entries import Entry, changes, owner_of, referred
from positions.history.names import Row, names_of
from positions.history.questions import Cursor, Question
from positions.history.tables import called, kept_tables


@dataclass(frozen=True)
class Page:
    """Entries, the newest first, and where the next page begins; None where there is none."""

    entries: list[Entry]
    next: Cursor | None


def read(question: Question, *, size: int = 50) -> Page:
    """The entries that answer the question."""
    tables = kept_tables()
    parts = [
        _told(rows, place)[: size + 1]
        for place, (model, events) in enumerate(tables)
        if (rows := question.rows(model, events, place)) is not None
    ]
    if not parts:
        return Page([], None)
    first, *others = parts
    found = list(
        first.union(*others, all=True).order_by("-moment", "place", "-number")[: size + 1]
        if others
        else first
    )
    shown = found[:size]
    last = shown[-1] if len(found) > size else None
    cursor = Cursor(last["moment"], last["place"], last["number"]) if last else None
    return Page(_entries(shown, [model for model, _ in tables]), cursor)


def _told(rows: QuerySet, place: int) -> QuerySet:
    """The rows with the state before each, in columns that all tables share."""
    previous = (
        QuerySet(rows.model)
        .filter(pgh_obj=OuterRef("pgh_obj"), pgh_id__lt=OuterRef("pgh_id"))
        .order_by("-pgh_id")
        .annotate(whole=_whole_row(rows.model))
        .values("whole")[:1]
    )
    return rows.annotate(
        moment=F("pgh_created_at"),
        place=Value(place, IntegerField()),
        number=F("pgh_id"),
        act=F("pgh_label"),
        of=F("pgh_obj_id"),
        occasion=F("pgh_context__metadata"),
        after=_whole_row(rows.model),
        before=Subquery(previous, output_field=JSONField()),
    ).values("moment", "place", "number", "act", "of", "occasion", "after", "before")


def _whole_row(events: type[Model]) -> JSONObject:
    """What the history keeps of the row, by column."""
    kept = [one for one in events._meta.local_fields if not one.name.startswith("pgh_")]
    return JSONObject(**{str(one.column): F(one.attname) for one in kept})


def _entries(found: list[dict[str, Any]], models: list[type[Model]]) -> list[Entry]:
    needed: set[Row] = set()
    for one in found:
        model = models[one["place"]]
        needed.update(referred(model, one["after"], one["before"] or {}))
        needed.add(owner_of(model, one["of"], one["after"]))
        if user := (one["occasion"] or {}).get("user"):
            needed.add((User, user))
    names = names_of(needed)
    return [_entry(one, models[one["place"]], names) for one in found]


def _entry(one: dict[str, Any], model: type[Model], names: dict[Row, str]) -> Entry:
    occasion = one["occasion"] or {}
    user = occasion.get("user")
    owner = owner_of(model, one["of"], one["after"])
    return Entry(
        moment=one["moment"],
        number=one["number"],
        model=model,
        row=one["of"],
        act=one["act"],
        by=(names.get((User, user)) or f"account {user}") if user else "",
        page=occasion.get("url") or "",
        reason=occasion.get("reason") or "",
        owner=owner,
        owner_there=owner in names,
        about=names.get(owner) or _last_name(owner, model, one["after"]),
        changes=changes(model, one["act"], one["before"], one["after"], names),
    )


def _last_name(owner: Row, model: type[Model], cells: dict[str, Any]) -> str:
    """What a row that is gone was called, as far as its own history says."""
    own = next((cells[name] for name in ("name", "title", "username") if cells.get(name)), "")
    return str(own) if own and owner[0] is model else f"{called(owner[0])} {owner[1]}"
