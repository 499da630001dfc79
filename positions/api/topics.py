"""/topics/: the fields under which the codebook orders its propositions."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from positions.api.paging import Key, Order
from positions.api.parameters import Question
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column
from positions.models import Topic

TOPIC = Shape(
    "Topic",
    "A field of AI governance that holds several propositions.",
    tuple(column(Topic, name) for name in ("slug", "name", "order")),
)


class Topics(Listing):
    """The topics, in the order of the codebook."""

    name = "topics"
    shape = TOPIC
    orders = {"order": Order((Key("order"),))}

    def rows(self, question: Question) -> QuerySet[Topic]:
        """All of them."""
        return Topic.objects.all()


class OneTopic(Single):
    """One topic."""

    name = "topic"
    shape = TOPIC
    bears = (Topic, "slug")
    path = {"slug": (SLUG, "The topic's slug.")}

    def row(self, question: Question, **path: Any) -> Topic | None:
        """By its slug."""
        return Topic.objects.filter(slug=path["slug"]).first()
