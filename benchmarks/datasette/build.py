"""Makes the SQLite file for Datasette, by sqlite-utils and as its documentation shows.

Tables keyed by their public codes, foreign keys, one index for each way of access, full text by FTS5 with
the porter stemmer, ANALYZE. Runs in Datasette's own environment, so it knows nothing of the rest of the
benchmarks: `build.py FOLDER FILE`.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlite_utils

KINDS = """
ratification signature vote co-sponsorship endorsement written-submission policy-document joint-statement
explanation-of-vote statement interview
""".split()  # noqa: SIM905  # in the order of their rank
REFERENCE = ("topics", "propositions", "forums", "sessions", "instruments", "officials", "sources")
INDEXES = (
    ["actor", "proposition", "date"],
    ["proposition", "actor", "date", "stance"],
    ["proposition", "stance", "date"],
    ["stance", "date"],
    ["date"],
    ["official"],
    ["session"],
    ["instrument"],
)
FOREIGN_KEYS = (
    ("actor", "actors", "code"),
    ("proposition", "propositions", "slug"),
    ("official", "officials", "slug"),
    ("forum", "forums", "slug"),
    ("session", "sessions", "slug"),
    ("instrument", "instruments", "slug"),
)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file; what is empty is null."""
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield {name: value or None for name, value in row.items()}


def add_positions(db: sqlite_utils.Database, path: Path, first: int) -> None:
    """The positions, with the row's number as their key, and what they cite and who stands aside."""
    cited: list[dict[str, Any]] = []
    aside: list[dict[str, Any]] = []

    def positions() -> Iterator[dict[str, Any]]:
        for number, row in enumerate(rows(path), first):
            cited.extend({"position": number, "source": one} for one in row["sources"].split("|"))
            if row["dissociated"]:
                aside.append({"position": number, "country": row["dissociated"]})
            yield {"id": number, **row}

    db["positions"].insert_all(positions(), pk="id", batch_size=1000)
    db["position_sources"].insert_all(cited, pk=("position", "source"), batch_size=5000)
    db["dissociations"].insert_all(aside, pk=("position", "country"), batch_size=5000)


def build(db: sqlite_utils.Database, folder: Path) -> None:
    """All tables, then what makes them fast."""
    first, second = folder / "first", folder / "second"
    countries = [
        {"code": row["iso3"], "name": row["name"], "kind": "country", "region": row["region"]}
        for row in rows(first / "countries.csv")
    ]
    groups = [
        {"code": f"group:{row['slug']}", "name": row["name"], "kind": "group", "region": None}
        for row in rows(first / "groups.csv")
    ]
    db["actors"].insert_all(countries + groups, pk="code")
    db["kinds"].insert_all(({"kind": kind, "rank": place} for place, kind in enumerate(KINDS)), pk="kind")
    for name in REFERENCE:
        db[name].insert_all(rows(first / f"{name}.csv"), pk="slug")
    db["memberships"].insert_all(
        {**row, "group": f"group:{row['group']}", "end": row["end"] or "9999"}
        for row in rows(first / "memberships.csv")
    )
    add_positions(db, first / "positions.csv", 1)
    add_positions(db, second / "positions.csv", db["positions"].count + 1)
    for column, table, key in FOREIGN_KEYS:
        db["positions"].add_foreign_key(column, table, key)
    for columns in INDEXES:
        db["positions"].create_index(columns)
    db["position_sources"].create_index(["source"])
    db["propositions"].create_index(["topic"])
    db["memberships"].create_index(["group", "start"])
    db["positions"].enable_fts(["summary"], tokenize="porter", create_triggers=True)
    db["positions"].optimize()
    db.analyze()
    db.vacuum()


if __name__ == "__main__":
    database = sqlite_utils.Database(sys.argv[2])
    build(database, Path(sys.argv[1]))
    database.close()
