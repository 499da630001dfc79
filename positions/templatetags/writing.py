"""How components are written: words made safe for HTML, addresses looked up once for each subject.

Components are functions, not templates, where a page shows them hundreds of times: filling a
template takes a hundred times as long as filling a line of text. Whatever comes from the record goes
through :func:`safe`, a name that comes again and again through :func:`named`; what a component
hands back is marked as safe by the tag that gives it to a page.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape as safe
from typing import Any

from django.urls import reverse

from positions.dates import written
from positions.vocabulary import Absence, Kind, Stance

__all__ = [
    "KINDS",
    "KNOWN",
    "LABELS",
    "actor_address",
    "address",
    "in_words",
    "named",
    "position_address",
    "safe",
]

LABELS = {value.value: str(value.label) for value in [*Stance, *Absence]}
"""The words for the stances and the absences."""

KINDS = {kind.value: str(kind.label) for kind in Kind}
"""The words for the kinds of acts."""

KNOWN = 1 << 16
"""Days that a process remembers in words, names that it remembers as they are written, and addresses."""

in_words = lru_cache(maxsize=KNOWN)(written)
"""A day in words, as exactly as it is known."""


named = lru_cache(maxsize=KNOWN)(safe)
"""A name or a title of the codebook, of which there are few, made safe once."""


@lru_cache(maxsize=KNOWN)
def address(name: str, *codes: str) -> str:
    """Where the page of this name lies; the codes are those of its subject, letters, digits and hyphens."""
    first, *others = _pieces(name, len(codes))
    return first + "".join([part for pair in zip(codes, others, strict=True) for part in pair])


@cache
def _pieces(name: str, codes: int) -> list[str]:
    """What stands around the codes in the addresses of this name."""
    marks = [f"mark-{number}" for number in range(codes)]
    return re.split("|".join(marks), reverse(name, args=marks)) if marks else [reverse(name)]


@cache
def _before_number() -> str:
    return reverse("position", args=[0]).removesuffix("0/")


def position_address(number: int) -> str:
    """The page of a position."""
    return f"{_before_number()}{number}/"


def actor_address(actor: Any) -> str:
    """The page of a country or a group."""
    iso3 = getattr(actor, "iso3", None)
    return address("country", iso3) if iso3 else address("group", actor.slug)
