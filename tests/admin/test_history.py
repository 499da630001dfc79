"""The history at the desk: on every record, and searched through by administrators."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from positions.history.tables import kept_tables
from positions.models import Forum, Source
from tests import make
from tests.admin.conftest import SignIn, address, do, draft_form, rows, text
from tests.world import World

SEARCH = "/admin/history/"


def entries(client: Client, page: str, **asked: Any) -> list[tuple[str, str, str]]:
    """Who did what to which, the newest first."""
    response = client.get(page, asked)
    assert response.status_code == 200
    return [
        (one.entry.by, f"{one.entry.table} {one.entry.deed}", one.entry.about)
        for one in response.context["entries"]
    ]


def test_what_somebody_does_at_the_desk_is_recorded_as_his(
    world: World, analyst: Client, reviewer: Client
) -> None:
    cites = rows("citations", {"TOTAL_FORMS": 1, "0-source": world.speech.pk})
    analyst.post(address("position", "add"), draft_form(world, **cites))
    position = world.arandia.positions.get()
    do(analyst, "submit", position)
    do(reviewer, "publish", position)
    page = address("position", "history", position.pk)
    assert sorted((by, deed) for by, deed, _ in entries(analyst, page)) == [
        ("analyst", "citation added"),
        ("analyst", "position added"),
        ("analyst", "position changed"),
        ("reviewer", "position changed"),
    ]
    shown = text(analyst.get(page))
    assert "/admin/positions/position/verb/publish/" in shown
    assert "In review" in shown
    assert "Speech at the workshop" in shown


def test_every_kept_record_leads_to_its_history(world: World, administrator: Client) -> None:
    make.draft(author=world.administrator)
    make.enquiry(world.arandia)
    for name, row in {
        "country": world.arandia,
        "official": world.okoye,
        "forum": world.workshop,
        "proposition": world.framework,
        "user": world.reader,
    }.items():
        page = address(name, "history", row.pk)
        assert page in text(administrator.get(address(name, "change", row.pk)))
        assert entries(administrator, page)


def test_the_history_of_a_record_that_is_gone_stays(world: World, administrator: Client) -> None:
    number = world.article.pk
    administrator.post(address("source", "delete", number), {"post": "yes"})
    page = address("source", "history", number)
    assert entries(administrator, page)[0] == ("administrator", "source deleted", "An article on paper")
    assert "not in the record any more" in text(administrator.get(page))


def test_a_record_that_never_was_has_no_history(world: World, administrator: Client) -> None:
    for number in ("999999", "nothing", "9" * 40):
        assert administrator.get(address("source", "history", number)).status_code == 302


def test_a_history_shows_what_it_says_as_text(world: World, analyst: Client) -> None:
    Source.objects.filter(pk=world.speech.pk).update(title="<script>alert(1)</script>")
    shown = text(analyst.get(address("source", "history", world.speech.pk)))
    assert "<script>alert" not in shown


@pytest.mark.parametrize("cast", ["analyst", "reviewer"])
def test_only_administrators_search_the_whole_history(world: World, sign_in: SignIn, cast: str) -> None:
    client = sign_in(getattr(world, cast))
    assert client.get(SEARCH).status_code == 403
    assert SEARCH not in text(client.get(reverse("admin:index")))


def test_administrators_search_by_table_person_day_and_words(
    world: World, administrator: Client, analyst: Client
) -> None:
    assert SEARCH in text(administrator.get(reverse("admin:index")))
    form = {"name": "Panel on machines", "slug": "panel", "kind": "workshop", "acronym": "", "url": ""}
    assert analyst.post(address("forum", "add"), form).status_code == 302
    mine = ("analyst", "forum added", "Panel on machines")
    assert entries(administrator, SEARCH, person=world.analyst.pk) == [mine]
    assert entries(administrator, SEARCH, words="panel machines", table="forum") == [mine]
    assert entries(administrator, SEARCH, person=world.analyst.pk, table="source") == []
    assert entries(administrator, SEARCH, last="2001-01-01") == []
    assert mine in entries(administrator, SEARCH, first="2001-01-01", person="")
    assert mine not in entries(administrator, SEARCH, person="0", table="forum")


def test_an_unreadable_question_is_told_and_answers_nothing(world: World, administrator: Client) -> None:
    response = administrator.get(SEARCH, {"first": "the day before", "table": "nothing"})
    assert set(response.context["form"].errors) == {"first", "table"}
    assert entries(administrator, SEARCH, first="the day before") == []
    assert administrator.get(SEARCH, {"before": "nonsense"}).status_code == 404


def test_older_changes_are_a_page_away_within_the_same_question(world: World, administrator: Client) -> None:
    for number in range(60):
        Forum.objects.filter(pk=world.workshop.pk).update(acronym=f"W{number}")
    first = administrator.get(SEARCH, {"table": "forum"})
    older = first.context["older"]
    assert "table=forum" in older
    second = administrator.get(SEARCH + older)
    numbers = [one.entry.number for page in (first, second) for one in page.context["entries"]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 63
    assert second.context["older"] == ""
    assert second.context["newest"] == "?table=forum"


def test_the_search_costs_few_questions_however_much_it_shows(
    world: World, administrator: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(8):
        make.published(group=world.union, dissociated=[world.borvia], cites=[make.source(f"s-{number}")])
    with django_assert_max_num_queries(12):
        assert len(entries(administrator, SEARCH)) == 50
    with django_assert_max_num_queries(12):
        entries(administrator, SEARCH, words="union", person=world.analyst.pk, first="2001-01-01")
    with django_assert_max_num_queries(12):
        entries(administrator, address("position", "history", world.union.positions.first().pk))


def test_the_search_offers_every_table_that_has_a_history(world: World, administrator: Client) -> None:
    offered = dict(administrator.get(SEARCH).context["form"].fields["table"].choices)
    assert set(offered) - {""} == {model._meta.model_name for model, _ in kept_tables()}
