"""The lines beside each file are run exactly as they stand: what they load has its types and all its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest
from django.test import Client
from django.utils.html import escape

from positions.releases.lines import Lines, lines
from positions.releases.tables import BY_NAME, Table
from tests.released import Releases

EXPECTED = {
    "date": "datetime64",
    "datetime": "datetime64",
    "integer": ("int64", "Int64"),
    "number": "float64",
    "boolean": "bool",
    "string": ("str", "object"),
}


def loadable(released: Releases, root: str) -> Iterator[tuple[str, Lines]]:
    """Every file of the newest release that has lines, with them."""
    for file in released.second.files:
        for one in lines(file.name, f"{root}/data/releases/{released.second.name}/{file.name}"):
            yield file.name, one


@pytest.mark.django_db(transaction=True)
def test_every_line_loads_its_file(
    released: Releases, live_server: Any, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RELEASES_DIR = released.root
    monkeypatch.chdir(tmp_path)
    rows = {one.name: one.rows for one in released.second.tables}
    ran = []
    for file, one in loadable(released, live_server.url):
        if one.program == "R":
            continue
        names: dict[str, Any] = {}
        exec(one.code, names)  # as a reader would
        if file == "record.sqlite":
            names["record"].close()
            assert len(names["positions"]) == rows["positions"]
            assert names["positions"]["date"].dtype.kind == "M"
        else:
            name, ending = file.split(".")
            loaded = names[name]
            assert tuple(loaded.shape) == (rows[name], len(loaded.columns)), (file, one.program)
            assert list(loaded.columns) == BY_NAME[name].names
            if (one.program, ending) == ("pandas", "csv"):
                has_its_types(loaded, BY_NAME[name])
        ran.append((file, one.program))
    assert len(ran) == 1 + 4 * len(rows)


def has_its_types(loaded: pandas.DataFrame, table: Table) -> None:
    """What the data package promises is what pandas read."""
    for field in table.fields:
        if len(loaded) and not loaded[field.name].isna().all():
            assert str(loaded[field.name].dtype).startswith(EXPECTED[field.type.name]), field.name


@pytest.mark.django_db
def test_the_page_shows_these_lines(released: Releases, client: Client, settings: Any) -> None:
    settings.RELEASES_DIR = released.root
    page = client.get("/data/").content.decode()
    for _, one in loadable(released, "http://testserver"):
        assert f"<code data-copy-source>{escape(one.code)}</code>" in page


@pytest.mark.parametrize("file", ["README.md", "datapackage.json", "differences.csv", "SHA256SUMS"])
def test_what_is_no_table_has_none(file: str) -> None:
    assert lines(file, "https://here.example/file") == []
