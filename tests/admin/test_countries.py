"""Countries and their names at the desk."""

from __future__ import annotations

from typing import Any

from django.test import Client

from positions.models import Country
from tests import make
from tests.admin.conftest import address, rows, text
from tests.world import World


def form(country: Country, *names: dict[str, str]) -> dict[str, Any]:
    """The form of a country, with further names."""
    columns = ("name", "official_name", "iso3", "iso2", "m49", "region", "subregion", "un_status")
    values = {column: getattr(country, column) for column in columns}
    point = {"longitude": "10.5", "latitude": "20.25", "un_since": ""}
    aliases = {f"{n}-{key}": value for n, name in enumerate(names) for key, value in name.items()}
    return {
        **values,
        **point,
        **rows("aliases", {"TOTAL_FORMS": len(names), "INITIAL_FORMS": 0}, aliases),
    }


def test_a_country_is_found_by_any_of_its_names(world: World, analyst: Client) -> None:
    for name in ("Arandie", "arandian", "XAR"):
        response = analyst.get(address("country", "changelist"), {"q": name})
        assert [country.iso3 for country in response.context["cl"].result_list] == ["XAR"]


def test_a_name_that_stands_for_another_country_is_refused_and_nothing_typed_is_lost(
    world: World, administrator: Client
) -> None:
    page = address("country", "change", world.fenland.pk)
    response = administrator.post(page, form(world.fenland, {"name": "cote d'elan", "language": "en"}))
    assert response.status_code == 200
    assert "This name already stands for another country." in text(response)
    assert "cote d&#x27;elan" in text(response)
    assert not world.fenland.aliases.exists()


def test_a_new_name_is_kept(world: World, administrator: Client) -> None:
    page = address("country", "change", world.fenland.pk)
    assert (
        administrator.post(page, form(world.fenland, {"name": "Fenlandic", "language": "en"})).status_code
        == 302
    )
    assert world.fenland.aliases.get().name == "Fenlandic"


def test_a_country_on_which_positions_rest_is_not_deleted(world: World, administrator: Client) -> None:
    make.published()
    make.draft()
    for data in ({}, {"post": "yes"}):
        response = administrator.post(address("country", "delete", world.arandia.pk), data)
        assert "cannot be deleted" in text(response)
        assert "2 positions" in text(response)
    assert Country.objects.filter(pk=world.arandia.pk).exists()


def test_many_countries_are_deleted_all_or_none(world: World, administrator: Client) -> None:
    make.published()
    chosen = [world.arandia.pk, world.fenland.pk]
    action = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    response = administrator.post(address("country", "changelist"), action)
    assert "Nothing was deleted" in text(response)
    assert Country.objects.filter(pk__in=chosen).count() == 2


def test_a_country_on_which_nothing_rests_is_deleted(world: World, administrator: Client) -> None:
    administrator.post(address("country", "delete", world.fenland.pk), {"post": "yes"})
    assert not Country.objects.filter(pk=world.fenland.pk).exists()
