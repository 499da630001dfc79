"""`manage.py restore FILE`: put a backup in the place of the database in use."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from positions.management.hindrances import told
from tracker.backups.restoring import restore
from tracker.backups.server import BackupError


class Command(BaseCommand):
    """Refuses a damaged file, and a database with a record in it unless told."""

    help = "Restore a backup: into a database of its own, checked, then exchanged with the one in use."

    def add_arguments(self, parser: CommandParser) -> None:
        """What, and whether over a record."""
        parser.add_argument("file", type=Path, metavar="FILE", help="what `backup` wrote")
        parser.add_argument(
            "--replace", action="store_true", help="there is a record already: put it aside, and keep it"
        )

    def handle(self, *args: Any, file: Path, replace: bool, **options: Any) -> None:
        """Exit code 1, and everything as it was, where anything failed."""
        try:
            with told():
                manifest, kept = restore(file.resolve(), replace=replace, say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"The record of {manifest.made_at}, data version {manifest.contents.data_version}, is in place. "
            f"The database that was there is now {kept}, closed. Nobody wants it back? DROP DATABASE {kept}"
        )
