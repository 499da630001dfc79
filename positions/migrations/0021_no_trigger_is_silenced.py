"""No setting of a connection silences a trigger: django-pgtrigger's function that reads one says no to all.

A later migration that makes triggers puts the library's function back, and has to end with the same
operation: `tests/models/test_silence.py` and `check_record` notice.

Locks nothing.
"""

from django.db import migrations

from positions.migrations._silence import WHERE_SAID, never_silenced


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0020_indexes_that_answer"),
    ]

    operations = [never_silenced(before=WHERE_SAID)]
