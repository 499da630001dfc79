"""/releases/: dated, immutable copies of the whole record, with what changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from positions.api.paging import Key, Order
from positions.api.parameters import Question
from positions.api.resources import Listing, Single
from positions.api.shapes import ADDRESS, MOMENT, TEXT, WHOLE, Field, Schema, Shape, link, thing, things
from positions.releases import shelf
from positions.releases.shelf import File, Release

NAME: Schema = {"type": "string", "pattern": f"^{shelf.NAME.pattern}$"}


@dataclass(frozen=True)
class Offered:
    """A release, and where this site lies, so that its files have whole addresses."""

    release: Release
    origin: str

    @property
    def day(self) -> date:
        """The day on which it was made."""
        return self.release.day

    @property
    def number(self) -> int:
        """Which of that day it is."""
        return self.release.number

    @property
    def page(self) -> str:
        """The address of its page."""
        return self.origin + reverse("release", kwargs={"name": self.release.name})

    def files(self) -> list[tuple[File, str]]:
        """Its files with their addresses."""
        return [(file, f"{self.page}{file.name}") for file in self.release.files]


FILE = Shape(
    "ReleaseFile",
    "A file of a release, which never changes.",
    (
        Field("name", "Its name.", lambda pair: pair[0].name, TEXT),
        Field("url", "Its address.", lambda pair: pair[1], ADDRESS),
        Field("media_type", "What it is.", lambda pair: pair[0].media_type, TEXT),
        Field("bytes", "Its size.", lambda pair: pair[0].bytes, WHOLE),
        Field("sha256", "SHA-256 of its bytes, in hexadecimal.", lambda pair: pair[0].sha256, TEXT),
    ),
)
TABLE = Shape(
    "ReleaseTable",
    "A table of a release; what changed is counted against the release before, null in the first.",
    (
        Field("name", "Its name; the files are this with .csv and .parquet.", lambda one: one.name, TEXT),
        Field("rows", "How many rows it has.", lambda one: one.rows, WHOLE),
        Field("added", "Rows that were not there before.", lambda one: one.added, WHOLE, nullable=True),
        Field("removed", "Rows that are no longer there.", lambda one: one.removed, WHOLE, nullable=True),
        Field("changed", "Rows that differ.", lambda one: one.changed, WHOLE, nullable=True),
    ),
)
MOVES = Shape(
    "ReleasePositions",
    "What happened to positions since the release before.",
    (
        Field("published", "Published, not as a correction.", lambda one: one.published, WHOLE),
        Field("corrected", "Replaced by a correction.", lambda one: one.corrected, WHOLE),
        Field("retracted", "Retracted without a successor.", lambda one: one.retracted, WHOLE),
    ),
)
RELEASE = Shape(
    "Release",
    "A dated, immutable copy of the whole public record, as files.",
    (
        Field("name", "Its day; the second of a day ends in .2.", lambda one: one.release.name, NAME),
        link("url", "Its address here.", "releases", attrgetter("release.name")),
        Field("page", "Its page; the files lie below it.", lambda one: one.page, ADDRESS),
        Field("data_version", "The state of the record.", lambda one: one.release.data_version, WHOLE),
        Field(
            "known_at",
            "The moment at which the record stood so; as a parameter it gives the same figures here.",
            lambda one: one.release.known_at,
            MOMENT,
        ),
        Field("previous", "The release before.", lambda one: one.release.previous, NAME, nullable=True),
        thing(
            "positions",
            "What happened to positions since the release before; null in the first.",
            MOVES,
            read=lambda one: one.release.positions,
        ),
        things("tables", "The tables.", TABLE, lambda one: one.release.tables),
        things("files", "The files.", FILE, lambda one: one.files()),
    ),
)


def offered(request: HttpRequest) -> list[Offered]:
    """Every release, for a client that came by this address."""
    origin = request.build_absolute_uri("/").rstrip("/")
    return [Offered(one, origin) for one in shelf.releases(settings.RELEASES_DIR)]


class Releases(Listing):
    """The releases of the whole record as files, newest first.

    Each holds every table as CSV and Parquet and all of them as SQLite, described by a data package, with
    checksums and what changed since the one before. A release never changes.
    """

    name = "releases"
    shape = RELEASE
    orders = {"-name": Order((Key("day", date.fromisoformat), Key("number")), falling=True)}

    def rows(self, question: Question) -> Sequence[Offered]:
        """All of them."""
        return offered(self.request)


class OneRelease(Single):
    """One release of the record as files."""

    name = "release"
    shape = RELEASE
    path = {"name": (NAME, "The release's name.")}

    def row(self, question: Question, **path: Any) -> Offered | None:
        """By its name."""
        return next((one for one in offered(self.request) if one.release.name == path["name"]), None)
