"""Everything that a stranger can ask, each in its dearest ways: addresses of all pages and of the whole API.

What the API takes is read from its description, so that no new parameter is forgotten; a test holds the pages
to the addresses that there are. Codes are those of which the record has most and fewest positions. Lists
that are sent whole are left out: they take as long as they are, and have places of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import yaml

from benchmarks.machine.places import ROOT
from benchmarks.machine.postgres import Connection

Query = tuple[tuple[str, str], ...]

CODES = {
    "country": ("iso3", "country"),
    "group": ("slug", "group"),
    "official": ("slug", "official"),
    "forum": ("slug", "forum"),
    "session": ("slug", "session"),
    "instrument": ("slug", "instrument"),
    "proposition": ("slug", "proposition"),
}
"""Nouns that positions name: the column of their code, their table."""

COUNTED = """
    SELECT n.{code} FROM positions_{table} n JOIN positions_position p ON p.{table}_id = n.id
    GROUP BY n.{code} ORDER BY count(*) DESC, n.{code}"""
OTHERS = {
    "topic": """
        SELECT t.slug FROM positions_topic t JOIN positions_proposition n ON n.topic_id = t.id
        JOIN positions_position p ON p.proposition_id = n.id
        GROUP BY t.slug ORDER BY count(*) DESC, t.slug""",
    "region": "SELECT region FROM positions_country GROUP BY region ORDER BY count(*) DESC, region",
    "source": """
        SELECT s.slug FROM positions_source s JOIN positions_citation c ON c.source_id = s.id
        GROUP BY s.slug ORDER BY count(*) DESC, s.slug""",
    "member_of": """
        SELECT g.slug FROM positions_group g JOIN positions_membership m ON m.group_id = g.id
        GROUP BY g.slug ORDER BY count(*) DESC, g.slug""",
    "language": "SELECT language FROM positions_source GROUP BY language ORDER BY count(*) DESC, language",
}
SAME = {"other": "country", "member": "country", "parent": "forum", "iso3": "country"}
"""Parameters that take the codes of another noun."""

WORDS = ("positions", "states system weapon", '"autonomous weapon"', "weapon OR system", "zzyzx", "-weapon")
"""Searches: of what is frequent, of phrases, of either, of nothing, of all but one."""


@dataclass(frozen=True)
class Codes:
    """What the record can be asked for, the most frequent first; a moment of its past, and days."""

    of: Mapping[str, Sequence[str]]
    known_at: str
    first: date
    middle: date
    position: int

    @classmethod
    def read(cls, connection: Connection) -> Codes:
        """From the database."""
        asked = {
            **{noun: COUNTED.format(code=code, table=table) for noun, (code, table) in CODES.items()},
            **OTHERS,
        }
        of = {noun: [row[0] for row in connection.execute(statement)] for noun, statement in asked.items()}
        row = connection.execute(BOUNDS).fetchone()
        assert row is not None
        first, last, early, late, number = row
        return cls(of, moment(early, late), first, first + (last - first) / 2, number)

    def few(self, noun: str) -> list[str]:
        """The most frequent, the rarest, and several at once."""
        known = self.of[SAME.get(noun, noun)]
        return list(dict.fromkeys([known[0], known[-1], ",".join(sorted(known)[:100])]))


BOUNDS = "SELECT min(date), max(date), min(published_at), max(published_at), max(id) FROM positions_position"


def moment(early: datetime, late: datetime) -> str:
    """An instant between two, as an address has it."""
    return f"{early + (late - early) * 0.9:%Y-%m-%dT%H:%M:%SZ}"


PAGES = (
    *("/", "/propositions/", "/propositions/{proposition}/", "/propositions/{proposition}/board/"),
    *("/countries/", "/countries/{country}/", "/countries/{country}/{proposition}/"),
    *("/groups/", "/groups/{group}/", "/groups/{group}/{proposition}/"),
    *("/officials/", "/officials/{official}/", "/forums/", "/forums/{forum}/"),
    *("/instruments/", "/instruments/{instrument}/", "/positions/{position}/", "/compare/"),
    *("/changes/", "/changes/corrections/", "/data/", "/about/", "/about/design/"),
    *("/card.png", "/propositions/{proposition}/card.png", "/countries/{country}/card.png"),
    *("/propositions/{proposition}/course.json", "/propositions/{proposition}/map.svg"),
    *("/propositions/{proposition}/course.svg", "/propositions/{proposition}/board.svg"),
    *("/countries/{country}/course.svg", "/embed/countries/{country}/"),
    *("/embed/propositions/{proposition}/map/", "/embed/propositions/{proposition}/board/"),
    *("/robots.txt", "/sitemap.xml", "/sitemap-countries.xml", "/sitemap-positions.xml"),
    *("/propositions/{proposition}/feed.atom", "/countries/{country}/feed.atom", "/groups/{group}/feed.atom"),
    *("/officials/{official}/feed.atom", "/forums/{forum}/feed.atom", "/instruments/{instrument}/feed.atom"),
    *("/changes/feed.atom", "/changes/corrections/feed.atom"),
)
"""Pages, pictures, frames, feeds; those with filters stand below."""

FILTERED = ("/positions/", "/positions/feed.atom", "/search/", "/search/feed.atom")
FILTERS = (
    *("country", "group", "region", "topic", "proposition", "forum", "session", "official", "instrument"),
    *("stance", "kind", "year", "date_from", "date_to", "q"),
)
"""What they are narrowed by."""


def addresses(codes: Codes) -> Iterator[str]:
    """Every address in its dearest ways."""
    yield from _pages(codes)
    yield from _filtered(codes)
    yield from _api(codes)


def _pages(codes: Codes) -> Iterator[str]:
    past, day = ("known_at", codes.known_at), ("as_of", str(codes.middle))
    ways: tuple[Query, ...] = ((), (past,), (day,), (past, day), (("basis", "own"), past))
    together = ",".join([*codes.of["country"][:4], *codes.of["group"][:4]])
    more: dict[str, tuple[Query, ...]] = {
        "/compare/": tuple((("countries", together), *way) for way in ways),
        "/officials/": ((("q", "a"),), (("q", "a"), past)),
        "/countries/": ((("q", "a"),), (("q", "a"), past)),
        "/changes/": (*((("kind", one), past) for one in CHANGES), (("before", "500000"), past)),
        "/changes/corrections/": ((("before", "500000"), past),),
        "/sitemap-positions.xml": ((("p", "1"),), (("p", "20"),)),
        "/propositions/{proposition}/board/": tuple((("sort", one), past) for one in SORTS),
    }
    for pattern in PAGES:
        for address in _of_codes(pattern, codes):
            for query in (*ways, *more.get(pattern, ())):
                yield _asking(address, query)


CHANGES = ("published", "retracted", "membership-recorded", "membership-withdrawn")
SORTS = ("region", "name", "stance", "moved")


def _of_codes(pattern: str, codes: Codes) -> Iterator[str]:
    """With the most frequent codes; of what has one code, with the rarest too."""
    first = {noun: known[0] for noun, known in codes.of.items()} | {"position": str(codes.position)}
    last = {noun: known[-1] for noun, known in codes.of.items()} | {"position": "1"}
    return iter(dict.fromkeys([pattern.format(**first), pattern.format(**last)]))


def _filtered(codes: Codes) -> Iterator[str]:
    values = {
        **{noun: codes.few(noun) for noun in FILTERS[:9]},
        "stance": ["support", "undecided"],
        "kind": ["statement", "ratification"],
        "year": [str(codes.middle.year)],
        "date_from": [str(codes.middle)],
        "date_to": [str(codes.middle)],
        "q": list(WORDS),
    }
    moments: tuple[Query, ...] = ((), (("known_at", codes.known_at),))
    for address in FILTERED:
        always: Query = (("q", WORDS[0]),) if address.startswith("/search/") else ()
        for query in _one_by_one(values):
            for then in moments:
                yield _asking(address, (*query, *_unless(always, query), *then))
    for then in moments:
        yield _asking("/positions/", (("count", "true"), *then))
        yield _asking("/positions/", (("cursor", f"after.{codes.middle}.1"), *then))


def _one_by_one(values: Mapping[str, Sequence[str]]) -> Iterator[Query]:
    """Nothing, then each value alone."""
    yield ()
    yield from (((name, value),) for name, given in values.items() for value in given)


def _api(codes: Codes) -> Iterator[str]:
    described = yaml.safe_load((ROOT / "docs" / "openapi.yaml").read_text(encoding="utf-8"))
    for path, item in described["paths"].items():
        taken = item["get"].get("parameters", ())
        values = {
            one["name"]: _values(one, described, codes)
            for one in taken
            if one["in"] == "query" and one["name"] not in ALWAYS
        }
        names = {one["name"] for one in taken}
        always: Query = (("page_size", "500"),) if "cursor" in names else ()
        always += (("q", WORDS[0]),) if path.endswith("/search/") else ()
        past: Query = (("known_at", codes.known_at),) if "known_at" in names else ()
        day: Query = (("as_of", str(codes.middle)),) if "as_of" in names else ()
        moments = dict.fromkeys([(), past, (*past, *day)])
        for address in _of_codes(_pattern(path), codes):
            for query in _one_by_one(values):
                for then in moments:
                    yield _asking(address, (*query, *_unless((*always, *then), query)))


def _unless(more: Query, query: Query) -> Query:
    """What is not asked already."""
    return tuple(one for one in more if one[0] not in dict(query))


ALWAYS = ("page_size", "cursor", "fields")
"""Given with all, or of no weight: a page has 500 rows, and what is left out is left out at the end."""

PLACES = {"iso3": "{country}", "number": "{position}", "name": "2026-01-01"}


def _pattern(path: str) -> str:
    """The address of a path, its places named by their nouns."""
    for name, noun in PLACES.items():
        path = path.replace(f"{{{name}}}", noun)
    noun = path.split("/")[3].removesuffix("s")
    return path.replace("{slug}", f"{{{noun}}}") if noun != "countrie" else path


def _values(parameter: Mapping[str, Any], described: Mapping[str, Any], codes: Codes) -> list[str]:
    """What a parameter is asked with."""
    name, schema = parameter["name"], parameter["schema"]
    schema = schema.get("items", schema)
    if "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if name == "format":
        return ["csv"]
    if "enum" in schema:
        return [str(one) for one in schema["enum"]][:4]
    if schema.get("type") == "boolean":
        return ["true"]
    if schema.get("type") == "integer":
        return ["1", "500000"]
    if name == "q":
        return list(WORDS)
    if name == "as_of" or name.startswith("date_"):
        return [str(codes.middle)]
    if name == "known_at":
        return [codes.known_at]
    return codes.few(name)


def _asking(address: str, query: Query) -> str:
    return f"{address}?{urlencode(query)}" if query else address
