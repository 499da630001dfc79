"""Whether the counts that are kept are what counting gives: published positions, and countries by stance."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Min, Model, Q, QuerySet
from django.db.models.functions import TruncMonth

from positions import tallies
from positions.models import Citation, FirstCitation, MonthCount, Position, Proposition, StanceCount

SUBJECTS = ("proposition", "country", "group", "forum")


def differing_counts() -> Iterator[str]:
    """Counts that are not true; one sentence for each table and subject."""
    published = Position.objects.published().order_by()
    expected = published.values_list("proposition", "stance").annotate(counted=Count("pk"))
    yield from _differing(StanceCount, expected, ("proposition", "stance", "positions"))
    for subject in (None, *SUBJECTS):
        yield from _differing_months(published, subject)
    cited = Citation.objects.filter(position__in=published).order_by().values_list("source")
    days = cited.annotate(
        first=Min("position__date"), own=Min("position__date", filter=Q(position__group=None))
    )
    yield from _differing(FirstCitation, days, ("source", "first_on", "own_on"))
    for proposition in Proposition.objects.order_by("pk"):
        if tallies.differences(proposition.pk):
            yield f"The course of the counts on “{proposition}” is not what the stance periods say."


def _differing_months(published: QuerySet[Position], subject: str | None) -> Iterator[str]:
    """The counts of one kind of subject; None: of all positions."""
    given = () if subject is None else (subject,)
    rows = published.filter(**{f"{one}__isnull": False for one in given})
    counts = {"counted": Count("pk"), "own": Count("pk", filter=Q(group=None))}
    expected = rows.annotate(month=TruncMonth("date")).values_list(*given, "month").annotate(**counts)
    others = {f"{one}__isnull": one != subject for one in SUBJECTS}
    yield from _differing(MonthCount, expected, (*given, "month", "positions", "own"), **others)


def _differing(
    model: type[Model], expected: QuerySet, columns: tuple[str, ...], **which: bool
) -> Iterator[str]:
    kept = model._default_manager.filter(**which).order_by()
    if "positions" in columns:
        kept = kept.exclude(positions=0)  # a count that fell to nothing stays
    stored = set(kept.values_list(*columns))
    if different := stored ^ set(expected):
        number = len({row[:-1] for row in different})
        yield f"{number} counts of {model._meta.verbose_name} are not what counting gives."
