"""The layout of the house: which room may ask which, and what no file may look like.

The table is the one of the layout in docs/architecture.md: faces lean on the domain, the domain on rules
and models, these on the vocabulary; never the other way round, and never from face to face.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
WORDS = {"vocabulary", "dates", "characters"}
FACTS = WORDS | {"models", "rules"}
READS = {
    "stances",
    "analysis",
    "agreement",
    "comparison",
    "trajectories",
    "search",
    "roll_calls",
    "evidence",
    "roles",
    "second_factors",
    "snapshot",
    "coverage",
    "explanations",
    "former",
    "freshness",
    "heaps",
    "history",
    "differences",
    "corrections",
    "counting",
    "statements",
    "labels",
    "selection",
    "holdings",
    "acts",
    "turns",
    "extent",
    "searches",
}
DOMAIN = (
    FACTS
    | READS
    | {"editorial", "enquiries", "exchange", "record_check", "review", "batches", "lists", "mergers"}
    | {"publication", "memberships", "refusals", "tallies"}
    | {"addresses", "choices", "cautions", "occasions", "credits", "releases"}
)
BESIDE_DOMAIN = {
    "map",
    "pictures",
    "look",
    "conditional",
    "compression",
    "shares",
    "whole_lists",
    "hindrances",
}
SEEN_BY_FACES = (DOMAIN | BESIDE_DOMAIN) - {"rules"}
FACES = {"admin", "pages", "api"}

MAY_ASK: dict[str, set[str]] = {
    "vocabulary": set(),
    "dates": {"vocabulary"},
    "characters": set(),
    "rules": WORDS,
    "models": WORDS,
    "roles": set(),
    "second_factors": set(),
    "snapshot": set(),
    "shares": set(),
    "whole_lists": set(),
    "workbooks": set(),
    "statements": set(),
    "labels": FACTS,
    "selection": FACTS | {"statements"},
    "holdings": FACTS | {"statements", "labels"},
    "acts": FACTS | {"statements", "labels"},
    "turns": FACTS | {"statements", "labels", "stances"},
    "extent": FACTS | {"statements"},
    "searches": FACTS | {"statements"},
    "stances": FACTS | {"tallies"},
    "tallies": FACTS | {"statements"},
    "evidence": FACTS | {"statements"},
    "roll_calls": FACTS,
    "search": FACTS | {"statements", "labels"},
    "analysis": FACTS | {"stances", "holdings", "labels", "searches", "tallies"},
    "agreement": FACTS | {"stances", "analysis"},
    "comparison": FACTS | {"stances", "analysis", "searches"},
    "trajectories": FACTS | {"stances", "statements"},
    "counting": FACTS | {"stances", "statements"},
    "coverage": FACTS | {"analysis"},
    "explanations": FACTS | {"analysis"},
    "former": FACTS,
    "freshness": FACTS | {"statements", "acts", "holdings", "searches"},
    "heaps": FACTS,
    "history": FACTS,
    "differences": FACTS,
    "corrections": FACTS,
    "cautions": FACTS,
    "addresses": set(),
    "choices": FACTS | {"addresses"},
    "occasions": FACTS | {"evidence", "editorial", "refusals", "choices", "cautions"},
    "consequences": FACTS | {"stances"},
    "batches": FACTS | {"editorial", "refusals"},
    "mergers": FACTS | {"editorial", "refusals"},
    "review": FACTS | READS | {"editorial", "refusals", "cautions", "consequences"},
    "enquiries": FACTS | {"roles"},
    "refusals": FACTS,
    "publication": FACTS | {"refusals", "roles"},
    "memberships": FACTS | {"stances", "refusals"},
    "editorial": FACTS | READS | {"refusals", "publication"},
    "record_check": FACTS | READS | {"tallies"},
    "lists": FACTS | {"evidence", "editorial", "batches", "workbooks"},
    "exchange": DOMAIN | {"workbooks"},
    "credits": set(),
    "releases": FACTS | {"exchange", "snapshot", "credits"},
    "map": set(),
    "pictures": WORDS | {"map"},
    "local": DOMAIN,
    "compression": set(),
    "hindrances": set(),
    "look": FACTS,
    "conditional": FACTS | {"compression", "look", "releases"},
    "finished": set(),
    "front": {"compression", "conditional", "finished", "look", "models"},
    "apps": set(),
    "templatetags": SEEN_BY_FACES,
    **{face: SEEN_BY_FACES | {"templatetags"} for face in FACES},
    "management": DOMAIN | {"map", "local", "tracker", "hindrances"},
    "tracker": FACES | {"compression", "conditional", "front", "local", "look", "models", "review", "shares"},
}


def sources(*folders: str, endings: tuple[str, ...] = (".py",)) -> list[Path]:
    """Our own files: no migration, which a tool writes, and nothing of others."""
    return [
        path
        for folder in folders
        for path in sorted((HOUSE / folder).rglob("*"))
        if path.suffix in endings and not {"migrations", "__pycache__", "vendor"} & set(path.parts)
    ]


def room(module: str) -> str:
    """The room of a module: `positions.pages.urls` is in `pages`."""
    parts = module.split(".")
    return parts[1] if parts[0] == "positions" and len(parts) > 1 else parts[0]


def module(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts)


def asked(path: Path) -> Iterator[str]:
    """The rooms that a file imports from."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "positions":
            names = [f"positions.{one.name}" for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        yield from (room(name) for name in names if name.split(".")[0] in ("positions", "tracker", "tests"))


def test_every_room_asks_only_those_that_the_table_allows():
    found = {
        f"{module(path)} asks {other}"
        for path in sources("positions", "tracker")
        if path != HOUSE / "positions/__init__.py"
        for other in asked(path)
        if other != room(module(path)) and other not in MAY_ASK[room(module(path))]
    }
    assert found == set()


def test_the_table_itself_lets_no_face_ask_a_face_or_the_rules_and_the_domain_no_face():
    for face in FACES:
        assert not MAY_ASK[face] & (FACES | {"rules"})
    for inner in DOMAIN:
        assert not MAY_ASK[inner] & (FACES | {"templatetags", "management", "tracker", "local"})
    assert "models" not in MAY_ASK["rules"]
    assert "rules" not in MAY_ASK["models"]


def test_rules_know_no_framework():
    for path in sources("positions/rules"):
        assert not re.search(r"^\s*(from|import) django", path.read_text(), re.MULTILINE), path


def test_an_import_inside_a_function_says_why():
    bare = []
    for path in sources("positions", "tracker"):
        text = path.read_text()
        lines = text.splitlines()
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Import | ast.ImportFrom):
                        around = lines[node.lineno - 2 : node.end_lineno]
                        bare += [] if any("#" in line for line in around) else [f"{path}:{node.lineno}"]
    assert bare == []


# Doors that have one keeper.


@pytest.mark.parametrize(
    ("writing", "keepers"),
    [
        (r"StancePeriod\.objects(\.\w+\(.*\))*\.(create|bulk_create|update|delete)\(", {"stances.py"}),
        (
            r"Change\.objects\.(append|create|bulk_create)\(",
            {"editorial.py", "publication.py", "memberships.py", "changes.py"},
        ),
        (r"status=Status\.(PUBLISHED|RETRACTED),\s+(reviewer|retracted_at)=", {"editorial.py"}),
    ],
)
def test_what_has_one_keeper_is_written_by_nobody_else(writing: str, keepers: set[str]):
    writers = {path.name for path in sources("positions") if re.search(writing, path.read_text())}
    assert writers <= keepers


@pytest.mark.parametrize(
    "inner",
    [
        "rules",
        "models",
        "stances.py",
        "analysis.py",
        "agreement.py",
        "trajectories.py",
        "roll_calls.py",
        "search",
    ],
)
def test_the_day_comes_from_outside(inner: str):
    place = HOUSE / "positions" / inner
    for path in sources(f"positions/{inner}") if place.is_dir() else [place]:
        assert not re.search(r"timezone\.now\(|\.today\(|localdate\(", path.read_text()), path


# What no file may look like.

EVERYTHING = (".py", ".html", ".css", ".js", ".txt", ".xml")


def test_no_file_is_longer_than_four_hundred_lines():
    long = {
        str(path.relative_to(HOUSE)): count
        for path in sources("positions", "tracker", "tests", endings=EVERYTHING)
        if (count := len(path.read_text().splitlines())) > 400
    }
    assert long == {}


def test_nothing_is_left_to_do_and_nothing_prints():
    unfinished = re.compile(
        r"\b(TODO|FIXME|XXX|HACK)\b|^\s*(print|breakpoint)\(|console\.log\(", re.MULTILINE
    )
    found = [
        str(path)
        for path in sources("positions", "tracker", endings=EVERYTHING)
        if unfinished.search(path.read_text())
    ]
    assert found == []


def test_no_file_is_a_drawer():
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
    assert [path for path in sources("positions", "tracker", "tests") if path.stem in drawers] == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(path)
        for path in sources("positions", "tracker", "tests")
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []
