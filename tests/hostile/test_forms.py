"""Every form of the desk, found by walking it, is sent hostile texts: refused in words, never a failure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models, transaction
from django.test import Client

from positions.admin.verbs import VERBS
from positions.models import Position, Source
from tests import make
from tests.addresses import addresses
from tests.hostile.forms import Field, Form, forms_of, tampered, typed
from tests.hostile.test_files import BOMBS, TEXTS
from tests.hostile.texts import BORNE, REFUSED
from tests.world import World

FLOOD = "long words " * 900_000
"""Ten million characters."""


@pytest.fixture
def positions(world: World) -> list[Position]:
    """One of the administrator's own in each state in which something can be typed, and one of another."""
    return [
        make.draft(author=world.administrator),
        make.submitted(country=world.borvia),
        make.published(country=world.dunmere),
    ]


@pytest.fixture
def forms(administrator: Client, positions: list[Position]) -> list[Form]:
    """Every form of the desk, once."""
    found: dict[tuple[str, ...], Form] = {}
    asked = [administrator.get(address) for address in desk(positions)]
    asked += [
        administrator.post(f"/admin/positions/position/verb/{verb}/", {"numbers": position.pk})
        for verb in VERBS
        for position in positions[1:]
    ]
    for response in asked:
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            for form in forms_of(response.content.decode(), response.request["PATH_INFO"]):
                names = sorted(f"{one.name}" for one in form.fields if one.sort != "submit")
                found.setdefault((re.sub(r"\d+", "1", form.action), *names), form)
    return list(found.values())


def desk(positions: list[Position]) -> Iterator[str]:
    """Every address of the desk, each with a number that is there."""
    seen = dict.fromkeys(one for one in addresses(positions[0]) if one.startswith("/admin/"))
    for address in seen:
        yield re.sub(r"/(\w+)/(\w+)/(\d+)/", _with_number, address)
    for position in positions:
        yield f"/admin/positions/position/{position.pk}/change/"
        yield f"/admin/review/position/{position.pk}/"


def _with_number(found: re.Match[str]) -> str:
    try:
        model: Any = apps.get_model(found[1], found[2])
    except LookupError:
        return found[0]
    row = model._base_manager.order_by("pk").first()
    return f"/{found[1]}/{found[2]}/{row.pk if row else found[3]}/"


def sent(client: Client, form: Form, data: Mapping[str, object]) -> tuple[int, list[str]]:
    """The status of the answer, and where something unreadable stands after it; then all is as before."""
    with transaction.atomic():
        response = client.post(form.action, data)
        stored = unreadable()
        transaction.set_rollback(True)
    return response.status_code, stored


def unreadable() -> list[str]:
    """Columns of any table that hold a character that nobody can read."""
    asked = [
        f"SELECT '{model._meta.db_table}.{one.column}' FROM {model._meta.db_table} "
        f'WHERE tracker_unreadable("{one.column}")'
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.db_table != "django_session"
        for one in model._meta.concrete_fields
        if isinstance(one, models.CharField | models.TextField)
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ".join(asked))
        return [name for (name,) in cursor.fetchall()]


def refusals(client: Client, forms: list[Form], text: Callable[[Field], str]) -> dict[str, Any]:
    """By form: the status of a failure, or where something unreadable was stored. Nothing, if all is well."""
    client.raise_request_exception = False
    answers = {form.action: sent(client, form, form.filled(text)) for form in forms}
    assert any(status < 400 for status, _ in answers.values())
    return {action: told for action, told in answers.items() if told[0] >= 500 or told[1]}


def test_no_form_fails_or_stores_what_nobody_can_read(administrator: Client, forms: list[Form]) -> None:
    names = {one.name for form in forms for one in form.fields}
    assert {"summary", "title", "reason", "note", "text", "places", "first_name"} <= names
    assert len(forms) > 40
    words = "".join(list(REFUSED.values())[1:])
    assert refusals(administrator, forms, typed(words)) == {}
    assert refusals(administrator, forms, typed("".join(BORNE.values()))) == {}
    for changed in ("a\0b", "9" * 5_000):
        assert refusals(administrator, forms, tampered(changed)) == {}
    longest = [form for form in forms if any(one.sort == "textarea" for one in form.fields)]
    flooded = {form.action: sent(administrator, form, form.filled(_flood)) for form in longest}
    assert {status for status, _ in flooded.values()} <= {400, 413}


def test_no_form_that_takes_a_file_fails_or_stores_anything_of_one_that_is_none(
    administrator: Client, forms: list[Form]
) -> None:
    administrator.raise_request_exception = False
    takers = [form for form in forms if form.uploads]
    assert {re.sub(r"\d+", "1", form.action) for form in takers} >= {
        "/admin/list/",
        "/admin/import/positions/",
    }
    before = Position.objects.count(), Source.objects.count()
    failed = []
    for form in takers:
        for name, content in {**BOMBS, **TEXTS, "ten megabytes": lambda: b"a,b\n" * 2_500_000}.items():
            for ending in ("csv", "xlsx"):
                files = {one: SimpleUploadedFile(f"some.{ending}", content()) for one in form.uploads}
                status, stored = sent(administrator, form, {**form.filled(lambda one: one.value), **files})
                if status not in (200, 400, 413) or stored:
                    failed.append((form.action, name, ending, status))
    assert failed == []
    assert (Position.objects.count(), Source.objects.count()) == before


def _flood(one: Field) -> str:
    return FLOOD if one.sort == "textarea" else one.value


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5_000, "-1", "٣", "1;2", "a\0b"])
def test_numbers_that_no_row_has(administrator: Client, world: World, number: str) -> None:
    administrator.raise_request_exception = False
    for verb in VERBS:
        page = f"/admin/positions/position/verb/{verb}/"
        assert administrator.post(page, {"numbers": number, "confirmed": "yes"}).status_code < 500
    for page in ("position", "source", "country"):
        for name in ("p", "o", "id", "id__exact", "q", "_popup", "country", "status__exact", "desk"):
            response = administrator.get(f"/admin/positions/{page}/", {name: number})
            assert response.status_code < 500, (page, name)
        data = {"action": "delete_selected", "_selected_action": number, "post": "yes"}
        assert administrator.post(f"/admin/positions/{page}/", data).status_code < 500, page
    for page in ("position", "proposition", "instrument", "country"):
        for name in ("coverage/", "review/", "history/", "occasion/", "list/", "positions/enquiry/add/"):
            assert administrator.get(f"/admin/{name}", {page: number}).status_code < 500, (name, page)
