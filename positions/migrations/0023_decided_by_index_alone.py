"""Which act decided on a day, and when an official was last heard, is told by an index alone.

Outside of a transaction and concurrently: neither readers nor writers wait. Where it is broken off,
an index that is marked invalid has to be dropped before it runs again.

Locks nothing.
"""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("positions", "0022_written_evidence"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("proposition"),
                models.F("country"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                include=("published_at", "retracted_at", "kind", "stance"),
                name="position_of_pair",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("official"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("official__isnull", False)),
                include=("published_at", "retracted_at", "status"),
                name="position_by_official",
            ),
        ),
        RemoveIndexConcurrently(model_name="position", name="position_by_country"),
        RemoveIndexConcurrently(model_name="position", name="position_of_official"),
    ]
