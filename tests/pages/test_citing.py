"""To cite a page: its two dates, and the citation in the forms of reference managers, read by their rules."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import text_of
from tests.world import World

AWKWARD = "Réponse {draft}: 100 % of “A & B” \\ #1_x ~ ^"
ARABIC = "بيان بشأن الذكاء الاصطناعي"


def bibtex(text: str) -> list[dict[str, str]]:
    """The entries as BibTeX reads them: fields up to the brace that closes the one that opened."""
    entries = []
    for kind, key, rest in re.findall(r"@(\w+)\{([^,\s{}]+),\n(.*?)\n\}\n", text, flags=re.DOTALL):
        entry = {"kind": kind, "key": key}
        for line in rest.split("\n"):
            name, value = re.fullmatch(r"  (\w+) = (.*),", line).groups()
            depth = 0
            for one in value:
                depth += {"{": 1, "}": -1}.get(one, 0)
                assert depth >= 0
            assert depth == 0
            entry[name] = value
        entries.append(entry)
    return entries


def ris(text: str) -> list[dict[str, list[str]]]:
    """The records of a RIS file, each from TY to ER."""
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    records: list[dict[str, list[str]]] = []
    for line in text.split("\r\n")[:-1]:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        tag, value = found.groups()
        if tag == "TY":
            records.append({})
        records[-1].setdefault(tag, []).append(value)
    assert all(next(iter(one)) == "TY" and list(one)[-1] == "ER" for one in records)
    return records


def download(client: Client, address: str, form: str) -> str:
    response = client.get(address, {"format": form})
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment; filename=")
    return response.content.decode()


@pytest.fixture
def cited(world: World) -> int:
    """The number of a position that rests on two documents with titles that are hard to write down."""
    first = make.source(
        "answer",
        title=AWKWARD,
        publisher="Ministry of A & B",
        url="https://a.example/x_y%20z?a=1&b={2}",
        published_on=date(2022, 3, 2),
        language="fr",
    )
    return make.published(cites=[first, make.source("statement", title=ARABIC, language="ar")]).pk


def test_bibtex_credits_the_sources_first_and_keeps_every_character(cited: int, client: Client) -> None:
    answer, statement, record = bibtex(download(client, f"/positions/{cited}/", "bibtex"))
    assert answer["title"] == (
        r"{{Réponse \textbraceleft{}draft\textbraceright{}: 100 \% of “A \& B” \textbackslash{} "
        r"\#1\_x \textasciitilde{} \textasciicircum{}}}"
    )
    assert answer["author"] == r"{{Ministry of A \& B}}"
    assert (answer["year"], answer["month"], answer["day"]) == ("{2022}", "mar", "{2}")
    assert answer["url"] == "{https://a.example/x_y%20z?a=1&b=%7B2%7D}"
    assert statement["title"] == f"{{{{{ARABIC}}}}}"
    assert "author" not in statement
    assert "url" not in statement
    assert record["howpublished"] == "{Data set}"
    assert f"positions/{cited}/?as_of=" in record["url"]


def test_ris_holds_a_record_for_each_work_with_its_own_line_ends(cited: int, client: Client) -> None:
    answer, statement, record = ris(download(client, f"/positions/{cited}/", "ris"))
    assert (answer["TY"], statement["TY"], record["TY"]) == (["ELEC"], ["GEN"], ["DATA"])
    assert answer["TI"] == [AWKWARD]
    assert answer["DA"] == ["2022/03/02/"]
    assert statement["TI"] == [ARABIC]
    assert "known_at=" in record["UR"][0]


def test_csl_json_is_an_array_of_items_by_its_schema(cited: int, client: Client) -> None:
    items = json.loads(download(client, f"/positions/{cited}/", "csl-json"))
    assert [one["type"] for one in items] == ["webpage", "document", "dataset"]
    assert items[0]["title"] == AWKWARD
    assert items[0]["author"] == [{"literal": "Ministry of A & B"}]
    assert items[0]["issued"] == {"date-parts": [[2022, 3, 2]]}
    assert items[1]["title"] == ARABIC
    assert "URL" not in items[1]
    assert len({one["id"] for one in items}) == 3


def test_a_line_break_in_a_title_breaks_no_record(world: World, client: Client) -> None:
    odd = make.source("odd", title="First line\nER  - second line")
    number = make.published(cites=[odd]).pk
    assert len(ris(download(client, f"/positions/{number}/", "ris"))) == 2
    assert len(bibtex(download(client, f"/positions/{number}/", "bibtex"))) == 2


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/", ["dataset"]),
        ("/countries/XAR/", ["dataset", "webpage"]),
        ("/officials/mira-okoye/", ["dataset", "webpage"]),
        ("/propositions/binding-framework/", ["dataset", "webpage"]),
        ("/countries/XAR/binding-framework/", ["webpage", "dataset"]),
        ("/countries/XAR/audits/", ["dataset"]),
        ("/changes/corrections/", ["dataset"]),
        ("/about/", ["dataset"]),
    ],
)
def test_pages_of_many_positions_are_dated_data_with_the_newest_source_after_them(
    world: World, client: Client, address: str, kinds: list[str]
) -> None:
    make.published(official=world.okoye)
    items = json.loads(download(client, address, "csl-json"))
    assert [one["type"] for one in items] == kinds


def test_every_page_names_its_permanent_link_with_both_dates_and_the_files(
    world: World, client: Client
) -> None:
    make.published(at=datetime(2035, 1, 10, 12, tzinfo=UTC))
    html = client.get("/countries/XAR/?as_of=2024-01-02&known_at=2035-02-01T00:00:00Z").content.decode()
    box = html[html.index('class="cite"') :]
    link = "http://testserver/countries/XAR/?as_of=2024-01-02&amp;known_at=2035-02-01T00:00:00Z"
    assert f'href="{link}"' in box
    for form in ("bibtex", "ris", "csl-json"):
        assert f'href="{link}&amp;format={form}"' in box
    words = text_of(client.get("/countries/XAR/?as_of=2024-01-02&known_at=2035-02-01T00:00:00Z"))
    assert "as of 2 January 2024, as known on 1 February 2035, 00:00 UTC." in words


def test_what_the_ledger_says_is_known_even_where_the_clocks_differ(world: World, client: Client) -> None:
    """The database's clock stands before that of the desk; the link has to show the position all the same."""
    make.published(at=datetime(2035, 1, 10, 12, tzinfo=UTC))
    html = client.get("/countries/XAR/").content.decode()
    assert "known_at=2035-01-10T12:00:00Z" in html


def test_a_form_that_there_is_not_is_refused_with_those_there_are(world: World, client: Client) -> None:
    for address in ("/", "/countries/", "/about/"):
        response = client.get(address, {"format": "docx"})
        assert response.status_code == 400
        assert "bibtex, ris, csl-json" in text_of(response)


def json_of(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    taken: dict[str, Any] = json.loads(response.getvalue())
    return taken


def test_a_list_comes_as_json_with_types_nulls_dates_and_credits(world: World, client: Client) -> None:
    make.published()
    taken = json_of(client, "/countries/?format=json&as_of=2024-01-02")
    assert taken["as_of"] == "2024-01-02"
    assert taken["known_at"].endswith("Z")
    assert taken["address"].startswith("http://testserver/countries/?as_of=2024-01-02&known_at=")
    assert "United Nations Digital Library" in taken["credits"][0]["whose"]
    assert "non-commercial" in taken["licence"]
    by_code = {row["iso3"]: row for row in taken["rows"]}
    assert (by_code["XAR"]["own"], by_code["XAR"]["latest_evidence"]) == (1, "2022-03-01")
    assert by_code["XFE"]["latest_evidence"] is None
    assert list(by_code["XAR"]) == taken["columns"]


LISTS = (
    "/propositions/",
    "/propositions/binding-framework/",
    "/countries/XAR/",
    "/groups/",
    "/groups/mu/",
    "/officials/",
    "/officials/mira-okoye/",
    "/forums/",
    "/forums/workshop/",
    "/instruments/",
    "/instruments/a-x-70-1/",
    "/positions/",
    "/compare/?countries=XAR,XBO",
    "/search/?q=made",
    "/changes/",
    "/changes/corrections/",
)


def test_json_has_the_rows_of_the_csv_and_both_are_linked_from_every_list(
    world: World, client: Client
) -> None:
    make.correction(make.published(official=world.okoye), stance="oppose")
    for address in LISTS:
        joined = "&" if "?" in address else "?"
        lines = client.get(f"{address}{joined}format=csv").getvalue().decode().count("\r\n")
        taken = json_of(client, f"{address}{joined}format=json")
        assert len(taken["rows"]) == lines - 1, address
        html = client.get(address).content.decode()
        main = html[html.index("<main") :]
        assert re.search(r'href="\?[^"]*format=csv"', main), address
        assert re.search(r'href="\?[^"]*format=json"', main), address
