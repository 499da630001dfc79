"""Who acts: a country or a group, and the filters that choose among them."""

from __future__ import annotations

from collections.abc import Sequence

from positions.api.parameters import Code, Day, Known, Moment, Named
from positions.api.shapes import TEXT, Field, Shape
from positions.labels import Labels
from positions.models import Country, Group, Official, Position

ACTOR = Shape(
    "Actor",
    "A country or a group, whichever acts.",
    (
        Field(
            "type",
            "Whether it is a country or a group.",
            lambda actor: "country" if isinstance(actor, Country) else "group",
            {"type": "string", "enum": ["country", "group"]},
        ),
        Field(
            "code",
            "A country's ISO 3166-1 alpha-3 code; a group's slug.",
            lambda actor: actor.iso3 if isinstance(actor, Country) else actor.slug,
            TEXT,
        ),
        Field("name", "Its name.", lambda actor: actor.name, TEXT),
    ),
)


def actor_of(row: Position | Official) -> Country | Group:
    """The one who acts in a position, or for whom an official speaks."""
    return row.actor


def regions(known: Known) -> Sequence[str]:
    """The M49 regions and sub-regions of the record's countries."""
    labels = known()
    return labels.once("regions", lambda: _regions(labels))


def _regions(labels: Labels) -> list[str]:
    pairs = ((country.region, country.subregion) for country in labels.countries.values())
    return sorted({name for pair in pairs for name in pair if name})


COUNTRY = Code(
    name="country",
    model=Country,
    by="iso3",
    many=True,
    listed_at="/api/v1/countries/",
    help="Countries, by ISO 3166-1 alpha-3 code.",
    example="PAK",
)
GROUP = Code(
    name="group", model=Group, many=True, listed_at="/api/v1/groups/", help="Groups, by slug.", example="eu"
)
REGION = Named(
    name="region",
    names=regions,
    many=True,
    help="Countries of these M49 regions or sub-regions, such as Asia or Western Africa.",
    example="Asia",
)
AS_OF = Day(name="as_of", today=True, help="The day that is asked about (YYYY-MM-DD); today if not given.")
KNOWN_AT = Moment(
    name="known_at",
    help="Answer as the record stood at this moment (YYYY-MM-DD for its end, or YYYY-MM-DDTHH:MM:SSZ); "
    "now if not given.",
)
