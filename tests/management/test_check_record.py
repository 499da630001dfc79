"""check_record finds whatever got past the verbs and the database's own guards."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from positions.models import Position
from tests.exchange.files import DataSet
from tests.models.below import past_triggers, sql

pytestmark = pytest.mark.django_db


def check() -> str:
    """What the command finds; empty where the record is clean."""
    said = io.StringIO()
    try:
        call_command("check_record", stdout=said, stderr=io.StringIO())
    except SystemExit as end:
        return said.getvalue() if end.code == 1 else f"exit code {end.code}"
    assert said.getvalue().startswith("The record is clean: ")
    return ""


@pytest.fixture(scope="module", autouse=True)
def record(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """The small data set, loaded once, with one correction; each test undoes the damage it does."""
    files = DataSet(tmp_path_factory.mktemp("record") / "small")
    with django_db_blocker.unblock(), transaction.atomic():
        files.replace("positions", "XBO,binding,oppose", "XBO,binding,abstain")
        files.load()
        files.replace("positions", "XBO,binding,abstain", "XBO,binding,oppose")
        files.load()
        connection.check_constraints()  # nothing waits for the end of the transaction any more
        yield
        transaction.set_rollback(True)


P = "UPDATE positions_position SET"
PUBLISHED = "WHERE status = 'published'"
RETRACTED = "WHERE status = 'retracted'"

DAMAGES = {
    "a publication without citation": (
        "DELETE FROM positions_citation",
        "Nothing is published without a citation",
    ),
    "a text turned round": (
        f"{P} summary = summary || E'\\u202E' {PUBLISHED}",
        "its summary cannot be read. Take out character",
    ),
    "a date in the future": (f"{P} date = '2999-01-01' {PUBLISHED}", "The date lies in the future"),
    "a session of another forum": (
        f"{P} forum_id = (SELECT id FROM positions_forum WHERE slug = 'workshop') "
        f"{PUBLISHED} AND forum_id IS NOT NULL",
        "The session belongs to another forum",
    ),
    "a date far from the session": (
        "UPDATE positions_session SET starts_on = '2030-01-01', ends_on = '2030-01-02' WHERE slug = 'ga-1'",
        "more than a week away",
    ),
    "an official of another country": (
        "UPDATE positions_official SET country_id = (SELECT id FROM positions_country WHERE iso3 = 'XBO') "
        "WHERE slug = 'ana'",
        "The official does not speak for this actor",
    ),
    "a correction of what is not retracted": (
        f"{P} status = 'published', retracted_at = NULL, retracted_by_id = NULL, retraction_cause = '', "
        f"retraction_reason = '' {RETRACTED}",
        "which is not retracted",
    ),
    "a correction at another moment": (
        f"{P} retracted_at = retracted_at + interval '1 second' {RETRACTED}",
        "which was retracted at another moment",
    ),
    "a correction for another reason": (
        f"{P} retraction_reason = 'Other.' {RETRACTED}",
        "which was retracted for another reason",
    ),
    "a publication that the ledger lacks": (
        "DELETE FROM positions_change WHERE kind = 'published'",
        "the ledger does not tell its publication",
    ),
    "a retraction that the ledger lacks": (
        "DELETE FROM positions_change WHERE kind = 'retracted'",
        "the ledger does not tell its retraction",
    ),
    "a membership that the ledger lacks": (
        "DELETE FROM positions_change WHERE kind = 'membership-recorded'",
        "the ledger does not tell its recording",
    ),
    "a withdrawal that the ledger lacks": (
        "UPDATE positions_membership SET withdrawn_at = recorded_at WHERE start IS NULL",
        "the ledger does not tell its withdrawal",
    ),
    "a membership withdrawn before it was recorded": (
        "UPDATE positions_membership SET withdrawn_at = recorded_at - interval '1 day' WHERE start IS NULL",
        "was withdrawn before it was recorded",
    ),
    "an entry of what did not happen": (
        "INSERT INTO positions_change (number, at, kind, position_id, by_id) "
        "SELECT 999, now() + interval '1 hour', 'retracted', id, author_id FROM positions_position "
        f"{PUBLISHED} LIMIT 1",
        "Entry 999 of the ledger (“Retracted”) did not happen",
    ),
    "moments that fall": (
        "UPDATE positions_change SET at = at - interval '1 day' "
        "WHERE number = (SELECT max(number) FROM positions_change)",
        "is earlier than the entry before it",
    ),
    "a period that does not follow": (
        "UPDATE positions_stanceperiod SET stance = 'undecided' WHERE end IS NULL".replace(
            " end ", ' "end" '
        ),
        "stored is undecided from",
    ),
    "a period that is missing": (
        "DELETE FROM positions_stanceperiod",
        "stored is nothing, but the record says",
    ),
    "a count of positions that is not true": (
        "UPDATE positions_stancecount SET positions = positions + 1",
        "counts of stance count are not what counting gives",
    ),
    "a count of a month that is missing": (
        "DELETE FROM positions_monthcount WHERE country_id IS NOT NULL",
        "counts of month count are not what counting gives",
    ),
    "a first citation too early": (
        "UPDATE positions_firstcitation SET first_on = '1900-01-01'",
        "counts of first citation are not what counting gives",
    ),
    "a course of the counts that does not follow": (
        "UPDATE positions_stancetally SET support = support + 1",
        "is not what the stance periods say",
    ),
    "sources written out wrongly": (
        "UPDATE positions_writtenevidence SET sources = '[]'",
        "are not those that they cite",
    ),
    "sources not written out": (
        "DELETE FROM positions_writtenevidence WHERE position_id = (SELECT min(id) FROM positions_position)",
        "The sources written out for 1 positions, such as",
    ),
    "a reference to nothing": (
        "DELETE FROM positions_forum WHERE slug = 'assembly'",
        "does not exist",
    ),
    "a lost data version": ("DELETE FROM positions_dataversion", "The data version is missing"),
}

WITHOUT_CONSTRAINT = {
    "an author who published": (
        "positions_position", "position_four_eyes", f"{P} reviewer_id = author_id {PUBLISHED}",
        "Nobody publishes what he wrote",
    ),
    "two actors": (
        "positions_position", "position_one_actor",
        f"{P} group_id = (SELECT min(id) FROM positions_group) WHERE country_id IS NOT NULL",
        "Give exactly one of country and group",
    ),
    "no actor": (
        "positions_position", "position_one_actor", f"{P} country_id = NULL, group_id = NULL",
        "Give exactly one of country and group",
    ),
    "an unknown stance": (
        "positions_position", "position_stance_known", f"{P} stance = 'against'", "Choose one of: support",
    ),
    "a publication without reviewer": (
        "positions_position", "position_published_whole", f"{P} reviewer_id = NULL {PUBLISHED}",
        "What is published has a summary, a reviewer and a moment",
    ),
    "a retraction without reason": (
        "positions_position", "position_retracted_whole", f"{P} retraction_reason = '' {RETRACTED}",
        "A retraction has a moment, a cause and a public reason",
    ),
    "overlapping memberships": (
        "positions_membership", "membership_no_overlap",
        "INSERT INTO positions_membership (group_id, country_id, recorded_at) "
        "SELECT group_id, country_id, recorded_at FROM positions_membership WHERE start IS NULL",
        "of the same group and country",
    ),
    "overlapping tenures": (
        "positions_tenure", "tenure_no_overlap",
        "INSERT INTO positions_tenure (official_id, title, body) "
        "SELECT official_id, title, body FROM positions_tenure",
        "of the same official and title and body",
    ),
    "an alias of two countries": (
        "positions_alias", "alias_names_one_country",
        "INSERT INTO positions_alias (country_id, name, language) "
        "SELECT id, 'ARANDIAN', 'fr' FROM positions_country WHERE iso3 = 'XBO'",
        "The alias “Arandian” names more than one country",
    ),
    "overlapping periods": (
        "positions_stanceperiod", "stanceperiod_no_overlap",
        "UPDATE positions_stanceperiod SET start = '1900-01-01', \"end\" = NULL",
        "of the same country and proposition",
    ),
}  # fmt: skip


def test_a_record_that_went_through_the_verbs_is_clean() -> None:
    assert Position.objects.count() == 4
    assert check() == ""


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_done_past_the_triggers_is_told(name: str) -> None:
    statement, told = DAMAGES[name]
    with past_triggers():
        sql(statement)

    assert told in check()


@pytest.mark.parametrize("name", WITHOUT_CONSTRAINT)
def test_damage_done_without_the_constraint_is_told_and_so_is_its_absence(name: str) -> None:
    table, constraint, statement, told = WITHOUT_CONSTRAINT[name]
    sql(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
    with past_triggers():
        sql(statement)

    said = check()

    assert told in said
    assert f"does not hold the rule “{constraint}”" in said


def test_a_trigger_that_was_switched_off_is_told() -> None:
    sql("ALTER TABLE positions_position DISABLE TRIGGER USER")

    assert "The trigger “lifecycle” of positions_position is disabled." in check()


def test_every_finding_is_a_line() -> None:
    with past_triggers():
        sql("DELETE FROM positions_citation")

    *lines, written, counts = check().splitlines()

    assert re.fullmatch(r"The sources written out for 4 positions, such as \d+, are not .+ cite\.", written)
    assert counts == "2 counts of first citation are not what counting gives."
    assert len(lines) == 4
    assert all(
        re.match(r"Position \d+ \(.+\): Nothing is published without a citation\.", one) for one in lines
    )
