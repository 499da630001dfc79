"""Breaches of the tables of actors."""

from datetime import date

from django.utils import timezone

from positions.models import Alias, Membership, Official, Tenure
from tests import world as invented
from tests.models.breaches import Breach, altered, update


def _membership(world, **values):
    fields = {"group": world.league, "country": world.fenland, "recorded_at": timezone.now()}
    return Membership(**{**fields, **values})


def _tenure(world, **values):
    fields = {"official": world.okoye, "title": "Foreign Secretary", "body": "Ministry of Foreign Affairs"}
    return Tenure(**{**fields, **values})


BREACHES = [
    Breach(
        "country_un_status_known",
        lambda world: update(world.arandia, un_status="guest"),
        lambda world: altered(world.arandia, un_status="guest"),
        "Value 'guest' is not a valid choice.",
    ),
    Breach(
        "country_iso3_form",
        lambda world: update(world.arandia, iso3="xar"),
        lambda world: altered(world.arandia, iso3="xar"),
        "Three capital letters, such as PAK.",
    ),
    Breach(
        "country_m49_unique",
        lambda world: update(world.arandia, m49="902"),
        lambda world: invented.country("XGR", "Grenz", m49="902"),
        "Another country has this M49 code.",
    ),
    Breach(
        "alias_unique",
        lambda world: Alias.objects.create(country=world.arandia, name="Arandie", language="fr"),
        lambda world: Alias(country=world.arandia, name="Arandie", language="fr"),
        "The country already has this name in this language.",
    ),
    Breach(
        "alias_names_one_country",
        lambda world: Alias.objects.create(country=world.borvia, name="cote d'elan", language="en"),
        lambda world: Alias(country=world.borvia, name="CÔTE  D`ÉLAN", language="en"),
        "This name already stands for another country.",
    ),
    Breach(
        "group_kind_known",
        lambda world: update(world.union, kind="club"),
        lambda world: altered(world.union, kind="club"),
        "Value 'club' is not a valid choice.",
    ),
    Breach(
        "membership_ends_after_start",
        lambda world: _membership(world, start=date(2020, 1, 1), end=date(2020, 1, 1)).save(),
        lambda world: _membership(world, start=date(2020, 1, 2), end=date(2020, 1, 1)),
        "The end has to be later than the start.",
    ),
    Breach(
        "membership_no_overlap",
        lambda world: _membership(world, country=world.borvia, start=date(2020, 1, 1)).save(),
        lambda world: _membership(world, country=world.borvia, end=date(2018, 1, 2)),
        "The country is already a member of the group in this time.",
    ),
    Breach(
        "official_one_actor",
        lambda world: update(world.okoye, group=world.union),
        lambda world: Official(slug="nobody", name="Nobody"),
        "Give exactly one of country and group.",
    ),
    Breach(
        "official_merged_elsewhere",
        lambda world: update(world.okoye, merged_into=world.okoye),
        lambda world: altered(world.okoye, merged_into=world.okoye),
        "Nothing is a duplicate of itself.",
    ),
    Breach(
        "tenure_ends_after_start",
        lambda world: _tenure(world, title="Envoy", start=date(2020, 1, 2), end=date(2020, 1, 1)).save(),
        lambda world: _tenure(world, title="Envoy", start=date(2020, 1, 2), end=date(2020, 1, 1)),
        "The end has to be later than the start.",
    ),
    Breach(
        "tenure_no_overlap",
        lambda world: _tenure(world, start=date(2023, 12, 31)).save(),
        lambda world: _tenure(world, end=date(2020, 1, 2)),
        "The official already holds this office in this time.",
    ),
]
