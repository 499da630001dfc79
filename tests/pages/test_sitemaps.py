"""What search engines are shown: every page of the record with its last change, and what not to ask."""

from datetime import UTC, datetime
from xml.etree import ElementTree

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from positions import labels
from positions.pages.sitemaps import SECTIONS
from tests import make
from tests.world import World

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(client: Client, address: str) -> dict[str, str]:
    """The addresses that are listed, without host, with their last change."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return {
        (one.findtext(f"{SITEMAP}loc") or "").removeprefix("http://testserver"): one.findtext(
            f"{SITEMAP}lastmod"
        )
        or ""
        for one in ElementTree.fromstring(response.content)
    }


def test_the_index_leads_to_every_section_and_these_to_pages_that_stand(world: World, client: Client) -> None:
    make.published(official=world.okoye, forum=world.workshop)
    sections = entries(client, "/sitemap.xml")
    assert list(sections) == [f"/sitemap-{name}.xml" for name in SECTIONS]
    for section in sections:
        pages = entries(client, section)
        assert pages, section
        for address in list(pages)[:: max(1, len(pages) // 3)]:
            assert client.get(address).status_code == 200, address


def test_the_last_change_is_that_of_the_record(world: World, client: Client) -> None:
    make.published(at=datetime(2035, 1, 10, tzinfo=UTC))
    make.published(group=world.league, at=datetime(2035, 2, 10, tzinfo=UTC))
    make.retracted(make.published(country=world.fenland), at=datetime(2035, 3, 10, tzinfo=UTC))
    countries = entries(client, "/sitemap-countries.xml")
    assert countries["/countries/XAR/"] == "2035-01-10"
    assert countries["/countries/XBO/"] == "2035-02-10"  # through its League
    assert countries["/countries/XFE/"] == "2035-03-10"
    assert countries["/countries/XEL/"] == ""


def test_retracted_positions_are_not_listed_and_stances_held_are(world: World, client: Client) -> None:
    number = make.retracted().pk
    stands = make.published(country=world.borvia).pk
    positions = entries(client, "/sitemap-positions.xml")
    assert f"/positions/{stands}/" in positions
    assert f"/positions/{number}/" not in positions
    assert list(entries(client, "/sitemap-stances.xml")) == ["/countries/XBO/binding-framework/"]


def test_a_section_takes_the_same_queries_however_much_it_lists(
    world: World, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for country in (world.arandia, world.borvia, world.dunmere):
        make.published(country=country)
    labels.current()  # what every process has at hand
    for name in SECTIONS:
        with django_assert_max_num_queries(5):
            client.get(f"/sitemap-{name}.xml")


def test_robots_are_told_what_is_no_page(world: World, client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /*?*format=" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
