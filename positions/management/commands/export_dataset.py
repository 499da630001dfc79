"""`manage.py export_dataset DIR`: write the record as a data set."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from positions.exchange.writing import export
from positions.management.hindrances import told


class Command(BaseCommand):
    """Writes published positions and all reference data, in the format that load_dataset reads."""

    help = "Write the record as a data set (a folder of CSV files); it replaces what DIR holds of one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 where the folder cannot be written."""
        folder: Path = options["folder"].resolve()
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is not a folder.")
        try:
            with told():
                export(folder, say=self.stdout.write)
        except OSError as error:
            raise CommandError(f"The data set could not be written to {folder}: {error.strerror}.") from error
