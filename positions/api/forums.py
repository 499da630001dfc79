"""/forums/ and /sessions/: where positions are taken, and each dated meeting."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from positions.api import actors, mentions
from positions.api.paging import Key, Order
from positions.api.parameters import Code, Question, defined
from positions.api.resources import Listing, Single
from positions.api.shapes import SLUG, Shape, column, thing
from positions.models import Forum, Session
from positions.vocabulary import ForumKind

FORUM = Shape(
    "Forum",
    "A body, process or event series in which States speak.",
    (
        *(column(Forum, name) for name in ("slug", "name", "acronym", "kind")),
        thing("parent", "The forum of which it is a part.", mentions.FORUM),
        column(Forum, "url"),
    ),
)
SESSION = Shape(
    "Session",
    "One dated meeting of a forum.",
    (
        column(Session, "slug"),
        thing("forum", "The forum that met.", mentions.FORUM, nullable=False),
        *(column(Session, name) for name in ("name", "starts_on", "ends_on", "city")),
        thing("country", "The country where it met.", mentions.COUNTRY),
    ),
)


def _forums(name: str, words: str) -> Code:
    return Code(name=name, model=Forum, many=True, listed_at="/api/v1/forums/", help=words)


class Forums(Listing):
    """The forums, by slug."""

    name = "forums"
    shape = FORUM
    parameters = (
        defined("kind", ForumKind, "What sort of forum."),
        Code(
            name="parent",
            model=Forum,
            many=True,
            listed_at="/api/v1/forums/",
            help="Parts of these forums, by slug.",
        ),
    )
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Forum]:
        """Those that the filters let through."""
        rows = Forum.objects.unmerged().select_related("parent")
        if question["kind"]:
            rows = rows.filter(kind__in=question["kind"])
        return rows.filter(parent__in=question["parent"]) if question["parent"] else rows


class OneForum(Single):
    """One forum."""

    name = "forum"
    shape = FORUM
    bears = (Forum, "slug")
    path = {"slug": (SLUG, "The forum's slug.")}

    def row(self, question: Question, **path: Any) -> Forum | None:
        """By its slug."""
        return Forum.objects.unmerged().select_related("parent").filter(slug=path["slug"]).first()


class Sessions(Listing):
    """The sessions, by slug."""

    name = "sessions"
    shape = SESSION
    parameters = (
        Code(
            name="forum",
            model=Forum,
            many=True,
            listed_at="/api/v1/forums/",
            help="Sessions of these forums, by slug.",
        ),
        actors.COUNTRY,
    )
    orders = {"slug": Order((Key("slug"),))}

    def rows(self, question: Question) -> QuerySet[Session]:
        """Those of the forums, and in the countries, that are asked about."""
        rows = Session.objects.select_related("forum", "country")
        if question["forum"]:
            rows = rows.filter(forum__in=question["forum"])
        return rows.filter(country__in=question["country"]) if question["country"] else rows


class OneSession(Single):
    """One session."""

    name = "session"
    shape = SESSION
    bears = (Session, "slug")
    path = {"slug": (SLUG, "The session's slug.")}

    def row(self, question: Question, **path: Any) -> Session | None:
        """By its slug."""
        return Session.objects.select_related("forum", "country").filter(slug=path["slug"]).first()
