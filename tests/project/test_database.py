"""Every process tests in a copy of what the migrations made, and never of what older ones did."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.database import PREFIX, fingerprint


@pytest.mark.django_db
def test_the_database_of_a_test_is_a_copy_to_which_every_migration_was_applied() -> None:
    assert connection.settings_dict["TEST"]["TEMPLATE"].startswith(PREFIX)
    executor = MigrationExecutor(connection)
    assert not executor.migration_plan(executor.loader.graph.leaf_nodes())


def test_what_was_made_of_other_files_is_not_taken_up(tmp_path: Path) -> None:
    migration = tmp_path / "0001_record.py"
    migration.write_text("operations = []")
    before = fingerprint([migration])
    assert fingerprint([migration]) == before
    migration.write_text("operations = [RunSQL]")
    assert fingerprint([migration]) != before
