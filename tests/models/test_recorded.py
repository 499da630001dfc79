"""Memberships and enquiries are withdrawn, never changed, so that a past answer can be given again."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import models
from django.utils import timezone

from positions.models import Enquiry, Membership
from tests import make
from tests.models.below import refused, sql
from tests.models.breaches import update
from tests.world import World


def term(world: World) -> models.Model:
    return Membership.objects.get(country=world.celmark)


def search(world: World) -> models.Model:
    return make.enquiry(world.fenland)


both = pytest.mark.parametrize("row_of", [term, search])


@both
def test_nothing_of_it_changes(row_of, world: World):
    row = row_of(world)
    for field in type(row)._meta.concrete_fields:
        if field.name in ("id", "withdrawn_at"):
            continue
        with refused("withdrawn_only"):
            sql(
                f'UPDATE {row._meta.db_table} SET "{field.column}" = %s, withdrawn_at = now() WHERE id = %s',
                ["fr"] if field.name == "languages" else _other(field),
                row.pk,
            )


def _other(field: models.Field) -> object:
    if isinstance(field, models.ForeignKey):
        return 999_999
    if isinstance(field, models.DateTimeField | models.DateField):
        return datetime(2016, 6, 1, tzinfo=UTC)
    return "Other words."


@both
def test_it_cannot_be_saved_or_changed_in_bulk_or_deleted(row_of, world: World):
    row = row_of(world)
    column = "start" if isinstance(row, Membership) else "searched_on"
    setattr(row, column, date(2016, 1, 1))
    with refused("withdrawn_only"):
        row.save()
    with refused("withdrawn_only"):
        type(row)._default_manager.bulk_update([row], [column])
    with refused("withdrawn_only"):
        sql(f"DELETE FROM {row._meta.db_table} WHERE id = %s", row.pk)


@both
def test_it_is_withdrawn_once_and_for_good(row_of, world: World):
    row = row_of(world)
    assert update(row, withdrawn_at=timezone.now()) == 1
    with refused("withdrawn_only"):
        update(row, withdrawn_at=timezone.now())
    with refused("withdrawn_only"):
        update(row, withdrawn_at=None)


def test_what_was_known_at_a_moment_stays_known(world: World):
    recorded, withdrawn = datetime(2030, 1, 1, tzinfo=UTC), datetime(2030, 2, 1, tzinfo=UTC)
    term = make.membership(world.fenland, world.league, at=recorded)
    make.withdrawn(term, at=withdrawn)
    moments = [datetime(2029, 12, 31, tzinfo=UTC), recorded, datetime(2030, 1, 31, tzinfo=UTC), withdrawn]
    known = [Membership.objects.known_at(moment).filter(pk=term.pk).exists() for moment in moments]
    assert known == [False, True, True, False]
    assert not Membership.objects.known_at(None).filter(pk=term.pk).exists()
    assert not Membership.objects.current().filter(pk=term.pk).exists()


def test_a_withdrawn_membership_leaves_room_for_another(world: World):
    old = Membership.objects.get(country=world.dunmere)
    make.withdrawn(old)
    make.membership(world.dunmere, world.league, date(2020, 1, 1))
    assert Membership.objects.current().get(country=world.dunmere).start == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2014, 12, 31), "XAR"),
        (date(2015, 1, 1), "XAR XBO XCE"),
        (date(2021, 1, 31), "XAR XBO XCE"),
        (date(2021, 2, 1), "XAR XBO"),
    ],
)
def test_members_are_asked_for_by_day_and_the_day_of_leaving_is_none(day: date, members: str, world: World):
    terms = Membership.objects.current().filter(group=world.union).on(day)
    assert sorted(term.country.iso3 for term in terms) == members.split()


def test_they_say_what_they_are(world: World):
    assert str(term(world)) == "Celmark in MU"
    assert str(Enquiry(country=world.fenland, proposition=world.framework, searched_on=date(2023, 1, 2))) == (
        "Fenland on Adopt binding rules for machines, 2023-01-02"
    )
