"""/propositions/: the codebook's claims, with their coding rules."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from positions.api import mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Question
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column, thing
from positions.models import Proposition, Topic

PROPOSITION = Shape(
    "Proposition",
    "One policy claim that a State can support or oppose, with its coding rules.",
    (
        column(Proposition, "slug"),
        thing("topic", "The topic it belongs to.", mentions.TOPIC, nullable=False),
        *(
            column(Proposition, name)
            for name in ("title", "definition", "support_means", "oppose_means", "borderline_cases")
        ),
    ),
)
TOPIC = Code(name="topic", model=Topic, many=True, listed_at="/api/v1/topics/", help="Topics, by slug.")


class Propositions(Listing):
    """The propositions, in the order of the codebook."""

    name = "propositions"
    shape = PROPOSITION
    parameters = (TOPIC,)
    orders = {"codebook": Order((Key("topic__order"), Key("pk")))}

    def rows(self, question: Question) -> QuerySet[Proposition]:
        """Those of the topics."""
        rows = Proposition.objects.select_related("topic")
        return rows.filter(topic__in=question["topic"]) if question["topic"] else rows


class OneProposition(Single):
    """One proposition, with its coding rules."""

    name = "proposition"
    shape = PROPOSITION
    bears = (Proposition, "slug")
    path = {"slug": (SLUG, "The proposition's slug.")}

    def row(self, question: Question, **path: Any) -> Proposition | None:
        """With its topic."""
        return Proposition.objects.select_related("topic").filter(slug=path["slug"]).first()
