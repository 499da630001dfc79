"""The real data set, loaded by the command, says what it has to say."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from positions.models import DataVersion, Instrument, Position, StancePeriod
from positions.roll_calls import roll_calls
from positions.vocabulary import Kind
from tests.exchange.files import exported
from tests.real_record import FIXTURES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]


def test_all_3276_positions_are_published() -> None:
    assert Position.objects.published().count() == 3276
    assert Position.objects.count() == 3276


def test_resolution_79_62_shows_166_for_3_against_15_abstaining_in_plenary() -> None:
    calls = roll_calls(Instrument.objects.get(slug="a-res-79-62"))

    plenary = [call for call in calls if call.kind is Kind.VOTE and call.date == date(2024, 12, 2)]
    assert [call.counts for call in plenary] == [{"support": 166, "abstain": 15, "oppose": 3}]


def test_pakistans_stance_on_a_binding_framework_rests_on_its_foreign_secretary() -> None:
    period = StancePeriod.objects.on(date(2023, 11, 26)).get(
        country__iso3="PAK", proposition__slug="binding-ai-framework"
    )

    assert period.stance == "support"
    assert period.position.official is not None
    assert period.position.official.slug == "syrus-sajjad-qazi"
    assert period.position.session is not None
    assert period.position.session.slug == "ciss-unidir-2023"


def test_a_day_earlier_it_does_not_rest_on_that_statement() -> None:
    periods = StancePeriod.objects.on(date(2023, 11, 25)).filter(
        country__iso3="PAK", proposition__slug="binding-ai-framework"
    )

    assert not periods.filter(position__official__slug="syrus-sajjad-qazi").exists()


def test_the_record_is_clean() -> None:
    said = io.StringIO()

    call_command("check_record", stdout=said)

    assert said.getvalue().startswith("The record is clean: 3,276 public positions, ")


def test_the_export_is_byte_by_byte_what_was_loaded(tmp_path: Path) -> None:
    written = exported(tmp_path / "out").content()

    assert written == {path.name: path.read_bytes() for path in sorted(FIXTURES.glob("*.csv"))}


def test_loading_it_again_changes_nothing() -> None:
    version = DataVersion.current().number
    said = io.StringIO()

    call_command("load_dataset", FIXTURES, stdout=said)

    assert "Nothing to do" in said.getvalue()
    assert DataVersion.current().number == version
