"""Every named constraint refuses from below in its own name, and from above in a sentence."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from tests.models.below import refused
from tests.models.breaches import Breach, of_actors, of_derived_tables, of_forums, of_positions
from tests.world import World

BREACHES = [
    *of_actors.BREACHES,
    *of_forums.BREACHES,
    *of_positions.BREACHES,
    *of_derived_tables.BREACHES,
]
SPOKEN = [breach for breach in BREACHES if breach.above is not None]


def name_of(breach: Breach) -> str:
    return breach.constraint


def test_every_named_constraint_is_broken_by_a_test():
    models = apps.get_app_config("positions").get_models()
    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert {breach.constraint for breach in BREACHES} == named


@pytest.mark.parametrize("breach", BREACHES, ids=name_of)
def test_the_database_refuses_in_the_name_of_the_constraint(breach: Breach, world: World):
    with refused(breach.constraint):
        breach.below(world)


@pytest.mark.parametrize("breach", SPOKEN, ids=name_of)
def test_an_analyst_is_told_in_a_sentence(breach: Breach, world: World):
    assert breach.above is not None
    row = breach.above(world)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    assert breach.sentence in refusal.value.messages
