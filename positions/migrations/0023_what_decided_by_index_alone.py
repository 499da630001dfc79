"""Which act decided on a day is told by the index of a pair alone: of thousands of pairs no row is read.

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
        RemoveIndexConcurrently(model_name="position", name="position_by_country"),
    ]
