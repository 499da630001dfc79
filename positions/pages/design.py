"""The design system as a living page: tokens, computed contrast figures, and the very components.

The tables are also those of docs/design.md; ``python -m tests.design_figures`` writes them there.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from positions.labels import Labels
from positions.map.drawn import WORLD
from positions.models import Country, Group, Position, Proposition
from positions.pages import frame, trajectory
from positions.pages.citing import work
from positions.pages.colours import VISION, code, contrast, distance, seen, tokens
from positions.pages.naming import names_for
from positions.pages.question import question
from positions.pages.showing import show
from positions.templatetags import acts, courses, parts, stances, standings, take_away, world
from positions.turns import Turn, last_shifts, last_turns
from positions.vocabulary import Absence, Precision, Stance

THEMES = {"light": "On paper", "dark": "At night"}
EYES = {"normal": "Normal", "protan": "Protanopia", "deutan": "Deuteranopia", "tritan": "Tritanopia"}
INKS = ("ink", "ink-soft", "ink-faint")
GROUNDS = ("paper", "paper-raised", "paper-sunken")
EDGES = ("line-strong", "focus", "searched-line", "unresearched-line")
TURNS = 40
"""So many turns of the course shown are drawn."""

COMPONENTS = WORLD.parents[2] / "templates" / "positions" / "components"


@dataclass(frozen=True)
class Table:
    """Computed figures with their head; ``anchor`` names the table on the page."""

    anchor: str
    caption: str
    head: list[str]
    rows: list[list[str]]


def figures() -> list[Table]:
    """Every figure that the design promises, computed from the tokens."""
    colours = tokens()
    eyes = [EYES[vision] for vision in VISION]
    return [
        Table(
            "text",
            "Contrast of text with its ground. WCAG asks for 4.5.",
            ["Ink on ground", *THEMES.values()],
            [
                [f"{ink} on {ground}", *(_ratio(colours[theme], ink, ground) for theme in THEMES)]
                for ink in INKS
                for ground in GROUNDS
            ],
        ),
        Table(
            "edges",
            "Contrast with the paper of edges that carry meaning. WCAG asks for 3.",
            ["Edge", *THEMES.values()],
            [[edge, *(_ratio(colours[theme], edge, "paper") for theme in THEMES)] for edge in EDGES],
        ),
        Table(
            "marks",
            "Contrast of the letter with its stance, and of ink with the pale ground of a stance held "
            "through a group. WCAG asks for 4.5.",
            ["Stance", *(f"{words}, {what}" for words in THEMES.values() for what in ("letter", "pale"))],
            [
                [
                    str(stance.label),
                    *(
                        figure
                        for theme in THEMES
                        for figure in (
                            _ratio(colours[theme], f"on-{stance}", str(stance)),
                            _ratio(colours[theme], "ink", f"{stance}-pale"),
                        )
                    ),
                ]
                for stance in Stance
            ],
        ),
        *(
            Table(
                f"stances-{theme}",
                f"{words}: contrast of each stance with the paper as each eye sees it (3 asked for), and the "
                "two stances that lie nearest, with their distance in Oklab times 100 (14 asked for).",
                ["Stance", *eyes],
                [
                    *(
                        [str(stance.label), *(_seen(colours[theme], stance, vision) for vision in VISION)]
                        for stance in Stance
                    ),
                    ["Nearest two", *(_nearest(colours[theme], vision) for vision in VISION)],
                ],
            )
            for theme, words in THEMES.items()
        ),
    ]


def _ratio(colours: dict[str, Any], one: str, other: str) -> str:
    return f"{contrast(colours[one], colours[other]):.1f}"


def _seen(colours: dict[str, Any], stance: Stance, vision: str) -> str:
    return f"{contrast(seen(colours[stance], vision), seen(colours['paper'], vision)):.1f}"


def _nearest(colours: dict[str, Any], vision: str) -> str:
    pairs = combinations(Stance, 2)
    gap, one, other = min((distance(colours[a], colours[b], vision), a, b) for a, b in pairs)
    return f"{one.label} and {other.label}: {gap:.0f}"


def scale(prefix: str) -> list[tuple[str, str]]:
    """Tokens of one kind ("size", "space") with their values, as tokens.css has them."""
    text = (WORLD.parent / "tokens.css").read_text(encoding="utf-8")
    return re.findall(rf"--({prefix}-[\w-]+): ([^;]+);", text)


def components() -> list[tuple[str, str]]:
    """Every component, file or tag, with what it says that it is."""
    found = {"cite_box": (inspect.getdoc(frame.cite_box) or "").partition("\n")[0]}
    for library in (parts, stances, acts, standings, courses, world, take_away):
        for name, tag in library.register.tags.items():
            found[name] = (inspect.getdoc(inspect.unwrap(tag)) or "").partition("\n")[0]
    for path in COMPONENTS.glob("*.html"):
        first = re.search(r"\{# (.*?) #\}", path.read_text(encoding="utf-8"))
        found[path.stem] = first[1] if first else ""
    return sorted(found.items())


@dataclass(frozen=True)
class Swatch:
    """A colour token with its codes on paper and at night."""

    name: str
    light: str
    dark: str


def swatches() -> Iterator[Swatch]:
    """Every colour token, in the order of the file."""
    colours = tokens()
    for name in colours["light"]:
        yield Swatch(name, code(colours["light"][name]), code(colours["dark"][name]))


def by_eye() -> list[tuple[str, list[tuple[str, str, list[tuple[str, str]]]]]]:
    """The stances as each eye sees them: theme, then the eye with its paper and the colours on it."""
    colours = tokens()
    return [
        (
            words,
            [
                (
                    EYES[vision],
                    code(seen(colours[theme]["paper"], vision)),
                    [(str(one.label), code(seen(colours[theme][one], vision))) for one in Stance],
                )
                for vision in VISION
            ],
        )
        for theme, words in THEMES.items()
    ]


def design(request: HttpRequest) -> HttpResponse:
    """Tokens, figures and components, these with the newest of what the record holds."""
    asked = question(request)
    newest = list(Position.objects.published().with_labels().newest_first()[:1])
    names = names_for(request)
    shifts = last_shifts(names, asked.as_of, most=1)
    whole = {value: 13 - 2 * place for place, value in enumerate([*Stance.values, *Absence.values])}
    return show(
        request,
        "positions/design.html",
        {
            "section": "about",
            "asked": asked,
            "figures": figures(),
            "sizes": scale("size"),
            "spaces": [(name, value) for name, value in scale("space") if "clamp" not in value],
            "swatches": list(swatches()),
            "by_eye": by_eye(),
            "stances": Stance,
            "absences": Absence,
            "precisions": Precision,
            "components": components(),
            "whole": whole,
            "total": sum(whole.values()),
            "now": timezone.now(),
            "group": Group.objects.first(),
            "country": Country.objects.first(),
            "position": next(iter(newest), None),
            "shift": next(iter(shifts), None),
            "shifts": shifts[:1],
            "work": work(request, "The design of this site", asked),
            **_course(names, shifts),
        },
    )


def _course(names: Labels, shifts: list[Turn]) -> dict[str, Any]:
    """The course of the country that moved last, as a strip and as a table."""
    for shift in islice(shifts, 1):
        proposition: Proposition = shift.proposition
        today = timezone.now().date()
        found = last_turns(names, shift.country, [proposition], today, most=TURNS)
        periods = found[proposition.pk]
        axis = trajectory.axis(periods[0].start, today)
        return {
            "axis": axis,
            "bands": trajectory.bands(periods, axis),
            "courses": [(proposition, periods)],
        }
    return {"axis": None, "bands": [], "courses": []}
