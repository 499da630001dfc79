"""What readers see when something cannot be shown."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from positions.models import Official
from positions.pages import errors, home
from tests.pages.reading import text_of
from tests.world import World


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("as_of=yesterday", "“yesterday” is not a day; write it as YYYY-MM-DD."),
        ("as_of=2999-01-01", "This day lies in the future"),
        ("known_at=once", "“once” is not a moment"),
        ("known_at=0001-01-01T00:00:00%2B14:00", "outside of the calendar"),
        ("basis=group", "write “own”"),
    ],
)
def test_a_parameter_that_means_nothing_is_named(world: World, client: Client, query: str, said: str) -> None:
    response = client.get(f"/?{query}")
    assert response.status_code == 400
    assert f"The trouble is with {query.split('=')[0]}" in text_of(response)
    assert said in text_of(response)


def test_a_page_that_is_not_there_leads_on(world: World, client: Client) -> None:
    response = client.get("/nothing-here/")
    assert response.status_code == 404
    assert "There is no page at this address" in text_of(response)
    assert 'action="/search/"' in response.content.decode()


def test_the_local_mode_shows_the_same_page(world: World, client: Client, settings: Any) -> None:
    settings.DEBUG = True
    assert "There is no page at this address" in text_of(client.get("/nothing-here/"))
    assert "There is no page at this address" in text_of(client.get("/propositions/nothing/"))


def test_a_missing_stroke_at_the_end_is_mended(world: World, client: Client) -> None:
    assert client.get("/about")["Location"] == "/about/"


def test_programs_are_answered_in_their_own_shape(world: World, client: Client) -> None:
    response = client.get("/api/nothing/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


def test_our_own_fault_is_admitted_without_a_look_at_the_database(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*args: object, **options: object) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr(home, "distribution", break_down)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "The fault is ours" in text_of(response)


def test_not_even_a_template_is_needed_to_admit_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*args: object, **options: object) -> None:
        raise RuntimeError("broken for the test")

    monkeypatch.setattr(errors, "render_to_string", break_down)
    response = errors.failed(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "The fault is ours" in text_of(response)


def test_a_page_that_is_not_there_suggests_a_search_for_what_was_meant(world: World, client: Client) -> None:
    html = client.get("/officials/arandia-republic/").content.decode()
    assert 'name="q" value="arandia republic"' in html


def test_an_address_whose_name_has_changed_leads_to_the_new_one(world: World, client: Client) -> None:
    Official.objects.filter(pk=world.brandt.pk).update(slug="ines-brandt-meier")
    response = client.get("/officials/ines-brandt/?as_of=2023-01-01")
    assert response.status_code == 301
    assert response["Location"] == "/officials/ines-brandt-meier/?as_of=2023-01-01"


def test_what_left_the_record_says_since_when_and_why_nothing_is_missing(
    world: World, client: Client
) -> None:
    world.brandt.delete()
    response = client.get("/officials/ines-brandt/")
    assert response.status_code == 410
    words = text_of(response)
    assert "Inés Brandt is no longer in the record" in words
    assert "no published position rested on it" in words
    assert 'value="Inés Brandt"' in response.content.decode()


def test_error_pages_stay_out_of_search_engines(world: World, client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/nothing-here/").content.decode()
