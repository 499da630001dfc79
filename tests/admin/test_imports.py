"""Files brought to the desk: looked at row by row, entered whole; hostile ones get a clear word."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from positions.admin.imports import packed, unpacked
from positions.models import Position, Source
from tests import make
from tests.admin.conftest import said, text
from tests.exchange.test_one_table import CHANGED, HEAD, NEW, SAME
from tests.exchange.test_spreadsheets import repacked, workbook
from tests.world import World


def page_of(name: str = "positions") -> str:
    return reverse("admin:import", args=[name])


def bring(client: Client, content: bytes | str, name: str = "positions") -> HttpResponse:
    data = content if isinstance(content, bytes) else content.encode()
    called = "some.xlsx" if data.startswith(b"PK") else "some.csv"
    return client.post(page_of(name), {"file": SimpleUploadedFile(called, data)})


def table(*rows: str) -> str:
    return "\n".join([HEAD, *rows, ""])


def entry(response: Any, **values: str) -> dict[str, str]:
    """The form that enters what was looked at."""
    form = response.context["entry"]
    return {**{name: form[name].value() for name in form.fields}, **values}


def words(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def test_a_file_is_looked_at_first_and_then_entered(world: World, analyst: Client) -> None:
    published = make.published(summary="Spoke for it.")
    response: Any = bring(analyst, table(CHANGED, NEW))
    seen = words(response)
    assert "1 new 1 changes the record" in seen
    assert f"changes the record: position {published.pk}" in seen
    assert "stance support becomes oppose" in seen
    assert Position.objects.count() == 1
    response = analyst.post(page_of(), entry(response, reason="The record was read anew."))
    assert response.headers["Location"].endswith("?desk=mine")
    assert "Drafted: 1 new, 1 corrections." in said(response)
    drafts = Position.objects.filter(status="draft", author=world.analyst)
    assert {one.corrects for one in drafts} == {None, published}


def test_corrections_need_a_public_reason(world: World, analyst: Client) -> None:
    make.published(summary="Spoke for it.")
    response = analyst.post(page_of(), entry(bring(analyst, table(CHANGED)), reason=""))
    assert "This field is required." in words(response)
    assert Position.objects.count() == 1


def test_a_file_that_does_nothing_cannot_be_entered(world: World, analyst: Client) -> None:
    make.published(summary="Spoke for it.")
    response: Any = bring(analyst, table(SAME))
    assert "There is nothing to enter." in words(response)


def test_when_the_record_changed_meanwhile_the_file_is_shown_anew(world: World, analyst: Client) -> None:
    published = make.published(summary="Spoke for it.")
    form = entry(bring(analyst, table(CHANGED)), reason="Read anew.")
    make.retracted(published)
    response = analyst.post(page_of(), form)
    assert "The record changed since you looked." in words(response)
    assert "1 new" in words(response)
    assert not Position.objects.filter(status="draft").exists()


def test_all_faults_are_told_at_once(world: World, analyst: Client) -> None:
    row = "XZZ,binding-framework,maybe,2022-13-01,day,statement,,,,,Words.,nowhere,"
    seen = words(bring(analyst, table(row, "too,short")))
    assert "faults:" in seen
    for value in ("2 actor XZZ", "2 stance maybe", "2 date 2022-13-01", "2 sources nowhere", "3 – –"):
        assert value in seen, value


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7", "This is a PDF document."),
        (b"PK\x03\x04 rubbish", "damaged"),
        (b"a;b;c\n1;2;3\n", "This column is not known."),
        (table("XAR,=cmd,support,2022-03-01,day,statement,,,,,x,voting-record,").encode(), "as a formula"),
        (workbook([*HEAD.split(",")], ["=1+1"]), "This cell holds a formula."),
        (repacked(workbook(["a"]), **{"xl/sharedStrings.xml": b" " * 61_000_000}), "unpacks to more"),
        (HEAD.encode() + b"\n\xff\xfe\n", "This is not UTF-8."),
        (b"x" * 5_000_001, "at most 5 MB"),
        (HEAD.encode() + b"\n" + b",,,,,,,,,,,,\n" * 20_001, "more than 20,000 rows"),
    ],
    ids=["pdf", "archive", "semicolons", "formula", "sheet-formula", "bomb", "bytes", "large", "long"],
)
def test_hostile_files_get_a_clear_word(world: World, analyst: Client, content: bytes, sentence: str) -> None:
    response: Any = bring(analyst, content)
    assert response.status_code == 200
    assert sentence in words(response)
    assert not Position.objects.exists()


@pytest.mark.parametrize(
    ("called", "content", "sentence"),
    [
        ("some.csv", workbook(["a"]), "ends in .csv, and what it holds is something else"),
        ("some.xlsx", HEAD.encode(), "ends in .xlsx, and what it holds is something else"),
        ("some.exe", HEAD.encode(), "ends in neither .csv nor .xlsx"),
        ("some", HEAD.encode(), "ends in neither .csv nor .xlsx"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    world: World, analyst: Client, called: str, content: bytes, sentence: str
) -> None:
    response: Any = analyst.post(page_of(), {"file": SimpleUploadedFile(called, content)})
    assert sentence in words(response)


def test_no_file_is_told(world: World, analyst: Client) -> None:
    assert "This field is required." in words(analyst.post(page_of(), {}))
    assert "The submitted file is empty." in words(bring(analyst, b""))


@pytest.mark.parametrize("content", ["", "no base64", packed(b"x" * 5_000_001), packed(b"a,b")[:-8]])
def test_what_does_not_come_back_whole_is_refused(world: World, analyst: Client, content: str) -> None:
    response = analyst.post(page_of(), {"content": content, "fingerprint": "x"})
    assert "did not come back whole" in words(response)


def test_what_was_packed_is_the_file() -> None:
    assert unpacked(packed("Élan\n".encode())) == "Élan\n".encode()


def test_a_reference_table_is_entered_into_the_record(world: World, analyst: Client) -> None:
    rows = "slug,url,title,publisher,published_on,language\nnew,,New,,,en\n"
    response = analyst.post(page_of("sources"), entry(bring(analyst, rows, "sources")))
    assert response.status_code == 302
    assert Source.objects.filter(slug="new").exists()


def test_each_role_finds_the_imports_that_it_may_use(
    world: World, analyst: Client, administrator: Client
) -> None:
    assert analyst.get(page_of("countries")).status_code == 403
    assert administrator.get(page_of("countries")).status_code == 200
    assert administrator.get(page_of("memberships")).status_code == 404
    listed = reverse("admin:positions_country_changelist")
    assert page_of("countries") not in text(analyst.get(listed))
    assert page_of("countries") in text(administrator.get(listed))
