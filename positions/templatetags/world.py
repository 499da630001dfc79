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
from positions.templatetags.stances import stance_legend
from positions.templatetags.writing import LABELS, address, in_words, named, safe
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
            f"<title>{named(country.name)}: {_escaped(held)}</title>"
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


def _escaped(held: Held) -> str:
    """The words of what is held, safe for HTML: only the name of a group comes from the record."""
    if held is None or isinstance(held, date) or not held.group:
        return words_of(held)
    since = in_words(held.since, exactness(held))
    return f"{LABELS[held.stance]} since {since} (through {named(str(held.group))})"


@register.simple_tag
def map_shapes(entries: Iterable[tuple[Country, Held]]) -> SafeString:
    """The countries alone, which lead nowhere."""
    return _lands(entries, "", None, linked=False)


@register.simple_tag
def world_map(
    entries: Iterable[tuple[Country, Held]],
    *,
    heading: str,
    query: str = "",
    home: bool = False,
    legend: bool = True,
    proposition: Proposition | None = None,
    slider: Any = None,
) -> SafeString:
    """The world by stance: each country a link with a title that says its stance, since when and by whom.

    ``entries``: pairs of a country and what it holds; a stance with its position loaded, or with
    ``since_precision`` set, says month or year. ``heading``: what the map shows, for screen readers.
    ``query`` goes behind each link. ``proposition``: each country leads to the reason of its stance on
    it; left out, to its page. ``slider``: a pages.course.Slider: the day moves under the hand where
    scripts run (time.js). ``home`` lets the map run to the edges of a narrow screen. The legend with
    its counts (the number of entries is the denominator) is part of it; ``legend`` False leaves it out.

    The table of the same lies below it on every page; it carries its own line about boundaries.
    """
    chosen = list(entries)
    key = ""
    if legend:
        through = sum([getattr(held, "group", None) is not None for _, held in chosen])
        searched_on = max((held for _, held in chosen if isinstance(held, date)), default=None)
        counts = Counter([value_of(held) for _, held in chosen])
        drawn = stance_legend(counts, total=len(chosen), through=through or None, searched_on=searched_on)
        key = f'<div class="world__legend" data-dated="legend">{drawn}</div>\n'
    return mark_safe(
        f'<figure class="world{" world--home" if home else ""}" data-world>\n'
        '<a class="visually-hidden" href="#after-map">Skip the map</a>\n'
        f'<svg class="world__picture" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH // 10}" '
        f'height="{HEIGHT // 10}" role="group" aria-label="World map: {safe(heading)}">\n'
        f'<use class="world__territories" href="{static("positions/world.svg")}#territories" />\n'
        f"{_lands(chosen, query, proposition, linked=True)}\n</svg>\n"
        f"{_time(slider) if slider else ''}{key}"
        f'<figcaption class="world__line">{BOUNDARIES}'
        f"{' Each country leads to the reason of its stance.' if proposition else ''}</figcaption>\n"
        '<span id="after-map"></span>\n</figure>'
    )


def _time(slider: Any) -> str:
    """Where the day is moved by hand."""
    return (
        f'<div class="time" data-time data-course="{safe(slider.address)}" data-first="{slider.first}" '
        f'data-last="{slider.last}" data-today="{slider.today}" data-day="{slider.day}"></div>\n'
    )


BOUNDARIES = (
    "Boundaries and names shown imply no opinion on the legal status of any country or territory or on its "
    "frontiers. Map: Natural Earth (public domain), Equal Earth projection. Small states are drawn as dots; "
    "other territories are left blank."
)
