"""The pages on the real record: the seed example, the roll call of 79/62, and every page standing."""

import gzip
import re

import pytest
from django.test import Client

from positions.models import Country, Forum, Group, Instrument, Official

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(response.content.decode().split())


def framework(html: str) -> str:
    """What a country's page says of the binding framework."""
    return html.split('id="binding-ai-framework"')[1].split('<li class="standing"')[0]


def test_pakistan_supports_a_binding_framework_by_its_foreign_secretary(client: Client) -> None:
    said = framework(page(client, "/countries/PAK/?as_of=2023-11-26"))
    for part in (
        "Support",
        "Syrus Sajjad Qazi",
        "Foreign Secretary",
        "CISS and UNIDIR",
        "reported 26 November 2023",
        "Opinion article on Pakistan Foreign Secretary",
    ):
        assert part in said


def test_a_day_before_it_does_not_rest_on_that_statement(client: Client) -> None:
    html = page(client, "/countries/PAK/?as_of=2023-11-25")
    assert "Qazi" not in html
    assert "Hashmi" in framework(html)


def test_the_reasons_of_that_stance_name_what_was_overruled(client: Client) -> None:
    html = page(client, "/countries/PAK/binding-ai-framework/?as_of=2023-11-26")
    decides, overruled = html.split("What does not decide, and why")
    assert "Qazi" in decides
    assert "Hashmi" in overruled
    assert "Superseded." in overruled


def test_the_plenary_vote_on_79_62_stands_apart_with_every_name(client: Client) -> None:
    html = page(client, "/instruments/a-res-79-62/")
    plenary, committee = html.split("Vote, UNGA 79</h2>")[1].split("Vote, UNGA 79 First Committee</h2>")
    assert "166 in favour, 3 against, 15 abstaining" in plenary
    assert "2 December 2024" in plenary
    against = plenary.split("3 against</h3>")[1].split("</ul>")[0]
    assert re.findall(r">([^<>]+)</a>", against) == [
        "Belarus",
        "Democratic People&#x27;s Republic of Korea",
        "Russian Federation",
    ]
    favour = plenary.split("166 in favour</h3>")[1].split("</ul>")[0]
    assert favour.count("<li>") == 166
    assert "161 in favour, 3 against, 13 abstaining" in committee
    assert "9 members not voting or not recorded: no position" in plenary


def test_every_country_group_forum_official_and_instrument_has_a_page(client: Client) -> None:
    everything: list[Country | Group | Forum | Official | Instrument] = [
        *Country.objects.all(),
        *Group.objects.all(),
        *Forum.objects.all(),
        *Official.objects.all()[:40],
        *Instrument.objects.all(),
    ]
    for one in everything[::4]:
        page(client, one.get_absolute_url())


def test_the_lists_are_whole(client: Client) -> None:
    assert page(client, "/countries/").count('<th scope="row">') == 198
    assert page(client, "/groups/").count('<th scope="row">') == Group.objects.count()


@pytest.mark.parametrize("words", ["Pakistán", "巴基斯坦", "Пакистан", "pak"])
def test_pakistan_is_found_by_any_of_its_names(client: Client, words: str) -> None:
    assert 'href="/countries/PAK/"' in page(client, f"/countries/?q={words}")


LIGHT = 30 * 1024
"""What the compressed HTML of a first view may weigh."""


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/propositions/laws-binding-instrument/",
        "/propositions/laws-binding-instrument/board/",
        "/propositions/equitable-access/board/?sort=moved&known_at=2100-01-01",
    ],
)
def test_a_page_of_two_hundred_countries_stays_light(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert len(gzip.compress(response.content, 6)) <= LIGHT
