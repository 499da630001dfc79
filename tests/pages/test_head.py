"""The head of a page: a title that says the fact, one address, cards, data for machines, feeds and twins."""

import html
import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from tests import make
from tests.pages.reading import title_of
from tests.world import World

SITE = " – Positions on AI Governance"

PAGES = {
    "/": ["WebSite", "Dataset"],
    "/propositions/": ["Dataset"],
    "/propositions/binding-framework/": ["Dataset"],
    "/countries/": ["CollectionPage"],
    "/countries/XAR/": ["Country"],
    "/countries/XAR/binding-framework/": ["Claim"],
    "/groups/": ["CollectionPage"],
    "/groups/mu/": ["Organization"],
    "/officials/": ["CollectionPage"],
    "/officials/mira-okoye/": ["Person"],
    "/forums/": ["CollectionPage"],
    "/forums/workshop/": ["EventSeries"],
    "/forums/assembly/": ["Organization"],
    "/instruments/": ["CollectionPage"],
    "/instruments/a-x-70-1/": ["Legislation"],
    "/positions/": ["Dataset"],
    "/changes/": ["CollectionPage"],
    "/changes/corrections/": ["CollectionPage"],
    "/data/": ["Dataset"],
    "/about/": ["AboutPage", "DefinedTermSet"],
}


def head_of(client: Client, address: str) -> str:
    source = client.get(address).content.decode()
    return source[source.index("<head>") : source.index("</head>")]


def meta(head: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', head)
    return {name: html.unescape(value) for name, value in found}


def linked(head: str) -> list[dict[str, Any]]:
    return [
        json.loads(data)
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    ]


def canonical(head: str) -> str:
    [address] = re.findall(r'<link rel="canonical" href="([^"]+)">', head)
    return html.unescape(address)


def test_titles_say_the_fact(world: World, client: Client) -> None:
    number = make.published(date=date(2023, 5, 24), official=world.okoye).pk
    make.published(country=world.borvia, date=date(2023, 1, 1), date_precision="year", stance="oppose")
    rules, audits = "‘Adopt binding rules for machines’", "‘Have machines audited from outside’"
    for address, title in {
        "/countries/XAR/binding-framework/": f"Arandia supports {rules}, since 24 May 2023",
        "/countries/XBO/binding-framework/": f"Borvia opposes {rules}, since 2023",
        "/countries/XEL/audits/": f"Élan-Verre has no recorded position on {audits}",
        f"/positions/{number}/": f"Arandia supports {rules}, on 24 May 2023",
    }.items():
        assert title_of(client.get(address)) == title + SITE


def test_every_page_has_a_title_a_description_and_a_card_of_its_own(world: World, client: Client) -> None:
    make.published(
        official=world.okoye, forum=world.workshop, session=world.workshop_2023, date=date(2023, 5, 24)
    )
    titles = set()
    for address in PAGES:
        head = head_of(client, address)
        said = meta(head)
        titles.add(said["og:title"])
        assert said["og:description"] == said["description"], address
        assert 20 < len(said["description"]) <= 300, address
        assert said["og:url"] == canonical(head) == f"http://testserver{address}"
        assert said["twitter:card"] == "summary_large_image"
        assert client.get(said["og:image"].removeprefix("http://testserver")).status_code == 200, address
    assert len(titles) == len(PAGES)


def test_the_canonical_address_has_no_defaults_and_one_order(world: World, client: Client) -> None:
    today = datetime.now(UTC).date()
    for asked, kept in {
        f"/countries/XAR/?as_of={today}": "/countries/XAR/",
        "/countries/XAR/?basis=own&utm=x&as_of=2023-01-01": "/countries/XAR/?as_of=2023-01-01&basis=own",
        "/positions/?count=true&stance=oppose&country=XAR": "/positions/?country=XAR&stance=oppose",
        "/compare/?basis=&countries=XAR,XBO": "/compare/?countries=XAR,XBO",
    }.items():
        assert canonical(head_of(client, asked)) == f"http://testserver{kept}"


def test_earlier_states_of_the_record_and_retracted_positions_stay_out_of_search_engines(
    world: World, client: Client
) -> None:
    retracted = make.retracted()
    known = client.get("/countries/XAR/?known_at=2035-01-01").content.decode()
    for page in (known, client.get(f"/positions/{retracted.pk}/").content.decode()):
        assert '<meta name="robots" content="noindex">' in page
    assert "noindex" not in head_of(client, "/countries/XAR/")


def test_each_noun_is_described_for_machines_in_fitting_words(world: World, client: Client) -> None:
    make.published(
        official=world.okoye, forum=world.workshop, session=world.workshop_2023, date=date(2023, 5, 24)
    )
    for address, kinds in PAGES.items():
        things = linked(head_of(client, address))
        assert [one["@type"] for one in things] == kinds, address
        assert all(one["@context"] == "https://schema.org" for one in things)
        assert all(one["url"].startswith("http://testserver/") for one in things), address
    [person] = linked(head_of(client, "/officials/mira-okoye/"))
    assert (person["name"], person["jobTitle"]) == ("Mira Ọkoye", "Foreign Secretary")
    [series] = linked(head_of(client, "/forums/workshop/"))
    assert [(one["startDate"], one["endDate"]) for one in series["subEvent"]] == [
        ("2023-05-24", "2023-05-25")
    ]
    [data] = linked(head_of(client, "/propositions/"))
    downloads = [one["contentUrl"].removeprefix("http://testserver") for one in data["distribution"]]
    assert [client.get(one).status_code for one in downloads] == [200, 200]


def test_no_words_of_a_summary_can_end_the_data_block(world: World, client: Client) -> None:
    number = make.published(summary="</script><script>alert(1)</script> & <!-- so").pk
    head = head_of(client, f"/positions/{number}/")
    assert "<script>alert" not in head
    [claim] = linked(head)
    assert claim["text"] == "</script><script>alert(1)</script> & <!-- so"


@pytest.mark.parametrize(
    ("address", "feed", "twin"),
    [
        ("/", "/changes/corrections/feed.atom", None),
        ("/countries/XAR/", "/countries/XAR/feed.atom", "/api/v1/countries/XAR/"),
        (
            "/countries/XAR/binding-framework/",
            "/countries/XAR/feed.atom",
            "/api/v1/stances/XAR/binding-framework/explain/",
        ),
        ("/groups/mu/", "/groups/mu/feed.atom", "/api/v1/groups/mu/"),
        ("/officials/mira-okoye/", "/officials/mira-okoye/feed.atom", "/api/v1/officials/mira-okoye/"),
        ("/forums/workshop/", "/forums/workshop/feed.atom", "/api/v1/forums/workshop/"),
        ("/instruments/a-x-70-1/", "/instruments/a-x-70-1/feed.atom", "/api/v1/instruments/a-x-70-1/"),
        ("/propositions/audits/", "/propositions/audits/feed.atom", "/api/v1/propositions/audits/"),
        ("/changes/", "/changes/feed.atom", "/api/v1/changes/"),
        ("/changes/corrections/", "/changes/corrections/feed.atom", None),
        ("/search/?q=words", "/search/feed.atom?q=words", None),
    ],
)
def test_feeds_and_twins_are_found_from_the_page_and_answer(
    world: World, client: Client, address: str, feed: str, twin: str | None
) -> None:
    alternates = dict(
        re.findall(r'<link rel="alternate" type="[^"]+" href="([^"]+)"( title)', head_of(client, address))
    )
    assert {feed, "/positions/feed.atom", "/changes/feed.atom"} <= alternates.keys()
    assert client.get(feed).status_code == 200
    if twin:
        assert twin in alternates
        assert client.get(twin).status_code == 200
