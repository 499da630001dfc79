"""Positions at the desk: drafted by their authors, final once published."""

from __future__ import annotations

import pytest
from django.test import Client

from positions import editorial
from positions.models import Position
from positions.vocabulary import Status
from tests import make
from tests.admin.conftest import SignIn, address, do, draft_form, errors, rows, text
from tests.world import World


def test_who_adds_a_draft_is_its_author(world: World, analyst: Client) -> None:
    cites = rows("citations", {"TOTAL_FORMS": 1, "0-source": world.speech.pk, "0-locator": "p. 3"})
    response = analyst.post(address("position", "add"), draft_form(world, **cites))
    assert response.status_code == 302, errors(response)
    position = Position.objects.get()
    assert (position.author, position.status) == (world.analyst, Status.DRAFT)
    assert [(one.source, one.locator) for one in position.citations.all()] == [(world.speech, "p. 3")]


def test_a_draft_may_still_lack_its_evidence(world: World, analyst: Client) -> None:
    response = analyst.post(address("position", "add"), draft_form(world, summary=""))
    assert response.status_code == 302
    assert Position.objects.get().citations.count() == 0


def test_citations_keep_the_order_in_which_they_were_given(world: World, analyst: Client) -> None:
    cites = rows("citations", {"TOTAL_FORMS": 2, "0-source": world.speech.pk, "1-source": world.article.pk})
    analyst.post(address("position", "add"), draft_form(world, **cites))
    position = Position.objects.get()
    assert [one.source for one in position.citations.all()] == [world.speech, world.article]
    first = position.citations.all()[0]
    more = rows(
        "citations",
        {"TOTAL_FORMS": 2, "INITIAL_FORMS": 1, "0-id": first.pk, "0-source": world.speech.pk},
        {"0-position": position.pk, "1-source": world.record.pk, "1-position": position.pk},
    )
    second = position.citations.all()[1]
    more |= rows("citations", {"TOTAL_FORMS": 3, "INITIAL_FORMS": 2})
    more |= rows("citations", {"1-id": second.pk, "1-source": world.article.pk, "2-source": world.record.pk})
    response = analyst.post(address("position", "change", position.pk), draft_form(world, **more))
    assert response.status_code == 302
    cited = position.citations.order_by("order").values_list("source__slug", flat=True)
    assert list(cited) == ["speech", "article", "voting-record"]


def test_the_same_source_is_not_cited_twice(world: World, analyst: Client) -> None:
    cites = rows("citations", {"TOTAL_FORMS": 2, "0-source": world.speech.pk, "1-source": world.speech.pk})
    response = analyst.post(address("position", "add"), draft_form(world, **cites))
    assert response.status_code == 200
    assert not Position.objects.exists()


@pytest.mark.parametrize(
    ("field", "sentence", "values"),
    [
        ("country", "only one", {"group": "union"}),
        ("country", "only one", {"country": None}),
        ("session", "another forum", {"forum": "assembly", "session": "committee_70", "date": "2022-10-05"}),
        ("date", "a week away", {"session": "committee_70"}),
        ("date", "future", {"date": "2999-01-01"}),
        ("date", "first day", {"date": "2022-03-05", "date_precision": "month"}),
        ("official", "does not speak for", {"official": "brandt"}),
    ],
)
def test_what_contradicts_itself_is_told_at_its_field(
    world: World, analyst: Client, field: str, sentence: str, values: dict[str, str | None]
) -> None:
    named = {name: getattr(getattr(world, value or "", value), "pk", value) for name, value in values.items()}
    response = analyst.post(address("position", "add"), draft_form(world, **named))
    assert sentence in " ".join(errors(response)[field])
    assert list(errors(response)) == [field]
    assert not Position.objects.exists()


def test_a_session_brings_its_forum(world: World, analyst: Client) -> None:
    analyst.post(
        address("position", "add"), draft_form(world, session=world.committee_70.pk, date="2022-10-05")
    )
    assert Position.objects.get().forum == world.committee


@pytest.mark.parametrize(
    ("actor", "aside", "sentence"),
    [
        ({"country": None, "group": "union"}, "fenland", "XFE was not a member"),
        ({}, "borvia", "Only from a group"),
    ],
)
def test_only_members_stand_aside_from_a_group(
    world: World, analyst: Client, actor: dict[str, str | None], aside: str, sentence: str
) -> None:
    named = {name: value and getattr(world, value).pk for name, value in actor.items()}
    others = rows("dissociations", {"TOTAL_FORMS": 1, "0-country": getattr(world, aside).pk})
    response = analyst.post(address("position", "add"), draft_form(world, **named, **others))
    assert sentence in text(response)
    assert not Position.objects.exists()


def test_a_member_that_stood_aside_is_recorded(world: World, analyst: Client) -> None:
    others = rows("dissociations", {"TOTAL_FORMS": 1, "0-country": world.borvia.pk})
    analyst.post(address("position", "add"), draft_form(world, country=None, group=world.union.pk, **others))
    assert [one.country for one in Position.objects.get().dissociations.all()] == [world.borvia]


def test_a_draft_is_changed_by_its_author_alone(world: World, sign_in: SignIn) -> None:
    draft = make.draft()
    for other in (world.second_analyst, world.reviewer, world.administrator):
        client = sign_in(other)
        assert "only its author changes it" in text(client.get(address("position", "change", draft.pk)))
        response = client.post(address("position", "change", draft.pk), draft_form(world, stance="oppose"))
        assert response.status_code == 409
        assert "only its author" in text(response)
        assert client.get(address("position", "delete", draft.pk)).status_code == 403
    draft.refresh_from_db()
    assert draft.stance == "support"


@pytest.mark.parametrize("state", ["submitted", "published", "retracted"])
def test_what_left_the_draft_can_only_be_looked_at(world: World, sign_in: SignIn, state: str) -> None:
    position = getattr(make, state)()
    world.administrator.is_superuser = True
    world.administrator.save()
    for user in (world.analyst, world.reviewer, world.administrator):
        client = sign_in(user)
        page = text(client.get(address("position", "change", position.pk)))
        assert 'name="_save"' not in page
        assert 'name="summary"' not in page
        assert client.post(address("position", "delete", position.pk), {"post": "yes"}).status_code == 403
    position.refresh_from_db()


def test_a_draft_submitted_in_another_window_is_told_not_lost_in_an_error(
    world: World, analyst: Client
) -> None:
    draft = make.draft()
    editorial.submit([draft], by=world.analyst)
    response = analyst.post(address("position", "change", draft.pk), draft_form(world, summary="Too late."))
    assert response.status_code == 409
    assert "in review and no draft any more" in text(response)
    assert "Too late." in text(response)  # given back, to copy


def test_a_draft_submitted_while_it_is_being_saved_shows_the_reason(
    world: World, analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = make.draft()
    real = Position.full_clean

    def submitted_meanwhile(self: Position, *args: object, **kwargs: object) -> None:
        real(self, *args, **kwargs)
        if Position.objects.filter(pk=draft.pk, status=Status.DRAFT).exists():
            editorial.submit([Position.objects.get(pk=draft.pk)], by=world.analyst)

    monkeypatch.setattr(Position, "full_clean", submitted_meanwhile)
    response = analyst.post(address("position", "change", draft.pk), draft_form(world, summary="Too late."))
    assert response.status_code in (200, 302)
    draft.refresh_from_db()
    assert draft.summary != "Too late."


def test_an_author_deletes_a_draft(world: World, analyst: Client) -> None:
    draft = make.draft()
    assert analyst.post(address("position", "delete", draft.pk), {"post": "yes"}).status_code == 302
    assert not Position.objects.exists()


def test_a_published_position_shows_its_life_and_leads_to_its_page(world: World, reviewer: Client) -> None:
    old = make.published()
    new = make.correction(old, stance="oppose")
    page = text(reviewer.get(address("position", "change", old.pk)))
    assert old.get_absolute_url() in page
    assert address("position", "change", new.pk) in page
    assert "The first reading was wrong." in page
    assert "reviewer" in page
    assert address("position", "change", old.pk) in text(reviewer.get(address("position", "change", new.pk)))


def test_a_correction_says_why_in_its_form(world: World, analyst: Client) -> None:
    old = make.published()
    do(analyst, "correct", old, cause="correction", reason="Misread.")
    draft = Position.objects.get(corrects=old)
    assert "Misread." in text(analyst.get(address("position", "change", draft.pk)))


@pytest.mark.parametrize(
    ("question", "found"),
    [("arandia", 1), ("XAR binding", 1), ("arandia élan", 0), ("elan", 1), ("words", 2), ("-words", 2)],
)
def test_positions_are_found_by_actor_proposition_and_words(
    world: World, analyst: Client, question: str, found: int
) -> None:
    make.draft()
    make.draft(country=world.elan)
    response = analyst.get(address("position", "changelist"), {"q": question})
    assert response.context["cl"].result_count == found


def test_the_desk_sorts_positions_by_whom_they_wait_for(world: World, sign_in: SignIn) -> None:
    draft, returned, submitted = make.draft(), make.submitted(), make.submitted()
    editorial.send_back([returned], by=world.reviewer, note="Which page?")
    expected = {
        "mine": {draft.pk, returned.pk},
        "returned": {returned.pk},
        "submitted": {submitted.pk},
        "queue": set(),
    }
    for heap, numbers in expected.items():
        response = sign_in(world.analyst).get(address("position", "changelist"), {"desk": heap})
        assert {position.pk for position in response.context["cl"].result_list} == numbers
    queue = sign_in(world.reviewer).get(address("position", "changelist"), {"desk": "queue"})
    assert [position.pk for position in queue.context["cl"].result_list] == [submitted.pk]
