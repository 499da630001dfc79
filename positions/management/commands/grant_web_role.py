"""Say what the role of the web processes may do in the database: by the tables' owner, after migrations."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from tracker.web_role import NoSuchRole, grant


class Command(BaseCommand):
    """``manage.py grant_web_role ROLE``."""

    help = "Give a role of the database what web processes need, and nothing more."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which."""
        parser.add_argument("role")

    @transaction.atomic
    def handle(self, *args: Any, role: str, **options: Any) -> None:
        """Do it, whole or not at all."""
        try:
            tables = grant(role)
        except NoSuchRole as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{role} reads and writes {tables} tables, and owns none.")
