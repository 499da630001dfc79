"""Countries and the names by which texts call them, groups, officials and their offices."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from positions.models import Alias, Official, Tenure
from tests import make
from tests.models.below import refused, sql
from tests.models.breaches import update
from tests.world import World

ACTOR = "actor_is_final"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Élan-Verre", "elan-verre"),
        ("  Côte  d’Élan ", "cote d'elan"),
        ("CÔTE D`ÉLAN", "cote d'elan"),
        ("Côte d´Élan", "cote d'elan"),
        ("Łódź", "lodz"),
        ("中国", "中国"),
    ],
)
def test_names_are_compared_without_case_accents_and_the_shape_of_apostrophes(name, folded, world: World):
    alias = Alias.objects.create(country=world.elan, name=f"{name} ", language="de")
    alias.refresh_from_db()
    assert alias.folded == folded


def test_a_country_may_have_the_same_name_in_two_languages(world: World):
    Alias.objects.create(country=world.arandia, name="Arandia", language="pt")
    assert Alias.objects.filter(folded="arandia").count() == 2


@pytest.mark.parametrize("maker", [make.published, make.retracted])
def test_the_actor_of_an_official_is_final_once_a_position_rests_on_it(maker, world: World):
    maker(official=world.okoye)
    with refused(ACTOR):
        update(world.okoye, country=world.borvia)
    with refused(ACTOR):
        update(world.okoye, country=None, group=world.union)
    with refused(ACTOR):
        sql("UPDATE positions_official SET country_id = %s WHERE id = %s", world.borvia.pk, world.okoye.pk)
    world.okoye.country = world.borvia
    with refused(ACTOR):
        world.okoye.save()
    with refused(ACTOR):
        Official.objects.bulk_update([world.okoye], ["country"])


def test_the_actor_of_an_official_can_be_put_right_before(world: World):
    make.submitted(official=world.okoye)
    update(world.okoye, country=world.borvia)
    world.okoye.refresh_from_db()
    assert world.okoye.actor == world.borvia


def test_the_name_of_an_official_can_always_be_put_right(world: World):
    make.published(official=world.okoye)
    world.okoye.name = "Mira Okoye"
    world.okoye.save()
    assert Official.objects.get(slug="mira-okoye").name == "Mira Okoye"


def test_an_office_can_be_held_again_and_two_offices_at_once(world: World):
    again = Tenure(
        official=world.okoye,
        title="Foreign Secretary",
        body="Ministry of Foreign Affairs",
        start=date(2024, 1, 1),
    )
    beside = Tenure(official=world.okoye, title="Envoy", start=date(2021, 1, 1))
    for tenure in (again, beside):
        tenure.full_clean()
        tenure.save()
    connection.check_constraints()
    assert [str(one) for one in world.okoye.tenures.order_by("id")] == [
        "Foreign Secretary, Ministry of Foreign Affairs",
        "Foreign Secretary, Ministry of Foreign Affairs",
        "Envoy",
    ]


def test_actors_are_called_by_their_names_and_found_at_their_addresses(world: World):
    assert [str(one) for one in (world.elan, world.union, world.league, world.okoye)] == [
        "Élan-Verre",
        "MU",
        "Harbour League",
        "Mira Ọkoye",
    ]
    assert world.vale.actor == world.union
    assert str(Alias.objects.get(name="Arandian")) == "Arandian"
    assert [one.get_absolute_url() for one in (world.elan, world.union, world.okoye)] == [
        "/countries/XEL/",
        "/groups/mu/",
        "/officials/mira-okoye/",
    ]
