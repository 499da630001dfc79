"""Each verb is open to the roles that bear it, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from positions import editorial
from positions.memberships import record_memberships, withdraw_memberships
from tests import make
from tests.world import World


def _verbs(world: World) -> dict[str, Callable[[User], object]]:
    """Every verb, to be done by somebody."""
    term = world.borvia.memberships.get(group=world.union)
    return {
        "draft": lambda by: make.draft(author=by),
        "draft many": lambda by: editorial.draft_many([], author=by),
        "submit": lambda by: editorial.submit([], by=by),
        "take back": lambda by: editorial.take_back([], by=by),
        "send back": lambda by: editorial.send_back([make.submitted()], by=by, note="No."),
        "publish": lambda by: editorial.publish([make.submitted()], by=by),
        "publish batches": lambda by: editorial.publish_batches([[make.submitted()]], by=by),
        "retract": lambda by: make.retracted(by=by),
        "correct": lambda by: editorial.correct(make.published(), by=by, cause="recode", reason="Anew."),
        "record memberships": lambda by: record_memberships([], by=by),
        "withdraw memberships": lambda by: withdraw_memberships([term], by=by),
    }


WRITING = {"draft", "draft many", "submit", "take back", "correct"}
REVIEWING = {
    "send back",
    "publish",
    "publish batches",
    "retract",
    "record memberships",
    "withdraw memberships",
}
ALLOWED = {
    "reader": set(),
    "second_analyst": WRITING,
    "reviewer": WRITING | REVIEWING,
    "administrator": WRITING | REVIEWING,
}


@pytest.mark.parametrize("role", ALLOWED)
@pytest.mark.parametrize("verb", sorted(WRITING | REVIEWING))
def test_each_verb_is_open_to_the_roles_that_bear_it(verb: str, role: str, world: World):
    act = _verbs(world)[verb]
    if verb in ALLOWED[role]:
        act(getattr(world, role))
    else:
        with pytest.raises(PermissionDenied, match="Your role does not allow this"):
            act(getattr(world, role))


def test_somebody_who_is_not_logged_in_does_nothing(world: World):
    with pytest.raises(PermissionDenied):
        editorial.publish([], by=AnonymousUser())
    with pytest.raises(PermissionDenied):
        editorial.publish([], by=object())
