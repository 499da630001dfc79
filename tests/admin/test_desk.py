"""The desk as a whole: shelves, lists of a fixed cost, forms without long choices, no inline code."""

from __future__ import annotations

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from positions.admin import desk
from positions.admin.site import SHELVES
from positions.admin.tables import DerivedAdmin
from positions.models import Instrument, Official, Session, Tenure
from positions.models.history import record_tables
from tests import make
from tests.admin.conftest import SignIn, address, text
from tests.world import World

TABLES = sorted(str(model._meta.model_name) for model in desk._registry)
INLINES = {"citation", "dissociation", "tenure"}


def enlarge(world: World, first: int, last: int) -> None:
    """More rows in every table that a list shows."""
    for n in range(first, last):
        land = make.country(f"Y{chr(65 + n // 26)}{chr(65 + n % 26)}", f"Land {n}", iso2=f"{n:02}")
        land.aliases.create(name=f"Landish {n}", language="en")
        make.membership(land, world.league)
        person = Official.objects.create(slug=f"person-{n}", name=f"Person {n}", country=land)
        Tenure.objects.create(official=person, title="Minister")
        session = Session.objects.create(slug=f"session-{n}", forum=world.assembly, name=f"Session {n}")
        Instrument.objects.create(slug=f"text-{n}", title=f"Text {n}", kind="treaty", forum=world.assembly)
        source = make.source(f"source-{n}")
        forum = {"forum": world.assembly, "session": session, "official": person}
        make.published(country=land, cites=[source], **forum)
        make.retracted(country=land, cites=[source])
        make.submitted(country=land, author=world.second_analyst)
        make.enquiry(land)


def test_every_table_has_its_place_on_a_shelf() -> None:
    shelved = {name.lower() for _, _, names in SHELVES for name in names}
    assert shelved == set(TABLES)
    models = {str(model._meta.model_name) for model in record_tables()}
    assert models - INLINES == shelved - {"user"}


def test_the_index_shows_each_role_its_tables(world: World, analyst: Client, administrator: Client) -> None:
    page = text(analyst.get(reverse("admin:index")))
    for heading in ("The record", "Actors", "Where and on what text", "Codebook", "Derived"):
        assert heading in page
    assert address("user", "changelist") not in page
    assert address("user", "changelist") in text(administrator.get(reverse("admin:index")))


def test_the_desk_bears_its_name_and_leads_to_the_site(world: World, analyst: Client) -> None:
    page = text(analyst.get(reverse("admin:index")))
    assert "AI governance positions" in page
    assert '<a href="/">View site</a>' in page


def test_lists_cost_the_same_however_many_rows_they_show(world: World, sign_in: SignIn) -> None:
    world.administrator.is_superuser = True
    world.administrator.save()
    client = sign_in(world.administrator)
    enlarge(world, 0, 3)
    few = {table: cost(client, address(table, "changelist")) for table in TABLES}
    enlarge(world, 3, 9)
    many = {table: cost(client, address(table, "changelist")) for table in TABLES}
    assert many == few
    assert max(many.values()) <= 12, many


def cost(client: Client, page: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_searching_a_list_costs_no_more(world: World, administrator: Client) -> None:
    enlarge(world, 0, 3)
    for table in TABLES:
        assert cost(administrator, f"{address(table, 'changelist')}?q=land+1") <= 12, table


def test_no_form_has_a_box_of_many_choices(world: World, administrator: Client) -> None:
    for n in range(70):
        make.country(f"Z{chr(65 + n // 26)}{chr(65 + n % 26)}", f"Land {n}", iso2=f"{n:02}")
        make.source(f"source-{n}")
    make.draft(author=world.administrator)
    make.enquiry(world.fenland)
    for model, admin in desk._registry.items():
        table, row = str(model._meta.model_name), model._default_manager.first()
        pages = [address(table, "add")] if not isinstance(admin, DerivedAdmin) else []
        pages += [address(table, "change", row.pk)] if row else []
        for page in pages:
            boxes = re.findall(r"<select.*?</select>", text(administrator.get(page)), re.DOTALL)
            assert all(box.count("<option") <= 60 for box in boxes), page


def test_no_page_of_the_desk_has_inline_style_or_script(world: World, administrator: Client) -> None:
    position = make.published()
    pages = [reverse("admin:index"), reverse("admin:login"), address("position", "change", position.pk)]
    pages += [address(table, "changelist") for table in TABLES]
    for page in pages:
        html = text(administrator.get(page, follow=True))
        assert "<style" not in html
        assert not re.search(r'\sstyle="|\son[a-z]+="', html), page
        assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>", html), page


def test_suggestions_tell_namesakes_apart(world: World, analyst: Client) -> None:
    def suggested(table: str, field: str, term: str) -> list[str]:
        asked = {"app_label": "positions", "model_name": table, "field_name": field, "term": term}
        answer = analyst.get(reverse("admin:autocomplete"), asked).json()
        return [one["text"] for one in answer["results"]]

    assert suggested("position", "country", "elan") == ["Élan-Verre (XEL)"]
    assert suggested("position", "country", "arandie") == ["Arandia (XAR)"]
    assert suggested("position", "official", "okoye arandia") == ["Mira Ọkoye (Arandia)"]
    assert suggested("position", "session", "workshop 2023") == ["Workshop 2023 – WM, 2023-05-24"]
    assert suggested("position", "instrument", "a/x/70") == ["A/X/70/1 – Machines in the service of all"]
    assert suggested("position", "group", "mu") == ["MU – Meridian Union"]
    assert suggested("position", "forum", "machines") == ["WM – Workshop on Machines"]
    assert suggested("position", "proposition", "audited") == [
        "Have machines audited from outside (Rules for machines)"
    ]
    assert suggested("citation", "source", "voting") == ["Voting record of the Assembly – The Assembly, 2022"]


def test_an_application_has_no_index_of_its_own(world: World, analyst: Client) -> None:
    response = analyst.get(reverse("admin:app_list", args=["positions"]))
    assert response.headers["Location"] == reverse("admin:index")
