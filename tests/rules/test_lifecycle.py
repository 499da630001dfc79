"""Which state may follow which in the life of a position, and who may bring it about."""

import pytest

from positions.rules.lifecycle import PUBLISH, RETRACT, SEND_BACK, STEPS, SUBMIT, TAKE_BACK, Step, objection
from positions.vocabulary import Status

MOVES = {
    SUBMIT: ("draft", "in-review"),
    TAKE_BACK: ("in-review", "draft"),
    SEND_BACK: ("in-review", "draft"),
    PUBLISH: ("in-review", "published"),
    RETRACT: ("published", "retracted"),
}
FORBIDDEN_TO = {
    SUBMIT: {"others"},
    TAKE_BACK: {"others"},
    SEND_BACK: set(),
    PUBLISH: {"author"},
    RETRACT: set(),
}


def test_the_life_of_a_position_has_five_moves_and_no_other():
    assert {step: (step.before, step.after) for step in STEPS} == MOVES


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.verb)
@pytest.mark.parametrize("status", Status.values)
@pytest.mark.parametrize("who", ["author", "others"])
def test_a_move_is_open_in_one_state_and_to_those_who_may(step: Step, status: str, who: str):
    refused = status != MOVES[step][0] or who in FORBIDDEN_TO[step]
    assert (objection(step, status=status, author=who == "author") is not None) == refused


def test_an_objection_to_the_state_names_the_move_and_both_states():
    assert objection(PUBLISH, status="draft", author=False) == (
        "Only a position that is in review can be moved by “publish”; this one is draft."
    )


def test_an_author_is_told_that_somebody_else_has_to_publish():
    assert objection(PUBLISH, status="in-review", author=True) == (
        "The author of a position cannot publish it; somebody else has to."
    )


def test_others_are_told_that_only_the_author_submits():
    assert objection(SUBMIT, status="draft", author=False) == "Only its author can submit a position."
