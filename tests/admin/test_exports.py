"""Lists to take away: what is filtered, as CSV or XLSX, without formulas and without what is private."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from positions.admin import desk
from positions.editorial import Cited
from positions.models import Position
from tests import make
from tests.admin.conftest import address, text
from tests.world import World

TABLES = sorted(str(model._meta.model_name) for model in desk._registry)


def taken(client: Client, table: str, form: str = "csv", query: str = "") -> list[list[str]]:
    """The rows of the file, head first."""
    response = client.get(address(table, "export", form) + query)
    assert response.status_code == 200, response
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    if form.endswith("xlsx"):
        rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def columns(rows: list[list[str]], *names: str) -> list[tuple[str, ...]]:
    places = [rows[0].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in rows[1:]]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_holds_what_is_filtered_in_the_order_of_the_list(
    world: World, analyst: Client, form: str
) -> None:
    make.published(stance="oppose")
    make.published(stance="oppose", country=world.borvia, date="2022-03-02")
    make.published(country=world.elan)
    rows = taken(analyst, "position", form, "?stance__exact=oppose&p=7")
    assert columns(rows, "country", "stance", "date", "author") == [
        ("XBO", "oppose", "2022-03-02", "analyst"),
        ("XAR", "oppose", "2022-03-01", "analyst"),
    ]
    rows = taken(analyst, "position", form, "?q=verre")
    assert columns(rows, "country", "proposition") == [("XEL", "binding-framework")]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_taken_away_as_both(world: World, administrator: Client, table: str) -> None:
    make.published()
    make.enquiry(world.fenland)
    page = text(administrator.get(address(table, "changelist")))
    for form in ("csv", "xlsx"):
        assert address(table, "export", form) in page
        assert len(taken(administrator, table, form)) >= 1


def test_what_is_private_stays_at_the_desk(world: World, administrator: Client) -> None:
    make.submitted()
    for table, private in {
        "user": {"password"},
        "source": {"full_text"},
        "position": {"review_note", "search_vector"},
    }.items():
        rows = taken(administrator, table)
        assert len(rows) > 1
        assert not private & set(rows[0])
        assert "private copy" not in str(rows)


@pytest.mark.parametrize("form", ["csv", "data-set.csv"])
def test_formulas_are_defused(world: World, analyst: Client, form: str) -> None:
    make.published(summary='=HYPERLINK("https://bad.example")', cites=[Cited(world.record, "+1")])
    rows = taken(analyst, "position", form)
    assert columns(rows, "summary") == [('\'=HYPERLINK("https://bad.example")',)]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("form", ["data-set.csv", "data-set.xlsx"])
def test_positions_come_in_the_columns_of_the_data_set(world: World, analyst: Client, form: str) -> None:
    make.published(cites=[Cited(world.record), Cited(world.speech, "p. 2")])
    make.published(stance="oppose", summary="Once more.")  # the same act by its key: occurrence 2
    make.draft()
    rows = taken(analyst, "position", form)
    assert columns(rows, "actor", "stance", "sources", "locator", "occurrence") == [
        ("XAR", "support", "voting-record|speech", "|p. 2", ""),
        ("XAR", "oppose", "voting-record", "", "2"),
    ]
    rows = taken(analyst, "position", form, "?stance__exact=oppose")
    assert columns(rows, "stance", "occurrence") == [("oppose", "2")]


def test_a_list_taken_away_can_be_brought_back_and_changes_nothing(world: World, analyst: Client) -> None:
    make.published(summary="=1+1 is no formula here")
    for form in ("data-set.csv", "data-set.xlsx"):
        response = analyst.get(address("position", "export", form))
        file = io.BytesIO(b"".join(response.streaming_content))  # type: ignore[attr-defined]
        file.name = form
        page = text(analyst.post(reverse("admin:import", args=["positions"]), {"file": file}))
        assert "1</strong> the same as in the record" in " ".join(page.split()), form
    assert Position.objects.count() == 1


def test_who_may_not_look_may_not_take(world: World, analyst: Client) -> None:
    assert analyst.get(address("user", "export", "csv")).status_code == 403
    assert analyst.get(address("position", "export", "pdf")).status_code == 404
    assert analyst.get(address("user", "changelist")).status_code == 403


def test_a_filter_that_is_none_leads_back_to_the_list(world: World, analyst: Client) -> None:
    response = analyst.get(address("position", "export", "csv") + "?nothing__like__it=1")
    assert response.status_code == 302
