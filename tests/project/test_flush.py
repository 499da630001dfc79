"""A test that commits leaves the database as the migrations made it."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db(transaction=True)
def test_a_flush_keeps_the_rows_of_the_migrations_and_nothing_else():
    roles = {group.name: set(group.permissions.values_list("id", flat=True)) for group in Group.objects.all()}
    permissions = Permission.objects.count()
    User.objects.create_user("somebody")
    call_command("flush", interactive=False, verbosity=0)
    assert not User.objects.exists()
    assert Permission.objects.count() == permissions
    assert roles
    assert roles == {
        group.name: set(group.permissions.values_list("id", flat=True)) for group in Group.objects.all()
    }


@pytest.mark.django_db(transaction=True)
def test_after_a_flush_triggers_work_again():
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)
