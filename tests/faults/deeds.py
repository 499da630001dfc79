"""What is under way when something is killed: each deed tells what it acknowledged, line by line.

A deed runs in a process of its own (`tests.faults.warm`) on a cluster of its own, in a record of which
all is invented. `wholeness` says afterwards what of it was lost or left half done.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from positions import editorial
from positions.batches import draft_batch, standing
from positions.editorial import Cited, Plan
from positions.lists.entering import enter
from positions.lists.subject import Answers, Subject
from positions.models import Batch, Country, Group, Position, Proposition, Source
from positions.review import approve, stamp
from positions.roles import ANALYST, REVIEWER
from positions.vocabulary import RetractionCause, Status

Tell = Callable[..., None]
"""Writes down what was acknowledged: whatever is told has to be there afterwards."""

SINGLE, LISTED = 4, 12
"""Positions that are published one by one, and in one list."""


def prepare(tell: Tell, folder: str) -> None:
    """The record with which all begins, and two people."""
    call_command("load_dataset", folder)
    for name, role in (("analyst", ANALYST), ("reviewer", REVIEWER)):
        User.objects.create(username=name, is_staff=True).groups.add(Role.objects.get(name=role))


def load(tell: Tell, folder: str) -> None:
    """An import of a whole data set."""
    call_command("load_dataset", folder)
    tell(loaded=Path(folder).name)


def roll_call(tell: Tell) -> None:
    """A list is entered: a new source, and a draft for each name."""
    title = f"Statement {secrets.token_hex(6)}"
    day = date(1990, 1, 1) + timedelta(days=Batch.objects.count())
    source = Source(title=title, publisher="Assembly", language="en", published_on=day)
    subject = Subject(title, _framework(), "joint-statement", day, "day", source, stance="support")
    names = ", ".join(Country.objects.order_by("pk").values_list("name", flat=True))
    entered = enter(subject, names, Answers(), author=_user("analyst"), today=datetime.now(UTC).date())
    tell(listed=entered.pk)


def publish(tell: Tell) -> None:
    """Positions are published one after the other, one of a group, one corrected, one retracted."""
    reviewer = _user("reviewer")
    for position in _submitted():
        approve([position], by=reviewer, seen=stamp([position]))
        tell(published=[position.pk])
    [old, gone] = Position.objects.published().filter(summary="Spoke.").order_by("-pk")[:2]
    new = editorial.correct(
        old, by=_user("analyst"), cause=RetractionCause.CORRECTION, reason="Misread.", stance="oppose"
    )
    editorial.publish(editorial.submit([new], by=_user("analyst")), by=reviewer)
    tell(published=[new.pk], retracted=[old.pk])
    editorial.retract([gone], by=reviewer, cause=RetractionCause.DUPLICATE, reason="Twice.")
    tell(retracted=[gone.pk])


def publish_list(tell: Tell) -> None:
    """A whole list is published at one stroke."""
    analyst = _user("analyst")
    plans = [_plan(country=one) for one in Country.objects.order_by("pk")[:LISTED]]
    batch = draft_batch(title=f"List {secrets.token_hex(6)}", plans=plans, author=analyst)
    waiting = editorial.submit(standing(batch, Status.DRAFT), by=analyst)
    tell(listed=batch.pk)
    published = editorial.publish(waiting, by=_user("reviewer"))
    tell(published=[one.pk for one in published])


def release(tell: Tell) -> None:
    """A release is built, of a record that changed since the last."""
    _publish_one()
    call_command("build_release")
    tell(released=True)


def backup(tell: Tell, file: str) -> None:
    """A backup is made."""
    call_command("backup", file)
    tell(backed_up=file)


def await_review(tell: Tell) -> None:
    """Positions wait for a reviewer, who is signed in."""
    client = Client()
    client.force_login(_user("reviewer"))
    waiting = {one.pk: stamp([one]) for one in _submitted()}
    tell(session=client.cookies["sessionid"].value, waiting=waiting)


def _submitted() -> list[Position]:
    countries = Country.objects.order_by("?")[: SINGLE - 1]
    actors: list[dict[str, Any]] = [{"country": one} for one in countries]
    plans = [_plan(**one) for one in [*actors, {"group": Group.objects.get(slug="union")}]]
    analyst = _user("analyst")
    return editorial.submit(editorial.draft_many(plans, author=analyst), by=analyst)


def _publish_one() -> None:
    [first, *others] = _submitted()
    editorial.publish([first], by=_user("reviewer"))
    editorial.take_back(others, by=_user("analyst"))


def _plan(**actor: Any) -> Plan:
    fields = {"stance": "support", "kind": "statement", "date": date(2023, 1, 1 + secrets.randbelow(28))}
    cited = Cited(Source.objects.get(slug="paper"))
    return Plan({**fields, "proposition": _framework(), "summary": "Spoke.", **actor}, [cited])


def _framework() -> Proposition:
    return Proposition.objects.get(slug="binding")


def _user(name: str) -> User:
    return User.objects.get(username=name)
