"""The desk as its people find it: signed in as one of the world's cast, with addresses by noun and page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from positions.models import Position
from tests.world import World

PHRASE = "a long pass phrase"

SignIn = Callable[[User], Client]


@pytest.fixture
def sign_in(world: World) -> SignIn:
    """A browser without scripts in which somebody is signed in."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def analyst(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.analyst)


@pytest.fixture
def analyst_account(world: World) -> User:
    """The analyst, who knows the pass phrase."""
    world.analyst.set_password(PHRASE)
    world.analyst.save()
    return world.analyst


@pytest.fixture
def reviewer(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.reviewer)


@pytest.fixture
def administrator(world: World, sign_in: SignIn) -> Client:
    return sign_in(world.administrator)


def address(table: str, page: str, *arguments: object) -> str:
    """Such as `address("position", "change", 7)`."""
    label = "auth" if table == "user" else "positions"
    return reverse(f"admin:{label}_{table}_{page}", args=arguments)


def text(response: HttpResponse) -> str:
    """What the answer says."""
    return response.content.decode()


def said(response: HttpResponse) -> str:
    """The messages that the desk shows on the next page."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))  # type: ignore[attr-defined]


def do(client: Client, verb: str, *positions: Position, **words: str) -> HttpResponse:
    """A verb, its question answered with `words`."""
    numbers = ",".join(str(position.pk) for position in positions)
    return client.post(
        reverse("admin:positions_position_verb", args=[verb]),
        {"numbers": numbers, "confirmed": "yes", **words},
    )


def draft_form(world: World, **values: Any) -> dict[str, Any]:
    """The form of a position, filled in: Arandia supports the framework; without a source."""
    empty = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    form: dict[str, Any] = {
        "country": world.arandia.pk,
        "proposition": world.framework.pk,
        "stance": "support",
        "kind": "statement",
        "date": "2022-03-01",
        "date_precision": "day",
        "summary": "Spoke for it.",
        **rows("citations", empty),
        **rows("dissociations", empty),
    }
    return {name: value for name, value in {**form, **values}.items() if value is not None}


def rows(prefix: str, *parts: Mapping[str, object]) -> dict[str, object]:
    """Parts of an inline form under its prefix."""
    return {f"{prefix}-{name}": value for part in parts for name, value in part.items()}


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the form objects to, by field."""
    return dict(response.context["adminform"].form.errors)  # type: ignore[attr-defined]
