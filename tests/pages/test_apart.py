"""Long parts of a page that are put into it at the end, each in its place; an address that holds the mark."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from positions.pages.apart import PLACE, page_of
from tests import make
from tests.world import World

ADDRESSES = ["/", "/propositions/binding-framework/", "/countries/XAR/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_what_its_template_says_by_itself(world: World, client: Client, address: str) -> None:
    make.published()
    response: Any = client.get(address)
    context = response.context[0].flatten()
    context.pop("parts_set_apart", None)
    name = next(one.name for one in response.templates if one.name)
    plain = render_to_string(name, context, response.wsgi_request)
    assert response.content.decode() == plain
    assert PLACE not in plain


def test_an_address_that_holds_the_mark_gets_the_same_page(world: World) -> None:
    make.published()
    response = Client().get("/?other=%00")
    assert response.status_code == 200
    words = response.content.decode()
    assert words.count("data-world") == words.count("data-sortable") == 1


def test_a_page_without_long_parts_is_its_template(rf: RequestFactory, db: None) -> None:
    made = page_of(rf.get("/"), "positions/parts/key.html", {})
    assert made.decode() == render_to_string("positions/parts/key.html", {})
