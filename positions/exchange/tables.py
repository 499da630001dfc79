"""The tables of the data set: one declaration for each file, used to load and to export.

The order is that of dependency. A table's key is what the record knows a row by; where the
key is the whole row, a changed row is a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet

from positions.exchange.columns import Actor, Code, Column, Day, Degrees, Number, Words, YesNo
from positions.exchange.evidence_columns import Dissociated, Locators, Occurrence, Sources
from positions.models import (
    Alias,
    Country,
    Enquiry,
    Forum,
    Group,
    Instrument,
    Membership,
    Official,
    Position,
    Proposition,
    ReferenceSource,
    Session,
    Source,
    Tenure,
    Topic,
)


@dataclass(frozen=True)
class Table:
    """A file of the data set: its name without ``.csv``, the model, the columns, the key.

    ``standing`` gives what the record holds now, where it keeps what it withdrew. ``term``
    names the columns of a dated row of which no two may overlap; ``order`` those of a first
    and a last day that must not be reversed. ``optional`` files may be missing and are
    written only when there is something to write.
    """

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    standing: Callable[[], QuerySet[Any]] | None = None
    term: tuple[str, ...] = ()
    order: tuple[str, str] | None = None
    optional: bool = False

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @property
    def staged(self) -> str:
        """The name of the temporary table that holds the file's rows."""
        return f"staged_{self.name}"

    @property
    def names(self) -> list[str]:
        """The names of all columns, in their order."""
        return [column.name for column in self.columns]

    @property
    def rest(self) -> list[str]:
        """The names of the columns that are not part of the key."""
        return [name for name in self.names if name not in self.key]

    @property
    def required(self) -> list[str]:
        """The names of the columns that a file must have."""
        return [column.name for column in self.columns if not column.optional]

    @property
    def extra(self) -> list[str]:
        """The names of the columns that a file may have."""
        return [column.name for column in self.columns if column.optional]

    def column(self, name: str) -> Column:
        """The column of the name."""
        return next(column for column in self.columns if column.name == name)

    def unique_columns(self) -> list[Column]:
        """Columns beside the key of which no two rows hold the same value, empty ones apart."""
        alone = {one.name for one in self.model._meta.get_fields() if getattr(one, "unique", False)}
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and len(constraint.fields) == 1:
                alone.update(constraint.fields)
        return [one for one in self.columns if one.field_name in alone and self.key != (one.name,)]

    def in_record(self) -> QuerySet[Any]:
        """What stands in the record, by number, each row as ``id`` and the cells ``file_…``."""
        return self.written(self.standing() if self.standing else self.model._default_manager.all())

    def written(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows of the model as ``id`` and the cells ``file_…``, by number."""
        cells = {f"file_{column.name}": column.in_record() for column in self.columns}
        return rows.annotate(**cells).order_by("id").values_list("id", *cells)


def standing_enquiries() -> QuerySet[Enquiry]:
    """Enquiries that stand; of several that tell the same search, the last recorded."""
    same = ("country_id", "proposition_id", "searched_on", "languages", "places")
    last = Enquiry.objects.current().order_by(*same, "-id").distinct(*same)
    return Enquiry.objects.filter(pk__in=last.values("pk"))


COUNTRIES = Table(
    "countries",
    Country,
    (
        Column("iso3"),
        Column("iso2"),
        Column("m49"),
        Column("name"),
        Column("official_name"),
        Column("region"),
        Column("subregion"),
        Column("un_status"),
        Day("un_since"),
        Degrees("lon", "longitude", furthest=180),
        Degrees("lat", "latitude", furthest=90),
    ),
    key=("iso3",),
)
ALIASES = Table(
    "aliases",
    Alias,
    (
        Code("iso3", "country", table="countries", by="iso3"),
        Column("alias", "name"),
        Column("lang", "language"),
    ),
    key=("iso3", "alias", "lang"),
)
GROUPS = Table(
    "groups",
    Group,
    (Column("slug"), Column("name"), Column("acronym"), Column("kind"), Column("url")),
    key=("slug",),
)
MEMBERSHIPS = Table(
    "memberships",
    Membership,
    (
        Code("group", table="groups"),
        Code("iso3", "country", table="countries", by="iso3"),
        Day("start"),
        Day("end"),
    ),
    key=("group", "iso3", "start", "end"),
    standing=Membership.objects.current,
    term=("group", "iso3"),
)
FORUMS = Table(
    "forums",
    Forum,
    (
        Column("slug"),
        Column("name"),
        Column("acronym"),
        Column("kind"),
        Code("parent", table="forums"),
        Column("url"),
    ),
    key=("slug",),
)
SESSIONS = Table(
    "sessions",
    Session,
    (
        Column("slug"),
        Code("forum", table="forums"),
        Column("name"),
        Day("start", "starts_on"),
        Day("end", "ends_on"),
        Column("city"),
        Code("country", table="countries", by="iso3"),
    ),
    key=("slug",),
    order=("start", "end"),
)
INSTRUMENTS = Table(
    "instruments",
    Instrument,
    (
        Column("slug"),
        Column("symbol"),
        Column("title"),
        Column("kind"),
        Code("forum", table="forums"),
        Code("session", table="sessions"),
        Day("adopted_on"),
        YesNo("binding"),
        Column("url"),
    ),
    key=("slug",),
)
TOPICS = Table("topics", Topic, (Column("slug"), Column("name"), Number("order")), key=("slug",))
PROPOSITIONS = Table(
    "propositions",
    Proposition,
    (
        Column("slug"),
        Code("topic", table="topics"),
        Column("title"),
        Column("definition"),
        Column("support_means"),
        Column("oppose_means"),
        Column("borderline_cases", optional=True),
    ),
    key=("slug",),
)
SOURCES = Table(
    "sources",
    Source,
    (
        Column("slug"),
        Column("url"),
        Column("title"),
        Column("publisher"),
        Day("published_on"),
        Column("language"),
    ),
    key=("slug",),
)
OFFICIALS = Table("officials", Official, (Column("slug"), Column("name"), Actor("of")), key=("slug",))
TENURES = Table(
    "tenures",
    Tenure,
    (
        Code("official", table="officials"),
        Column("title"),
        Column("body"),
        Day("start"),
        Day("end"),
    ),
    key=("official", "title", "body", "start", "end"),
    term=("official", "title", "body"),
)
REFERENCE_SOURCES = Table(
    "reference_sources",
    ReferenceSource,
    (Column("table"), Column("key"), Code("source", table="sources"), Column("covers")),
    key=("table", "key", "source"),
)
POSITIONS = Table(
    "positions",
    Position,
    (
        Actor("actor"),
        Code("proposition", table="propositions"),
        Column("stance"),
        Day("date"),
        Column("date_precision"),
        Column("kind"),
        Code("official", table="officials"),
        Code("forum", table="forums"),
        Code("session", table="sessions"),
        Code("instrument", table="instruments"),
        Column("summary"),
        Sources("sources"),
        Locators("locator"),
        Dissociated("dissociated", optional=True),
        Occurrence("occurrence", optional=True),
    ),
    key=(
        "actor",
        "proposition",
        "date",
        "kind",
        "official",
        "forum",
        "session",
        "instrument",
        "occurrence",
    ),
    standing=Position.objects.published,
)
ENQUIRIES = Table(
    "enquiries",
    Enquiry,
    (
        Code("iso3", "country", table="countries", by="iso3"),
        Code("proposition", table="propositions"),
        Day("searched_on"),
        Words("languages"),
        Column("places"),
        Column("note"),
    ),
    key=("iso3", "proposition", "searched_on", "languages", "places"),
    standing=standing_enquiries,
    optional=True,
)

TABLES = (
    COUNTRIES,
    ALIASES,
    GROUPS,
    MEMBERSHIPS,
    FORUMS,
    SESSIONS,
    INSTRUMENTS,
    TOPICS,
    PROPOSITIONS,
    SOURCES,
    OFFICIALS,
    TENURES,
    REFERENCE_SOURCES,
    POSITIONS,
    ENQUIRIES,
)
"""Every table, in the order in which they are loaded."""

BY_NAME = {table.name: table for table in TABLES}
