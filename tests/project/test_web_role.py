"""The web processes' own role of the database serves desk and readers, and is bound by every rule."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client

from positions import editorial
from positions.models import Change, Position, Source
from positions.vocabulary import RetractionCause
from tests import make
from tests.addresses import addresses
from tests.admin.conftest import PHRASE, address, draft_form
from tests.admin.test_sign_in import at_the_desk, set_up_a_factor, sign_in
from tests.models.below import sql
from tests.world import World
from tracker import web_role


@pytest.fixture
def role(world: World) -> Iterator[str]:
    """From now on the test does everything as this role."""
    name = f"web_{secrets.token_hex(6)}"
    sql(f"CREATE ROLE {name}")
    call_command("grant_web_role", name, verbosity=0)
    sql(f"SET ROLE {name}")
    yield name
    if not connection.needs_rollback:
        sql("RESET ROLE")


def test_readers_and_the_desk_are_served_by_it(role: str, world: World, client: Client) -> None:
    position = make.published(official=world.okoye, forum=world.workshop)
    client.force_login(world.administrator)
    client.raise_request_exception = False
    asked = [client.get(one) for one in dict.fromkeys(addresses(position))]
    assert [one.request["PATH_INFO"] for one in asked if one.status_code >= 500] == []


def test_people_sign_in_and_set_up_factors_by_it(role: str, world: World, client: Client) -> None:
    world.analyst.set_password(PHRASE)
    world.analyst.save()
    sign_in(client, world.analyst, password="wrong")
    sign_in(client, world.analyst)
    set_up_a_factor(client)
    assert at_the_desk(client)
    client.post(address("position", "add"), draft_form(world))
    assert Position.objects.get().author == world.analyst


def test_every_verb_works_by_it(role: str, world: World) -> None:
    [old, gone] = [make.published(), make.published(country=world.borvia)]
    new = editorial.correct(
        old, by=world.analyst, cause=RetractionCause.CORRECTION, reason="Misread.", stance="oppose"
    )
    editorial.publish(editorial.submit([new], by=world.analyst), by=world.reviewer)
    editorial.retract([gone], by=world.reviewer, cause=RetractionCause.DUPLICATE, reason="Twice.")
    make.roll_call({"support": [world.dunmere], "oppose": [world.borvia]}, instrument=world.resolution)
    make.enquiry(country=world.elan)
    make.draft().delete()
    Source.objects.create(title="New", publisher="Press", language="en", slug="new").delete()
    call_command("check_record", verbosity=0)


FORBIDDEN = (
    "ALTER TABLE positions_position DISABLE TRIGGER ALL",
    "ALTER TABLE positions_position DROP CONSTRAINT positions_position_pkey CASCADE",
    "SET session_replication_role = replica",
    "TRUNCATE positions_enquiry",
    "DROP TABLE positions_change",
    "UPDATE positions_change SET kind = kind",
    "DELETE FROM positions_change",
    "UPDATE positions_positionevent SET pgh_label = 'x'",
    "DELETE FROM positions_accountevent",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())",
    "CREATE TABLE of_mine ()",
    "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean "
    "LANGUAGE sql AS 'SELECT true'",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "SELECT pg_read_file('/etc/passwd')",
)


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_it_changes_no_rule_and_nothing_of_the_past(role: str, statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner|denied for"),
        transaction.atomic(),
    ):
        sql(statement)


def test_every_history_only_grows() -> None:
    kept = web_role.append_only()
    assert {Change._meta.db_table, "positions_accountevent", "positions_positionevent"} <= kept
    assert len(kept) > 15


def test_it_has_to_be_there_and_may_not_be_the_owner(world: World) -> None:
    with pytest.raises(CommandError, match="CREATE ROLE web_nobody LOGIN"):
        call_command("grant_web_role", "web_nobody")
    with pytest.raises(CommandError, match="could do everything"):
        call_command("grant_web_role", connection.settings_dict["USER"])


def test_a_role_that_had_more_has_only_this_afterwards(world: World) -> None:
    sql("CREATE ROLE web_more")
    sql("GRANT ALL ON ALL TABLES IN SCHEMA public TO web_more")
    call_command("grant_web_role", "web_more", verbosity=0)
    sql("SET LOCAL ROLE web_more")
    with pytest.raises(ProgrammingError), transaction.atomic():
        sql("DELETE FROM positions_change")
