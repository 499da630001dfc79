"""Django's `changepassword`, after which the history of the account tells by what way it was done."""

from __future__ import annotations

from typing import Any

import pghistory
from django.contrib.auth.management.commands import changepassword


class Command(changepassword.Command):
    """``manage.py changepassword USERNAME``."""

    def handle(self, *args: Any, **options: Any) -> str | None:
        """As Django does."""
        with pghistory.context(reason="changepassword"):
            return super().handle(*args, **options)
