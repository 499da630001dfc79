"""Settings are read from the environment, and what cannot be meant is refused by name."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker import environment


@pytest.mark.parametrize(("said", "meant"), [("1", True), ("Yes", True), ("off", False), ("", True)])
def test_a_flag_says_yes_or_no(monkeypatch, said, meant):
    monkeypatch.setenv("SOME_FLAG", said)
    assert environment.flag("SOME_FLAG", default=True) is meant


def test_a_flag_that_says_neither_is_refused(monkeypatch):
    monkeypatch.setenv("SOME_FLAG", "maybe")
    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG is 'maybe'"):
        environment.flag("SOME_FLAG", default=True)


@pytest.mark.parametrize("said", ["many", "-1", "0", "65536", "1.5", "²"])
def test_a_number_out_of_bounds_is_refused(monkeypatch, said):
    monkeypatch.setenv("SOME_NUMBER", said)
    with pytest.raises(ImproperlyConfigured, match=r"SOME_NUMBER .* whole number from 1 to 65535"):
        environment.number("SOME_NUMBER", default=8000, least=1, most=65535)


def test_a_number_that_is_not_said_is_the_default(monkeypatch):
    monkeypatch.setenv("SOME_NUMBER", " ")
    assert environment.number("SOME_NUMBER", default=8000) == 8000


def test_a_choice_outside_its_list_is_refused(monkeypatch):
    monkeypatch.setenv("SOME_LEVEL", "loud")
    with pytest.raises(ImproperlyConfigured, match=r"SOME_LEVEL is 'LOUD': it must be one of INFO, ERROR\."):
        environment.choice("SOME_LEVEL", default="INFO", among=("INFO", "ERROR"))


def test_a_list_drops_blanks_and_empty_items():
    assert environment.words(" a.example, ,b.example,") == ["a.example", "b.example"]


def test_what_is_required_says_its_name_and_why(monkeypatch):
    monkeypatch.delenv("SOME_SECRET", raising=False)
    with pytest.raises(ImproperlyConfigured, match=r"SOME_SECRET is not set: it opens the door\."):
        environment.required("SOME_SECRET", "it opens the door.")
