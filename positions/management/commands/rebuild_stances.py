"""`manage.py rebuild_stances`: recompute every stance period from the record."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions import stances


class Command(BaseCommand):
    """Normally finds nothing to change: every publication brings the periods up to date by itself."""

    help = "Recompute all stance periods, write what differs, and say how many pairs changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether only to look."""
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 where a period differs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """A pair is a country and a proposition."""
        if not options["check"]:
            self.stdout.write(f"Recomputed; the periods of {stances.rebuild():,} pairs changed.")
            return
        differing = sum(1 for _ in stances.differences())
        if differing:
            raise CommandError(f"The periods of {differing:,} pairs differ from a recomputation.")
        self.stdout.write("Recomputed; no period differs.")
