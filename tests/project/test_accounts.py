"""The local accounts: made once, told once, and mended when the file or the database was lost."""

import pytest
from django.contrib.auth.models import User

from positions.local.accounts import ensure_accounts, read_passwords
from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER

pytestmark = pytest.mark.django_db
NAMES = ["analyst", "reviewer", "administrator"]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "accounts.txt"


def can_log_in(name: str, password: str) -> bool:
    return User.objects.get(username=name).check_password(password)


def test_the_first_run_makes_three_accounts_with_their_roles(file):
    given = ensure_accounts(file)
    assert list(given) == NAMES
    roles = dict(User.objects.values_list("username", "groups__name"))
    assert roles == {"analyst": ANALYST, "reviewer": REVIEWER, "administrator": ADMINISTRATOR}
    assert User.objects.filter(is_staff=True).count() == 3
    assert [user.username for user in User.objects.filter(is_superuser=True)] == ["administrator"]
    assert all(can_log_in(name, password) for name, password in given.items())


def test_the_file_is_for_its_owner_only_and_has_a_line_each(file):
    given = ensure_accounts(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text() == "".join(f"{name} {given[name]}\n" for name in NAMES)
    assert len(set(given.values())) == 3


def test_a_second_run_changes_nothing(file):
    ensure_accounts(file)
    before = file.read_text(), list(User.objects.order_by("id").values_list("password", flat=True))
    assert ensure_accounts(file) == {}
    assert (file.read_text(), list(User.objects.order_by("id").values_list("password", flat=True))) == before


def test_a_new_database_takes_the_passwords_of_the_file(file):
    first = ensure_accounts(file)
    User.objects.all().delete()
    assert ensure_accounts(file) == first
    assert can_log_in("reviewer", first["reviewer"])


def test_a_lost_line_gives_a_new_password_to_that_user_only(file):
    first = ensure_accounts(file)
    file.write_text("".join(line for line in file.read_text().splitlines(True) if "analyst" not in line))
    given = ensure_accounts(file)
    assert list(given) == ["analyst"]
    assert can_log_in("analyst", given["analyst"])
    assert can_log_in("reviewer", first["reviewer"])
    assert read_passwords(file) == {**first, **given}


def test_a_password_that_was_changed_in_the_admin_stays(file):
    ensure_accounts(file)
    user = User.objects.get(username="analyst")
    user.set_password("my own one")
    user.save()
    assert ensure_accounts(file) == {}
    assert can_log_in("analyst", "my own one")
