"""What rows of every table are called, for many tables at once: one query names them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.db.models import CharField, F, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from positions import models
from positions.models.constraints import Fold

Row = tuple[type[Model], int]
"""A table and the number of a row in it."""


def _joined(*parts: Any) -> Concat:
    return Concat(*parts, output_field=TextField())


NAMES: dict[type[Model], Any] = {
    Authenticator: F("type"),
    Role: F("name"),
    User: F("username"),
    models.Alias: F("name"),
    models.Batch: F("title"),
    models.Citation: F("source__title"),
    models.Country: F("name"),
    models.Dissociation: F("country__name"),
    models.Enquiry: _joined("country__name", Value(" on "), "proposition__title"),
    models.Forum: F("name"),
    models.Group: F("name"),
    models.Instrument: Coalesce(NullIf("symbol", Value("")), "title"),
    models.Membership: _joined("country__name", Value(" in "), "group__name"),
    models.Official: F("name"),
    models.Position: _joined(
        Coalesce("country__name", "group__name"),
        Value(" on "),
        "proposition__title",
        Value(", "),
        Cast("date", CharField()),
    ),
    models.Proposition: F("title"),
    models.ReferenceSource: _joined("table", Value(" "), "key"),
    models.Session: F("name"),
    models.Source: F("title"),
    models.Tenure: F("title"),
    models.Topic: F("name"),
}
"""How a row of the table is named."""


def names_of(rows: Iterable[Row]) -> dict[Row, str]:
    """The names of those rows that are still there."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, number in rows:
        if model in NAMES:
            wanted[model].add(number)
    order = list(wanted)
    parts = [
        _named(model)
        .filter(pk__in=wanted[model])
        .annotate(place=Value(place))
        .values_list("place", "pk", "known_as")
        for place, model in enumerate(order)
    ]
    if not parts:
        return {}
    first, *others = parts
    found = first.union(*others, all=True) if others else first
    return {(order[place], number): name for place, number, name in found}


def named_like(model: type[Model], word: str) -> QuerySet:
    """Numbers of the rows of the table whose name holds the word; case and accents do not matter."""
    held = _named(model).annotate(name_folded=Fold(F("known_as")))
    return held.filter(Q(name_folded__contains=Fold(Value(word)))).values("pk")


def _named(model: type[Model]) -> QuerySet:
    # the plain manager: no ordering, and no other columns
    return QuerySet(model).order_by().annotate(known_as=Cast(NAMES[model], TextField()))
