"""`manage.py load_dataset DIR`: load a data set, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from positions.exchange.faults import FaultyFiles
from positions.exchange.loading import load


class Command(BaseCommand):
    """Says what it reads, writes and corrects; refuses faulty files with every fault at once."""

    help = "Load a data set (a folder of CSV files), whole or not at all. Loading twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and whether only to tell."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder that holds the files")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 and the list of faults where there are any."""
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        try:
            report = load(
                folder.resolve(),
                today=timezone.now().date(),
                dry_run=options["dry_run"],
                say=self._say,
            )
        except FaultyFiles as error:
            lines = "\n".join(f"  {fault}" for fault in error.faults)
            raise CommandError(f"Nothing was loaded; {len(error.faults)} faults:\n{lines}") from None
        for name, counted in report.tables.items():
            self._say(
                f"{name}: {counted.new:,} new, {counted.changed:,} changed, "
                f"{counted.same:,} the same, {counted.lacking:,} not in the files"
            )

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
