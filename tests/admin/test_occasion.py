"""Recording an occasion at the desk, without scripts: completed, warned, recorded, and on to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from positions.models import Official, Position, Source
from tests import make
from tests.admin.conftest import SignIn, said, text
from tests.world import World

ADDRESS = "https://arandia.example/speech"


def screen() -> str:
    return reverse("admin:occasion")


def filled(world: World, *rows: dict[str, str], press: str = "save", **values: Any) -> dict[str, Any]:
    """The screen filled in: Okoye at the workshop of 2023, as the recorded speech shows."""
    rows = rows or (row(), row("audits", "oppose", "Saw no need of audits."))
    form: dict[str, Any] = {
        "address": ADDRESS,
        "language": "en",
        "actor": "Arandia",
        "date": "2023-05-24",
        "date_precision": "day",
        "kind": "statement",
        "official": world.okoye.pk,
        "forum": "WM",
        "session": world.workshop_2023.pk,
        "rows": 5,
        press: "yes",
        **{f"row-{place}-{name}": value for place, one in enumerate(rows) for name, value in one.items()},
    }
    return {**form, **values}


def row(
    proposition: str = "binding-framework", stance: str = "support", summary: str = "Asked for it."
) -> dict[str, str]:
    return {"proposition": proposition, "stance": stance, "summary": summary, "locator": "minute 3"}


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the screen objects to, by the field that it leads to."""
    found: dict[str, list[str]] = {}
    for place, sentence in response.context["mistakes"]:  # type: ignore[attr-defined]
        found.setdefault(place.removeprefix("id_"), []).append(sentence)
    return found


def typed(response: HttpResponse, name: str) -> str:
    """What stands in a field of the answered screen."""
    return str(response.context["form"][name].value() or "")  # type: ignore[attr-defined]


def test_the_desk_leads_to_it(analyst: Client) -> None:
    assert f'href="{screen()}"' in text(analyst.get(reverse("admin:index")))


def test_it_is_for_those_who_add_positions(world: World, sign_in: SignIn) -> None:
    assert sign_in(world.reader).get(screen()).status_code == 302
    world.reader.is_staff = True
    world.reader.save()
    assert sign_in(world.reader).get(screen()).status_code == 403
    assert sign_in(world.reader).post(screen(), filled(world)).status_code == 403
    assert sign_in(world.reader).get(reverse("admin:occasion-recorded")).status_code == 403


def test_an_occasion_becomes_drafts_of_who_recorded_it(world: World, analyst: Client) -> None:
    response = analyst.post(screen(), filled(world), follow=True)
    assert "2 positions saved as drafts." in text(response)
    first, second = Position.objects.order_by("pk")
    assert (first.author, first.status, first.stance) == (world.analyst, "draft", "support")
    assert (second.proposition, second.stance) == (world.audits, "oppose")
    assert (second.forum, second.session, second.official) == (
        world.workshop,
        world.workshop_2023,
        world.okoye,
    )
    assert second.citations.get().locator == "minute 3"


def test_it_is_saved_and_submitted_at_once(world: World, analyst: Client) -> None:
    response = analyst.post(screen(), filled(world, press="submit"))
    assert response.status_code == 302
    assert "2 positions submitted for review." in said(response)
    assert {one.status for one in Position.objects.all()} == {"in-review"}


def test_drafts_are_submitted_from_the_page_that_tells_of_them(world: World, analyst: Client) -> None:
    page = analyst.post(screen(), filled(world), follow=True)
    numbers = page.context["numbers"]
    analyst.post(reverse("admin:positions_position_verb", args=["submit"]), {"numbers": numbers})
    assert {one.status for one in Position.objects.all()} == {"in-review"}


def test_the_next_from_the_same_source_begins_with_all_but_the_actor(world: World, analyst: Client) -> None:
    done = analyst.post(screen(), filled(world), follow=True)
    first = Position.objects.order_by("pk")[0]
    following = f"{screen()}?after={first.pk}"
    assert f'href="{following}"' in text(done)
    response = analyst.get(following)
    assert typed(response, "address") == ADDRESS
    assert (typed(response, "date"), typed(response, "kind")) == ("2023-05-24", "statement")
    assert typed(response, "forum") == "WM: Workshop on Machines"
    assert typed(response, "session") == str(world.workshop_2023.pk)
    assert (typed(response, "actor"), typed(response, "official")) == ("", "")
    assert "2 positions cite it already" in text(response)


def test_a_source_on_paper_is_carried_on_by_its_title(world: World, analyst: Client) -> None:
    done = analyst.post(screen(), filled(world, address="", title="An article on paper"), follow=True)
    assert Position.objects.filter(citations__source=world.article).count() == 2
    assert typed(
        analyst.get(done.context["first"] and f"{screen()}?after={done.context['first'].pk}"), "title"
    )


# The source.


def test_a_known_address_says_so_and_what_cites_it(world: World, analyst: Client) -> None:
    cited = make.published(cites=[world.speech])
    response = analyst.post(
        screen(), {"address": "HTTP://www.arandia.example/speech/?utm_source=x", "refresh": "source"}
    )
    page = text(response)
    assert "Recorded already" in page
    assert "Speech at the workshop" in page
    assert "1 position cites it already" in page
    assert reverse("admin:positions_position_change", args=[cited.pk]) in page
    assert typed(response, "address") == "http://www.arandia.example/speech/"


def test_an_unknown_address_brings_a_new_source_that_is_kept_tidy(world: World, analyst: Client) -> None:
    analyst.post(
        screen(),
        filled(
            world,
            address="New.Example/speech/?utm_source=x#top",
            title="A new speech",
            publisher="The ministry",
            published_on="2023-05-25",
            language="pt-BR",
            full_text="Kept for the desk.",
        ),
    )
    source = Source.objects.get(title="A new speech")
    assert (source.url, source.slug) == ("https://new.example/speech/", "a-new-speech")
    assert (source.publisher, source.published_on) == ("The ministry", date(2023, 5, 25))
    assert (source.language, source.full_text) == ("pt-BR", "Kept for the desk.")
    assert Position.objects.filter(citations__source=source).count() == 2


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"address": "https://new.example/a"}, "title", "needs a title"),
        ({"address": ""}, "address", "Give the address"),
        ({"address": "mailto:a@b.example", "title": "A letter"}, "address", "user"),
        ({"address": "https://new/a", "title": "A"}, "address", "not an address"),
        ({"address": "https://new.example/a", "title": "A", "language": ""}, "language", "its language"),
        ({"address": "https://new.example/a", "title": "A", "language": "English"}, "language", "tag"),
        ({"address": "https://new.example/a", "title": "A" * 301}, "title", "300"),
    ],
)
def test_a_new_source_has_what_it_needs(
    world: World, analyst: Client, values: dict[str, str], field: str, sentence: str
) -> None:
    response = analyst.post(screen(), filled(world, **values))
    assert sentence in " ".join(errors(response)[field])
    assert not Position.objects.exists()


def test_what_is_typed_about_a_known_source_is_not_passed_over_silently(
    world: World, analyst: Client
) -> None:
    form = filled(world, title="Another title")
    response = analyst.post(screen(), form)
    assert "what you typed about a new one is not used" in text(response)
    assert not Position.objects.exists()
    analyst.post(screen(), {**form, "confirmed": response.context["confirmed"]})
    assert Position.objects.count() == 2


# Who and where.


def test_filling_in_completes_names_and_brings_officials_and_sessions(world: World, analyst: Client) -> None:
    response = analyst.post(
        screen(), {"actor": "aran", "forum": "work", "date": "2023-05-24", "refresh": "choices", "rows": "5"}
    )
    assert typed(response, "actor") == "Arandia (XAR)"
    assert typed(response, "forum") == "WM: Workshop on Machines"
    page = text(response)
    assert "Of Arandia, in office on 2023-05-24" in page
    assert "Mira Ọkoye (Arandia), Foreign Secretary, Ministry of Foreign Affairs" in page
    assert 'label="Near the date"' in page
    assert "Nothing was recorded yet" not in page


def test_a_name_that_means_several_is_asked_about_and_kept(world: World, analyst: Client) -> None:
    make.country("XAB", "Arabal", iso2="XJ")
    response = analyst.post(screen(), {"actor": "ara", "refresh": "choices"})
    assert "Did you mean Arabal (XAB) or Arandia (XAR)?" in response.context["form"].hints["actor"]
    assert typed(response, "actor") == "ara"
    response = analyst.post(screen(), filled(world, actor="ara"))
    assert list(errors(response)) == ["actor"]


def test_a_new_official_comes_with_his_office(world: World, analyst: Client) -> None:
    new = {"new_name": "Ada Nkem", "new_office": "Ambassador", "new_start": "2022-01-01"}
    analyst.post(screen(), filled(world, official="", **new))
    official = Official.objects.get(name="Ada Nkem")
    assert official.country == world.arandia
    assert [(one.title, one.start) for one in official.tenures.all()] == [("Ambassador", date(2022, 1, 1))]
    assert {one.official for one in Position.objects.all()} == {official}


def test_for_a_group_a_new_official_can_be_a_member_s(world: World, analyst: Client) -> None:
    new = {"new_name": "Ada Nkem", "new_office": "Ambassador", "new_member": "Borvia"}
    analyst.post(screen(), filled(world, actor="MU", official="", **new))
    assert Official.objects.get(name="Ada Nkem").country == world.borvia
    assert {one.group for one in Position.objects.all()} == {world.union}


# What is wrong.


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"actor": ""}, "actor", "required"),
        ({"kind": ""}, "kind", "required"),
        ({"date": "24 May"}, "date", "valid date"),
        ({"date": "2023-08-01"}, "date", "a week away"),
        ({"date": "2999-01-01", "session": ""}, "date", "future"),
        ({"forum": "The Assembly"}, "session", "another forum"),
        ({"forum": "Nowhere"}, "forum", "Nothing is recorded as “Nowhere”"),
        ({"actor": "Borvia"}, "official", "does not speak for"),
        ({"new_name": "Ada", "new_office": "Envoy"}, "official", "not both"),
        ({"official": "", "new_name": "Ada"}, "new_office", "office"),
        ({"official": "", "new_name": "mira ọkoye", "new_office": "Envoy"}, "new_name", "recorded already"),
        ({"row-0-stance": ""}, "row-0-stance", "Row 1"),
        ({"row-1-proposition": ""}, "row-1-proposition", "Row 2"),
        ({"row-1-proposition": "binding-framework"}, "row-1-proposition", "same proposition"),
        ({"row-1-stance": "maybe"}, "row-1-stance", "valid choice"),
        ({"row-3-summary": "Left over."}, "row-3-proposition", "Row 4"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_row_and_what_was_typed_is_kept(
    world: World, analyst: Client, values: dict[str, str], field: str, sentence: str
) -> None:
    response = analyst.post(screen(), filled(world, **values))
    assert sentence in " ".join(errors(response)[field])
    assert f'id="id_{field}_error"' in text(response)
    assert not Position.objects.exists()
    assert response.context["rows"].forms[1]["summary"].value() == "Saw no need of audits."
    for name in ("address", "actor", "date", "forum"):
        assert typed(response, name) == filled(world, **values)[name]


def test_all_mistakes_are_told_at_once(world: World, analyst: Client) -> None:
    response = analyst.post(
        screen(), filled(world, actor="", kind="", **{"row-0-stance": "", "row-1-stance": ""})
    )
    assert list(errors(response)) == ["actor", "kind", "row-0-stance", "row-1-stance"]


def test_review_wants_a_summary_in_every_row(world: World, analyst: Client) -> None:
    form = filled(world, row(), row("audits", "oppose", ""), press="submit", **{"row-0-summary": "Asked."})
    assert list(errors(analyst.post(screen(), form))) == ["row-1-summary"]
    assert not Position.objects.exists()


def test_an_occasion_says_something(world: World, analyst: Client) -> None:
    empty = {"proposition": "", "stance": "", "summary": "", "locator": ""}
    assert "at least one proposition" in str(errors(analyst.post(screen(), filled(world, empty))))


# Rows.


def test_rows_are_added_and_what_was_typed_stays(world: World, analyst: Client) -> None:
    response = analyst.post(screen(), filled(world, row(), press="add_rows"))
    assert response.context["rows"].count == 8
    assert response.context["rows"].forms[0]["summary"].value() == "Asked for it."
    assert typed(response, "address") == ADDRESS


def test_rows_between_that_are_empty_are_passed_over(world: World, analyst: Client) -> None:
    last = {f"row-7-{name}": value for name, value in row("human-control").items()}
    analyst.post(screen(), filled(world, row(), rows=8, **last))
    assert [one.proposition for one in Position.objects.order_by("pk")] == [world.framework, world.control]


def test_the_coding_rules_stand_beside_the_row(world: World, analyst: Client) -> None:
    world.control.borderline_cases = "Words on machines that only observe are not coded."
    world.control.save()
    response = analyst.post(screen(), filled(world, row("human-control"), press="refresh"))
    beside = text(response).partition('id="row-1"')[2].partition("</fieldset>")[0]
    for rule in (world.control.definition, world.control.support_means, world.control.oppose_means):
        assert rule in beside
    assert world.control.borderline_cases in beside
    assert world.framework.definition in text(response).partition('id="codebook"')[2]  # to look up any


# Cautions.


def test_likely_duplicates_and_reversals_are_recorded_only_when_saved_twice(
    world: World, analyst: Client
) -> None:
    alike = make.draft(author=world.second_analyst, date=date(2023, 5, 26))
    make.published(proposition=world.audits, stance="support", date=date(2022, 1, 1))
    response = analyst.post(screen(), filled(world, press="submit"))
    page = text(response)
    assert "Likely a duplicate: Arandia" in page
    assert "A reversal: Arandia holds support" in page
    assert reverse("admin:positions_position_change", args=[alike.pk]) in page
    assert Position.objects.count() == 2
    assert response.context["mistakes"] == []
    again = filled(world, press="submit", confirmed=response.context["confirmed"])
    assert analyst.post(screen(), again).status_code == 302
    assert Position.objects.count() == 4


def test_a_caution_that_was_not_read_yet_asks_again(world: World, analyst: Client) -> None:
    make.draft(date=date(2023, 5, 26))
    read = analyst.post(screen(), filled(world, row())).context["confirmed"]
    make.draft(date=date(2023, 5, 25))
    assert analyst.post(screen(), filled(world, row(), confirmed=read)).status_code == 200
    assert Position.objects.count() == 2


def test_the_same_form_sent_twice_is_noticed(world: World, analyst: Client) -> None:
    analyst.post(screen(), filled(world))
    assert "Likely a duplicate" in text(analyst.post(screen(), filled(world)))
    assert Position.objects.count() == 2


def test_cautions_and_mistakes_are_told_together(world: World, analyst: Client) -> None:
    make.draft(date=date(2023, 5, 26))
    response = analyst.post(screen(), filled(world, row(summary=""), press="submit"))
    assert list(errors(response)) == ["row-0-summary"]
    assert "Likely a duplicate" in text(response)


def test_the_screen_costs_the_same_whatever_is_recorded(
    world: World, analyst: Client, django_assert_max_num_queries: Any
) -> None:
    for day in range(1, 20):
        make.draft(date=date(2022, 1, day), cites=[world.speech])
    with django_assert_max_num_queries(30):
        analyst.post(screen(), filled(world, press="refresh"))
