"""The three accounts of a local installation, and the file that keeps their passwords.

The file may outlive the database and the other way round. A user who exists keeps the password; one
whose line is missing gets a new one; one who is missing gets the password of the line.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.db import transaction

from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another


@dataclass(frozen=True)
class Account:
    """One of the accounts: its name, and the role (a group made by a migration) that it has."""

    name: str
    role: str
    everything: bool = False


ACCOUNTS = (
    Account("analyst", ANALYST),
    Account("reviewer", REVIEWER),
    Account("administrator", ADMINISTRATOR, everything=True),
)


def ensure_accounts(path: Path) -> dict[str, str]:
    """Make what is missing; return the passwords that were given now, by name."""
    kept = read_passwords(path)
    given: dict[str, str] = {}
    with transaction.atomic():
        for account in ACCOUNTS:
            user = User.objects.filter(username=account.name).first()
            if user and account.name in kept:
                continue
            password = kept.get(account.name) or new_password()
            if user:
                user.set_password(password)
                user.save()
            else:
                _create(account, password)
            given[account.name] = password
    # after the commit: a start killed in between finds a line missing and gives a new password
    write_passwords(path, {**kept, **given})
    return given


def _create(account: Account, password: str) -> None:
    user = User.objects.create_user(
        account.name, password=password, is_staff=True, is_superuser=account.everything
    )
    user.groups.add(Group.objects.get(name=account.role))


def new_password() -> str:
    """Four times four letters: 79 bits, and easy to read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def read_passwords(path: Path) -> dict[str, str]:
    """The lines `name password` of the file; none if there is no file."""
    if not path.exists():
        return {}
    pairs = (line.split() for line in path.read_text().splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def write_passwords(path: Path, passwords: dict[str, str]) -> None:
    """Write the file whole or not at all, for its owner's eyes only."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    draft.write_text("".join(f"{name} {password}\n" for name, password in passwords.items()))
    draft.replace(path)
