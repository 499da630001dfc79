"""The list of countries and the page of one: what each says of a day, and what it leads to."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    """The page as text; anything but a page fails."""
    response = client.get(address)
    assert response.status_code == 200, response
    return response.content.decode()


def test_the_list_names_every_country_with_its_coverage_out_of_all_propositions(
    client: Client, world: World
) -> None:
    make.published(country=world.arandia)
    make.published(group=world.union, proposition=world.audits)
    html = page(client, "/countries/")
    assert "2 of 6 countries hold a stance" in html
    assert "2 of 3" in html  # Arandia: one of its own, one through the Union
    assert "1 own, 1 through groups" in html
    assert "UN observer" in html
    assert "not in the UN" in html


def test_own_acts_only_are_counted_anew(client: Client, world: World) -> None:
    make.published(group=world.union)
    assert "2 of 6 countries" in page(client, "/countries/")  # Arandia and Borvia; Celmark has left
    assert "0 of 6 countries" in page(client, "/countries/?basis=own")


def test_the_list_can_be_asked_as_known_before(client: Client, world: World) -> None:
    make.published(country=world.arandia, at=datetime(2035, 1, 10, tzinfo=UTC))
    assert "0 of 6 countries" in page(client, "/countries/?known_at=2035-01-09")
    html = page(client, "/countries/?known_at=2035-01-11")
    assert "1 of 6 countries" in html
    assert "1 March 2022" in html


@pytest.mark.parametrize("words", ["Arandie", "ARANDIAN", "xar", "arand"])
def test_a_country_is_found_by_any_name_or_code(client: Client, world: World, words: str) -> None:
    html = page(client, f"/countries/?q={words}")
    assert '<a href="/countries/XAR/">Arandia</a>' in html
    assert "Borvia" not in html


def test_accents_do_not_hide_a_country(client: Client, world: World) -> None:
    assert '<a href="/countries/XEL/">' in page(client, "/countries/?q=cote d'elan")


def test_a_name_that_nobody_bears_leads_back_to_all(client: Client, world: World) -> None:
    assert "No country bears this name" in page(client, "/countries/?q=Atlantis")


def test_the_list_comes_as_csv_of_what_is_shown(client: Client, world: World) -> None:
    make.published(country=world.arandia, at=datetime(2035, 1, 10, tzinfo=UTC))
    response = client.get("/countries/?format=csv&q=arandia")
    lines = response.getvalue().decode().splitlines()
    assert lines[1:] == ["XAR,Arandia,Septentria,member,1,0,3,2022-03-01,2035-01-10"]


def test_a_page_says_stance_since_basis_and_evidence(client: Client, world: World) -> None:
    position = make.published(
        date=date(2023, 5, 24),
        official=world.okoye,
        forum=world.workshop,
        session=world.workshop_2023,
        cites=[world.speech],
    )
    html = page(client, "/countries/XAR/")
    assert "holds a stance on 1 of 3 propositions" in html
    assert '<time datetime="2023-05-24">24 May 2023</time>' in html
    assert "by its own act" in html
    for part in (
        position.summary,
        "Mira Ọkoye",
        "Foreign Secretary, Ministry of Foreign Affairs",
        "Workshop 2023",
        'href="https://arandia.example/speech"',
        f'href="/positions/{position.pk}/"',
        "Why this stance?",
    ):
        assert part in html


def test_a_stance_through_a_group_names_the_group(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client, "/countries/XAR/")
    assert "Meridian Union" in html
    assert "0 by its own acts, 1 through groups" in html
    assert "holds a stance on 0 of 3 propositions" in page(client, "/countries/XAR/?basis=own")


def test_gaps_are_told_apart(client: Client, world: World) -> None:
    make.enquiry(world.fenland, searched_on=date(2023, 1, 15))
    html = page(client, "/countries/XFE/")
    assert "Searched, nothing found" in html
    assert "15 January 2023" in html
    assert "1 of 3 was searched and nothing found. 2 of 3 are not researched yet." in " ".join(html.split())


def test_the_legend_counts_each_stance_and_both_absences_out_of_all(client: Client, world: World) -> None:
    make.published()
    make.enquiry(world.arandia, world.audits, searched_on=date(2023, 1, 15))
    html = " ".join(page(client, "/countries/XAR/").split())
    assert "1 of 3 propositions have a stance" in html
    legend = html.split('class="legend"')[1].split("</ul>")[0]
    assert legend.count("legend__item ") == 7
    assert 'last on <time datetime="2023-01-15">15 January 2023</time>' in legend


def test_each_stance_and_gap_says_when_it_was_last_checked(client: Client, world: World) -> None:
    make.published(at=datetime(2035, 1, 10, tzinfo=UTC))
    make.published(group=world.union, proposition=world.audits, at=datetime(2035, 1, 11, tzinfo=UTC))
    html = re.sub(r"<[^>]+>", "", page(client, "/countries/XAR/"))
    assert "Last evidence: 1 March 2022 Last checked: 10 January 2035" in html
    assert "Last evidence: 1 March 2022 Last checked: 11 January 2035" in html
    assert "Last evidence: none Last checked: never" in html


def test_the_list_says_when_each_country_was_last_checked(client: Client, world: World) -> None:
    make.published(at=datetime(2035, 1, 10, tzinfo=UTC))
    make.published(group=world.union, proposition=world.audits, at=datetime(2035, 1, 11, tzinfo=UTC))

    def row(query: str) -> str:
        found = re.search(
            r"<tr>(?:(?!</tr>).)*Arandia.*?</tr>", page(client, f"/countries/{query}"), re.DOTALL
        )
        return found[0] if found else ""

    assert "11 January 2035" in row("")
    assert "10 January 2035" in row("?basis=own")
    assert "11 January 2035" in row("?known_at=2035-01-12")
    assert "10 January 2035" in row("?known_at=2035-01-10T12:00:00Z")


def test_nothing_on_the_page_is_later_than_the_day_asked_for(client: Client, world: World) -> None:
    make.published(date=date(2022, 3, 1), summary="Spoke first.")
    make.published(date=date(2023, 3, 1), stance="oppose", summary="Spoke later.", official=world.okoye)
    html = page(client, "/countries/XAR/?as_of=2023-02-28")
    assert "Spoke first." in html
    assert "Spoke later." not in html
    assert "Mira" not in html
    assert "No change of stance is on record" in html
    assert "Oppose" in page(client, "/countries/XAR/?as_of=2023-03-01")


def test_a_date_never_says_more_than_is_known(client: Client, world: World) -> None:
    make.published(date=date(2022, 1, 1), date_precision="year")
    make.published(date=date(2023, 3, 1))
    html = page(client, "/countries/XAR/")
    assert '<time datetime="2022">2022</time> <span class="faint">(year known)</span>' in html
    assert "1 January 2022" not in html


def test_a_change_of_stance_is_told(client: Client, world: World) -> None:
    make.published(date=date(2022, 3, 1), stance="oppose")
    make.published(date=date(2023, 3, 1))
    html = page(client, "/countries/XAR/")
    assert html.count('<li class="shift">') == 1


def test_with_own_acts_only_a_first_own_act_is_no_change(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2022, 3, 1), stance="oppose")
    make.published(date=date(2023, 3, 1))
    assert '<li class="shift">' in page(client, "/countries/XAR/")
    html = page(client, "/countries/XAR/?basis=own")
    assert '<li class="shift">' not in html
    assert "trajectory__band--through" not in html


def test_the_course_is_drawn_and_told_in_a_table(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2022, 3, 1))
    make.published(date=date(2023, 3, 1), stance="conditional")
    html = page(client, "/countries/XAR/")
    assert 'class="trajectory__band fill-support trajectory__band--through"' in html
    assert "Support from 1 March 2022 until 1 March 2023, through MU" in html
    assert "The same as a table" in html


def test_links_carry_the_state_of_the_page(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client, "/countries/XAR/?as_of=2023-01-01&basis=own")
    assert 'href="/propositions/binding-framework/?as_of=2023-01-01&amp;basis=own"' in html
    assert 'href="/groups/mu/?as_of=2023-01-01&amp;basis=own"' in html
    assert 'href="/countries/XAR/binding-framework/?as_of=2023-01-01&amp;basis=own"' in html


def test_groups_are_those_of_the_day(client: Client, world: World) -> None:
    assert "Meridian Union" in page(client, "/countries/XCE/?as_of=2021-01-31")
    assert "Meridian Union" not in page(client, "/countries/XCE/?as_of=2021-02-01")


def test_the_stances_come_as_csv(client: Client, world: World) -> None:
    position = make.published(at=datetime(2035, 1, 10, tzinfo=UTC))
    response = client.get("/countries/XAR/?format=csv&as_of=2023-01-01")
    lines = response.getvalue().decode().splitlines()
    assert (
        lines[1]
        == f"XAR,2023-01-01,binding-framework,support,2022-03-01,own,,{position.pk},,2022-03-01,2035-01-10"
    )
    assert len(lines) == 4


def test_a_code_in_lower_case_leads_to_the_page(client: Client, world: World) -> None:
    response = client.get("/countries/xar/?as_of=2023-01-01")
    assert (response.status_code, response["Location"]) == (301, "/countries/XAR/?as_of=2023-01-01")


def test_an_unknown_code_is_not_found(client: Client, world: World) -> None:
    assert client.get("/countries/ZZZ/").status_code == 404


def test_a_day_that_means_nothing_is_refused(client: Client, world: World) -> None:
    assert client.get("/countries/XAR/?as_of=yesterday").status_code == 400


def test_the_page_of_a_country_without_any_record_stands(client: Client, world: World) -> None:
    html = page(client, "/countries/XFE/")
    assert "holds a stance on 0 of 3 propositions" in html
    assert "No position of its own" in html


@pytest.mark.parametrize(("address", "queries"), [("/countries/", 11), ("/countries/XAR/", 18)])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    world: World,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    make.published(official=world.okoye)
    make.published(official=world.okoye, date=date(2021, 2, 1))
    make.published(group=world.union, proposition=world.audits)
    client.get(address)  # the first after a change reads the names
    with django_assert_max_num_queries(queries) as few:
        client.get(address)
    for year in range(2012, 2020):
        make.published(date=date(year, 2, 1), official=world.okoye, stance="oppose")
        make.published(date=date(year, 3, 1), proposition=world.control)
        make.published(country=world.borvia, date=date(year, 2, 1))
    client.get(address)
    with django_assert_max_num_queries(queries) as many:
        client.get(address)
    assert len(few) == len(many)
