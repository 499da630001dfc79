"""The components about days, actors and the way through the site, as template tags.

What is shown hundreds of times on a page is a function here; of the others each template in
``templates/positions/components/`` says at its top how it is used.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from positions.dates import written
from positions.models import Country, Group, Proposition, StancePeriod
from positions.templatetags.writing import KNOWN, actor_address, address, safe
from positions.vocabulary import Precision

register = template.Library()

KNOWN_TO = {Precision.MONTH.value: "month known", Precision.YEAR.value: "year known"}
LETTERS = {Precision.MONTH.value: 7, Precision.YEAR.value: 4}
"""So much of a day as machines write it is known."""


@register.simple_tag
def precise_date(day: date, precision: str = Precision.DAY) -> SafeString:
    """A day in words that say how exactly it is known. Nothing stands behind it: a comma may follow.

    26 November 2023; October 2023 (month known); 2023 (year known); reported 26 November 2023.
    """
    return dated(day, str(precision))


@lru_cache(maxsize=KNOWN)
def dated(day: date, precision: str = "day") -> SafeString:
    """The same from a plain word."""
    known = KNOWN_TO.get(precision, "")
    aside = f' <span class="faint">({known})</span>' if known else ""
    machine = day.isoformat()[: LETTERS.get(precision)]
    return mark_safe(f'<time datetime="{machine}">{written(day, precision)}</time>{aside}')


@register.simple_tag
def since_date(period: StancePeriod) -> SafeString:
    """The day from which a stance has been held, as exactly as it is known.

    That is as exact as the date of the act it began with: what the page has put into
    ``period.since_precision``, else that of the deciding position where it is still the first.
    """
    return dated(period.since, exactness(period))


def exactness(period: object) -> str:
    """The precision of the day on which a stance began, from what is loaded: no query is made for it."""
    given = getattr(period, "since_precision", None)
    if given is None and isinstance(period, StancePeriod) and StancePeriod.position.is_cached(period):
        position = period.position
        given = position.date_precision if position.date == period.since else None
    return str(given or Precision.DAY)


@register.simple_tag
def actor_link(actor: Country | Group, *, query: str = "", long: bool = False) -> SafeString:
    """A country or group as a link to its page. ``long``: the full name of a group instead of its acronym.

    ``query`` goes behind the address.
    """
    name, aside = (actor.name, actor.acronym) if long and isinstance(actor, Group) else (str(actor), "")
    behind = f' <span class="quiet">({safe(aside)})</span>' if aside else ""
    href = f"{actor_address(actor)}{safe(query)}"
    return mark_safe(f'<a class="actor" href="{href}">{safe(name)}</a>{behind}')


@register.inclusion_tag("positions/components/breadcrumbs.html")
def breadcrumbs(*labels_and_addresses: str) -> dict[str, Any]:
    """The pages above this one, as pairs of label and address."""
    return {"steps": list(zip(labels_and_addresses[::2], labels_and_addresses[1::2], strict=True))}


@register.inclusion_tag("positions/components/as_of_form.html")
def as_of_form(
    *,
    as_of: date,
    today: date,
    params: QueryDict | None = None,
    known_at: datetime | None = None,
    basis: str | None = None,
    offer_basis: bool = True,
) -> dict[str, Any]:
    """The form that moves a page in time and keeps the rest of its address."""
    others = params.copy() if params is not None else QueryDict(mutable=True)
    for name in ("as_of", "basis", "cursor"):
        others.pop(name, None)
    kept = [(name, value) for name, values in others.lists() for value in values]
    now = others.copy()
    now.pop("known_at", None)
    if basis:
        now["basis"] = basis
    return {
        "as_of": as_of,
        "today": today,
        "is_today": as_of == today,
        "kept": kept,
        "known_at": known_at,
        "own": basis == "own",
        "offer_basis": offer_basis,
        "now_href": f"?{now.urlencode()}",
    }


@register.simple_tag
def reason_on(asked: Any, country: Country, proposition: Proposition, day: date) -> str:
    """The address that explains a country's stance on a day; ``asked`` is the page's Question."""
    return f"{address('stance', country.iso3, proposition.slug)}{asked.query_on(day)}"
