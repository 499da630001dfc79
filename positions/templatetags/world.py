"""The world map as template tags: each country by what it holds, in words and as it is painted.

Draws whatever stands on the committed drawing (``positions.map``). The table of the same lies beside
it on every page, and it carries its own line about boundaries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from positions.map.drawn import HEIGHT, WIDTH, points
from positions.models import Country, Proposition
from positions.templatetags.parts import exactness
from positions.templatetags.writing import LABELS, address, in_words, safe
from positions.vocabulary import Absence, Precision

register = template.Library()


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


def value_of(held: Held) -> str:
    """The stance, or the absence, under which a country counts."""
    if held is None:
        return Absence.UNRESEARCHED.value
    return Absence.SEARCHED.value if isinstance(held, date) else held.stance


def words_of(held: Held) -> str:
    """What is held, since when and on whose act."""
    label = LABELS[value_of(held)]
    if held is None:
        return label
    if isinstance(held, date):
        return f"{label} ({in_words(held, Precision.DAY.value)})"
    ground = f"through {held.group}" if held.group else "own act"
    return f"{label} since {in_words(held.since, exactness(held))} ({ground})"


def _lands(
    entries: Iterable[tuple[Country, Held]], query: str, proposition: Proposition | None, linked: bool
) -> SafeString:
    """Every country with its title; dots come last, so that no neighbour covers them."""
    shapes, dots, behind = static("positions/world.svg"), points(), safe(query)
    under: list[str] = []
    above: list[str] = []
    for country, held in entries:
        iso3, value = country.iso3, value_of(held)
        css = f"world__point land-{value}" if iso3 in dots else f"land-{value}"
        if getattr(held, "group", None):
            css += f" through is-{value}"
        drawn = (
            f"<title>{safe(f'{country.name}: {words_of(held)}')}</title>"
            f'<use href="{shapes}#{iso3}" class="{css}" />'
        )
        if linked:
            # to the reason of what it holds where the claim is given, else to the country
            href = address("stance", iso3, proposition.slug) if proposition else address("country", iso3)
            drawn = f'<a href="{href}{behind}">{drawn}</a>'
        else:
            drawn = f"<g>{drawn}</g>"
        (above if iso3 in dots else under).append(drawn)
    return mark_safe("".join(under + above))


@register.simple_tag
def map_shapes(entries: Iterable[tuple[Country, Held]]) -> SafeString:
    """The countries alone, which lead nowhere."""
    return _lands(entries, "", None, linked=False)


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
    """The world by stance, with the legend and its counts."""
    entries = list(entries)
    through = sum(getattr(held, "group", None) is not None for _, held in entries)
    return {
        "counts": Counter(value_of(held) for _, held in entries),
        "total": len(entries),
        "through": through or None,
        "searched_on": max((held for _, held in entries if isinstance(held, date)), default=None),
        "legend": legend,
        "lands": _lands(entries, query, proposition, linked=True),
        "shapes": static("positions/world.svg"),
        "view_box": f"0 0 {WIDTH} {HEIGHT}",
        "width": WIDTH // 10,
        "height": HEIGHT // 10,
        "heading": heading,
        "home": home,
        "to_reasons": proposition is not None,
        "slider": slider,
    }
