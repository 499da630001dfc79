"""The indexes of the positions: one for each question that the faces put to a million of them.

Nothing else is indexed, since every index makes each publication dearer: what points to a position's
row is found by one of these, or asked for so rarely that reading the table will do.
"""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from positions.vocabulary import Status

OUTSIDE = Q(status__in=[Status.DRAFT, Status.IN_REVIEW, Status.RETRACTED])
"""What does not stand in the record: few rows, and what the desk asks for."""


def _newest_of(field: str) -> models.Index:
    """Finds what names one row of another table, the newest first."""
    return models.Index(
        field,
        F("date").desc(),
        F("id").desc(),
        name=f"position_of_{field}",
        condition=Q(**{f"{field}__isnull": False}),
    )


def _counted_of(field: str) -> models.Index:
    """The same, with what counts of them ask for: the index alone answers."""
    return models.Index(
        field,
        F("date").desc(),
        F("id").desc(),
        name=f"position_by_{field}",
        include=["published_at", "retracted_at", "status"],
        condition=Q(**{f"{field}__isnull": False}),
    )


INDEXES = [
    models.Index(
        "proposition",
        "country",
        F("date").desc(),
        F("id").desc(),
        name="position_of_pair",
        # what tells which act decided on a day, as a past record has it: asked of thousands of pairs
        include=["published_at", "retracted_at", "kind", "stance"],
    ),
    models.Index("proposition", "stance", F("date").desc(), F("id").desc(), name="position_by_stance"),
    models.Index("country", F("date").desc(), F("id").desc(), name="position_of_country"),
    models.Index(
        F("date").desc(),
        F("id").desc(),
        name="position_by_day",
        # all that most filters ask for, so that what is left out or counted is not read itself
        include=[
            "proposition",
            "published_at",
            "country",
            "group",
            "retracted_at",
            "forum",
            "instrument",
            "status",
            "stance",
            "kind",
        ],
    ),
    models.Index("published_at", "id", name="position_in_order"),
    *(_newest_of(one) for one in ("group", "forum", "session")),
    _counted_of("instrument"),
    _counted_of("official"),
    models.Index(
        "country",
        "proposition",
        F("published_at").desc(),
        name="position_reviews",
        include=["date", "retracted_at"],
        condition=Q(published_at__isnull=False, country__isnull=False),
    ),
    models.Index(
        "proposition",
        "group",
        F("date").desc(),
        F("id").desc(),
        name="position_by_group",
        condition=Q(group__isnull=False),
    ),
    models.Index(
        fields=["status", "submitted_at"],
        name="position_outside",
        condition=OUTSIDE,
    ),
    models.Index(fields=["author", "status"], name="position_unfinished", condition=OUTSIDE),
    models.Index(fields=["batch"], name="position_of_batch", condition=Q(batch__isnull=False)),
    models.Index(fields=["corrects"], name="position_correcting", condition=Q(corrects__isnull=False)),
    GinIndex(fields=["search_vector"], name="position_search"),
]
