"""The review of what was submitted: the queue, what deserves a second look, what publishing
would do, and the decision, which is taken once.
"""

from positions.review.decisions import Outcome, approve, outcome, return_to_author, stamp
from positions.review.marks import Mark, marked, marks_of
from positions.review.outlook import Move, Outlook, outlook
from positions.review.queue import Entry, Place, entries, following, place_of, waiting

__all__ = [
    "Entry",
    "Mark",
    "Move",
    "Outcome",
    "Outlook",
    "Place",
    "approve",
    "entries",
    "following",
    "marked",
    "marks_of",
    "outcome",
    "outlook",
    "place_of",
    "return_to_author",
    "stamp",
    "waiting",
]
