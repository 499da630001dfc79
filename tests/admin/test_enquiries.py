"""Enquiries at the desk: recorded in the analyst's name, withdrawn, never changed."""

from __future__ import annotations

from django.test import Client

from positions.models import Enquiry
from tests import make
from tests.admin.conftest import address, errors, said
from tests.world import World


def search(world: World, **values: str) -> dict[str, object]:
    """A search that found nothing, as the form sends it."""
    return {
        "country": world.fenland.pk,
        "proposition": world.audits.pk,
        "searched_on": "2023-01-15",
        "languages": "en,fr",
        "places": "Archive of the ministry.",
        "note": "",
        **values,
    }


def test_a_search_is_recorded_in_the_name_of_who_made_it(world: World, analyst: Client) -> None:
    response = analyst.post(address("enquiry", "add"), search(world))
    assert response.status_code == 302, errors(response)
    enquiry = Enquiry.objects.get()
    assert (enquiry.analyst, enquiry.languages) == (world.analyst, ["en", "fr"])


def test_a_search_to_come_is_refused_at_its_field(world: World, analyst: Client) -> None:
    response = analyst.post(address("enquiry", "add"), search(world, searched_on="2999-01-01"))
    assert "future" in errors(response)["searched_on"][0]
    assert not Enquiry.objects.exists()


def test_a_search_names_its_languages_and_places(world: World, analyst: Client) -> None:
    response = analyst.post(address("enquiry", "add"), search(world, languages="", places=""))
    assert set(errors(response)) == {"languages", "places"}


def test_an_enquiry_never_changes(world: World, administrator: Client) -> None:
    enquiry = make.enquiry(world.fenland)
    page = address("enquiry", "change", enquiry.pk)
    assert administrator.get(page).status_code == 200
    assert administrator.post(page, search(world)).status_code == 403


def test_deleting_an_enquiry_withdraws_it(world: World, analyst: Client) -> None:
    enquiry = make.enquiry(world.fenland)
    response = analyst.post(address("enquiry", "delete", enquiry.pk), {"post": "yes"})
    assert "Withdrawn" in said(response)
    enquiry.refresh_from_db()
    assert enquiry.withdrawn_at is not None


def test_enquiries_withdrawn_by_somebody_else_meanwhile_are_told(world: World, analyst: Client) -> None:
    standing, gone = make.enquiry(world.fenland), make.enquiry(world.elan)
    analyst.post(address("enquiry", "delete", gone.pk), {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [standing.pk, gone.pk], "post": "yes"}
    response = analyst.post(f"{address('enquiry', 'changelist')}?standing=both", chosen)
    assert response.status_code in (302, 403)
    standing.refresh_from_db()
    assert standing.withdrawn_at is None
