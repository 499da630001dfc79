"""Indexes that have all that is asked of many positions: of those that are counted, or passed over.

They take the places of those of the newest, of instruments, and of reviews, which knew nothing of what was
retracted.
Outside of a transaction and concurrently: neither readers nor writers wait. Where it is broken off,
an index that is marked invalid has to be dropped before it runs again.

Locks nothing.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("positions", "0019_guesses"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                include=(
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
                ),
                name="position_by_day",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("country"),
                models.F("proposition"),
                models.OrderBy(models.F("published_at"), descending=True),
                condition=models.Q(("country__isnull", False), ("published_at__isnull", False)),
                include=("date", "retracted_at"),
                name="position_reviews",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("instrument"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("instrument__isnull", False)),
                include=("published_at", "retracted_at", "status"),
                name="position_by_instrument",
            ),
        ),
        RemoveIndexConcurrently(model_name="position", name="position_newest"),
        RemoveIndexConcurrently(model_name="position", name="position_of_instrument"),
        RemoveIndexConcurrently(model_name="position", name="position_reviewed"),
    ]
