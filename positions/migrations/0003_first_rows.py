"""The rows without which nothing works: the data version and the three roles."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER, codenames


def write_data_version(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The record begins at version 1."""
    apps.get_model("positions", "DataVersion").objects.get_or_create(
        id=1, defaults={"number": 1, "changed_at": timezone.now()}
    )


def write_roles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Permissions are made after all migrations; the roles need them now."""
    for label in ("positions", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.all()
    for role in (ANALYST, REVIEWER, ADMINISTRATOR):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        granted = permissions.filter(content_type__app_label="positions", codename__in=codenames(role))
        if role == ADMINISTRATOR:
            granted |= permissions.filter(content_type__app_label="auth", codename__endswith="_user")
        group.permissions.set(granted)


class Migration(migrations.Migration):
    """Writes a few rows; locks nothing that readers need."""

    dependencies = [
        ("positions", "0002_record"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [
        migrations.RunPython(write_data_version, migrations.RunPython.noop),
        migrations.RunPython(write_roles, migrations.RunPython.noop),
    ]
