"""The countries behind a cell of the coverage matrix, and a search in vain recorded for many of them."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from positions.models import Enquiry
from tests import make
from tests.admin.conftest import SignIn, said, text
from tests.world import World


def cell(query: str = "") -> str:
    return reverse("admin:coverage_cell", args=["binding-framework"]) + query


def search(*countries: object, **values: object) -> dict[str, object]:
    return {
        "countries": [country.pk for country in countries],  # type: ignore[attr-defined]
        "searched_on": "2023-01-15",
        "languages": "en, fr",
        "places": "Both ministries.",
        "note": "",
        **values,
    }


def test_the_list_names_the_countries_of_the_cell_with_what_is_known(world: World, analyst: Client) -> None:
    make.published(stance="oppose")
    make.enquiry(world.fenland)
    page = text(analyst.get(cell("?region=Septentria")))
    assert all(name in page for name in ("Arandia", "Borvia", "Celmark", "Oppose", "1 of 3", "2 of 3"))
    assert "Fenland" not in page
    page = text(analyst.get(cell("?place=searched")))
    assert "Fenland" in page
    assert "15 Jan 2023" in page
    assert "Arandia" not in page


def test_a_search_is_recorded_for_all_the_chosen_in_one_step(world: World, analyst: Client) -> None:
    response = analyst.post(cell("?region=Meridia"), search(world.dunmere, world.elan))
    assert response.headers["Location"] == cell("?region=Meridia")
    assert "Recorded for 2 countries (Dunmere, Élan-Verre): searched on 15 January 2023" in said(response)
    found = list(Enquiry.objects.order_by("country__iso3"))
    assert [one.country for one in found] == [world.dunmere, world.elan]
    assert {(one.analyst, one.proposition, tuple(one.languages)) for one in found} == {
        (world.analyst, world.framework, ("en", "fr"))
    }


def test_the_form_proposes_today_and_where_one_searched_last(world: World, analyst: Client) -> None:
    make.enquiry(world.fenland, languages=["pt", "es"], places="The gazette.")
    page = text(analyst.get(cell()))
    assert f'value="{timezone.now().date().isoformat()}"' in page
    assert 'value="pt,es"' in page
    assert "The gazette.</textarea>" in page


def test_what_is_missing_is_told_and_the_choice_is_kept(world: World, analyst: Client) -> None:
    response = analyst.post(cell(), search(world.elan, languages="", searched_on="2999-01-01"))
    page = text(response)
    assert "Languages: This field is required." in page
    assert f'value="{world.elan.pk}" id="country-XEL" checked' in page
    page = text(analyst.post(cell(), search(world.elan, searched_on="2999-01-01")))
    assert "lies in the future" in page
    assert "Choose at least one country." in text(analyst.post(cell(), search()))
    assert not Enquiry.objects.exists()


def test_only_countries_of_the_list_can_be_chosen(world: World, analyst: Client) -> None:
    analyst.post(cell("?region=Septentria"), search(world.elan))
    assert not Enquiry.objects.exists()


def test_a_country_can_come_chosen(world: World, analyst: Client) -> None:
    assert 'id="country-XEL" checked' in text(analyst.get(cell("?country=XEL")))


def test_what_does_not_exist_is_not_found(world: World, analyst: Client) -> None:
    for query in ("?region=Nowhere", "?place=elsewhere"):
        assert analyst.get(cell(query)).status_code == 404
    assert analyst.get(reverse("admin:coverage_cell", args=["nothing"])).status_code == 404


def test_whoever_has_no_role_sees_no_gaps(world: World, sign_in: SignIn) -> None:
    world.reader.is_staff = True
    world.reader.save()
    assert sign_in(world.reader).get(cell()).status_code == 403
