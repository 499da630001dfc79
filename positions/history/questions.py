"""What can be asked of the history, and the rows of its tables that answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import CharField, ForeignKey, Model, Q, QuerySet, TextField
from pghistory.models import Context, Event

from positions.history.names import NAMES, Row, named_like
from positions.history.tables import whole
from positions.models import Position

NOBODY: Final = 0
"""Stands for changes of which no request or command said whose they were."""


NAMED: Final = set(NAMES) - {Position}
"""Tables that are searched by the names of their rows; a position is found by what it names."""


@dataclass(frozen=True)
class Cursor:
    """The last entry of a page: moment, place of its table, number in its table."""

    moment: datetime
    place: int
    number: int

    def __str__(self) -> str:
        return f"{self.moment.isoformat()}_{self.place}_{self.number}"

    @classmethod
    def parse(cls, text: str) -> Cursor | None:
        """The cursor that the text stands for; None where it is none."""
        moment, *numbers = text.split("_")
        try:
            place, number = map(int, numbers)
            parsed = datetime.fromisoformat(moment)
        except ValueError:
            return None
        return cls(parsed, place, number) if parsed.tzinfo else None


@dataclass(frozen=True)
class Question:
    """What is looked for, the newest first; each part narrows, an empty one does not.

    ``record`` is a row, asked for with all that belongs to it; ``table`` a table alone; ``person``
    the number of an account, or ``NOBODY``; ``first`` and ``last`` days (UTC, both included);
    ``words`` all have to occur in an entry; ``after`` gives for a table the number after which
    entries count; ``before`` is where the page before ended.
    """

    record: Row | None = None
    table: type[Model] | None = None
    person: int | None = None
    first: date | None = None
    last: date | None = None
    words: str = ""
    after: Mapping[type[Model], int] = field(default_factory=dict)
    before: Cursor | None = None

    def rows(self, model: type[Model], events: type[Event], place: int) -> QuerySet | None:
        """The events of one table that answer; None where the table has nothing to say."""
        found: QuerySet[Any] = QuerySet(events).order_by("-pgh_created_at", "-pgh_id")
        if self.table not in (None, model):
            return None
        if self.record is not None:
            column = dict(whole(self.record[0])).get(model)
            if column is None:
                return None
            found = found.filter(**{f"{column}_id": self.record[1]})
        return found.filter(
            self._when(), self._who(), self._farther(place), pgh_id__gt=self.after.get(model, 0)
        ).filter(*(_holding(model, events, word) for word in self.words.split()))

    def _when(self) -> Q:
        days = Q()
        if self.first is not None:
            days &= Q(pgh_created_at__gte=datetime.combine(self.first, time(), UTC))
        if self.last is not None and self.last < date.max:
            days &= Q(pgh_created_at__lt=datetime.combine(self.last + timedelta(days=1), time(), UTC))
        return days

    def _who(self) -> Q:
        if self.person is None:
            return Q()
        if self.person == NOBODY:
            named = Context.objects.filter(metadata__user__isnull=False).exclude(metadata__user=None)
            return Q(pgh_context__isnull=True) | ~Q(pgh_context__in=named)
        return Q(pgh_context__in=Context.objects.filter(metadata__user=self.person))

    def _farther(self, place: int) -> Q:
        """Behind the cursor, in the order of moment, table and number."""
        if self.before is None:
            return Q()
        earlier, same = (
            Q(pgh_created_at__lt=self.before.moment),
            Q(pgh_created_at=self.before.moment),
        )
        if place < self.before.place:
            return earlier
        return earlier | (same if place > self.before.place else same & Q(pgh_id__lt=self.before.number))


def _holding(model: type[Model], events: type[Event], word: str) -> Q:
    """Rows that say the word in a text of theirs, or bear or point to a name that holds it.

    In names accents do not matter; in the many other texts that would take seconds.
    """
    anywhere = Q(pgh_obj_id__in=named_like(model, word)) if model in NAMED else Q()
    for one in events._meta.local_fields:
        if one.name.startswith("pgh_"):
            continue
        if isinstance(one, ForeignKey) and one.related_model in NAMED:
            anywhere |= Q(**{f"{one.attname}__in": named_like(one.related_model, word)})
        elif isinstance(one, CharField | TextField) and not one.choices:
            anywhere |= Q(**{f"{one.name}__icontains": word})
    return anywhere
