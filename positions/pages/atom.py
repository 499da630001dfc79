"""What every Atom feed of the site has in common."""

from __future__ import annotations

from datetime import datetime
from unicodedata import category

from django.utils.feedgenerator import Atom1Feed

from positions.models import DataVersion


class RecordAtom(Atom1Feed):
    """Atom (RFC 4287) that follows from the record alone: an empty feed is as old as the record."""

    def latest_post_date(self) -> datetime:
        """The newest entry; without any, the last change of the record."""
        if not self.items:
            return DataVersion.current().changed_at
        newest: datetime = super().latest_post_date()
        return newest


def printable(text: str) -> str:
    """What somebody typed, without the characters that no XML document may hold."""
    return "".join(one for one in text if category(one) not in ("Cc", "Cs", "Cn")).strip()
