"""/groups/: the blocs that speak as one, with their members on a day."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet

from positions.api import actors, mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Question, defined
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column, things
from positions.models import Country, Group, Membership
from positions.vocabulary import GroupKind

FIELDS = tuple(column(Group, name) for name in ("slug", "name", "acronym", "kind", "url"))
GROUP = Shape("Group", "A bloc that speaks as one.", FIELDS)

MEMBER = Shape(
    "Member",
    "A country's time in the group, from start until before end.",
    (
        mentions.CODE.of("country"),
        column(Country, "name", "country.name"),
        column(Membership, "start"),
        column(Membership, "end"),
    ),
)
GROUP_WITH_MEMBERS = Shape(
    "GroupWithMembers",
    "A bloc with its members on the day.",
    (*FIELDS, things("members", "Its members on the day.", MEMBER, lambda group: group.memberships.all())),
)


class Groups(Listing):
    """The groups of the record, by slug."""

    name = "groups"
    shape = GROUP
    parameters = (
        defined("kind", GroupKind, "What sort of bloc."),
        Code(
            name="member",
            model=Country,
            by="iso3",
            many=True,
            listed_at="/api/v1/countries/",
            help="Groups of which one of these countries is a member on the day asked about.",
        ),
        actors.AS_OF,
        actors.KNOWN_AT,
    )
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Group]:
        """Those that the filters let through."""
        rows = Group.objects.all()
        if question["kind"]:
            rows = rows.filter(kind__in=question["kind"])
        if question["member"]:
            terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
            rows = rows.filter(pk__in=terms.filter(country__in=question["member"]).values("group"))
        return rows


class OneGroup(Single):
    """One group, with its members on a day."""

    name = "group"
    shape = GROUP_WITH_MEMBERS
    parameters = (actors.AS_OF, actors.KNOWN_AT)
    bears = (Group, "slug")
    path = {"slug": (SLUG, "The group's slug.")}

    def row(self, question: Question, **path: Any) -> Group | None:
        """With its members."""
        terms = Membership.objects.known_at(question["known_at"]).on(question["as_of"])
        members = Prefetch("memberships", terms.select_related("country").order_by("country__iso3"))
        return Group.objects.filter(slug=path["slug"]).prefetch_related(members).first()
