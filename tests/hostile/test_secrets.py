"""What is private stays so: a rare word in drafts, full texts and notes is found in no public answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from positions import editorial
from positions.batches import draft_batch
from positions.editorial import Cited, Plan
from positions.models import Position, Source
from tests import make
from tests.addresses import addresses
from tests.pages.reading import queries_for
from tests.released import Building
from tests.world import World

WORD = "xylographquokka"
"""In no public text; one word, so that no stemming takes it apart."""


@pytest.fixture
def position(world: World) -> Position:
    """A public position; the word lies in everything beside it that is private."""
    position = make.published(cites=[world.speech], official=world.okoye, forum=world.workshop)
    Source.objects.filter(pk=world.speech.pk).update(full_text=f"Private: {WORD}.")
    unread = make.source("unread", title=f"Unread {WORD}", publisher=WORD, full_text=WORD)
    make.draft(country=world.elan, summary=WORD, cites=[Cited(unread, WORD)])
    make.submitted(country=world.fenland, summary=WORD)
    editorial.send_back([make.submitted(country=world.borvia)], by=world.reviewer, note=WORD)
    fields = {"country": world.celmark, "proposition": world.framework, "stance": "support", "kind": "vote"}
    plan = Plan({**fields, "date": position.date, "summary": WORD}, [Cited(world.speech)])
    draft_batch(title=WORD, plans=[plan], author=world.analyst, pasted=WORD, acknowledged=WORD)
    make.enquiry(country=world.elan, note=WORD)
    world.analyst.first_name = world.analyst.last_name = WORD
    world.analyst.save()
    return position


def public(position: Position) -> Iterator[str]:
    """Every public address, as it is, as tables, whole and searched for the word."""
    for address in dict.fromkeys(addresses(position)):
        if address.startswith("/admin/"):
            continue
        yield address
        if address.startswith("/api/v1/"):
            yield f"{address}?format=csv"
            yield f"{address}?q={WORD}"
        elif address.endswith("/"):
            yield f"{address}?format=csv"
    yield "/api/v1/positions/?format=csv&page_size=all"
    yield from (f"/positions/{one.pk}/" for one in Position.objects.exclude(status="published"))
    yield from (f"/api/v1/positions/{one.pk}/" for one in Position.objects.exclude(status="published"))
    yield from ("/api/v1/sources/unread/", "/api/v1/sources/?q=unread", "/search/?q=unread")


def test_no_public_answer_holds_what_is_private(position: Position, client: Client) -> None:
    told = []
    for address in public(position):
        response = client.get(address)
        content = response.getvalue().decode(errors="replace")
        if WORD in content.replace(f"q={WORD}", "").replace(f'value="{WORD}"', "") and not _repeated(
            address, content
        ):
            told.append(address)
    assert told == []


def _repeated(address: str, content: str) -> bool:
    """Whether the page only says what was searched for."""
    return f"q={WORD}" in address and "unread" not in content.lower()


def test_a_search_for_what_is_private_finds_as_little_and_costs_as_much_as_one_for_nothing(
    position: Position, client: Client
) -> None:
    nothing = WORD[::-1]
    for page in ("/search/?q=", "/api/v1/search/?q=", "/api/v1/positions/?q=", "/positions/?q="):
        found, none = (client.get(page + word) for word in (WORD, nothing))
        same = found.getvalue().decode().replace(WORD, nothing)
        assert same == none.getvalue().decode(), page
        assert queries_for(client, page + WORD) == queries_for(client, page + nothing), page


def test_no_release_holds_what_is_private(position: Position, built: Building, root: Path) -> None:
    built()
    files = [path for path in root.rglob("*") if path.is_file()]
    assert len(files) > 10
    for path in files:
        content = path.read_bytes()
        assert WORD.encode() not in content, path
