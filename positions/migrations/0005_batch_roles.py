"""The roles may enter lists."""

from django.db import migrations

from positions.migrations._roles import write_roles


class Migration(migrations.Migration):
    """Writes a few rows; locks nothing that readers need."""

    dependencies = [("positions", "0004_history_and_batches")]
    operations = [migrations.RunPython(write_roles, migrations.RunPython.noop)]
