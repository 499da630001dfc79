"""Let somebody in again who lost his second factor: for the last administrator, whom nobody else can help."""

from __future__ import annotations

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.second_factors import forget_factors


class Command(BaseCommand):
    """``manage.py forget_second_factors USERNAME``."""

    help = "Take away the second factors of an account; its next sign-in asks for a new one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Do it and say what there was."""
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account {username!r}.")
        with pghistory.context(reason="forget_second_factors"):
            count = forget_factors(user)
        self.stdout.write(f"{username}: {count or 'no'} second factors, recovery codes included, taken away.")
