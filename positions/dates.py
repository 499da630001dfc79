"""Days of known and unknown precision, and half-open intervals of days.

Everything here is a plain value. An interval runs from ``start``, the first day that
belongs to it, to ``end``, the first day that no longer does; None on either side means
that it is open there.
"""

from __future__ import annotations

import re
from calendar import month_name
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from positions.vocabulary import Precision

SESSION_MARGIN: Final = timedelta(days=7)
# The library also reads weeks (2023-W20-3) and bare digits, which no address of ours promises.
MONTHS: Final = tuple(month_name)
DAY_FORM: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def contains(start: date | None, end: date | None, day: date) -> bool:
    """Whether the interval from ``start`` to ``end`` holds ``day``."""
    return (start is None or start <= day) and (end is None or day < end)


def first_day(day: date, precision: str) -> date:
    """The day from which a date of this precision counts: the first of its month or year."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    if precision == Precision.MONTH:
        return day.replace(day=1)
    return day


def near_session(day: date, start: date | None, end: date | None) -> bool:
    """Whether ``day`` lies within a week of a session.

    ``start`` and ``end`` are the first and the last day of the session, as calendars print
    them. A side that is unknown does not bound.
    """
    if start is not None and day < start - SESSION_MARGIN:
        return False
    return end is None or day <= end + SESSION_MARGIN


def written(day: date, precision: str) -> str:
    """The date in words that never say more than is known.

    >>> written(date(2023, 10, 1), "month")
    'October 2023'
    """
    if precision == Precision.YEAR:
        return str(day.year)
    month = f"{MONTHS[day.month]} {day.year}"
    if precision == Precision.MONTH:
        return month
    full = f"{day.day} {month}"
    return f"reported {full}" if precision == Precision.REPORTED else full


def parse_day(text: str) -> date:
    """The day that ``YYYY-MM-DD`` names. Raises ValueError with a sentence."""
    try:
        if DAY_FORM.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"“{text}” is not a day; write it as YYYY-MM-DD.")


def parse_moment(text: str) -> datetime:
    """The instant that an ISO 8601 date and time names; a bare day means its last instant.

    UTC where no offset is given. Raises ValueError with a sentence.
    """
    try:
        if DAY_FORM.fullmatch(text):
            return datetime.combine(date.fromisoformat(text), time.max, tzinfo=UTC)
        if DAY_FORM.match(text):
            moment = datetime.fromisoformat(text)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ValueError(f"“{text}” is not a moment; write it as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC).")
