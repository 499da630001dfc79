"""Which passwords the desk takes: long ones of any characters, and none that is guessed first."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from positions.admin.sign_in.passwords import REFUSAL, GuessedFirst
from tests.admin.conftest import PHRASE
from tests.admin.test_sign_in import at_the_desk, sign_in

TAKEN = (
    "830517294616",
    "correct horse battery",
    "  ends in a space   ",
    "пароль из слов",
    "👩\u200d🚀" * 4,
    "x" * 5_000,
    "the tracker of zebras",
    "Zq1!" * 3,
)
REFUSED = ("Password-2026!", "tracker.positions", "AI governance 2026", "Ai-Governance#1", "qwertyuiop1234")


@pytest.mark.parametrize("password", TAKEN)
def test_a_long_password_of_any_characters_is_taken(password: str) -> None:
    validate_password(password)


@pytest.mark.parametrize("password", REFUSED)
def test_the_words_of_the_site_and_common_ones_with_figures_are_not(password: str) -> None:
    with pytest.raises(ValidationError, match="guessed first"):
        validate_password(password)


def test_nor_are_the_names_of_its_hosts(settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["quokka.example.org"]
    with pytest.raises(ValidationError, match="guessed first"):
        GuessedFirst().validate("Quokka.Example-2026")


@pytest.mark.parametrize("password", ["elevenchars", "123456789987654321", "analyst@example.org"])
def test_nor_is_a_short_one_one_of_the_commonest_or_ones_own_name(password: str) -> None:
    owner = User(username="analyst", email="analyst@example.org")
    with pytest.raises(ValidationError):
        validate_password(password, owner)


def test_one_changes_ones_password_with_the_old_one_and_by_these_rules(
    client: Client, analyst_account: User
) -> None:
    sign_in(client, analyst_account)

    def changed(old: str, new: str) -> str:
        form = {"old_password": old, "new_password1": new, "new_password2": new}
        return client.post("/admin/password_change/", form, follow=True).content.decode()

    assert "was entered incorrectly" in changed("wrong", TAKEN[0])
    assert REFUSAL in changed(PHRASE, REFUSED[0])
    changed(PHRASE, TAKEN[2])
    assert at_the_desk(client)
    assert sign_in(Client(), analyst_account, password=TAKEN[2]).status_code == 302
    assert sign_in(Client(), analyst_account, password=TAKEN[2].strip()).status_code == 200
