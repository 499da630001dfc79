"""Positions copied out of the database a handful at a time: for whole lists, however long.

They come column by column, as PostgreSQL writes them, since nothing reads a million values as fast as
leaving them alone. There is one table in it, with what belongs to each row; names are for `labels`.
What stands in a list was never retracted as far as its moment knows, so nothing is said of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from django.db import connection

from positions.selection.question import Question, Selection

HANDFUL = 500
"""Rows in memory at a time."""

Column = Sequence[str]


class Copied(NamedTuple):
    """Some rows, column by column; what is not given is empty. ``evidence`` is as in ``rows.Chosen``.

    Of those who stand aside it has the codes, joined by ``|``.
    """

    id: Column
    date: Column
    date_precision: Column
    country_id: Column
    group_id: Column
    stance: Column
    proposition_id: Column
    kind: Column
    official_id: Column
    forum_id: Column
    session_id: Column
    instrument_id: Column
    summary: Column
    published_at: Column
    corrects_id: Column
    dissociated: Column
    evidence: Column


TEXTS = ("summary", "evidence")
"""Columns in which anything can stand."""

STATEMENT = """
    COPY (
        SELECT p.id, p.date, p.date_precision, p.country_id, p.group_id, p.stance, p.proposition_id, p.kind,
            p.official_id, p.forum_id, p.session_id, p.instrument_id, p.summary, p.published_at,
            p.corrects_id,
            CASE WHEN p.group_id IS NOT NULL THEN (
                SELECT string_agg(member.iso3, '|' ORDER BY member.iso3) FROM positions_dissociation d
                JOIN positions_country member ON member.id = d.country_id WHERE d.position_id = p.id
            ) END,
            w.sources
        FROM positions_position p LEFT JOIN positions_writtenevidence w ON w.position_id = p.id
        {where} ORDER BY p.{by} {way}, p.id {way}
    ) TO STDOUT WITH (NULL '')
"""


def copied(asked: Selection, *, by: str, falling: bool) -> Iterator[Copied]:
    """All the positions in their order, a handful at a time."""
    question = Question(asked)
    way = "DESC" if falling else "ASC"
    statement = STATEMENT.format(where=question.where(), by=by, way=way)
    with connection.cursor() as cursor, cursor.copy(statement, question.values) as lines:
        while handful := b"".join(islice(lines, HANDFUL)):
            yield _columns(handful.decode())


def _columns(lines: str) -> Copied:
    """Lines taken apart: in a value PostgreSQL escapes tabs and ends of lines."""
    cells = lines[:-1].replace("\n", "\t").split("\t")
    found = Copied(*(cells[place :: len(Copied._fields)] for place in range(len(Copied._fields))))
    if "\\" not in lines:
        return found
    return found._replace(**{name: list(map(_unescaped, getattr(found, name))) for name in TEXTS})


ESCAPED = re.compile(r"\\(.)")
MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), text)
