"""The roles may enter lists.

Locks nothing.
"""

from django.db import migrations

from positions.migrations._roles import write_roles


class Migration(migrations.Migration):
    dependencies = [("positions", "0004_history_and_batches")]
    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
