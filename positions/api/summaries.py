"""/stances/summary/: how many countries hold each stance, never without the total."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from positions import counting
from positions.api import mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Choice, Day, Question, in_order
from positions.api.problems import Fault, Invalid
from positions.api.resources import Listing
from positions.api.shapes import DAY, TEXT, WHOLE, Field, Shape, thing
from positions.api.stances import HOW, WHOSE, countries, held, propositions
from positions.models import Country, Membership, Proposition
from positions.vocabulary import Stance


@dataclass(frozen=True)
class Summary:
    """Counts of one proposition and one sort of countries on a day; ``of`` is empty for all."""

    proposition: Proposition
    of: str
    date: date
    counts: Counter[str]
    total: int


def _count(stance: str) -> Callable[[Any], int]:
    return lambda summary: summary.counts[stance]


def stance_counts(name: str, words: str, counted: str) -> Shape:
    """A number for each stance, zeros included, of rows with ``counts``."""
    return Shape(
        name,
        words,
        tuple(
            Field(stance.value, f"{counted}: {stance.label.lower()}.", _count(stance), WHOLE)
            for stance in Stance
        ),
    )


COUNTS = stance_counts("StanceCounts", "How many countries hold each stance.", "Countries")
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
        Field("date", "The day on which they are counted.", lambda summary: summary.date, DAY),
        thing("counts", "Countries by stance.", COUNTS, nullable=False, read=lambda row: row),
        Field("with_stance", "Countries with any stance.", lambda row: sum(row.counts.values()), WHOLE),
        Field("total", "All countries counted, with a stance or without.", lambda row: row.total, WHOLE),
    ),
)


class Summaries(Listing):
    """Counts per stance on a day: for each proposition, and by region, group or day where asked.

    `total` counts the countries without a stance too. A country in several groups counts in each.
    With `by=day` there is a row for each day until `as_of` on which a count changed, from
    `date_from` to `date_to` where these are given.
    """

    name = "summary"
    shape = SUMMARY
    parameters = (
        Choice(
            name="by",
            values=["proposition", "region", "group", "day"],
            otherwise="proposition",
            help="What is counted apart: propositions only, or within each the M49 regions, the groups, or "
            "the days on which a count changed.",
        ),
        *WHOSE,
        *HOW,
        Day(name="date_from", help="With by=day: changed on this day or later (YYYY-MM-DD)."),
        Day(name="date_to", help="With by=day: changed on this day or earlier (YYYY-MM-DD)."),
    )
    orders = {
        "proposition": Order(
            (
                Key("proposition__topic__order"),
                Key("proposition__pk"),
                Key("of"),
                Key("date", date.fromisoformat),
            )
        )
    }

    def rows(self, question: Question) -> Sequence[Summary]:
        """A count for every proposition and sort, zeros included; or for every day of a change."""
        labels = question.known()
        on_what, whose = propositions(question, labels), countries(question, labels)
        chosen = [labels.propositions[one] for one in on_what]
        if question["by"] == "day":
            total = len(labels.countries) if whose is None else len(whose)
            return list(_by_day(question, chosen, whose, total))
        _refuse_interval(question)
        counted = [labels.countries[one] for one in (labels.countries if whose is None else whose)]
        sorts = dict(_sorts(question, counted))
        totals = Counter(sort for of in sorts.values() for sort in of)
        counts: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for country, one, stance, *_ in held(question, on_what, whose):
            for sort in sorts.get(country, ()):
                counts[one, sort][stance] += 1
        return [
            Summary(proposition, sort, question["as_of"], counts[proposition.pk, sort], total)
            for proposition in chosen
            for sort, total in totals.items()
        ]


def _by_day(
    question: Question, chosen: Sequence[Proposition], whose: Sequence[int] | None, total: int
) -> Iterator[Summary]:
    """A row for each day on which the count of a proposition changed."""
    first, last = in_order(question)
    turns = counting.turns_of_counts(
        chosen,
        first=first,
        last=min(last or question["as_of"], question["as_of"]),
        countries=whose,
        held=question["stance"],
        basis=question["basis"],
        known_at=question["known_at"],
    )
    for proposition, day, counts in turns:
        yield Summary(proposition, "", day, counts, total)


def _refuse_interval(question: Question) -> None:
    """An interval is of days; what is counted on one day has none."""
    faults = [
        Fault(name, str(question[name]), "is for by=day; as_of names the day of the other counts.")
        for name in ("date_from", "date_to")
        if question[name]
    ]
    if faults:
        raise Invalid(faults)


def _sorts(question: Question, counted: Sequence[Country]) -> Iterator[tuple[int, Sequence[str]]]:
    """Every counted country with the sorts in which it counts."""
    if question["by"] != "group":
        for country in counted:
            yield country.pk, [country.region if question["by"] == "region" else ""]
        return
    groups: dict[int, list[str]] = defaultdict(list)
    terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
    pairs = terms.filter(country__in=counted).order_by()
    for number, slug in pairs.values_list("country", "group__slug").distinct():
        groups[number].append(slug)
    yield from groups.items()
