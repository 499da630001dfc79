"""Sentences for titles and descriptions: they say the fact, so that a link already tells it."""

from __future__ import annotations

from datetime import date

from positions.dates import written
from positions.models import Country, Group, Proposition
from positions.vocabulary import Precision, Stance

VERBS = {
    Stance.SUPPORT: "supports",
    Stance.CONDITIONAL: "supports under conditions",
    Stance.UNDECIDED: "is undecided on",
    Stance.ABSTAIN: "abstains on",
    Stance.OPPOSE: "opposes",
}
"""What an actor does that holds a stance."""


def fact(actor: Country | Group, stance: str, proposition: Proposition) -> str:
    """Who holds what.

    >>> fact(Country(name="Arandia"), "support", Proposition(title="Have machines audited"))
    "Arandia supports ‘Have machines audited’"
    """
    return f"{actor.name} {VERBS[Stance(stance)]} ‘{proposition.title}’"


def on_day(day: date, precision: str = Precision.DAY) -> str:
    """The day of an act behind its sentence.

    >>> on_day(date(2023, 10, 1), "month")
    'in October 2023'
    """
    words = written(day, precision)
    if precision in (Precision.MONTH, Precision.YEAR):
        return f"in {words}"
    return words if precision == Precision.REPORTED else f"on {words}"


def count_of(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> count_of(1, "country", "countries"), count_of(3, "vote")
    ('1 country', '3 votes')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
