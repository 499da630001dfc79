"""A bare WSGI application that answers the workloads: psycopg, orjson, nothing else.

Run by the same web server as the product; FLOOR_DATABASE says where the product's tables are.
"""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl

import orjson
import psycopg

from benchmarks.floor import statements
from benchmarks.floor.names import Names, Object

Asked = dict[str, Any]
Row = tuple[Any, ...]

local = threading.local()


def connection() -> psycopg.Connection[Any]:
    """This thread's connection, on which every statement is prepared at its first use."""
    if not hasattr(local, "connection"):
        local.connection = psycopg.connect(os.environ["FLOOR_DATABASE"], autocommit=True, prepare_threshold=0)
    found: psycopg.Connection[Any] = local.connection
    return found


@functools.cache
def names() -> Names:
    """The names of this process."""
    return Names(connection())


def fetch(statement: str, values: Asked) -> list[Row]:
    """The rows, in the binary format, which nobody has to parse."""
    with connection().cursor(binary=True) as cursor:
        return cursor.execute(statement, values).fetchall()


def position(row: Row) -> Object:
    """One position as the product shows it."""
    known = names().objects
    return {
        "id": row[0],
        "url": f"http://127.0.0.1/api/v1/positions/{row[0]}/",
        "date": row[1],
        "date_precision": row[2],
        "actor": known["country"][row[3]] or known["group"][row[4]],
        "stance": row[5],
        "proposition": known["proposition"][row[6]],
        "kind": row[7],
        "official": names().speaker(row[8], row[1]),
        "forum": known["forum"][row[9]],
        "session": known["session"][row[10]],
        "instrument": known["instrument"][row[11]],
        "summary": row[12],
        "sources": orjson.Fragment(row[14] or "[]"),
        "dissociated": [(known["country"][one] or {})["code"] for one in row[15] or ()],
        "published_at": row[13],
        "retracted_at": None,
        "retraction_reason": None,
        "corrects": None,
        "corrected_by": None,
    }


def numbered(asked: Asked) -> Asked:
    """The question with numbers in the place of public codes."""
    for name in ("country", "proposition"):
        if name in asked:
            asked[name] = names().numbers[name][asked[name]]
    return asked


def page(statement: str) -> Callable[[Asked], Any]:
    """Answers with the positions that the statement finds."""
    return lambda asked: {"results": list(map(position, fetch(statement, numbered(asked))))}


def of_topic(asked: Asked) -> Any:
    """Positions on all propositions of a topic."""
    asked["propositions"] = names().on_topic[asked.pop("topic")]
    return {"results": list(map(position, fetch(statements.OF_TOPIC, asked)))}


def counts(asked: Asked) -> Any:
    """Positions of each stance."""
    return dict(fetch(statements.COUNTS, numbered(asked)))


def held(asked: Asked) -> Any:
    """Who holds what on a day, on one proposition or on all."""
    numbers, known = names().numbers["proposition"], names().objects
    slug = asked.pop("proposition", None)
    asked["propositions"] = [numbers[slug]] if slug else list(numbers.values())
    return {
        "results": [
            {
                "country": known["country"][country],
                "proposition": known["proposition"][proposition],
                "stance": stance,
                "since": since,
                "until": until,
                "basis": "group" if group else "own",
                "group": known["group"][group],
                "position": {"id": number, "date": day},
            }
            for country, proposition, stance, since, until, group, number, day in fetch(
                statements.HELD, asked
            )
        ]
    }


ANSWERS: dict[str, Callable[[Asked], Any]] = {
    "/W1": page(statements.OF_PAIR),
    "/W2": of_topic,
    "/W3": page(statements.NEWEST),
    "/W3D": page(statements.AFTER),
    "/W4": counts,
    "/W5": held,
    "/W7": page(statements.FOUND),
    "/W8": page(statements.ONE),
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI callable."""
    body = orjson.dumps(ANSWERS[environ["PATH_INFO"]](dict(parse_qsl(environ["QUERY_STRING"]))))
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
