"""The tables of a release, in the order of dependency: what is public of the record, and nothing else.

Reference data is as in the data set. Positions that stand and positions that were retracted
are two tables, so that nobody counts the second by oversight; with the ledger they let a
figure be computed as it was known at any moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, Model, OuterRef, QuerySet, Subquery, TextField, Value, When

from positions.exchange import tables as data_set
from positions.exchange.columns import as_text
from positions.models import (
    Change,
    Citation,
    Dissociation,
    Enquiry,
    Membership,
    Official,
    Position,
    Source,
    StancePeriod,
)
from positions.releases.fields import DAY, Field, code, exchanged, number, own
from positions.vocabulary import Basis, ChangeKind, RetractionCause, Status

Rows = Callable[[], QuerySet[Any]]

FORMAT = 1
"""Rises when tables or files of a release change their shape."""


@dataclass(frozen=True)
class Table:
    """A table of the release: its name without ending, what a row is, the fields, the rows, the key.

    ``key`` tells rows apart; it is a primary key where all its fields are required.
    """

    name: str
    help: str
    fields: tuple[Field, ...]
    rows: Rows
    key: tuple[str, ...]
    order: tuple[str, ...] = ("pk",)

    @property
    def names(self) -> list[str]:
        """The names of the fields, in their order."""
        return [field.name for field in self.fields]

    @property
    def has_primary_key(self) -> bool:
        """Whether no part of the key can be empty."""
        return all(field.required for field in self.fields if field.name in self.key)

    def cells(self) -> QuerySet[Any]:
        """The rows as tuples of text, in their order."""
        cells = {f"cell_{field.name}": field.cell for field in self.fields}
        return self.rows().annotate(**cells).order_by(*self.order).values_list(*cells)


def _reference(
    table: data_set.Table, help_text: str, rows: Callable[[], QuerySet[Any]] | None = None
) -> Table:
    """A table of the data set as it is."""
    found = rows or table.standing or table.model._default_manager.all
    return Table(table.name, help_text, exchanged(table), found, table.key)


def _country(model: type[Model], **changes: Any) -> Field:
    return code(model, "country", "countries", "iso3", **changes)


def _position() -> Field:
    """The position to which a row belongs."""
    help_text = "The position, by its number."
    return number(help_text, "position", "position_id", required=True, refers=("positions", "id"))


def _act() -> tuple[Field, ...]:
    """What positions that stand and retracted ones have in common."""
    return (
        number("The number in its address, /positions/{id}/.", required=True),
        _country(Position, help="The country that took it; empty where a group did."),
        code(Position, "group", "groups", help="The group that took it; empty where a country did."),
        *exchanged(
            data_set.POSITIONS,
            *("proposition", "stance", "date", "date_precision", "kind"),
            *("official", "forum", "session", "instrument"),
        ),
        own(Position, "summary", required=True),
        *exchanged(data_set.POSITIONS, "sources", "locator", "dissociated"),
        own(Position, "published_at", required=True),
        number(
            "The position that it replaced.",
            "corrects",
            "corrects_id",
            refers=("retracted_positions", "id"),
        ),
    )


def _retracted() -> QuerySet[Position]:
    """Those taken out of the record, with the number of what took their place."""
    successors = Position.objects.public().filter(corrects=OuterRef("pk"))
    return Position.objects.filter(status=Status.RETRACTED).annotate(
        successor_id=Subquery(successors.order_by().values("pk")[:1])
    )


def _basis() -> Field:
    basis = Case(
        When(group__isnull=True, then=Value(Basis.OWN.value)),
        default=Value(Basis.GROUP.value),
        output_field=TextField(),
    )
    words = "Whether the country's own act decides, or that of a group."
    return Field("basis", words, basis, required=True, allowed=tuple(Basis.values))


def _cause() -> Field:
    retracted = When(kind=ChangeKind.RETRACTED, then=as_text(F("position__retraction_cause")))
    cause = Case(retracted, default=as_text(F("position__correction_cause")), output_field=TextField())
    words = "Why the position was retracted, or why it was published in the place of another."
    return Field("cause", words, cause, allowed=tuple(RetractionCause.values))


def _term(name: str) -> Field:
    """A bound of the membership that an entry of the ledger concerns."""
    of: Any = Membership._meta.get_field(name)
    return Field(name, f"Of the membership: {of.help_text}", as_text(F(f"membership__{name}")), DAY)


TABLES = (
    _reference(data_set.COUNTRIES, "A State, by its ISO 3166-1 alpha-3 code."),
    _reference(data_set.ALIASES, "A name or adjective by which texts call a country."),
    _reference(data_set.GROUPS, "A bloc that speaks as one."),
    Table(
        "memberships",
        "A country's time in a group, from start until before end.",
        (*exchanged(data_set.MEMBERSHIPS), own(Membership, "recorded_at", required=True)),
        Membership.objects.current,
        data_set.MEMBERSHIPS.key,
    ),
    _reference(data_set.FORUMS, "A body, process or event series."),
    _reference(data_set.SESSIONS, "One dated meeting of a forum."),
    _reference(data_set.INSTRUMENTS, "A text that States vote on, sign or endorse."),
    _reference(data_set.TOPICS, "A field of AI governance that holds several propositions."),
    _reference(data_set.PROPOSITIONS, "A claim that a State can support or oppose, with its coding rules."),
    _reference(data_set.SOURCES, "A document that can be looked up.", Source.objects.public),
    Table(
        "officials",
        "A person who spoke for a country or a group.",
        (
            *exchanged(data_set.OFFICIALS, "slug", "name"),
            _country(Official, help="The country spoken for; empty where it is a group."),
            code(Official, "group", "groups", help="The group spoken for; empty where it is a country."),
        ),
        Official.objects.all,
        ("slug",),
    ),
    _reference(data_set.TENURES, "An official's time in an office, from start until before end."),
    _reference(data_set.REFERENCE_SOURCES, "Which source stands behind a table, or one entry of it."),
    Table(
        "retracted_positions",
        "A position that was taken out of the record, with the cause; it is no longer counted.",
        (
            *_act(),
            own(Position, "retracted_at", required=True),
            own(Position, "retraction_cause", required=True),
            own(Position, "retraction_reason", required=True),
            number("The position that took its place.", "corrected_by", "successor_id"),
        ),
        _retracted,
        ("id",),
    ),
    Table(
        "positions",
        "A position that stands: an actor took a stance on a proposition on a date, by a kind of act.",
        _act(),
        Position.objects.published,
        ("id",),
    ),
    Table(
        "citations",
        "A source of a position that stands, with the place in it.",
        (
            _position(),
            code(Citation, "source", "sources"),
            own(Citation, "locator"),
            own(Citation, "order", required=True),
        ),
        lambda: Citation.objects.filter(position__status=Status.PUBLISHED),
        ("position", "source"),
        order=("position_id", "order", "pk"),
    ),
    Table(
        "dissociations",
        "A member for which a group's position that stands does not speak.",
        (
            _position(),
            _country(Dissociation),
        ),
        lambda: Dissociation.objects.filter(position__status=Status.PUBLISHED),
        ("position", "country"),
    ),
    Table(
        "enquiries",
        "A search for a country's position on a proposition that found none. Never a stance.",
        (
            *exchanged(data_set.ENQUIRIES, "iso3", "proposition", "searched_on", "languages", "places"),
            own(Enquiry, "recorded_at", required=True),
        ),
        data_set.standing_enquiries,
        data_set.ENQUIRIES.key,
    ),
    Table(
        "stance_periods",
        "Derived: a country held a stance on a proposition from start until before end, "
        "on the ground of one position.",
        (
            _country(StancePeriod),
            code(StancePeriod, "proposition", "propositions"),
            *(own(StancePeriod, name) for name in ("stance", "start", "end", "since", "until", "own_since")),
            own(StancePeriod, "previous"),
            _basis(),
            code(StancePeriod, "group", "groups"),
            _position(),
        ),
        StancePeriod.objects.all,
        ("country", "proposition", "start"),
        order=("proposition_id", "country_id", "start"),
    ),
    Table(
        "changes",
        "The ledger: what entered or left the public record, oldest first.",
        (
            own(Change, "number", required=True),
            own(Change, "at", required=True),
            own(Change, "kind"),
            _cause(),
            number("The position concerned, standing or retracted.", "position", "position_id"),
            code(Membership, "group", "groups", path="membership__group", required=False),
            _country(Membership, path="membership__country", required=False),
            _term("start"),
            _term("end"),
        ),
        Change.objects.all,
        ("number",),
    ),
)
"""Every table."""

BY_NAME = {table.name: table for table in TABLES}
