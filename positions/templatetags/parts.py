"""The components about days, actors and the way through the site, as template tags.

What is shown hundreds of times on a page is a function here; of the others each template in
``templates/positions/components/`` says at its top how it is used.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from positions.dates import written
from positions.models import Country, Group, StancePeriod
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


@register.simple_tag
def address_of(name: str, *codes: str) -> str:
    """The address of a page by its name, as ``{% url %}`` finds it, looked up once for each subject."""
    return address(name, *codes)


@register.filter
def grouped(number: int) -> str:
    """A count with its thousands set apart, as English does."""
    return f"{number:,}"


@register.simple_tag
def breadcrumbs(*labels_and_addresses: str) -> SafeString:
    """Where the page stands: the pages above it as pairs of label and address; itself it is the h1."""
    steps = zip(labels_and_addresses[::2], labels_and_addresses[1::2], strict=True)
    above = "".join(f' <li><a href="{safe(href)}">{safe(label)}</a></li>' for label, href in steps)
    return mark_safe(
        '<nav class="breadcrumbs" aria-label="Breadcrumbs">\n<ol>\n'
        f'<li><a href="{address("home")}">Home</a></li>{above}\n</ol>\n</nav>'
    )


MOVED = ("as_of", "basis", "cursor")
"""What of an address the form sets anew."""


@register.simple_tag
def as_of_form(
    *,
    as_of: date,
    today: date,
    params: QueryDict | None = None,
    known_at: datetime | None = None,
    basis: str | None = None,
    offer_basis: bool = True,
) -> SafeString:
    """Time: on which day, as known when, on whose acts. A GET form that keeps the rest of the address.

    ``as_of``: the day shown; ``today``: the present one. ``params``: request.GET or None. ``known_at``:
    a moment, or None (as known now). ``basis``: "own" where groups are left out, else None;
    ``offer_basis`` False hides the switch.
    """
    kept = [
        (name, value)
        for name, values in (params.lists() if params else ())
        for value in values
        if name not in MOVED
    ]
    own = basis == "own"
    hidden = "".join(
        f'<input type="hidden" name="{safe(name)}" value="{safe(value)}">' for name, value in kept
    )
    return mark_safe(
        f'<form class="as-of" method="get" autocomplete="off" data-submit-on-change>\n  {hidden}\n'
        f'  <p class="as-of__state">{_state(as_of, today, known_at, own=own)}</p>\n'
        '  <div class="as-of__fields">\n    <span class="as-of__field"><label for="as-of">Day</label> '
        f'<input type="date" id="as-of" name="as_of" value="{as_of}" max="{today}" required></span>\n'
        f"    {_switch(own=own) if offer_basis else ''}\n"
        '    <button class="button button--small">Show</button>\n'
        f"    {'' if as_of == today and not known_at else _back(kept, basis)}\n  </div>\n</form>\n"
    )


def _state(as_of: date, today: date, known_at: datetime | None, *, own: bool) -> str:
    """What the page shows now."""
    known = f"{written(known_at.date(), 'day')}, {known_at:%H:%M}" if known_at else ""
    return (
        f"As of <strong>{written(as_of, 'day')}</strong>{', today' if as_of == today else ''}"
        + (f", as known at <strong>{known} UTC</strong>" if known else "")
        + (", <strong>own acts only</strong>" if own else "")
    )


def _switch(*, own: bool) -> str:
    return (
        '<span class="as-of__field"><input type="checkbox" id="basis-own" name="basis" value="own"'
        f'{" checked" if own else ""}> <label for="basis-own">Own acts only</label></span>'
    )


def _back(kept: list[tuple[str, Any]], basis: str | None) -> str:
    """The way to the present day and record."""
    now = [(name, value) for name, value in kept if name != "known_at"]
    if basis:
        now.append(("basis", basis))
    return f'<a href="{safe(f"?{urlencode(now)}")}">Back to today</a>'
