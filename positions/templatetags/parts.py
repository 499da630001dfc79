"""The components about days, actors, the way through the site and the world map, as template tags.

``{% load parts stances %}`` gives a page all of them. Each template in
``templates/positions/components/`` says at its top how it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django import template
from django.http import QueryDict
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from positions.dates import written
from positions.map.drawn import HEIGHT, WIDTH, points
from positions.models import Country, Group, Proposition, StancePeriod
from positions.templatetags.stances import label_of
from positions.vocabulary import Absence, Precision

register = template.Library()

KNOWN_TO = {Precision.MONTH: "month known", Precision.YEAR: "year known"}
MACHINE_FORMS = {Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


class Holding(Protocol):
    """A stance, its beginning and the group it comes through: a StancePeriod or the like of it."""

    @property
    def stance(self) -> str:
        """A value of vocabulary.Stance."""

    @property
    def since(self) -> date:
        """The day from which it has been held without a break."""

    @property
    def group(self) -> Any:
        """The group, or None for the country's own act."""


Held = Holding | date | None
"""What a country holds: a stance, the day of a search that found nothing, or nothing at all."""


@register.simple_tag
def precise_date(day: date, precision: str = Precision.DAY) -> SafeString:
    """A day in words that say how exactly it is known. Nothing stands behind it: a comma may follow."""
    form = MACHINE_FORMS.get(Precision(precision), "%Y-%m-%d")
    context = {
        "machine": f"{day:{form}}",
        "words": written(day, precision),
        "known": KNOWN_TO.get(Precision(precision), ""),
    }
    return mark_safe(render_to_string("positions/components/date.html", context).strip())


@register.simple_tag
def since_date(period: StancePeriod) -> SafeString:
    """The day from which a stance has been held, as exactly as it is known.

    That is as exact as the date of the act it began with: what the page has put into
    ``period.since_precision``, else that of the deciding position where it is still the first.
    """
    return precise_date(period.since, exactness(period))


def exactness(period: object) -> str:
    """The precision of the day on which a stance began, from what is loaded: no query is made for it."""
    given = getattr(period, "since_precision", None)
    if given is None and isinstance(period, StancePeriod) and StancePeriod.position.is_cached(period):
        position = period.position
        given = position.date_precision if position.date == period.since else None
    return str(given or Precision.DAY)


@register.inclusion_tag("positions/components/actor.html")
def actor_link(actor: Country | Group, *, query: str = "", long: bool = False) -> dict[str, Any]:
    """A country or group as a link to its page."""
    name, aside = (actor.name, actor.acronym) if long and isinstance(actor, Group) else (str(actor), "")
    return {"href": actor.get_absolute_url(), "name": name, "aside": aside, "query": query}


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


@dataclass(frozen=True)
class Land:
    """One country on the map: where its link leads, what its title says, how it is painted."""

    iso3: str
    href: str
    title: str
    css: str


def value_of(held: Held) -> str:
    """The stance, or the absence, under which a country counts."""
    if held is None:
        return Absence.UNRESEARCHED
    return Absence.SEARCHED if isinstance(held, date) else held.stance


def words_of(held: Held) -> str:
    """What is held, since when and on whose act."""
    label = label_of(value_of(held))
    if held is None:
        return label
    if isinstance(held, date):
        return f"{label} ({written(held, Precision.DAY)})"
    ground = f"through {held.group}" if held.group else "own act"
    return f"{label} since {written(held.since, exactness(held))} ({ground})"


def land(country: Country, held: Held, proposition: Proposition | None = None) -> Land:
    """A country with what it holds, ready to be drawn; it leads to the reason where the claim is given."""
    css = "world__point " if country.iso3 in points() else ""
    value = value_of(held)
    css += f"land-{value}"
    if getattr(held, "group", None):
        css += f" through is-{value}"
    href = country.get_absolute_url()
    if proposition is not None:
        href = reverse("stance", args=[country.iso3, proposition.slug])
    return Land(country.iso3, href, f"{country.name}: {words_of(held)}", css)


@register.inclusion_tag("positions/components/world_map.html")
def world_map(
    entries: Iterable[tuple[Country, Held]],
    *,
    heading: str,
    query: str = "",
    home: bool = False,
    legend: bool = True,
    proposition: Proposition | None = None,
    slider: Any = None,
) -> dict[str, Any]:
    """The world by stance; dots come last, so that no neighbour covers them."""
    entries = list(entries)
    lands = [land(country, held, proposition) for country, held in entries]
    through = sum(getattr(held, "group", None) is not None for _, held in entries)
    return {
        "counts": Counter(value_of(held) for _, held in entries),
        "total": len(entries),
        "through": through or None,
        "searched_on": max((held for _, held in entries if isinstance(held, date)), default=None),
        "legend": legend,
        "lands": sorted(lands, key=lambda drawn: drawn.iso3 in points()),
        "shapes": static("positions/world.svg"),
        "view_box": f"0 0 {WIDTH} {HEIGHT}",
        "width": WIDTH // 10,
        "height": HEIGHT // 10,
        "heading": heading,
        "query": query,
        "home": home,
        "to_reasons": proposition is not None,
        "slider": slider,
    }


@register.simple_tag
def reason_on(asked: Any, country: Country, proposition: Proposition, day: date) -> str:
    """The address that explains a country's stance on a day; ``asked`` is the page's Question."""
    return f"{reverse('stance', args=[country.iso3, proposition.slug])}{asked.query_on(day)}"
