"""Exporting the record: the same format, byte by byte."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from positions.exchange.writing import row
from positions.models import Position
from tests.exchange.files import DataSet, exported

pytestmark = pytest.mark.django_db


def test_what_was_loaded_is_exported_as_it_was(files: DataSet, tmp_path: Path) -> None:
    files.load()

    assert exported(tmp_path / "out").content() == files.content()


def test_what_was_exported_loads_without_a_change(files: DataSet, tmp_path: Path) -> None:
    files.load()

    assert "Nothing to do" in exported(tmp_path / "out").load()


def test_only_published_positions_are_exported(files: DataSet, tmp_path: Path) -> None:
    files.load()
    files.replace("positions", "XBO,binding,oppose", "XBO,binding,abstain")
    files.load()

    rows = exported(tmp_path / "out").rows("positions")

    assert Position.objects.count() == 4
    assert sorted(one["stance"] for one in rows) == ["abstain", "conditional", "support"]


def test_columns_and_files_of_which_there_is_nothing_are_not_written(files: DataSet, tmp_path: Path) -> None:
    files.load()

    out = exported(tmp_path / "out")

    assert not out.path("enquiries").exists()
    assert "dissociated" not in out.path("positions").read_text()


def test_enquiries_come_back_as_they_were(files: DataSet, tmp_path: Path) -> None:
    header = "iso3,proposition,searched_on,languages,places,note"
    files.write("enquiries", ["XAR,binding,2023-01-01,en|fr,UN press,Look again."], header=header)
    files.load()

    assert exported(tmp_path / "out").content() == files.content()


def test_locators_that_hold_separators_come_back_as_they_were(files: DataSet, tmp_path: Path) -> None:
    files.replace("positions", "record-1|paper,p. 3", r"record-1|paper,a\|b\\c|d")
    files.load()

    cited = Position.objects.get(country__iso3="XAR").citations.order_by("order")
    assert [one.locator for one in cited] == ["a|b\\c", "d"]
    assert exported(tmp_path / "out").content() == files.content()


def test_texts_with_line_breaks_come_back_as_they_were(files: DataSet, tmp_path: Path) -> None:
    files.replace("positions", "Borvia voted no.", '"Borvia\r\nvoted\nno."')
    files.load()

    assert Position.objects.get(country__iso3="XBO").summary == "Borvia\r\nvoted\nno."
    assert exported(tmp_path / "out").content() == files.content()


def test_what_else_lies_in_the_folder_stays(files: DataSet, tmp_path: Path) -> None:
    files.load()
    out = tmp_path / "out"
    (out / "map").mkdir(parents=True)
    (out / "map/world.json").write_text("{}")
    (out / "README.md").write_text("Read me.")
    (out / "topics.csv").write_text("old")

    written = exported(out)

    assert (out / "map/world.json").read_text() == "{}"
    assert (out / "README.md").read_text() == "Read me."
    assert written.path("topics").read_bytes() == files.path("topics").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "small"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")

    with pytest.raises(CommandError, match="is not a folder"):
        call_command("export_dataset", tmp_path / "out", stdout=io.StringIO())


def test_a_place_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_dataset", tmp_path / "no/such/place", stdout=io.StringIO())


def test_a_cell_is_quoted_only_where_it_has_to_be() -> None:
    assert row(["a b", "a,b", 'say "yes"', "two\nlines", "", "-1.5"]) == (
        'a b,"a,b","say ""yes""","two\nlines",,-1.5\n'
    )
