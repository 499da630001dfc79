"""Two people change the record at once: whoever comes second waits, and nobody meets a deadlock."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from positions import editorial
from positions.exchange.loading import load
from positions.hindrances import WAITED
from positions.lists.entering import enter
from positions.lists.subject import Answers
from positions.mergers import merge
from positions.models import Official, Position, Source
from positions.models.triggers import PUBLIC_CHANGE_LOCK
from positions.review import approve, return_to_author, stamp
from tests import make
from tests.exchange.files import exported
from tests.faults.crossing import Deed, cross, statements_of
from tests.lists.making import joint_statement
from tests.world import World

MOMENTS = int(os.environ.get("FAULT_MOMENTS") or 3)
"""Before so many of its statements the first stands still, evenly between its beginning and its end."""

PAIRS = [
    ("a reviewer", "another reviewer"),
    ("a reviewer", "a retraction"),
    ("a reviewer", "an import"),
    ("an import", "a reviewer"),
    ("an import", "another import"),
    ("an import", "a roll call"),
    ("a roll call", "an import"),
    ("an import", "a form of the codebook"),
    ("a form of the codebook", "an import"),
    ("a form of an official", "a reviewer"),
    ("a reviewer", "a form of an official"),
    ("a reviewer", "a merger"),
    ("a merger", "a reviewer"),
    ("a merger", "a form of an official"),
    ("a draft", "a merger"),
    ("a merger", "a draft"),
    ("a retraction", "somebody who sends back"),
]


@pytest.fixture
def deeds(world: World, tmp_path: Path) -> dict[str, Deed]:
    """What people do, all of it about the same official, session, source and propositions."""
    common: dict[str, Any] = {
        "official": world.okoye,
        "forum": world.assembly,
        "session": world.assembly_70,
        "date": date(2022, 12, 20),
    }
    public = make.published(**common, proposition=world.audits)
    waiting, another = make.submitted(**common), make.submitted(**common, kind="interview")
    drafted = make.draft(**common, kind="explanation-of-vote")
    twice = Official.objects.create(slug="m-okoye", name="M. Okoye", country=world.arandia)
    copied = make.source("copied")
    files = exported(tmp_path / "files")
    files.replace("officials", "Mira Ọkoye", "Mira Okoye")
    files.add(
        "positions",
        "XBO,binding-framework,support,2022-12-20,day,statement,,assembly,assembly-70,,Spoke.,voting-record,",
    )
    today = datetime.now(UTC).date()

    def review(position: Position) -> Deed:
        return lambda: approve([position], by=world.reviewer, seen=stamp([position]))

    def bring() -> Deed:
        return lambda: load(files.folder, today=today, dry_run=False, say=lambda line: None)

    def roll_call() -> None:
        subject = joint_statement(world, source=Source(title="A new one", language="en"))
        enter(subject, "Dunmere, Fenland", Answers(), author=world.analyst, today=today)

    def post(address: str, form: dict[str, str]) -> None:
        client = Client()
        client.force_login(world.administrator)
        assert client.post(address, form).status_code == 302

    def form_of_an_official() -> None:
        form = {"name": "Mira Okoye", "slug": "mira-okoye", "country": str(world.arandia.pk)}
        empty = {"tenures-TOTAL_FORMS": "0", "tenures-INITIAL_FORMS": "0"}
        post(reverse("admin:positions_official_change", args=[world.okoye.pk]), form | empty)

    def form_of_the_codebook() -> None:
        topic = world.framework.topic
        post(
            reverse("admin:positions_topic_change", args=[topic.pk]),
            {"name": "Rules", "slug": topic.slug, "order": "7"},
        )

    def redraft() -> None:
        held = Position.objects.select_for_update().get(pk=drafted.pk)  # as the form does
        held.official = twice
        held.save()
        held.citations.update(source=copied)

    def merger() -> None:
        merge([twice], into=world.okoye, by=world.administrator)
        merge([copied], into=world.record, by=world.administrator)

    return {
        "a reviewer": review(waiting),
        "another reviewer": review(another),
        "a retraction": lambda: editorial.retract(
            [public], by=world.reviewer, cause="duplicate", reason="Twice."
        ),
        "somebody who sends back": lambda: return_to_author(
            [waiting], by=world.administrator, seen=stamp([waiting]), note="Why?"
        ),
        "an import": bring(),
        "another import": bring(),
        "a roll call": roll_call,
        "a form of the codebook": form_of_the_codebook,
        "a form of an official": form_of_an_official,
        "a draft": redraft,
        "a merger": merger,
    }


@pytest.mark.django_db(transaction=True)
def test_whoever_comes_second_waits_and_both_are_done(deeds: dict[str, Deed]) -> None:
    lengths = {name: statements_of(deeds[name]) for name in dict.fromkeys(first for first, _ in PAIRS)}
    found = []
    for first, second in PAIRS:
        for at in sorted({lengths[first] * part // (MOMENTS + 1) for part in range(1, MOMENTS + 1)}):
            found += [
                f"{first}, before statement {at} of {lengths[first]}, and {second}: {error!r}"
                for error in cross(deeds[first], deeds[second], at=at)
            ]
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_who_waits_too_long_behind_an_import_is_told_that_nothing_was_done(
    world: World, client: Client
) -> None:
    position = make.submitted()
    client.force_login(world.reviewer)
    page = reverse("admin:review_position", args=[position.pk])
    form = {"decision": "approve", "seen": stamp([position])}
    importing = connections.create_connection("default")
    with closing(importing), importing.cursor() as imports, connection.cursor() as mine:
        imports.execute("SELECT pg_advisory_lock(%s)", [PUBLIC_CHANGE_LOCK])
        mine.execute("SET statement_timeout = 50")
        response = client.post(page, form)
        mine.execute("SET statement_timeout = 0")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert WAITED in response.content.decode()
    assert client.post(page, form).status_code == 302, "the import is done"
