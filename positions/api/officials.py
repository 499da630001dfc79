"""/officials/: the persons who spoke for a country or group, with their offices."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from positions.api import actors
from positions.api.actors import ACTOR, actor_of
from positions.api.paging import Key, Order
from positions.api.parameters import Question
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column, thing, things
from positions.models import Official, Tenure

TENURE = Shape(
    "Tenure",
    "A time in an office, from start until before end.",
    tuple(column(Tenure, name) for name in ("title", "body", "start", "end")),
)


def offices(official: Official) -> list[Tenure]:
    """The offices, also those that were recorded under a duplicate."""
    return [tenure for one in (official, *official.duplicates.all()) for tenure in one.tenures.all()]


OFFICIAL = Shape(
    "Official",
    "A person who spoke for a country or a group.",
    (
        column(Official, "slug"),
        column(Official, "name"),
        thing("actor", "For whom he or she speaks.", ACTOR, nullable=False, read=actor_of),
        things("tenures", "The offices held.", TENURE, offices),
    ),
)


def officials() -> QuerySet[Official]:
    """Without duplicates; with actor and offices."""
    rows = Official.objects.unmerged().select_related("country", "group")
    return rows.prefetch_related("tenures", "duplicates__tenures")


class Officials(Listing):
    """The officials, by slug."""

    name = "officials"
    shape = OFFICIAL
    parameters = (actors.COUNTRY, actors.GROUP)
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Official]:
        """Those who speak for the actors asked about."""
        rows = officials()
        if question["country"]:
            rows = rows.filter(country__in=question["country"])
        return rows.filter(group__in=question["group"]) if question["group"] else rows


class OneOfficial(Single):
    """One official, with the offices held."""

    name = "official"
    shape = OFFICIAL
    bears = (Official, "slug")
    path = {"slug": (SLUG, "The official's slug.")}

    def row(self, question: Question, **path: Any) -> Official | None:
        """By the slug."""
        return officials().filter(slug=path["slug"]).first()
