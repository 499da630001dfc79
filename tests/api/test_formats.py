"""CSV: the rows of the JSON, flattened by the documented rule, safe in a spreadsheet."""

from __future__ import annotations

from datetime import date

import pytest

from positions.editorial import Cited
from tests import make
from tests.api.asking import Api
from tests.world import World


def test_csv_has_the_rows_of_the_json_flattened(world: World, api: Api) -> None:
    make.published(
        official=world.okoye, date=date(2022, 3, 1), cites=[Cited(world.speech, "p. 3"), Cited(world.article)]
    )
    make.published(group=world.union, date=date(2022, 2, 1), dissociated=[world.arandia, world.borvia])
    first, second = api.table("positions/")
    rows = api.results("positions/")
    assert [first["id"], second["id"]] == [str(row["id"]) for row in rows]
    assert (first["actor_type"], first["actor_code"], first["actor_name"]) == ("country", "XAR", "Arandia")
    assert first["official_title"] == "Foreign Secretary"
    assert first["proposition_topic"] == "rules"
    assert first["sources_title"] == "|".join(source["title"] for source in rows[0]["sources"])
    assert first["sources_locator"] == "p. 3|"
    assert first["published_at"] == rows[0]["published_at"]
    assert first["url"] == rows[0]["url"]
    assert first["session_slug"] == first["retracted_at"] == first["corrects"] == ""
    assert second["dissociated"] == "XAR|XBO"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(world: World, api: Api, start: str) -> None:
    make.published(summary=f"{start}HYPERLINK(1)")
    [row] = api.table("positions/")
    assert row["summary"] == f"'{start}HYPERLINK(1)"
    assert api.results("positions/")[0]["summary"] == f"{start}HYPERLINK(1)"


def test_quotes_lines_and_other_alphabets_survive(world: World, api: Api) -> None:
    summary = 'Said “no”, then "yes";\nв итоге — 赞成 | and so on.'
    make.published(summary=summary, cites=[make.source("barred", title="a|b"), world.speech])
    [row] = api.table("positions/")
    assert row["summary"] == summary
    assert row["sources_title"].startswith(r"a\|b|")


def test_numbers_below_zero_stay_numbers(world: World, api: Api) -> None:
    make.country("XZZ", "Zed", iso2="ZZ", longitude="-12.5")
    assert {row["longitude"] for row in api.table("countries/") if row["iso3"] == "XZZ"} == {"-12.5"}


def test_csv_shows_the_fields_asked_for(world: World, api: Api) -> None:
    make.published()
    assert [list(row) for row in api.table("positions/", fields="actor,id")] == [
        ["id", "actor_type", "actor_code", "actor_name"]
    ]


def test_csv_can_be_asked_for_by_the_accept_header(world: World, api: Api) -> None:
    make.published()
    response = api.client.get("/api/v1/positions/?count=true", headers={"Accept": "text/csv"})
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["X-Total-Count"] == "1"
    assert response.content.startswith(b"id,url,date")
    assert response.content.endswith(b"\r\n")


def test_an_empty_list_still_has_its_header(world: World, api: Api) -> None:
    response = api.response("stances/", format="csv")
    assert response.content.decode().startswith("country_code,country_name,proposition_slug")
    assert api.table("stances/") == []


@pytest.mark.parametrize(
    "path",
    ["countries/", "groups/", "propositions/", "topics/", "officials/", "forums/", "sessions/",
     "instruments/", "sources/", "shifts/", "changes/", "stances/summary/"],
)  # fmt: skip
def test_every_list_speaks_csv(world: World, api: Api, path: str) -> None:
    make.published(instrument=world.resolution, kind="vote")
    assert len(api.table(path, page_size=500)) == len(api.results(path, page_size=500))


def test_a_refusal_is_json_whatever_was_asked_for(world: World, api: Api) -> None:
    [fault] = api.refusal("positions/", format="csv", stance="maybe")
    assert fault["parameter"] == "stance"
