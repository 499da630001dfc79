"""The ledger and the derived stances at the desk: to look at."""

from __future__ import annotations

from django.test import Client

from positions.models import Change
from tests import make
from tests.admin.conftest import address, text
from tests.world import World


def test_the_ledger_leads_to_positions_and_memberships(world: World, analyst: Client) -> None:
    position = make.published()
    page = text(analyst.get(address("change", "changelist")))
    assert address("position", "change", position.pk) in page
    membership = Change.objects.filter(membership__isnull=False).latest("number").membership
    assert membership is not None
    assert address("membership", "change", membership.pk) in page


def test_a_stance_held_through_a_group_is_marked_so(world: World, analyst: Client) -> None:
    make.published(country=None, group=world.union)
    page = text(analyst.get(address("stanceperiod", "changelist")))
    assert "through MU" in page
