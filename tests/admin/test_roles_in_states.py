"""Who may do what with a position or a list, in each state of its life: posted past every button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import reverse

from positions import editorial
from positions.batches import draft_batch
from positions.editorial import Cited, Plan
from positions.models import Batch, Change, Position
from tests import make
from tests.admin.conftest import SignIn, address, do, draft_form, text
from tests.world import World

PEOPLE = ("second_analyst", "reviewer", "administrator", "reader")
REVIEWERS = {"reviewer", "administrator"}
DESK = REVIEWERS | {"second_analyst"}
STATES = ("draft", "in-review", "published", "retracted")
WORDS = {"cause": "published-in-error", "reason": "By mistake.", "note": "Which page?"}

POSITION: dict[tuple[str, str], dict[str, set[str]]] = {
    ("draft", "own"): {"change": DESK, "delete": DESK, "submit": DESK},
    ("draft", "others"): {},
    ("in-review", "own"): {"take-back": DESK, "send-back": DESK},
    ("in-review", "others"): {"publish": REVIEWERS, "approve": REVIEWERS, "send-back": REVIEWERS},
    ("published", "own"): {"correct": DESK, "retract": REVIEWERS},
    ("published", "others"): {"correct": DESK, "retract": REVIEWERS},
    ("retracted", "own"): {},
    ("retracted", "others"): {},
}
"""(state, whose) → what can be done, and by whom; everything else is refused to everybody."""

LIST: dict[tuple[str, str], dict[str, set[str]]] = {
    ("draft", "own"): {"submit": DESK, "discard": DESK},
    ("draft", "others"): {},
    ("in-review", "own"): {"take-back": DESK, "send-back": DESK},
    ("in-review", "others"): {"publish": REVIEWERS, "approve": REVIEWERS, "send-back": REVIEWERS},
    ("published", "own"): {"retract": REVIEWERS},
    ("published", "others"): {"retract": REVIEWERS},
    ("retracted", "own"): {},
    ("retracted", "others"): {},
}

Acts = dict[str, Callable[[Client, Any], Any]]


def _verb_of_list(verb: str) -> Callable[[Client, Batch], Any]:
    def act(client: Client, batch: Batch) -> Any:
        page = reverse("admin:positions_batch_verb", args=[batch.pk, verb])
        return client.post(page, {"confirmed": "yes", **WORDS})

    return act


def _approve(name: str) -> Callable[[Client, Any], Any]:
    def act(client: Client, what: Any) -> Any:
        page = reverse(f"admin:{name}", args=[what.pk])
        shown = client.get(page)
        seen = shown.context.get("seen", "") if shown.context else ""
        return client.post(page, {"decision": "approve", "seen": seen})

    return act


ON_POSITION: Acts = {
    **{
        verb: lambda client, position, verb=verb: do(  # type: ignore[misc]
            client, verb, position, **{**WORDS, **({"cause": "correction"} if verb == "correct" else {})}
        )
        for verb in ("submit", "take-back", "publish", "send-back", "correct", "retract")
    },
    "approve": _approve("review_position"),
    "delete": lambda client, position: client.post(
        address("position", "delete", position.pk), {"post": "yes"}
    ),
}
ON_LIST: Acts = {
    **{
        verb: _verb_of_list(verb)
        for verb in ("submit", "take-back", "publish", "send-back", "retract", "discard")
    },
    "approve": _approve("review_batch"),
    "delete": lambda client, batch: client.post(address("batch", "delete", batch.pk), {"post": "yes"}),
}


def record() -> list[Any]:
    """All that an act could change."""
    return [
        list(Position.objects.order_by("pk").values("pk", "status", "summary", "review_note")),
        list(Change.objects.values_list("number", flat=True)),
        list(Batch.objects.values_list("pk", flat=True)),
    ]


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def brought_to(state: str, positions: list[Position], by: User, reviewer: User) -> None:
    """Through the verbs, by those who may."""
    if state != "draft":
        editorial.submit(positions, by=by)
    if state in ("published", "retracted"):
        editorial.publish(positions, by=reviewer)
    if state == "retracted":
        editorial.retract(positions, by=reviewer, cause="duplicate", reason="Twice.")


def author_for(person: str, whose: str, world: World) -> tuple[User, User]:
    """Who wrote it, and who may publish it. A reader writes nothing: what he meets is another's."""
    own = whose == "own" and person != "reader"
    author = getattr(world, person) if own else world.analyst
    return author, world.administrator if author == world.reviewer else world.reviewer


@pytest.mark.parametrize("person", PEOPLE)
def test_each_role_does_with_positions_what_their_state_allows(
    world: World, sign_in: SignIn, person: str
) -> None:
    client = client_of(person, world, sign_in)
    acts = {
        **ON_POSITION,
        "change": lambda client, position: client.post(
            address("position", "change", position.pk), draft_form(world, summary="Changed.")
        ),
    }
    for (state, whose), allowed in POSITION.items():
        author, reviewer = author_for(person, whose, world)
        with undone():
            position = make.draft(author=author)
            brought_to(state, [position], author, reviewer)
            found = done_by(client, position, acts)
        assert found == {act for act, people in allowed.items() if person in people}, (state, whose)


@pytest.mark.parametrize("person", PEOPLE)
def test_each_role_does_with_lists_what_their_state_allows(
    world: World, sign_in: SignIn, person: str
) -> None:
    client = client_of(person, world, sign_in)
    for (state, whose), allowed in LIST.items():
        author, reviewer = author_for(person, whose, world)
        with undone():
            batch = a_list(world, author)
            brought_to(state, list(batch.positions.all()), author, reviewer)
            found = done_by(client, batch, ON_LIST)
        assert found == {act for act, people in allowed.items() if person in people}, (state, whose)


def test_one_position_of_a_list_moves_alone_only_when_it_is_retracted(world: World, sign_in: SignIn) -> None:
    found = {}
    for state in STATES:
        with undone():
            batch = a_list(world, world.analyst)
            brought_to(state, list(batch.positions.all()), world.analyst, world.administrator)
            one = batch.positions.first()
            acts = {name: act for name, act in ON_POSITION.items() if name not in ("delete", "correct")}
            found[state] = done_by(sign_in(world.reviewer), one, acts)
    assert found == {"draft": set(), "in-review": set(), "published": {"retract"}, "retracted": set()}


def test_no_button_is_offered_that_would_be_refused(world: World, sign_in: SignIn) -> None:
    for (state, whose), allowed in POSITION.items():
        for person in DESK:
            author, reviewer = author_for(person, whose, world)
            with undone():
                position = make.draft(author=author)
                brought_to(state, [position], author, reviewer)
                page = sign_in(getattr(world, person)).get(address("position", "change", position.pk))
                offered = {verb.slug for verb in page.context["verbs"]}
                offered |= {"change"} if 'name="_save"' in text(page) else set()
            assert offered <= {act for act, people in allowed.items() if person in people}, (state, whose)


def client_of(person: str, world: World, sign_in: SignIn) -> Client:
    """Signed in; the reader with the right to enter the desk, and no other."""
    world.reader.is_staff = True
    world.reader.save()
    return sign_in(getattr(world, person))


def a_list(world: World, author: User) -> Batch:
    plans = [
        Plan(
            {
                "country": country,
                "proposition": world.framework,
                "stance": "support",
                "date": date(2022, 3, 1),
                "kind": "endorsement",
                "summary": "Endorsed it.",
            },
            [Cited(world.record)],
        )
        for country in (world.arandia, world.borvia)
    ]
    return draft_batch(title="A list", plans=plans, author=author)


def done_by(client: Client, what: Any, acts: Acts) -> set[str]:
    """Those acts that changed the record."""
    before, done = record(), set()
    for name, act in acts.items():
        with undone():
            act(client, what)
            if record() != before:
                done.add(name)
    return done
