"""A form opened in two windows overwrites nothing; a session that ends loses nothing."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from positions import editorial
from positions.admin import desk
from positions.history.tables import PARTS
from positions.models import Alias, Country, Membership, Official, Position, Tenure
from tests import make
from tests.admin.conftest import SignIn, address, draft_form, rows, text
from tests.world import World


class Fields(HTMLParser):
    """What a form would post, as a browser reads it off the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        name = given.get("name") or ""
        if tag == "input" and given.get("type") not in ("submit", "button", "checkbox"):
            self.values[name] = given.get("value") or ""
        elif tag == "input" and given.get("type") == "checkbox" and "checked" in given:
            self.values[name] = given.get("value") or "on"
        elif tag in ("select", "textarea"):
            self._open = name
        elif tag == "option" and "selected" in given:
            self.values[self._open] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if self._open and self.lasttag == "textarea":
            self.values[self._open] = self.values.get(self._open, "") + data.lstrip("\n").removeprefix("\r\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._open = ""


def opened(client: Client, page: str) -> dict[str, str]:
    """The form as somebody has it open in a window."""
    found = Fields(text(client.get(page))).values
    return {name: value for name, value in found.items() if name and "__prefix__" not in name}


def apart(response: HttpResponse) -> dict[str, tuple[str, str]]:
    """Where the two versions differ: what is saved, and what was typed."""
    shown = response.context["meanwhile"]["apart"]  # type: ignore[attr-defined]
    return {one.label: (one.saved, one.typed) for one in shown}


def test_every_form_that_can_be_saved_carries_the_version_that_it_shows(
    world: World, administrator: Client
) -> None:
    make.draft(author=world.administrator)
    make.enquiry(world.arandia)
    seen = set()
    for model, table in desk._registry.items():
        row = model._default_manager.order_by("-pk").first()
        if row is not None:
            page = text(administrator.get(address(str(table.opts.model_name), "change", row.pk)))
            assert 'name="_version"' in page or 'name="_save"' not in page
            seen |= {model} if 'name="_save"' in page else set()
    assert len(seen) >= 11


def test_every_row_kept_on_another_form_counts_among_its_versions() -> None:
    for model, table in desk._registry.items():
        parts = {part for part, _ in PARTS.get(model, ())}
        assert {inline.model for inline in table.inlines} <= parts


def test_a_second_save_shows_both_versions_and_saves_nothing(world: World, sign_in: SignIn) -> None:
    mine, other = sign_in(world.analyst), sign_in(world.reviewer)
    page = address("official", "change", world.okoye.pk)
    first, second = opened(mine, page), opened(other, page)
    assert other.post(page, {**second, "name": "Mira Okoye-Brandt"}).status_code == 302
    response = mine.post(page, {**first, "name": "M. Ọkoye"})
    assert response.status_code == 200
    assert apart(response) == {"Name": ("Mira Okoye-Brandt", "M. Ọkoye")}
    shown = text(response)
    assert "<strong>reviewer</strong>" in shown  # who, and beside it when
    assert 'value="M. Ọkoye"' in shown  # still in the form
    world.okoye.refresh_from_db()
    assert world.okoye.name == "Mira Okoye-Brandt"


def test_saving_the_outdated_form_again_saves_nothing_again(world: World, analyst: Client) -> None:
    page = address("official", "change", world.okoye.pk)
    form = opened(analyst, page)
    Official.objects.filter(pk=world.okoye.pk).update(name="Otherwise")
    stale = Fields(text(analyst.post(page, {**form, "name": "Mine"}))).values
    assert stale["_version"] == form["_version"]
    assert analyst.post(page, {**form, "name": "Mine"}).status_code == 200
    world.okoye.refresh_from_db()
    assert world.okoye.name == "Otherwise"


def test_who_has_read_both_saves_his_over_it(world: World, analyst: Client) -> None:
    page = address("official", "change", world.okoye.pk)
    form = opened(analyst, page)
    Official.objects.filter(pk=world.okoye.pk).update(name="Otherwise")
    response = analyst.post(page, {**form, "name": "Mine"})
    over = str(response.context["meanwhile"]["version"])
    assert analyst.post(page, {**form, "name": "Mine", "_over": over}).status_code == 302
    world.okoye.refresh_from_db()
    assert world.okoye.name == "Mine"


def test_a_third_version_is_shown_before_it_is_saved_over(world: World, analyst: Client) -> None:
    page = address("official", "change", world.okoye.pk)
    form = opened(analyst, page)
    Official.objects.filter(pk=world.okoye.pk).update(name="Second")
    over = str(analyst.post(page, form).context["meanwhile"]["version"])
    Official.objects.filter(pk=world.okoye.pk).update(name="Third")
    response = analyst.post(page, {**form, "name": "Mine", "_over": over})
    assert apart(response)["Name"] == ("Third", "Mine")
    world.okoye.refresh_from_db()
    assert world.okoye.name == "Third"


def test_a_row_added_changed_or_deleted_meanwhile_is_shown_beside_ones_own(
    world: World, administrator: Client
) -> None:
    page = address("country", "change", world.arandia.pk)
    form = opened(administrator, page)
    english, people, french = Alias.objects.filter(country=world.arandia).order_by("language", "name")
    people.delete()
    Alias.objects.create(country=world.arandia, name="Arandija", language="sr")
    place = next(name for name, value in form.items() if value == str(english.pk)).removesuffix("-id")
    last = int(form["aliases-TOTAL_FORMS"])
    form |= {f"{place}-name": "Arandia!", "aliases-TOTAL_FORMS": str(last + 1)}
    form |= {f"aliases-{last}-name": "Arandien", f"aliases-{last}-language": "de"}
    response = administrator.post(page, form)
    assert apart(response) == {
        f"Alias “{english}”: name": ("Arandia", "Arandia!"),
        "Alias": ("Arandija", ""),
    } | {label: value for label, value in apart(response).items() if label == "Alias"}
    mine = [(one.saved, one.typed) for one in response.context["meanwhile"]["apart"]]
    assert ("", "Arandian; en") in mine
    assert ("", "Arandien; de") in mine
    over = str(response.context["meanwhile"]["version"])
    assert administrator.post(page, {**form, "_over": over}).status_code == 302
    names = set(Alias.objects.filter(country=world.arandia).values_list("name", flat=True))
    assert names == {"Arandia!", "Arandian", "Arandie", "Arandien", "Arandija"}
    assert french.name in names


def test_a_tenure_added_meanwhile_makes_the_form_of_its_official_outdated(
    world: World, analyst: Client
) -> None:
    page = address("official", "change", world.brandt.pk)
    form = opened(analyst, page)
    Tenure.objects.create(official=world.brandt, title="Envoy")
    assert "Envoy" in text(analyst.post(page, form))
    assert world.brandt.tenures.count() == 1


def test_a_fault_in_the_form_does_not_renew_its_version(world: World, analyst: Client) -> None:
    page = address("official", "change", world.okoye.pk)
    form = opened(analyst, page)
    faulty = Fields(text(analyst.post(page, {**form, "name": ""}))).values
    Official.objects.filter(pk=world.okoye.pk).update(name="Otherwise")
    response = analyst.post(page, {**form, "_version": faulty["_version"]})
    assert apart(response)["Name"] == ("Otherwise", "Mira Ọkoye")


def test_a_version_that_cannot_be_read_counts_as_outdated(world: World, analyst: Client) -> None:
    page = address("official", "change", world.okoye.pk)
    response = analyst.post(page, {**opened(analyst, page), "name": "Mine", "_version": "nonsense"})
    assert apart(response) == {"Name": ("Mira Ọkoye", "Mine")}


def test_ones_own_draft_in_two_windows_is_no_exception(world: World, analyst: Client) -> None:
    draft = make.draft()
    page = address("position", "change", draft.pk)
    first, second = opened(analyst, page), opened(analyst, page)
    assert analyst.post(page, {**first, "summary": "One."}).status_code == 302
    response = analyst.post(page, {**second, "summary": "Two.", "stance": "oppose"})
    assert apart(response) == {"Summary": ("One.", "Two."), "Stance": ("Support", "Oppose")}
    draft.refresh_from_db()
    assert (draft.summary, draft.stance) == ("One.", "support")


def test_what_was_typed_is_given_back_where_the_draft_was_submitted_meanwhile(
    world: World, analyst: Client
) -> None:
    draft = make.draft()
    page = address("position", "change", draft.pk)
    form = opened(analyst, page)
    editorial.submit([draft], by=world.analyst)
    cites = rows("citations", {"TOTAL_FORMS": 2, "1-source": world.speech.pk, "1-locator": "p. 9"})
    response = analyst.post(page, {**form, **cites, "summary": "A long thought <b>."})
    assert response.status_code == 409
    shown = text(response)
    assert "in review and no draft any more" in shown
    assert "A long thought &lt;b&gt;." in shown
    assert "p. 9" in shown
    assert "Arandia" in shown
    draft.refresh_from_db()
    assert draft.summary != "A long thought <b>."


@pytest.mark.parametrize("gone", [True, False], ids=["by its author", "never there"])
def test_what_was_typed_is_given_back_where_the_row_is_gone(
    world: World, analyst: Client, gone: bool
) -> None:
    draft = make.draft()
    page = address("position", "change", draft.pk if gone else 999_999)
    form = opened(analyst, page) if gone else draft_form(world)
    draft.delete()
    response = analyst.post(page, {**form, "summary": "Too late."})
    if gone:
        assert response.status_code == 409
        assert "Too late." in text(response)
        assert "it was deleted meanwhile" in text(response)
    else:
        assert response.status_code == 302


def test_a_membership_withdrawn_meanwhile_gives_the_typed_days_back(world: World, reviewer: Client) -> None:
    term = Membership.objects.get(country=world.borvia, group=world.union)
    page = address("membership", "change", term.pk)
    form = opened(reviewer, page)
    make.withdrawn(term)
    response = reviewer.post(page, {**form, "start": "2014-02-03"})
    assert response.status_code == 409
    assert "2014-02-03" in text(response)


def test_the_form_of_a_person_is_no_exception(world: World, administrator: Client) -> None:
    page = address("user", "change", world.reader.pk)
    form = opened(administrator, page)
    User.objects.filter(pk=world.reader.pk).update(last_name="Meanwhile")
    response = administrator.post(page, {**form, "first_name": "Mine"})
    assert apart(response) == {"Last name": ("Meanwhile", ""), "First name": ("", "Mine")}


def test_who_may_not_change_a_table_learns_nothing_by_an_outdated_form(world: World, analyst: Client) -> None:
    Country.objects.filter(pk=world.arandia.pk).update(m49="998")
    response = analyst.post(address("country", "change", world.arandia.pk), {"_version": "1.1"})
    assert response.status_code == 403


# Signed out while writing.


def signed_out(client: Client) -> None:
    client.cookies.pop("sessionid")


@pytest.fixture
def password(world: World) -> str:
    world.analyst.set_password("a long pass phrase")
    world.analyst.save()
    return "a long pass phrase"


def test_what_was_written_comes_back_after_signing_in_again(
    world: World, analyst: Client, password: str
) -> None:
    page = address("position", "add")
    signed_out(analyst)
    response = analyst.post(page, draft_form(world, summary="Hours of work <i>."))
    assert response.status_code == 403
    assert "nothing is lost" in text(response)
    form = Fields(text(response)).values | {"login": "analyst", "password": password}
    again = analyst.post("/admin/login/", form, follow=True)
    assert "Hours of work &lt;i&gt;." in text(again)
    carried = Fields(text(again)).values
    assert analyst.post(page, carried).status_code == 302
    assert Position.objects.get().summary == "Hours of work <i>."


def test_a_wrong_password_does_not_lose_it(world: World, analyst: Client, password: str) -> None:
    signed_out(analyst)
    form = Fields(text(analyst.post(address("position", "add"), draft_form(world)))).values
    wrong = Fields(text(analyst.post("/admin/login/", {**form, "login": "analyst", "password": "no"}))).values
    assert wrong["_carried"] == form["_carried"]
    right = analyst.post("/admin/login/", {**wrong, "login": "analyst", "password": password}, follow=True)
    assert "Spoke for it." in text(right)


def test_what_was_carried_is_believed_only_with_our_signature(
    world: World, analyst: Client, password: str
) -> None:
    signed_out(analyst)
    forged = {"login": "analyst", "password": password, "_carried": "WyJodHRwczovL2V2aWwiXQ:forged"}
    answer = analyst.post("/admin/login/", {**forged, "next": "/admin/"})
    assert answer.headers["Location"] == "/admin/"


def test_no_password_is_carried(world: World, administrator: Client) -> None:
    signed_out(administrator)
    form = {"username": "somebody", "password1": "a secret phrase", "password2": "a secret phrase"}
    page = text(administrator.post(address("user", "add"), form))
    client = Client()
    client.force_login(world.administrator)
    world.administrator.set_password("known")
    world.administrator.save()
    given = Fields(page).values | {"login": "administrator", "password": "known"}
    back = text(client.post("/admin/login/", given, follow=True))
    assert "somebody" in back
    assert "a secret phrase" not in back
