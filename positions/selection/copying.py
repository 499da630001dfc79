"""Positions copied out as lines of CSV, which PostgreSQL writes: for whole lists, however long.

The cells are those of the API's CSV (``positions.api.renderers`` has their rule): lists joined by
``|``, text that a spreadsheet would run as a formula given an apostrophe, nothing for null. What
stands in a list was never retracted as far as its moment knows, so what says so is empty. A test
holds the lines to those of the pages.

There are only joins in it, no window and no question for each row: so that the server can share the
work among its processes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db import connection

from positions.selection.question import Question, Selection

PIECE = 256 * 1024
"""Bytes that are handed on at once, so that no time is lost on single lines."""

FORMULA = ", ".join(str(ord(letter)) for letter in "=+-@\t\r\n＝＋－＠")

NAMES = """
    country AS (SELECT id, {iso3} AS iso3, {name} AS name FROM positions_country),
    bloc AS (SELECT id, {slug} AS slug, {name} AS name FROM positions_group),
    claim AS (
        SELECT p.id, {p_slug} AS slug, {p_title} AS title, {t_slug} AS topic
        FROM positions_proposition p JOIN positions_topic t ON t.id = p.topic_id
    ),
    speaker AS (
        SELECT o.id, {o_slug} AS slug, {o_name} AS name, day.first,
            following.day AS beyond, {office} AS title
        FROM positions_official o
        CROSS JOIN LATERAL (
            SELECT '-infinity'::date AS first
            UNION SELECT start FROM positions_tenure WHERE official_id = o.id AND start IS NOT NULL
            UNION SELECT "end" FROM positions_tenure WHERE official_id = o.id AND "end" IS NOT NULL
        ) day
        CROSS JOIN LATERAL (
            SELECT CASE WHEN count(*) = 1 THEN min(title) END AS title FROM positions_tenure
            WHERE official_id = o.id AND (start IS NULL OR start <= day.first)
                AND ("end" IS NULL OR "end" > day.first)
        ) office
        CROSS JOIN LATERAL (
            SELECT min(turn.day) AS day FROM (
                SELECT start AS day FROM positions_tenure WHERE official_id = o.id
                UNION ALL SELECT "end" FROM positions_tenure WHERE official_id = o.id
            ) turn WHERE turn.day > day.first
        ) following
    ),
    forum AS (SELECT id, {slug} AS slug, {name} AS name FROM positions_forum),
    meeting AS (SELECT id, {slug} AS slug, {name} AS name FROM positions_session),
    text AS (
        SELECT id, {slug} AS slug, {symbol} AS symbol, {title} AS title FROM positions_instrument
    )
"""
"""What is named; of an official, from each day on which an office changed."""

CITED = """
    LEFT JOIN (
        SELECT c.position_id AS id, string_agg({title}, '|' {order}) AS title,
            string_agg({url}, '|' {order}) AS url, string_agg({publisher}, '|' {order}) AS publisher,
            string_agg(coalesce(published_on::text, ''), '|' {order}) AS day,
            string_agg({locator}, '|' {order}) AS locator
        FROM positions_citation c JOIN positions_source s ON s.id = c.source_id {among}
        GROUP BY c.position_id
    ) cited ON cited.id = p.id
"""
ASIDE = """
    LEFT JOIN (
        SELECT d.position_id AS id, string_agg(member.iso3, '|' ORDER BY member.iso3) AS codes
        FROM positions_dissociation d JOIN positions_country member ON member.id = d.country_id {among}
        GROUP BY d.position_id
    ) aside ON aside.id = p.id
"""
"""What belongs to each position, gathered for all of them at once rather than looked up for each; {among}:
of the positions asked for, where these are not nearly all that there are."""

LINES = """
    COPY (
        WITH {names}
        SELECT {cells} FROM positions_position p
        LEFT JOIN country ON country.id = p.country_id
        LEFT JOIN bloc ON bloc.id = p.group_id
        LEFT JOIN claim ON claim.id = p.proposition_id
        LEFT JOIN speaker ON speaker.id = p.official_id AND speaker.first <= p.date
            AND (speaker.beyond IS NULL OR p.date < speaker.beyond)
        LEFT JOIN forum ON forum.id = p.forum_id
        LEFT JOIN meeting ON meeting.id = p.session_id
        LEFT JOIN text ON text.id = p.instrument_id
        {gathered}
        {where} ORDER BY p.{by} {way}, p.id {way}
    ) TO STDOUT WITH (FORMAT csv)
"""


def _defused(text: str) -> str:
    """SQL: the text as a cell."""
    return f"CASE WHEN ascii({text}) IN ({FORMULA}) THEN '''' || {text} ELSE NULLIF({text}, '') END"


def _escaped(text: str) -> str:
    """SQL: the text as one of several in a cell."""
    return rf"replace({text}, '|', '\|')"


CELLS: dict[str, tuple[str, ...]] = {
    "id": ("p.id",),
    "url": ("%(root)s::text || 'positions/' || p.id || '/'",),
    "date": ("p.date",),
    "date_precision": ("p.date_precision",),
    "actor": (
        "CASE WHEN p.country_id IS NULL THEN 'group' ELSE 'country' END",
        "coalesce(country.iso3, bloc.slug)",
        "coalesce(country.name, bloc.name)",
    ),
    "stance": ("p.stance",),
    "proposition": ("claim.slug", "claim.title", "claim.topic"),
    "kind": ("p.kind",),
    "official": ("speaker.slug", "speaker.name", "speaker.title"),
    "forum": ("forum.slug", "forum.name"),
    "session": ("meeting.slug", "meeting.name"),
    "instrument": ("text.slug", "text.symbol", "text.title"),
    "summary": (_defused("p.summary"),),
    "sources": tuple(_defused(f"cited.{one}") for one in ("title", "url", "publisher", "day", "locator")),
    "dissociated": ("aside.codes",),
    "published_at": (
        """replace(
            to_char(p.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '.000000Z', 'Z'
        )""",
    ),
    "retracted_at": ("NULL",),
    "retraction_reason": ("NULL",),
    "corrects": ("p.corrects_id",),
    "corrected_by": ("NULL",),
}
"""SQL: the cells of each key of a position in the API."""


def copied(asked: Selection, keys: Collection[str], *, by: str, falling: bool, root: str) -> Iterator[bytes]:
    """The cells of these keys of all the positions, in pieces of many lines; ``root``: where the API lies."""
    question = Question(asked)
    statement = LINES.format(
        names=_names(),
        cells=", ".join(cell for key in keys for cell in CELLS[key]),
        gathered=_gathered(keys, question),
        where=question.where(),
        by=by,
        way="DESC" if falling else "ASC",
    )
    with connection.cursor() as cursor, cursor.copy(statement, {**question.values, "root": root}) as lines:
        held, size = [], 0
        for line in lines:  # one at a time, each ending in LF alone
            held.append(line[:-1])
            size += len(line)
            if size >= PIECE:
                yield b"\r\n".join([*held, b""])
                held, size = [], 0
        yield b"\r\n".join([*held, b""])


def _names() -> str:
    plain = ("iso3", "slug", "name", "symbol", "title")
    of = {
        "p_slug": "p.slug",
        "p_title": "p.title",
        "t_slug": "t.slug",
        "o_slug": "o.slug",
        "o_name": "o.name",
    }
    cells = {name: _defused(name) for name in plain} | {name: _defused(path) for name, path in of.items()}
    return NAMES.format(**cells, office=_defused("office.title"))


def _gathered(keys: Collection[str], question: Question) -> str:
    """SQL: the joins that some keys need."""
    narrowed = question.conditions.keys() - {"status"}
    among = "JOIN positions_position p ON p.id = {}.position_id " + question.where() if narrowed else ""
    texts = {name: _escaped(name) for name in ("title", "url", "publisher", "locator")}
    cited = CITED.format(**texts, order='ORDER BY c."order", c.id', among=among.format("c"))
    aside = ASIDE.format(among=among.format("d"))
    return (cited if "sources" in keys else "") + (aside if "dissociated" in keys else "")
