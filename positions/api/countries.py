"""/countries/: the States of the record."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from positions.api import actors, mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Question, defined
from positions.api.resources import Listing, Single
from positions.api.shapes import COUNTRY_CODE, Shape, column, things
from positions.models import Alias, Country, Group, Membership
from positions.vocabulary import UNStatus

FIELDS = tuple(
    column(Country, name)
    for name in (
        "iso3",
        "iso2",
        "m49",
        "name",
        "official_name",
        "region",
        "subregion",
        "un_status",
        "un_since",
        "longitude",
        "latitude",
    )
)
COUNTRY = Shape("Country", "A State, known in public by its ISO 3166-1 alpha-3 code.", FIELDS)

ALIAS = Shape(
    "Alias",
    "A name or adjective by which texts call the country.",
    (column(Alias, "name"), column(Alias, "language")),
)
TERM = Shape(
    "CountryMembership",
    "The country's time in a group, from start until before end.",
    (
        *(column(Group, name, f"group.{name}") for name in ("slug", "name", "acronym")),
        column(Membership, "start"),
        column(Membership, "end"),
    ),
)
WHOLE_COUNTRY = Shape(
    "CountryWithGroups",
    "A State with its names and the groups of which it is a member on the day.",
    (
        *FIELDS,
        things("aliases", "Names by which texts call it.", ALIAS, lambda row: row.aliases.all()),
        things(
            "groups", "Groups of which it is a member on the day.", TERM, lambda row: row.memberships.all()
        ),
    ),
)


class Countries(Listing):
    """The States of the record, by code."""

    name = "countries"
    shape = COUNTRY
    parameters = (
        actors.REGION,
        defined("un_status", UNStatus, "Standing in the United Nations."),
        Code(
            name="member_of",
            model=Group,
            many=True,
            listed_at="/api/v1/groups/",
            help="Members of these groups on the day asked about.",
        ),
        actors.AS_OF,
        actors.KNOWN_AT,
    )
    orders = {"iso3": Order((Key("iso3"),))}

    def rows(self, question: Question) -> QuerySet[Country]:
        """Those that the filters let through."""
        rows = in_regions(Country.objects.all(), question)
        if question["un_status"]:
            rows = rows.filter(un_status__in=question["un_status"])
        return members(rows, question)


def in_regions(rows: QuerySet[Country], question: Question) -> QuerySet[Country]:
    """Countries of the regions or sub-regions that are asked about."""
    names = question["region"]
    return rows.filter(Q(region__in=names) | Q(subregion__in=names)) if names else rows


def members(rows: QuerySet[Country], question: Question) -> QuerySet[Country]:
    """Countries that are members of the groups on the day that is asked about."""
    if not question["member_of"]:
        return rows
    terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
    return rows.filter(pk__in=terms.filter(group__in=question["member_of"]).values("country"))


class OneCountry(Single):
    """One State, with its names and its groups on a day."""

    name = "country"
    shape = WHOLE_COUNTRY
    parameters = (actors.AS_OF, actors.KNOWN_AT)
    bears = (Country, "iso3")
    path = {"iso3": (COUNTRY_CODE, mentions.CODE.help)}

    def row(self, question: Question, **path: Any) -> Country | None:
        """With names and memberships."""
        terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
        return (
            Country.objects.filter(iso3=path["iso3"])
            .prefetch_related(
                Prefetch("aliases", Alias.objects.order_by("language", "name")),
                Prefetch("memberships", terms.select_related("group").order_by("group__slug")),
            )
            .first()
        )
