"""Grants the roles their permissions; run again by every migration that adds a table."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from positions.roles import ADMINISTRATOR, ANALYST, REVIEWER, codenames


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
