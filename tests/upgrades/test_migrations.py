"""The site is upgraded while people read it, and can be taken back."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.upgrades.lint import findings
from tests.upgrades.steps import atomic, go, names, stated

BACK_TO = os.environ.get("UPGRADES_FROM", names()[-4])
"""The walk begins here, so that it takes the newest three; `make upgrades` begins with the first tables."""

INDEX, FOREIGN_KEY, CHECK = (
    "require-concurrent-index-creation",
    "adding-foreign-key-constraint",
    "constraint-missing-not-valid",
)
ACCEPTED = {
    "0004_history_and_batches": {INDEX, FOREIGN_KEY},
    "0006_batch_acknowledged": {"ban-drop-default"},  # the default served the rows that were there
    "0007_history_for_ever": {INDEX},
    "0008_mergers": {INDEX, FOREIGN_KEY, CHECK},
    "0009_counts_and_statements": {"adding-field-with-default"},  # of a table of one row
}
"""What the linter finds in migrations older than the first release: they let writers wait, never readers."""

KEPT = "SELECT id, status, stance, date, summary, published_at FROM positions_position ORDER BY id"


def positions() -> list[Any]:
    """Every position, by columns that it has had since the first tables."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        return cursor.fetchall()


@pytest.mark.parametrize("name", names())
def test_each_migration_says_what_it_locks(name: str):
    assert stated(name) is not None


def test_a_loaded_record_goes_back_and_forward_again_and_each_step_locks_what_it_says(site: None):
    held = positions()
    walked = names()[names().index(BACK_TO) :]
    go(BACK_TO)
    assert positions() == held
    for name in walked[1:]:
        step = go(name)
        assert step.locked == stated(name), name
        assert step.rewritten == set(), name
        found = findings(step.statements, atomic=atomic(name))
        assert {one.split()[0] for one in found} == ACCEPTED.get(name, set()), (name, found)
    assert positions() == held
    call_command("check_record")
