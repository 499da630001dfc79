"""Positions copied out as lines of CSV, which PostgreSQL writes: for whole lists, however long.

The cells are those of the API's CSV (``positions.api.renderers`` has their rule): lists joined by
``|``, text that a spreadsheet would run as a formula given an apostrophe, nothing for null. What
stands in a list was never retracted as far as its moment knows, so what says so is empty. A test
holds the lines to those of the pages.

There are joins in it, no window and hardly a question for a row: so that the server can share the work
among its processes. The sources of each position are cells already (``models.written_evidence``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db import connection

from positions.models.cells import defused
from positions.models.written_evidence import CELLS as CELLS_OF_SOURCES
from positions.selection.question import Question, Selection

PIECE = 256 * 1024
"""Bytes that are handed on at once, so that no time is lost on single lines."""

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
        LEFT JOIN positions_writtenevidence written ON written.position_id = p.id
        {where} ORDER BY p.{by} {way}, p.id {way}
    ) TO STDOUT WITH (FORMAT csv)
"""


def _cell(text: str) -> str:
    """SQL: the text as a cell; nothing where it is empty."""
    return f"nullif({defused(text)}, '')"


ASIDE = """
    CASE WHEN p.group_id IS NOT NULL THEN (
        SELECT string_agg(member.iso3, '|' ORDER BY member.iso3) FROM positions_dissociation d
        JOIN positions_country member ON member.id = d.country_id WHERE d.position_id = p.id
    ) END
"""
"""The one question for single rows: only groups' positions can have an answer."""

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
    "summary": (_cell("p.summary"),),
    "sources": tuple(f"nullif(written.{one}, '')" for one in CELLS_OF_SOURCES),
    "dissociated": (ASIDE,),
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
        where=question.where(),
        by=by,
        way="DESC" if falling else "ASC",
    )
    # Django's cursor of local mode would take the statement without its values: so that beneath it
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(statement, {**question.values, "root": root}) as lines,
    ):
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
    cells = {name: _cell(name) for name in plain} | {name: _cell(path) for name, path in of.items()}
    return NAMES.format(**cells, office=_cell("office.title"))
