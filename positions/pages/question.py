"""What a reader asks of a page: of which day, as known when, and on whose acts.

Read from ``?as_of=``, ``?known_at=`` and ``?basis=``; a value that means nothing is refused
with the name of the parameter, never ignored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from positions.dates import parse_day, parse_moment, written
from positions.vocabulary import Basis, Precision


class BadParameter(ValueError):
    """A parameter of the address that means nothing; shown to the reader as a 400 page."""

    def __init__(self, parameter: str, sentence: str) -> None:
        self.parameter = parameter
        self.sentence = sentence
        super().__init__(f"{parameter}: {sentence}")


@dataclass(frozen=True)
class Question:
    """The day, the state of the record, and the acts that count."""

    today: date
    as_of: date
    known_at: datetime | None = None
    basis: str | None = None

    @cached_property
    def day_in_words(self) -> str:
        """The day as pages write it: “26 November 2023”."""
        return written(self.as_of, Precision.DAY)

    @cached_property
    def parameters(self) -> dict[str, str]:
        """What the address has to carry so that a link shows the same; nothing for the defaults."""
        carried = {}
        if self.as_of != self.today:
            carried["as_of"] = self.as_of.isoformat()
        if self.known_at is not None:
            carried["known_at"] = moment_in_address(self.known_at)
        if self.basis is not None:
            carried["basis"] = self.basis
        return carried

    @cached_property
    def query(self) -> str:
        """The same as it stands behind an address: “?as_of=2023-11-26”, or nothing."""
        return f"?{urlencode(self.parameters)}" if self.parameters else ""

    def query_on(self, day: date) -> str:
        """The same asked of another day, which the address always names."""
        return day.isoformat().join(self.around_day)

    @cached_property
    def around_day(self) -> tuple[str, str]:
        """What stands before and behind the day in a query that names one."""
        name = "as_of="
        before, _, after = f"?{urlencode({**self.parameters, 'as_of': ''})}".partition(name)
        return before + name, after

    @property
    def query_of_all_days(self) -> str:
        """The same without its day: for what tells the whole course."""
        carried = {name: value for name, value in self.parameters.items() if name != "as_of"}
        return f"?{urlencode(carried)}" if carried else ""


def moment_in_address(moment: datetime) -> str:
    """An instant in UTC as addresses carry it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def question(request: HttpRequest) -> Question:
    """What the request asks; today and the present record where it does not say.

    Raises BadParameter. A day beyond tomorrow (somewhere it is tomorrow already) is refused:
    what States will hold is not known.
    """
    today = timezone.now().date()
    as_of = today
    known_at = None
    basis = request.GET.get("basis") or None
    try:
        if text := request.GET.get("as_of"):
            as_of = parse_day(text)
    except ValueError as error:
        raise BadParameter("as_of", str(error)) from None
    if as_of > today + timedelta(days=1):
        raise BadParameter("as_of", "This day lies in the future; what States will hold is not known.")
    try:
        if text := request.GET.get("known_at"):
            known_at = parse_moment(text).astimezone(UTC)
    except ValueError as error:
        raise BadParameter("known_at", str(error)) from None
    except OverflowError:
        raise BadParameter("known_at", f"“{text}” lies outside of the calendar.") from None
    if basis not in (None, Basis.OWN):
        raise BadParameter("basis", "Leave it out, or write “own” for a country's own acts only.")
    return Question(today, as_of, known_at, basis)
