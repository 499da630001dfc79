"""/stances/summary/: how many countries hold each stance, never without the total."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from positions.api import mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Choice, Question
from positions.api.resources import Listing
from positions.api.shapes import TEXT, WHOLE, Field, Shape, thing
from positions.api.stances import HOW, WHOSE, countries, propositions, stances
from positions.models import Country, Membership, Proposition
from positions.vocabulary import Stance


@dataclass(frozen=True)
class Summary:
    """Counts of one proposition and one sort of countries; ``of`` is empty for all."""

    proposition: Proposition
    of: str
    counts: Counter[str]
    total: int


def _count(stance: str) -> Callable[[Summary], int]:
    return lambda summary: summary.counts[stance]


COUNTS = Shape(
    "StanceCounts",
    "How many countries hold each stance.",
    tuple(
        Field(stance.value, f"Countries: {stance.label.lower()}.", _count(stance), WHOLE) for stance in Stance
    ),
)
SUMMARY = Shape(
    "StanceSummary",
    "How the countries of one sort stand on one proposition.",
    (
        thing("proposition", "On what.", mentions.PROPOSITION, nullable=False),
        Field(
            "of",
            "The region's name or the group's slug; null where all countries are counted.",
            lambda summary: summary.of or None,
            TEXT,
            nullable=True,
        ),
        thing("counts", "Countries by stance.", COUNTS, nullable=False, read=lambda row: row),
        Field("with_stance", "Countries with any stance.", lambda row: sum(row.counts.values()), WHOLE),
        Field("total", "All countries counted, with a stance or without.", lambda row: row.total, WHOLE),
    ),
)


class Summaries(Listing):
    """Counts per stance on a day: for each proposition, and by region or group where asked.

    `total` counts the countries without a stance too. A country in several groups counts in each.
    """

    name = "summary"
    shape = SUMMARY
    parameters = (
        Choice(
            name="by",
            values=["proposition", "region", "group"],
            otherwise="proposition",
            help="What is counted apart: propositions only, or within each the M49 regions or the groups.",
        ),
        *WHOSE,
        *HOW,
    )
    orders = {"proposition": Order((Key("proposition__topic__order"), Key("proposition__pk"), Key("of")))}

    def rows(self, question: Question) -> Sequence[Summary]:
        """A count for every proposition and sort, zeros included."""
        asked = countries(question)
        counted: QuerySet[Country] = Country.objects.order_by() if asked is None else asked
        sorts = dict(_sorts(question, counted))
        totals = Counter(sort for of in sorts.values() for sort in of)
        counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for row in stances(question):
            for sort in sorts.get(row.country_id, ()):
                counts[row.proposition_id, sort][row.stance] += 1
        on_what = propositions(question)
        chosen = Proposition.objects.all() if on_what is None else on_what
        return [
            Summary(proposition, sort, counts[proposition.pk, sort], total)
            for proposition in chosen.select_related("topic")
            for sort, total in totals.items()
        ]


def _sorts(question: Question, counted: QuerySet[Country]) -> Iterator[tuple[int, Sequence[str]]]:
    """Every counted country with the sorts in which it counts."""
    if question["by"] != "group":
        for number, region in counted.values_list("pk", "region"):
            yield number, [region if question["by"] == "region" else ""]
        return
    groups: dict[int, list[str]] = defaultdict(list)
    terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
    pairs = terms.filter(country__in=counted).order_by()
    for number, slug in pairs.values_list("country", "group__slug").distinct():
        groups[number].append(slug)
    yield from groups.items()
