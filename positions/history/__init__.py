"""What changed in the record: read from the event tables, told field by field.

Kept by triggers (``models.history``); here it is asked for: of one row and what belongs to
it, or of the whole record by table, person, day and words.
"""

from positions.history.entries import Changed, Entry
from positions.history.questions import NOBODY, Cursor, Question
from positions.history.reading import Page, read
from positions.history.versions import Version, since, version_of

__all__ = [
    "NOBODY",
    "Changed",
    "Cursor",
    "Entry",
    "Page",
    "Question",
    "Version",
    "read",
    "since",
    "version_of",
]
