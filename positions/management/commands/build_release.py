"""`manage.py build_release`: make a dated, immutable release of the public record."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from positions.management.hindrances import told
from positions.releases.building import UnderWayError, build
from positions.releases.shelf import newest
from positions.releases.sqlite import UnsoundError


class Command(BaseCommand):
    """Says what it writes and where; a record that did not change since the last release gets no new one."""

    help = "Make a release of the public record, whole or not at all: CSV, Parquet, SQLite, data package."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 where nothing could be built."""
        root = settings.RELEASES_DIR
        try:
            with told():
                made = build(root, day=timezone.now().date(), say=self._say)
        except (UnderWayError, UnsoundError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The release could not be written to {root}: {error.strerror}.") from error
        last = newest(root)
        if made is not None:
            self._say(f"Release {made.name} is in {made.folder}.")
        elif last is not None:
            self._say(f"Nothing to do: release {last.name} holds the record as it is.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
