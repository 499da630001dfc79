"""The rows without which nothing works: the data version and the three roles.

Locks nothing.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from positions.migrations._roles import write_roles


def write_data_version(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The record begins at version 1."""
    apps.get_model("positions", "DataVersion").objects.get_or_create(
        id=1, defaults={"number": 1, "changed_at": timezone.now()}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0002_record"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(write_data_version, migrations.RunPython.noop),
        migrations.RunPython(write_roles, migrations.RunPython.noop),
    ]
