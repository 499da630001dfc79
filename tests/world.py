"""A small invented world for the tests: all of it is synthetic, none of it is a State, a person or a text.

`build()` writes it into an empty database and hands it over; the fixture `world` (tests/conftest.py) does
so for a test. Nobody in it holds a position yet: `tests.make` has the makers for these.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User

from positions.memberships import record_memberships
from positions.models import (
    Alias,
    Country,
    Forum,
    Group,
    Instrument,
    Membership,
    Official,
    Proposition,
    Session,
    Source,
    Tenure,
    Topic,
)
from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER

at_the_desk: dict[str, User] = {}
"""Whom `tests.make` works with, by name, as long as their world stands: a test, or until another is built."""


@dataclass(frozen=True)
class World:
    """Who is who and what is what; each by the name that tests call it."""

    # The desk.
    analyst: User  # writes; the author of what `make` drafts
    second_analyst: User  # writes too; may not touch what the first one submits
    reviewer: User  # publishes, and records memberships
    administrator: User  # keeps the codebook, and may review
    reader: User  # logged in without any role

    # Countries: codes that ISO 3166-1 leaves to users, so no State is meant.
    arandia: Country  # XAR, in the Union for as long as anybody knows; the usual actor
    borvia: Country  # XBO, in the Union since 2015 and in the League since 2018
    celmark: Country  # XCE, in the Union from 2015 until 2021-02-01
    dunmere: Country  # XDU, in the League only; an observer at the UN
    elan: Country  # XEL, Élan-Verre: accents in its name; member of nothing
    fenland: Country  # XFE, member of nothing, another region

    # Groups.
    union: Group  # mu: Arandia, Borvia, and Celmark until it left
    league: Group  # harbour-league: Borvia from 2018, Dunmere
    coalition: Group  # coast: nobody, ever

    # Where and on what.
    assembly: Forum
    committee: Forum  # a part of the Assembly
    workshop: Forum
    assembly_70: Session  # 2022-09-13 to 2022-12-30
    committee_70: Session  # 2022-10-03 to 2022-11-04
    workshop_2023: Session  # 2023-05-24 to 2023-05-25, in Arandia
    undated: Session  # of the workshop; nobody knows when
    resolution: Instrument  # A/X/70/1, voted on in committee and in plenary
    convention: Instrument  # a treaty, binding

    # The codebook.
    rules: Topic
    weapons: Topic
    framework: Proposition  # rules; the usual proposition
    audits: Proposition  # rules
    control: Proposition  # weapons

    # Officials.
    okoye: Official  # Foreign Secretary of Arandia 2020 to 2023
    brandt: Official  # of Borvia; no office known
    vale: Official  # of the Union itself

    # Sources.
    record: Source  # the Assembly's voting record; what `make` cites
    speech: Source
    article: Source  # not online


def build() -> World:
    """Write the world into the database."""
    desk = _desk()
    countries = _countries()
    groups = _groups(countries, desk["reviewer"])
    forums = _forums(countries)
    return World(
        **desk, **countries, **groups, **forums, **_codebook(), **_officials(countries, groups), **_sources()
    )


def _desk() -> dict[str, Any]:
    at_the_desk.clear()
    roles = dict(Role.objects.values_list("name", "pk"))
    held = {
        "analyst": ANALYST,
        "second_analyst": ANALYST,
        "reviewer": REVIEWER,
        "administrator": ADMINISTRATOR,
        "reader": None,
    }
    unusable = make_password(None)
    desk = {name: User(username=name, password=unusable, is_staff=bool(role)) for name, role in held.items()}
    User.objects.bulk_create(desk.values())
    User.groups.through.objects.bulk_create(
        User.groups.through(user=desk[name], group_id=roles[role]) for name, role in held.items() if role
    )
    return desk


def country(iso3: str, name: str, **fields: Any) -> Country:
    """A country, not saved, that has what every country needs."""
    defaults: dict[str, Any] = {
        "iso3": iso3,
        "iso2": iso3[:2],
        "name": name,
        "official_name": f"Republic of {name}",
        "region": "Septentria",
        "subregion": "Upper Septentria",
        "un_status": "member",
        "un_since": date(1950, 1, 1),
        "longitude": Decimal("10.5"),
        "latitude": Decimal("20.25"),
    }
    return Country(**{**defaults, **fields})


def _countries() -> dict[str, Any]:
    countries = {
        "arandia": country("XAR", "Arandia", iso2="XA", m49="901"),
        "borvia": country("XBO", "Borvia", iso2="XB", m49="902"),
        "celmark": country("XCE", "Celmark", iso2="XC", m49="903", subregion="Lower Septentria"),
        "dunmere": country("XDU", "Dunmere", iso2="XD", m49="904", region="Meridia", un_status="observer"),
        "elan": country("XEL", "Élan-Verre", iso2="XE", m49="905", region="Meridia"),
        "fenland": country("XFE", "Fenland", iso2="XF", region="Meridia", un_status="none", un_since=None),
    }
    Country.objects.bulk_create(countries.values())
    names = [
        ("arandia", "Arandia", "en"),
        ("arandia", "Arandian", "en"),
        ("arandia", "Arandie", "fr"),
        ("borvia", "Borvia", "en"),
        ("elan", "Élan-Verre", "fr"),
        ("elan", "Côte d’Élan", "fr"),
    ]
    Alias.objects.bulk_create(
        Alias(country=countries[owner], name=name, language=language) for owner, name, language in names
    )
    return countries


def _groups(countries: dict[str, Any], reviewer: User) -> dict[str, Any]:
    groups = {
        "union": Group(slug="mu", name="Meridian Union", acronym="MU", kind="regional-organisation"),
        "league": Group(slug="harbour-league", name="Harbour League", kind="negotiating-group"),
        "coalition": Group(slug="coast", name="Coalition of the Coast", kind="ad-hoc-coalition"),
    }
    Group.objects.bulk_create(groups.values())
    terms: list[tuple[str, str, date | None, date | None]] = [
        ("union", "arandia", None, None),
        ("union", "borvia", date(2015, 1, 1), None),
        ("union", "celmark", date(2015, 1, 1), date(2021, 2, 1)),
        ("league", "borvia", date(2018, 1, 1), None),
        ("league", "dunmere", None, None),
    ]
    record_memberships(
        [
            Membership(group=groups[group], country=countries[member], start=start, end=end)
            for group, member, start, end in terms
        ],
        by=reviewer,
    )
    return groups


def _forums(countries: dict[str, Any]) -> dict[str, Any]:
    assembly = Forum.objects.create(slug="assembly", name="The Assembly", kind="un-organ")
    committee = Forum(slug="committee", name="Committee of the Assembly", kind="un-organ", parent=assembly)
    workshop = Forum(slug="workshop", name="Workshop on Machines", acronym="WM", kind="workshop")
    Forum.objects.bulk_create([committee, workshop])
    sessions = {
        "assembly_70": Session(
            slug="assembly-70",
            forum=assembly,
            name="Assembly, 70th session",
            starts_on=date(2022, 9, 13),
            ends_on=date(2022, 12, 30),
        ),
        "committee_70": Session(
            slug="committee-70",
            forum=committee,
            name="Committee, 70th session",
            starts_on=date(2022, 10, 3),
            ends_on=date(2022, 11, 4),
        ),
        "workshop_2023": Session(
            slug="workshop-2023",
            forum=workshop,
            name="Workshop 2023",
            starts_on=date(2023, 5, 24),
            ends_on=date(2023, 5, 25),
            city="Port Aran",
            country=countries["arandia"],
        ),
        "undated": Session(slug="workshop-undated", forum=workshop, name="A workshop nobody dated"),
    }
    Session.objects.bulk_create(sessions.values())
    instruments = {
        "resolution": Instrument(
            slug="a-x-70-1",
            symbol="A/X/70/1",
            title="Machines in the service of all",
            kind="resolution",
            forum=assembly,
            session=sessions["assembly_70"],
            adopted_on=date(2022, 12, 20),
            binding=False,
        ),
        "convention": Instrument(
            slug="convention-on-machines",
            title="Convention on Machines",
            kind="treaty",
            adopted_on=date(2021, 6, 1),
            binding=True,
        ),
    }
    Instrument.objects.bulk_create(instruments.values())
    return {"assembly": assembly, "committee": committee, "workshop": workshop, **sessions, **instruments}


def _codebook() -> dict[str, Any]:
    topics = {
        "rules": Topic(slug="rules", name="Rules for machines", order=1),
        "weapons": Topic(slug="weapons", name="Machines in war", order=2),
    }
    Topic.objects.bulk_create(topics.values())
    propositions = {
        "framework": ("rules", "binding-framework", "Adopt binding rules for machines"),
        "audits": ("rules", "audits", "Have machines audited from outside"),
        "control": ("weapons", "human-control", "Keep humans in control of weapons"),
    }
    made = {
        name: Proposition(
            slug=slug,
            topic=topics[topic],
            title=title,
            definition=f"{title}, in all countries.",
            support_means="Says that this should be done.",
            oppose_means="Says that this should not be done.",
        )
        for name, (topic, slug, title) in propositions.items()
    }
    Proposition.objects.bulk_create(made.values())
    return {**topics, **made}


def _officials(countries: dict[str, Any], groups: dict[str, Any]) -> dict[str, Any]:
    officials = {
        "okoye": Official(slug="mira-okoye", name="Mira Ọkoye", country=countries["arandia"]),
        "brandt": Official(slug="ines-brandt", name="Inés Brandt", country=countries["borvia"]),
        "vale": Official(slug="jon-vale", name="Jon Vale", group=groups["union"]),
    }
    Official.objects.bulk_create(officials.values())
    Tenure.objects.create(
        official=officials["okoye"],
        title="Foreign Secretary",
        body="Ministry of Foreign Affairs",
        start=date(2020, 1, 1),
        end=date(2024, 1, 1),
    )
    return officials


def _sources() -> dict[str, Any]:
    sources = {
        "record": Source(
            slug="voting-record",
            url="https://assembly.example/record",
            title="Voting record of the Assembly",
            publisher="The Assembly",
            published_on=date(2022, 12, 21),
            language="en",
        ),
        "speech": Source(
            slug="speech",
            url="https://arandia.example/speech",
            title="Speech at the workshop",
            publisher="Ministry of Foreign Affairs of Arandia",
            published_on=date(2023, 5, 24),
            language="fr",
            full_text="A private copy that no reader ever sees.",
        ),
        "article": Source(slug="article", title="An article on paper", language="en"),
    }
    Source.objects.bulk_create(sources.values())
    return sources
