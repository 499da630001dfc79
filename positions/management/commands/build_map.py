"""Build the world map from the data set, or say whether the committed one is up to date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.map.build import build
from positions.map.drawn import WORLD


class Command(BaseCommand):
    """``build_map`` writes ``world.svg``; ``build_map --check`` only compares."""

    help = "Builds the shapes of the world map from fixtures/map and fixtures/countries.csv."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take ``--check``."""
        parser.add_argument(
            "--check", action="store_true", help="Write nothing; fail if the committed map is out of date."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, then write or compare."""
        drawing = build(settings.BASE_DIR / "fixtures")
        committed = WORLD.read_text(encoding="utf-8") if WORLD.exists() else ""
        if drawing == committed:
            self.stdout.write("The map is up to date.")
        elif options["check"]:
            raise CommandError("The map is out of date: run manage.py build_map and commit world.svg.")
        else:
            WORLD.write_text(drawing, encoding="utf-8")
            self.stdout.write(f"Wrote {WORLD.name} ({len(drawing.encode()):,} bytes).")
