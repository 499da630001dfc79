"""`manage.py backup FILE`: the whole database in one file that was proven to come back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.management.hindrances import told
from tracker.backups.making import back_up
from tracker.backups.server import BackupError


class Command(BaseCommand):
    """People go on working meanwhile. The file appears only when it was restored and found clean."""

    help = "Back up the whole database into one file, checksummed and proven by restoring it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path, metavar="FILE", help="a file that does not exist yet")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Exit code 1, and no file, where anything failed."""
        try:
            with told():
                manifest = back_up(file.resolve(), say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{file} could not be written: {error.strerror}.") from error
        held = manifest.contents
        self.stdout.write(
            f"{file} holds the record of {manifest.made_at}, data version {held.data_version}, "
            f"{held.rows['positions_position']:,} positions; restored and clean. SHA-256 {manifest.sha256}"
        )
