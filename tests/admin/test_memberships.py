"""Memberships at the desk: recorded, ended, withdrawn, never overwritten."""

from __future__ import annotations

from datetime import date

from django.test import Client

from positions.memberships import withdraw_memberships
from positions.models import Change, Membership, StancePeriod
from tests import make
from tests.admin.conftest import address, errors, said, text
from tests.world import World


def term(world: World) -> Membership:
    """Borvia in the Union since 2015."""
    return Membership.objects.current().get(country=world.borvia, group=world.union)


def test_a_recorded_membership_brings_the_stances_of_the_group(world: World, reviewer: Client) -> None:
    make.published(country=None, group=world.union, date=date(2022, 3, 1))
    response = reviewer.post(
        address("membership", "add"),
        {"country": world.elan.pk, "group": world.union.pk, "start": "2020-01-01", "end": ""},
    )
    assert response.status_code == 302
    recorded = Membership.objects.get(country=world.elan)
    assert (recorded.start, recorded.withdrawn_at) == (date(2020, 1, 1), None)
    assert Change.objects.get(membership=recorded).by == world.reviewer
    assert StancePeriod.objects.get(country=world.elan).group == world.union


def test_ending_a_membership_withdraws_it_and_records_another(world: World, reviewer: Client) -> None:
    old = term(world)
    response = reviewer.post(
        address("membership", "change", old.pk), {"start": "2015-01-01", "end": "2023-01-01"}
    )
    assert response.status_code == 302
    old.refresh_from_db()
    assert (old.end, old.withdrawn_at is None) == (None, False)
    new = term(world)
    assert (new.start, new.end) == (date(2015, 1, 1), date(2023, 1, 1))


def test_saving_the_same_days_changes_nothing(world: World, reviewer: Client) -> None:
    old = term(world)
    reviewer.post(address("membership", "change", old.pk), {"start": "2015-01-01", "end": ""})
    assert term(world).pk == old.pk


def test_a_second_membership_in_the_same_time_is_refused_in_the_form(world: World, reviewer: Client) -> None:
    response = reviewer.post(
        address("membership", "add"),
        {"country": world.borvia.pk, "group": world.union.pk, "start": "2019-01-01", "end": ""},
    )
    assert response.status_code == 200
    assert "already a member" in str(errors(response))


def test_deleting_a_membership_withdraws_it(world: World, reviewer: Client) -> None:
    old = term(world)
    question = text(reviewer.get(address("membership", "delete", old.pk)))
    assert "Withdraw" in question
    response = reviewer.post(address("membership", "delete", old.pk), {"post": "yes"})
    assert "Withdrawn" in said(response)
    old.refresh_from_db()
    assert old.withdrawn_at is not None


def test_many_memberships_are_withdrawn_together(world: World, reviewer: Client) -> None:
    chosen = list(Membership.objects.current().filter(group=world.league).values_list("pk", flat=True))
    action = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    reviewer.post(address("membership", "changelist"), action)
    assert not Membership.objects.current().filter(group=world.league).exists()


def test_a_membership_withdrawn_in_another_window_is_told(world: World, reviewer: Client) -> None:
    old = term(world)
    withdraw_memberships([old], by=world.reviewer)
    page = address("membership", "change", old.pk)
    assert 'name="_save"' not in text(reviewer.get(page))
    assert reviewer.post(page, {"start": "2015-01-01", "end": "2023-01-01"}).status_code == 403
    assert reviewer.post(address("membership", "delete", old.pk), {"post": "yes"}).status_code == 403


def test_the_list_shows_what_stands_unless_asked_otherwise(world: World, analyst: Client) -> None:
    withdraw_memberships([term(world)], by=world.reviewer)

    def shown(**choice: str) -> int:
        return int(analyst.get(address("membership", "changelist"), choice).context["cl"].result_count)

    assert (shown(), shown(standing="withdrawn"), shown(standing="both")) == (4, 1, 5)
