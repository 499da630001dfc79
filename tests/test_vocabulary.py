"""The closed lists: public words, each with its definition and in its order."""

import re

import pytest

from positions import vocabulary
from positions.vocabulary import Defined, Kind, Stance, rank
from tests.reading import BY_RANK

LISTS = [
    one
    for one in vars(vocabulary).values()
    if isinstance(one, type) and issubclass(one, Defined) and one is not Defined
]


@pytest.mark.parametrize("closed_list", LISTS, ids=lambda one: one.__name__)
def test_every_value_is_a_public_word_with_a_label_and_a_definition(closed_list):
    for one in closed_list:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.value)
        assert one.label
        assert one.definition.endswith(".")
        assert closed_list(one.value) is one


@pytest.mark.parametrize("closed_list", LISTS, ids=lambda one: one.__name__)
def test_every_list_says_what_it_is_about(closed_list):
    assert closed_list.__doc__.rstrip().endswith(".")


def test_stances_and_kinds_are_in_the_order_of_the_design():
    assert Stance.values == ["support", "conditional", "undecided", "abstain", "oppose"]
    assert tuple(Kind.values) == BY_RANK


def test_an_act_that_binds_outranks_one_that_explains():
    assert rank("ratification") < rank("vote") < rank("statement") < rank(Kind.INTERVIEW)


def test_a_word_that_is_no_kind_has_no_rank():
    with pytest.raises(ValueError, match="rumour"):
        rank("rumour")
