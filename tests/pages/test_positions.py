"""The list of positions with its filters, and the page of one position with its history."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from positions import labels
from positions.editorial import Cited
from positions.models import Position
from positions.pages import paging
from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def shown(client: Client, query: str) -> list[Position]:
    response = client.get(f"/positions/{query}")
    assert response.status_code == 200
    return list(response.context["page"].rows)


@pytest.fixture
def two(world: World) -> tuple[Position, Position]:
    """One of Arandia with everything, one of the Union with little."""
    full = make.published(
        date=date(2022, 12, 20),
        kind="vote",
        official=world.okoye,
        forum=world.assembly,
        session=world.assembly_70,
        instrument=world.resolution,
        summary="Voted for the resolution on machines.",
    )
    bare = make.published(
        group=world.union,
        proposition=world.control,
        stance="oppose",
        date=date(2021, 3, 1),
        summary="Objected.",
    )
    return full, bare


@pytest.mark.parametrize(
    "query",
    [
        "?country=XAR",
        "?country=xar",
        "?country=XAR,XBO",
        "?country=XBO&country=XAR",
        "?region=Septentria",
        "?topic=rules",
        "?proposition=binding-framework",
        "?stance=support",
        "?stance=support,abstain",
        "?kind=vote",
        "?forum=assembly",
        "?session=assembly-70",
        "?official=mira-okoye",
        "?instrument=a-x-70-1",
        "?date_from=2022-12-20",
        "?q=resolution",
    ],
)
def test_a_filter_leaves_what_meets_it(client: Client, two: tuple[Position, Position], query: str) -> None:
    assert shown(client, query) == [two[0]]


@pytest.mark.parametrize(
    "query", ["?group=mu", "?stance=oppose", "?date_to=2022-12-19", "?as_of=2022-12-19", "?topic=weapons"]
)
def test_other_values_leave_the_other(client: Client, two: tuple[Position, Position], query: str) -> None:
    assert shown(client, query) == [two[1]]


def test_different_filters_have_all_to_hold(client: Client, two: tuple[Position, Position]) -> None:
    assert shown(client, "?country=XAR&stance=oppose") == []
    assert "No position meets these filters" in page(client, "/positions/?country=XAR&stance=oppose")


@pytest.mark.parametrize(
    "query",
    [
        "?country=ZZZ",
        "?stance=maybe",
        "?date_from=soon",
        "?known_at=once",
        "?cursor=here",
        "?cursor=older.2022-01-01.-4",
        "?cursor=older.2022-01-01.99999999999999999999999",
        "?format=pdf",
        "?count=perhaps",
    ],
)
def test_what_means_nothing_is_refused_by_name(client: Client, world: World, query: str) -> None:
    response = client.get(f"/positions/{query}")
    assert response.status_code == 400
    assert query[1:].split("=")[0] in response.content.decode()


def test_an_empty_form_leads_to_a_clean_address(client: Client, two: tuple[Position, Position]) -> None:
    response = client.get("/positions/?country=XAR&stance=&q=&date_from=")
    assert (response.status_code, response["Location"]) == (302, "/positions/?country=XAR")


def test_a_chip_takes_its_filter_away_and_keeps_the_others(
    client: Client, two: tuple[Position, Position]
) -> None:
    chips = client.get("/positions/?country=XAR,XBO&stance=support").context["filters"].chips
    assert [(chip.words, chip.without) for chip in chips] == [
        ("Arandia", "?country=XBO&stance=support"),
        ("Borvia", "?country=XAR&stance=support"),
        ("Support", "?country=XAR%2CXBO"),
    ]


def test_the_list_is_not_counted_unless_asked(client: Client, two: tuple[Position, Position]) -> None:
    assert "Count them" in page(client, "/positions/")
    assert "2 positions meet these filters." in page(client, "/positions/?count=true")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=XAR&region=Meridia",
        "country=XAR&region=Septentria",
        "group=mu&country=XAR",
        "topic=weapons",
        "topic=weapons&proposition=binding-framework",
        "year=2020&year=2022",
        "year=2021&date_from=2021-02-01",
        "date_to=2021-06-01&as_of=2022-12-31",
        "as_of=2021-06-01&date_to=2022-12-31",
        "instrument=a-x-70-1&official=mira-okoye&forum=assembly",
        "session=assembly-70&kind=vote",
        "q=resolution&stance=support",
        "q=nobody",
        "known_at=2001-01-01",
        "known_at=2099-01-01&q=resolution",
    ],
)
def test_the_list_its_feed_and_its_file_hold_the_same(
    client: Client, world: World, two: tuple[Position, Position], query: str
) -> None:
    for year, country in ((2020, world.arandia), (2021, world.borvia), (2022, world.dunmere)):
        make.published(date=date(year, 6, 1), country=country, summary="Spoke of the resolution.")
    make.retracted(date=date(2022, 6, 2), summary="Never said.")
    lines = client.get(f"/positions/?{query}&format=csv").getvalue().decode().splitlines()[1:]
    numbers = [int(line.partition(",")[0]) for line in lines]
    assert [one.pk for one in shown(client, f"?{query}")] == numbers
    feed = client.get(f"/positions/feed.atom?{query}").content.decode()
    assert {int(one) for one in re.findall(r"<id>[^<]*/(\d+)/?</id>", feed)} == set(numbers)


def test_drafts_and_retracted_positions_are_in_no_list(client: Client, world: World) -> None:
    make.draft()
    make.submitted()
    make.retracted()
    assert shown(client, "") == []


def test_pages_neither_miss_nor_repeat_a_position_of_one_date(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "SIZE", 3)
    made = [make.published(summary=f"Number {number}.") for number in range(8)]
    seen: list[Position] = []
    query: str | None = ""
    places = []
    while query is not None:
        found = client.get(f"/positions/{query}").context["page"]
        places.append(query)
        seen += found.rows
        query = found.next
    assert [one.pk for one in seen] == [one.pk for one in reversed(made)]
    back = client.get(f"/positions/{places[-1]}").context["page"].previous
    assert shown(client, back) == seen[3:6]
    first = client.get(f"/positions/{back}").context["page"].previous
    found = client.get(f"/positions/{first}").context["page"]
    assert (found.rows, found.previous) == (seen[:3], None)


def test_the_csv_holds_the_whole_list_that_the_filters_leave(
    client: Client, two: tuple[Position, Position]
) -> None:
    response = client.get("/positions/?stance=support&format=csv")
    lines = response.getvalue().decode().splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(
        f"{two[0].pk},http://testserver/positions/{two[0].pk}/,2022-12-20,day,country,XAR"
    )


def test_the_feed_holds_what_the_filters_leave(client: Client, two: tuple[Position, Position]) -> None:
    feed = client.get("/positions/feed.atom?group=mu").content.decode()
    assert "Objected." in feed
    assert "Voted for the resolution" not in feed
    assert "http://testserver/positions/?group=mu" in feed


def test_a_page_says_everything_about_the_position(client: Client, two: tuple[Position, Position]) -> None:
    html = page(client, f"/positions/{two[0].pk}/")
    for part in (
        "<title>Arandia supports ‘Adopt binding rules for machines’, on 20 December 2022",
        "Voted for the resolution on machines.",
        "Mira Ọkoye",
        "Foreign Secretary",
        "The Assembly",
        "Assembly, 70th session",
        "A/X/70/1",
        "Voting record of the Assembly",
        "https://assembly.example/record",
        "Known to the tracker since",
        "1 stance period of 1 country",
    ):
        assert part in html


def test_to_cite_a_position_is_to_credit_its_source_first(
    client: Client, two: tuple[Position, Position]
) -> None:
    html = page(client, f"/positions/{two[0].pk}/")
    cited = html.split("data-copy-source>")[1]
    assert cited.index("Voting record of the Assembly") < cited.index("Positions on AI Governance")


def test_a_locator_and_a_source_on_paper_are_shown(client: Client, world: World) -> None:
    position = make.published(cites=[Cited(world.article, "page 4"), Cited(world.speech)])
    html = page(client, f"/positions/{position.pk}/")
    assert "Where: <bdi>page 4</bdi>" in html
    assert "2 sources" in html
    assert "A private copy" not in html


def test_a_group_position_says_whose_stances_rest_on_it(client: Client, world: World) -> None:
    position = make.published(group=world.union, dissociated=[world.borvia])
    html = page(client, f"/positions/{position.pk}/")
    assert "1 stance period of 1 country" in html
    assert "For whom it does not speak" in html


def test_a_retracted_position_stays_with_cause_and_reason(client: Client, world: World) -> None:
    position = make.retracted(reason="It was a misprint.")
    html = page(client, f"/positions/{position.pk}/")
    assert "was retracted on" in html
    assert "Published in error. <bdi>It was a misprint.</bdi>" in html
    assert "a retracted position decides no stance" in html


def test_a_corrected_position_and_its_successor_lead_to_each_other(client: Client, world: World) -> None:
    old = make.published()
    new = make.correction(old, stance="conditional", reason="The first reading was wrong.")
    html = page(client, f"/positions/{old.pk}/")
    assert f'href="/positions/{new.pk}/"' in html
    assert "which replaces it" in html
    html = page(client, f"/positions/{new.pk}/")
    assert f'Replaces <a href="/positions/{old.pk}/">' in html
    assert "The first reading was wrong." in html


def test_drafts_and_positions_in_review_are_not_found(client: Client, world: World) -> None:
    for position in (make.draft(), make.submitted()):
        assert client.get(f"/positions/{position.pk}/").status_code == 404


def test_an_unknown_number_is_not_found(client: Client, world: World) -> None:
    assert client.get("/positions/999999/").status_code == 404


def test_the_number_of_queries_does_not_grow(
    client: Client, two: tuple[Position, Position], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    addresses = ("/positions/", f"/positions/{two[0].pk}/")
    few = []
    make.published(date=date(2011, 2, 1))
    for address in addresses:
        labels.current()  # what every process has at hand
        with django_assert_max_num_queries(16) as caught:
            client.get(address)
        few.append(len(caught))
    for year in range(2012, 2020):
        make.published(date=date(year, 2, 1))
    for address, before in zip(addresses, few, strict=True):
        labels.current()
        with django_assert_max_num_queries(16) as caught:
            client.get(address)
        assert len(caught) == before
