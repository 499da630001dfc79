"""A list entered at the desk: pasted or uploaded, its questions answered, looked at, made into drafts."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from positions.models import Batch, Position, Source
from tests.admin.conftest import SignIn, said, text
from tests.world import World

ROLL_CALL = (
    "Adopted by 2 votes to 1, with 1 abstention.\n\n"
    "In favour: Arandia, Élan-Verre. Against: Fenland. Abstaining: Borvia."
)


def form(world: World, **values: Any) -> dict[str, Any]:
    """A roll call on the resolution, as the first page posts it."""
    usual = {
        "kind": "vote",
        "instrument": "A/X/70/1",
        "proposition": "binding-framework",
        "date": "2022-12-20",
        "date_precision": "day",
        "session": str(world.assembly_70.pk),
        "source_address": "assembly.example/record",
        "source_language": "en",
        "text": ROLL_CALL,
    }
    return {**usual, **values}


def step(client: Client, name: str, values: dict[str, Any]) -> Any:
    return client.post(reverse("admin:list"), {**values, "step": name})


def objections(page: HttpResponse) -> list[str]:
    return list(page.context["objections"])  # type: ignore[attr-defined]


def mistakes(page: HttpResponse) -> list[str]:
    return [sentence for _, sentence in page.context["mistakes"]]  # type: ignore[attr-defined]


def test_the_desk_leads_to_the_screen(world: World, analyst: Client) -> None:
    assert reverse("admin:list") in text(analyst.get(reverse("admin:index")))
    assert analyst.get(reverse("admin:list")).status_code == 200


@pytest.mark.parametrize(
    ("cast", "status"), [("analyst", 200), ("reviewer", 200), ("administrator", 200), ("reader", 302)]
)
def test_only_who_drafts_enters_lists(world: World, sign_in: SignIn, cast: str, status: int) -> None:
    assert sign_in(getattr(world, cast)).get(reverse("admin:list")).status_code == status


def test_a_pasted_roll_call_goes_from_text_to_drafts_in_three_steps(world: World, analyst: Client) -> None:
    read = step(analyst, "read", form(world))
    assert "Every name is matched." in text(read)
    assert [(side, number, announced) for side, _, number, announced, _ in read.context["sides"]] == [
        ("in favour", 2, [2]),
        ("against", 1, [1]),
        ("abstaining", 1, [1]),
    ]
    preview = step(analyst, "preview", form(world))
    assert "Make 4 drafts" in text(preview)
    assert Position.objects.count() == 0
    made = step(analyst, "draft", form(world))
    batch = Batch.objects.get()
    assert made.headers["Location"] == reverse("admin:positions_batch_change", args=[batch.pk])
    assert "4 drafts made, as one list." in said(made)
    assert (batch.title, batch.author, batch.pasted) == ("Vote: A/X/70/1", world.analyst, ROLL_CALL)
    first = batch.positions.order_by("pk").first()
    assert (first.country, first.forum, first.instrument) == (world.arandia, world.assembly, world.resolution)
    assert first.citations.get().source == world.record


def test_all_mistakes_of_the_first_page_are_told_at_once_and_what_was_typed_stays(
    world: World, analyst: Client
) -> None:
    page = step(
        analyst,
        "read",
        form(world, instrument="nothing known", proposition="", date="soon", source_address="", text="kept"),
    )
    told = " ".join(mistakes(page))
    for words in (
        "Instrument: Nothing is recorded as",
        "Date: Enter a valid date",
        "Give the address of the source",
    ):
        assert words in told
    assert "kept" in text(page)
    assert "nothing known" in text(page)


def test_an_empty_list_is_told_at_its_field(world: World, analyst: Client) -> None:
    assert mistakes(step(analyst, "read", form(world, text=" \0 "))) == [
        "The list: The list is empty: paste its text or choose a file."
    ]


def test_the_proposition_follows_from_the_instrument_once_it_is_coded(world: World, analyst: Client) -> None:
    assert mistakes(step(analyst, "read", form(world, proposition=""))) == [
        "Proposition: Choose the proposition on which they acted."
    ]
    step(analyst, "draft", form(world))
    page = step(analyst, "read", form(world, proposition="", date="2022-12-21"))
    assert page.context["layout"].subject.proposition == world.framework
    step(analyst, "draft", form(world, proposition="audits"))
    [sentence] = mistakes(step(analyst, "read", form(world, proposition="")))
    assert "coded on several" in sentence


def test_questions_are_asked_with_suggestions_and_answered(world: World, analyst: Client) -> None:
    values = form(world, text="In favour (2):\nArandland\nThe meeting rose\nFenland")
    page = step(analyst, "preview", values)
    assert objections(page) == ["2 lines need an answer.", DIFFERS]
    arandland, rose = page.context["asked"]
    assert ("XAR", "Arandia") in arandland["offered"]
    assert "Line 2" in text(page)
    values[arandland["name"]] = "XAR"
    values[rose["name"]] = "out"
    page = step(analyst, "check", values)
    assert objections(page) == []
    assert page.context["asked"] == []
    step(analyst, "draft", values)
    batch = Batch.objects.get()
    assert {one.country for one in batch.positions.all()} == {world.arandia, world.fenland}
    assert batch.acknowledged == "Left out: “The meeting rose” (line 3)."


DIFFERS = "The list differs from what was announced or recorded: mend it, or say why it stands."


def test_another_name_can_be_typed(world: World, analyst: Client) -> None:
    values = form(world, text="In favour (1):\nNowhere")
    one = step(analyst, "read", values).context["asked"][0]
    values[one["other"]] = "Nobody"
    page = step(analyst, "check", values)
    assert page.context["asked"][0]["typed"] == "Nobody"
    assert "Nobody is called “Nobody” either." in text(page)
    values[one["other"]] = "fenland"
    assert step(analyst, "draft", values).status_code == 302
    assert Batch.objects.get().positions.get().country == world.fenland


def test_answers_are_carried_from_page_to_page(world: World, analyst: Client) -> None:
    values = form(
        world, text="In favour (1):\nNowhere", notes="Fenland: It spoke.", **{"summary-support": "Yes."}
    )
    name = step(analyst, "read", values).context["asked"][0]["name"]
    values[name] = "XFE"
    for page in (step(analyst, "preview", values), step(analyst, "describe", values)):
        carried = dict(page.context["carried"])
        assert (carried[name], carried["notes"], carried["summary-support"]) == (
            "XFE",
            "Fenland: It spoke.",
            "Yes.",
        )
    back = step(analyst, "describe", values)
    assert "Nowhere" in text(back)
    assert mistakes(back) == []


def test_a_difference_needs_a_reason(world: World, analyst: Client) -> None:
    values = form(world, total_favour="3")
    page = step(analyst, "preview", values)
    assert objections(page) == [DIFFERS]
    assert "Announced 3 in favour (as you gave it), the list has 2." in text(page)
    assert step(analyst, "draft", values).status_code == 200
    assert Batch.objects.count() == 0
    assert "Passed over" in text(
        step(analyst, "preview", {**values, "reason": "One vote was corrected later."})
    )
    step(analyst, "draft", {**values, "reason": "One vote was corrected later."})
    assert "One vote was corrected later." in Batch.objects.get().acknowledged


def test_posting_the_same_drafts_twice_makes_one_batch(world: World, analyst: Client) -> None:
    step(analyst, "draft", form(world))
    again = step(analyst, "draft", form(world))
    assert "4 of them are recorded with this act already" in text(again)
    assert Batch.objects.count() == 1


def test_groups_notes_and_dissociations_are_shown_before_they_are_made(world: World, analyst: Client) -> None:
    values = form(
        world,
        kind="joint-statement",
        stance="support",
        text="MU and Fenland",
        dissociated="Borvia",
        notes="Fenland: It joined late.",
    )
    page = text(step(analyst, "preview", values))
    assert "a group: speaks for 2 members, without Borvia" in page
    assert "It joined late." in page
    step(analyst, "draft", values)
    assert Position.objects.get(group=world.union).dissociations.get().country == world.borvia


def test_remarks_that_are_not_understood_are_told_at_their_field(world: World, analyst: Client) -> None:
    page = step(analyst, "preview", form(world, notes="Nowhere: x", **{"summary-oppose": " "}))
    assert objections(page) == [
        "Line 1, “Nowhere”: no country or group is called so.",
        "Say in your own words what they did.",
    ]
    assert "Nowhere: x" in text(page)


def test_a_known_address_is_recognised_and_a_new_source_is_saved(world: World, analyst: Client) -> None:
    known = step(analyst, "preview", form(world, source_title="Something else"))
    assert known.context["layout"].subject.source == world.record
    assert mistakes(step(analyst, "read", form(world, source_address="https://new.example/1"))) == [
        "Title of the source: This address is not recorded yet: give the title."
    ]
    step(
        analyst,
        "draft",
        form(
            world, source_address="https://new.example/1#top", source_title="New record", source_language="fr"
        ),
    )
    source = Source.objects.get(title="New record")
    assert (source.url, source.language) == ("https://new.example/1", "fr")
    assert (
        step(analyst, "read", form(world, source_address="", source_title="an article on paper"))
        .context["layout"]
        .subject.source
        == world.article
    )


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_an_uploaded_sheet_is_read_like_a_pasted_list(world: World, analyst: Client) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Country", "Vote"],
        ["Arandia", "Yes"],
        ["Élan-Verre", "Yes"],
        ["Fenland", "No"],
        ["Borvia", "Abstain"],
    ):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    totals = {"total_favour": "2", "total_against": "1", "total_abstaining": "1"}
    page = step(analyst, "read", form(world, text="", upload=upload("v.xlsx", file.getvalue()), **totals))
    carried = dict(page.context["carried"])
    assert carried["text"].splitlines()[1] == "Arandia\tYes"
    assert step(analyst, "draft", form(world, text=carried["text"], **totals)).status_code == 302
    assert Batch.objects.get().positions.count() == 4


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("v.pdf", b"%PDF", "of no type that is read"),
        ("v.xlsx", b"junk", "no XLSX"),
        ("v.csv", b"Arandia,=1+1\nFenland,=2\n", "Row 2, column B"),
        ("v.csv", b" ", "empty"),
    ],
)
def test_a_bad_upload_is_told_with_every_fault(
    world: World, analyst: Client, name: str, content: bytes, words: str
) -> None:
    page = step(analyst, "read", form(world, text="", upload=upload(name, content)))
    assert words in " ".join(mistakes(page))


def test_a_text_and_a_file_together_are_refused(world: World, analyst: Client) -> None:
    page = step(analyst, "read", form(world, upload=upload("v.csv", b"Arandia,Yes")))
    assert mistakes(page) == ["Or a file: Paste the list or choose a file, not both."]
    assert "Élan-Verre" in text(page)


def test_ten_thousand_nameless_lines_are_all_named(world: World, analyst: Client) -> None:
    page = step(analyst, "preview", form(world, text="\n".join(f"Nowhere {n}" for n in range(10_000))))
    assert len(page.context["asked"]) == 100
    assert "Line 10000, “Nowhere 9999”" in text(page)


def test_what_is_pasted_is_never_markup(world: World, analyst: Client) -> None:
    page = text(step(analyst, "preview", form(world, text="In favour:\n<script>alert(1)</script>")))
    assert "<script>alert" not in page


def test_a_page_asks_a_fixed_number_of_questions(
    world: World, analyst: Client, django_assert_max_num_queries: Any
) -> None:
    step(analyst, "read", form(world))
    with django_assert_max_num_queries(40):
        step(analyst, "preview", form(world))
