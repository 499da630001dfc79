"""`manage.py load_dataset DIR`: load a data set, whole or not at all."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from positions.exchange.faults import FaultyFilesError
from positions.exchange.loading import Counted, Report, load
from positions.management.hindrances import told
from positions.refusals import Refused


class Command(BaseCommand):
    """Says what it reads, writes and corrects; refuses faulty files with every fault at once."""

    requires_system_checks = []  # they read every page's address, which no file touches
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
            with told():
                report = load(
                    folder.resolve(), today=timezone.now().date(), dry_run=options["dry_run"], say=self._say
                )
        except FaultyFilesError as error:
            lines = "\n".join(f"  {fault}" for fault in error.faults)
            found = "one fault" if len(error.faults) == 1 else f"{len(error.faults):,} faults"
            raise CommandError(f"Nothing was loaded. The files have {found}:\n{lines}") from None
        except (Refused, IntegrityError) as error:
            raise CommandError(f"Nothing was loaded. The record refused it: {error}") from error
        self._tell(report, dry_run=options["dry_run"])

    def _tell(self, report: Report, *, dry_run: bool) -> None:
        for name, counted in report.tables.items():
            parts = [f"{number:,} {what}" for number, what in in_words(counted, dry_run) if number]
            if parts:
                self._say(f"{name}: {', '.join(parts)}")
        if report.nothing_to_do:
            self._say("Nothing to do: the record holds all of it already.")
        else:
            self._say("Nothing was changed: this was a dry run." if dry_run else "Loaded, all of it.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def in_words(counted: Counted, dry_run: bool) -> list[tuple[int, str]]:
    """Each count with what it counts."""
    would = "would be " if dry_run else ""
    return [
        (counted.new, f"{would}added"),
        (counted.changed, f"{would}corrected"),
        (counted.replaced, f"{would}replaced"),
        (counted.same, "unchanged"),
        (counted.settled, "left as the desk retracted or corrected them"),
        (counted.lacking, "only in the record, left alone"),
    ]
