"""What an analyst chooses from while recording an act: by any name, by the day, by the address.

Names are compared without case, accents and punctuation. What is typed means something
only where it names exactly one; likenesses are offered and never taken silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Prefetch, Q, QuerySet, Value

from positions import addresses
from positions.dates import contains, near_session
from positions.models import (
    Alias,
    Country,
    Forum,
    Group,
    Instrument,
    Membership,
    Official,
    Position,
    Session,
    Source,
    Tenure,
)
from positions.models.constraints import Fold

FEW = 5
"""So many likenesses are offered."""


@dataclass(frozen=True)
class Choice:
    """A row of the record under the label by which it is offered, with its other names."""

    row: Model
    label: str
    names: tuple[str, ...] = ()


class Unclear(ValueError):
    """What was typed names nothing, or several; the message says so."""


def actors() -> list[Choice]:
    """All countries, then all groups."""
    countries = [
        Choice(one, f"{one.name} ({one.iso3})", (one.name, one.iso3, one.official_name))
        for one in Country.objects.order_by("name")
    ]
    groups = [
        Choice(
            one, f"{one.name} ({one.acronym})" if one.acronym else one.name, (one.name, one.acronym, one.slug)
        )
        for one in Group.objects.order_by("name")
    ]
    return [*countries, *groups]


def forums() -> list[Choice]:
    """All forums, by name."""
    return [
        Choice(
            one, f"{one.acronym}: {one.name}" if one.acronym else one.name, (one.name, one.acronym, one.slug)
        )
        for one in Forum.objects.unmerged().order_by("name", "pk")
    ]


def instruments() -> list[Choice]:
    """All instruments, the latest first."""
    return [
        Choice(
            one, f"{one.symbol}: {one.title}" if one.symbol else one.title, (one.title, one.symbol, one.slug)
        )
        for one in Instrument.objects.unmerged()
    ]


def called(choices: Sequence[Choice], text: str) -> Choice:
    """The one choice whose label or name is the text. Raises Unclear for none or several."""
    wanted = _folded(text)
    found = [one for one in choices if wanted in map(_folded, (one.label, *filter(None, one.names)))]
    if not found:
        found = _by_alias(choices, text)
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(f"“{text}” can mean several: {_listed(found)}. Choose one.")
    near = like(choices, text)[:FEW]
    hint = f" Did you mean {_listed(near, ' or ')}?" if near else ""
    raise Unclear(f"Nothing is recorded as “{text}”.{hint}")


def like(choices: Sequence[Choice], text: str) -> list[Choice]:
    """Choices in whose names every typed word begins a word; those that begin so come first."""
    typed = _folded(text).split()
    if not typed:
        return []
    found = []
    for one in choices:
        words = " ".join(map(_folded, (one.label, *one.names))).split()
        if all(any(word.startswith(part) for word in words) for part in typed):
            found.append(one)
    return sorted(found, key=lambda one: not _folded(one.label).startswith(_folded(text)))


def _by_alias(choices: Sequence[Choice], text: str) -> list[Choice]:
    if not any(isinstance(one.row, Country) for one in choices):
        return []
    meant = set(Alias.objects.filter(folded=Fold(Value(text))).values_list("country", flat=True))
    return [one for one in choices if isinstance(one.row, Country) and one.row.pk in meant]


def _folded(text: str) -> str:
    """The text in words of small plain letters and digits; apostrophes join, the rest parts."""
    letters = unicodedata.normalize("NFKD", re.sub(r"['’ʼ`´]", "", text)).casefold()
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", plain))


def _listed(found: Sequence[Choice], between: str = "; ") -> str:
    return between.join(one.label for one in found)


# What depends on the rest of what was typed.

Heading = tuple[str, list[Official]]


def officials_of(actor: Country | Group, day: date | None) -> list[Heading]:
    """Who can speak for the actor, under headings: those in office on the day come first.

    An office whose days are unknown counts as held. For a group, officials of its members on
    the day follow its own. Without a day all stand under one heading for each sort.
    """
    rows = (
        Official.objects.unmerged()
        .select_related("country", "group")
        .prefetch_related(Prefetch("tenures", Tenure.objects.order_by("start", "pk")))
    )
    own = list(rows.filter(**{_sort(actor): actor}).order_by("name", "pk"))
    headings = _by_office(own, day, str(actor))
    if isinstance(actor, Group):
        terms = Membership.objects.current().filter(group=actor)
        members = (terms.on(day) if day else terms).values("country")
        theirs = list(rows.filter(country__in=members).order_by("country__name", "name", "pk"))
        headings += _by_office(theirs, day, f"members of {actor}")
    # whoever was in office then comes before everybody else
    return [(heading, found) for heading, found, _ in sorted(headings, key=lambda one: not one[2]) if found]


def _by_office(found: list[Official], day: date | None, whose: str) -> list[tuple[str, list[Official], bool]]:
    if day is None:
        return [(f"Officials of {whose}", found, True)]
    then = [one for one in found if office_on(one, day) is not None]
    others = [one for one in found if one not in then]
    return [
        (f"Of {whose}, in office on {day.isoformat()}", then, True),
        (f"Of {whose}, not known to be in office then", others, False),
    ]


def office_on(official: Official, day: date) -> Tenure | None:
    """The first office that the official held on the day, as far as is known."""
    return next((one for one in official.tenures.all() if contains(one.start, one.end, day)), None)


def sessions_of(forum: Forum, day: date | None) -> tuple[list[Session], list[Session]]:
    """The sessions of the forum: those within a week of the day, and all others."""
    found = list(forum.sessions.select_related("forum"))
    near = [one for one in found if day is None or near_session(day, one.starts_on, one.ends_on)]
    return near, [one for one in found if one not in near]


# Sources.


def source_recorded(address: str, *, title: str = "", publisher: str = "") -> Source | None:
    """The source that is recorded with this address, in whatever spelling.

    Without an address: the one that is not online and bears the title (and the publisher,
    where one is given).
    """
    sources = Source.objects.defer("full_text").order_by("pk")
    if not address:
        offline = sources.filter(url="", title__iexact=title.strip()) if title.strip() else sources.none()
        return (offline.filter(publisher__iexact=publisher.strip()) if publisher.strip() else offline).first()
    wanted = addresses.key(address)
    host = addresses.site(address)
    near = sources.filter(Q(url__icontains=host) | Q(url__icontains=_in_letters(host)))
    return next((one for one in near if _key(one.url) == wanted), None)


def citing(source: Source) -> QuerySet[Position]:
    """The positions that cite the source, drafts included, the newest first."""
    found = Position.objects.filter(citations__source=source).defer("search_vector")
    return found.select_related("country", "group", "proposition").newest_first()


def _key(address: str) -> str:
    try:
        return addresses.key(address)
    except ValueError:  # entered before addresses were looked at
        return ""


def _in_letters(host: str) -> str:
    """The host in its own script, as some addresses are written."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def _sort(actor: Country | Group) -> str:
    return "country" if isinstance(actor, Country) else "group"
