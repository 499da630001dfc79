"""The reference tables of the synthetic record: who and what its positions name. The same at every size.

Countries and their other names are the real ones, from fixtures/; the rest is invented.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.record import words
from benchmarks.record.chance import FIRST_DAY, LAST_DAY, Draw, growing_day, iso, stream, zipf
from positions.vocabulary import ForumKind, GroupKind, InstrumentKind

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
GROUPS, PROPOSITIONS, OFFICIALS, FORUMS = 40, 60, 3_000, 150
SESSIONS, INSTRUMENTS, SOURCES = 2_000, 3_000, 40_000
GROUP_SIZES = (120, 55, 40, 27, 15, 10, 6)

Row = dict[str, str]
Days = tuple[int, int]


@dataclass(frozen=True)
class Text:
    """An instrument as positions meet it."""

    slug: str
    session: str
    forum: str
    adopted_on: int
    propositions: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """A post held by one official after the other: each from his day until the next one's."""

    starts: tuple[int, ...]
    holders: tuple[str, ...]


@dataclass
class Reference:
    """The rows of every table by its name, and what positions are drawn from, most active first."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    propositions: list[str] = field(default_factory=list)
    members: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)
    session_days: dict[str, Days] = field(default_factory=dict)
    session_forum: dict[str, str] = field(default_factory=dict)
    instruments: list[Text] = field(default_factory=list)
    posts: dict[str, list[Post]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)


def reference() -> Reference:
    """All reference tables."""
    made = Reference()
    _countries(made)
    _groups(made)
    _forums(made)
    _sessions(made)
    _propositions(made)
    _instruments(made)
    _officials(made)
    _sources(made)
    made.tables["reference_sources"] = [
        {"table": "groups", "key": slug, "source": made.sources[0], "covers": "members"}
        for slug in made.groups
    ]
    return made


def _countries(made: Reference) -> None:
    for name in ("countries", "aliases"):
        with (FIXTURES / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            made.tables[name] = list(csv.DictReader(file))
    others = sorted({row["iso3"] for row in made.tables["countries"]} - set(words.ACTIVE))
    stream("order of countries").shuffle(others)
    made.countries = words.ACTIVE + others


def _groups(made: Reference) -> None:
    chance = stream("groups")
    made.tables["groups"], made.tables["memberships"] = [], []
    for number in range(GROUPS):
        slug = f"group-{number + 1:02d}"
        made.groups.append(slug)
        made.tables["groups"].append(
            {
                "slug": slug,
                "name": f"Synthetic Group {number + 1}",
                "acronym": f"SG{number + 1}",
                "kind": chance.choice(GroupKind.values),
                "url": f"https://groups.example/{slug}",
            }
        )
        size = GROUP_SIZES[number % len(GROUP_SIZES)]
        made.members[slug] = []
        for iso3 in sorted(chance.sample(sorted(made.countries), size)):
            start = date(chance.randint(1950, 2018), chance.randint(1, 12), 1).toordinal()
            end = date(chance.randint(2019, 2025), 1, 31).toordinal() if chance.random() < 0.05 else 0
            made.members[slug].append((iso3, start, end or LAST_DAY + 1))
            made.tables["memberships"].append(
                {"group": slug, "iso3": iso3, "start": iso(start), "end": iso(end) if end else ""}
            )


def _forums(made: Reference) -> None:
    chance = stream("forums")
    made.tables["forums"] = []
    for number in range(FORUMS):
        slug = f"forum-{number + 1:03d}"
        below = number >= 12 and chance.random() < 0.4
        subject = " ".join(chance.sample(words.CONTENT[:120], 3)).title()
        made.tables["forums"].append(
            {
                "slug": slug,
                "name": f"Synthetic Forum on {subject} {number + 1}",
                "acronym": f"F{number + 1}",
                "kind": chance.choice(ForumKind.values),
                "parent": f"forum-{chance.randint(1, 12):03d}" if below else "",
                "url": f"https://forums.example/{slug}",
            }
        )


def _sessions(made: Reference) -> None:
    chance = stream("sessions")
    forum_of = Draw([row["slug"] for row in made.tables["forums"]], zipf(FORUMS, 0.7), chance)
    met: dict[str, int] = {}
    made.tables["sessions"] = []
    for _ in range(SESSIONS):
        forum = forum_of()
        met[forum] = met.get(forum, 0) + 1
        slug = f"{forum}-s{met[forum]:03d}"
        start = growing_day(chance)
        end = min(start + chance.choice((0, 1, 2, 4, 4, 9, 11, 30)), LAST_DAY)
        city = chance.choice(sorted(words.CITIES))
        made.session_days[slug], made.session_forum[slug] = (start, end), forum
        made.tables["sessions"].append(
            {
                "slug": slug,
                "forum": forum,
                "name": f"{forum} session {met[forum]}",
                "start": iso(start),
                "end": iso(end),
                "city": city,
                "country": words.CITIES[city],
            }
        )


def _propositions(made: Reference) -> None:
    chance = stream("propositions")
    topics = [name.lower().replace(" ", "-") for name in words.TOPICS]
    made.tables["topics"] = [
        {"slug": slug, "name": name, "order": str(place)}
        for place, (slug, name) in enumerate(zip(topics, words.TOPICS, strict=True), 1)
    ]
    drawn = topics + chance.choices(topics, zipf(len(topics), 0.6), k=PROPOSITIONS - len(topics))
    made.tables["propositions"] = []
    for number, topic in enumerate(drawn, 1):
        chosen = chance.sample([word for word in words.CONTENT[12:160] if word.isalpha()], 3)
        title = f"Adopt {chosen[0]} {chosen[1]} and {chosen[2]} (synthetic {number})"
        made.tables["propositions"].append(
            {
                "slug": f"p{number:02d}-{'-'.join(chosen)}",
                "topic": topic,
                "title": title,
                "definition": "Synthetic, to measure with: nobody proposed this.",
                "support_means": f"Backs it: {title}.",
                "oppose_means": f"Rejects it: {title}.",
            }
        )
    made.propositions = [row["slug"] for row in made.tables["propositions"]]
    chance.shuffle(made.propositions)


def _instruments(made: Reference) -> None:
    chance = stream("instruments")
    session_of = Draw(list(made.session_days), zipf(SESSIONS, 0.3), chance)
    proposition_of = Draw(made.propositions, zipf(PROPOSITIONS, 0.7), chance)
    kind_of = Draw(InstrumentKind.values, [12, 60, 4, 6, 6, 6, 6], chance)
    made.tables["instruments"] = []
    for number in range(1, INSTRUMENTS + 1):
        session, kind = session_of(), kind_of()
        day = chance.randint(*made.session_days[session])
        slug, forum = f"instrument-{number:04d}", made.session_forum[session]
        made.tables["instruments"].append(
            {
                "slug": slug,
                "symbol": f"SYN/{2013 + number % 13}/L.{number}",
                "title": f"Synthetic text on {' '.join(chance.sample(words.CONTENT[:150], 4))}",
                "kind": kind,
                "forum": forum,
                "session": session,
                "adopted_on": iso(day),
                "binding": "yes" if kind == InstrumentKind.TREATY else "no",
                "url": f"https://instruments.example/{slug}",
            }
        )
        about = tuple(sorted({proposition_of() for _ in range(chance.choice((1, 1, 2, 3)))}))
        made.instruments.append(Text(slug, session, forum, day, about))


def _officials(made: Reference) -> None:
    """Each actor has one to four posts, held without gaps."""
    chance = stream("officials")
    actors = made.countries + [f"group:{slug}" for slug in made.groups]
    shares = [(rank + 6) ** -0.6 for rank in range(len(actors))]
    counts = dict.fromkeys(actors, 1)
    for actor in chance.choices(actors, shares, k=OFFICIALS - len(actors)):
        counts[actor] += 1
    made.tables["officials"], made.tables["tenures"] = [], []
    for actor in actors:
        holders: list[list[str]] = [[] for _ in range(min(len(words.BODIES), counts[actor]))]
        for place in range(counts[actor]):
            slug = f"official-{len(made.tables['officials']) + 1:04d}"
            name = f"{chance.choice(words.GIVEN_NAMES)} {chance.choice(words.GIVEN_NAMES)}sen {slug[-4:]}"
            made.tables["officials"].append({"slug": slug, "name": name, "of": actor})
            holders[place % len(holders)].append(slug)
        made.posts[actor] = [
            _post(made, body, held) for body, held in zip(words.BODIES, holders, strict=False)
        ]


def _post(made: Reference, body: str, holders: list[str]) -> Post:
    chance = stream(f"post {holders[0]}")
    between = sorted(chance.sample(range(FIRST_DAY + 60, LAST_DAY - 60), len(holders) - 1))
    starts = [FIRST_DAY - 400, *between]
    for official, start, end in zip(holders, starts, [*between, 0], strict=True):
        made.tables["tenures"].append(
            {
                "official": official,
                "title": "Head of delegation",
                "body": body,
                "start": iso(start),
                "end": iso(end) if end else "",
            }
        )
    return Post(tuple(starts), tuple(holders))


def _sources(made: Reference) -> None:
    chance = stream("sources")
    made.tables["sources"] = []
    for number in range(1, SOURCES + 1):
        slug = f"source-{number:05d}"
        made.sources.append(slug)
        made.tables["sources"].append(
            {
                "slug": slug,
                "url": f"https://documents.example/{2013 + number % 13}/{slug}.pdf",
                "title": f"Synthetic record of {' '.join(chance.sample(words.CONTENT[:200], 4))}",
                "publisher": chance.choice(words.PUBLISHERS),
                "published_on": iso(growing_day(chance)),
                "language": chance.choice(words.LANGUAGES),
            }
        )
