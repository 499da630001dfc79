"""Officials at the desk."""

from __future__ import annotations

from django.test import Client

from positions.models import Official
from tests import make
from tests.admin.conftest import address, errors, rows, text
from tests.world import World

NO_OFFICES = rows("tenures", {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0})


def test_an_official_is_added_with_an_office(world: World, analyst: Client) -> None:
    office = rows(
        "tenures", {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0-title": "Envoy", "0-start": "2020-01-01"}
    )
    form = {"name": "Ada Lund", "slug": "ada-lund", "country": world.fenland.pk, **office}
    assert analyst.post(address("official", "add"), form).status_code == 302
    assert str(Official.objects.get(slug="ada-lund").tenures.get()) == "Envoy"


def test_an_official_speaks_for_one_actor_only(world: World, analyst: Client) -> None:
    both = {"country": world.fenland.pk, "group": world.union.pk}
    form = {"name": "Ada Lund", "slug": "ada-lund", **both, **NO_OFFICES}
    assert "exactly one" in str(errors(analyst.post(address("official", "add"), form)))


def test_the_actor_of_an_official_is_final_once_published_positions_rest_on_it(
    world: World, analyst: Client
) -> None:
    make.published(official=world.okoye)
    office = world.okoye.tenures.get()
    kept = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "0-id": office.pk, "0-official": world.okoye.pk}
    form = {"name": "M. Ọkoye", "slug": "mira-okoye", "country": world.borvia.pk}
    form |= rows("tenures", kept, {"0-title": office.title})
    response = analyst.post(address("official", "change", world.okoye.pk), form)
    assert "Published positions rest on" in str(errors(response))
    assert "M. Ọkoye" in text(response)
