"""How one thing mentions another: by its public code and the name that a reader needs."""

from __future__ import annotations

from positions.api.shapes import COUNTRY_CODE, Field, Shape, column
from positions.models import Country, Forum, Group, Instrument, Official, Proposition, Session, Topic

CODE = Field("code", "ISO 3166-1 alpha-3, the public code.", lambda country: country.iso3, COUNTRY_CODE)

COUNTRY = Shape("CountryMention", "A country.", (CODE, column(Country, "name")))
GROUP = Shape("GroupMention", "A group.", (column(Group, "slug"), column(Group, "name")))
OFFICIAL = Shape("OfficialMention", "An official.", (column(Official, "slug"), column(Official, "name")))
FORUM = Shape("ForumMention", "A forum.", (column(Forum, "slug"), column(Forum, "name")))
SESSION = Shape("SessionMention", "A meeting of a forum.", (column(Session, "slug"), column(Session, "name")))
INSTRUMENT = Shape(
    "InstrumentMention",
    "A text that States vote on, sign or endorse.",
    (column(Instrument, "slug"), column(Instrument, "symbol"), column(Instrument, "title")),
)
TOPIC = Shape("TopicMention", "A topic.", (column(Topic, "slug"), column(Topic, "name")))
PROPOSITION = Shape(
    "PropositionMention",
    "A proposition of the codebook.",
    (column(Proposition, "slug"), column(Proposition, "title")),
)
