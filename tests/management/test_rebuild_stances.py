"""rebuild_stances brings the periods to what the record says, and tells how many pairs changed."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from positions.models import StancePeriod
from tests.exchange.files import DataSet

pytestmark = pytest.mark.django_db


def rebuild(*arguments: str) -> str:
    """What the command says."""
    said = io.StringIO()
    call_command("rebuild_stances", *arguments, stdout=said)
    return said.getvalue().strip()


def test_periods_that_are_right_stay(files: DataSet) -> None:
    files.load()

    assert rebuild() == "Recomputed; the periods of 0 pairs changed."
    assert rebuild("--check") == "Recomputed; no period differs."


def test_periods_that_are_wrong_are_written_anew(files: DataSet) -> None:
    files.load()
    before = list(StancePeriod.objects.order_by("country", "start").values_list("country", "start", "stance"))
    StancePeriod.objects.all().delete()

    assert rebuild() == "Recomputed; the periods of 2 pairs changed."
    assert before == list(
        StancePeriod.objects.order_by("country", "start").values_list("country", "start", "stance")
    )


def test_a_check_changes_nothing_and_fails_where_a_period_differs(files: DataSet) -> None:
    files.load()
    StancePeriod.objects.all().delete()

    with pytest.raises(CommandError, match="The periods of 2 pairs differ"):
        rebuild("--check")
    assert not StancePeriod.objects.exists()
