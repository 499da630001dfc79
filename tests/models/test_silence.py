"""Triggers speak whatever a connection asks of them."""

from __future__ import annotations

from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from positions.record_check.guards import missing_guards
from tests import make
from tests.models.below import sql
from tests.world import World

LIBRARYS = """
    CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql STABLE AS $$ SELECT trigger_name = ANY(current_setting('pgtrigger.ignore', true)::text[]) $$
"""
"""What a later migration that makes triggers would put back."""


def silence_all() -> None:
    """Ask every trigger to be silent, as django-pgtrigger's `ignore` does."""
    registered: Any = pgtrigger.registered()
    names = [trigger.get_pgid(model) for model, trigger in registered]
    assert len(names) > 30
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{','.join(names)}}}"])


def test_no_setting_of_a_connection_silences_a_trigger(world: World) -> None:
    position = make.published()
    silence_all()
    for statement in (
        "UPDATE positions_position SET stance = 'oppose' WHERE id = %s",
        "DELETE FROM positions_position WHERE id = %s",
        "DELETE FROM positions_change WHERE position_id = %s",
        "UPDATE positions_positionevent SET pgh_label = 'x' WHERE pgh_obj_id = %s",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            sql(statement, position.pk)
    assert list(missing_guards()) == []


def test_a_database_whose_triggers_can_be_silenced_is_told(world: World) -> None:
    position = make.published()
    sql(LIBRARYS)
    silence_all()
    sql("UPDATE positions_position SET stance = 'oppose' WHERE id = %s", position.pk)
    assert [one for one in missing_guards() if "SET pgtrigger.ignore" in one]
