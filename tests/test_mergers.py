"""What was recorded twice becomes one, and nothing that was published changes for it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client

from positions.mergers import merge
from positions.models import Change, DataVersion, Forum, Instrument, Official, Position, ReferenceSource
from positions.models.history import event_tables
from positions.refusals import Refused
from tests import make
from tests.api.asking import Api, checked
from tests.world import World


@pytest.fixture
def api() -> Api:
    """A client whose answers are held against the API's description."""
    return Api()


@pytest.fixture
def double(world: World) -> Official:
    """Mira Okoye once more, in plain letters."""
    return Official.objects.create(slug="m-okoye", name="M. Okoye", country=world.arandia)


def test_a_published_position_names_for_ever_whom_it_named(world: World, double: Official, api: Api) -> None:
    position = make.published(official=double)
    before, entries = api.get(f"positions/{position.pk}/"), Change.objects.count()
    merge([double], into=world.okoye, by=world.administrator)
    assert api.get(f"positions/{position.pk}/") == before
    assert Change.objects.count() == entries


def test_drafts_come_to_name_the_one_that_stays(world: World, double: Official) -> None:
    draft, waiting = make.draft(official=double), make.submitted(official=double)
    merge([double], into=world.okoye, by=world.administrator)
    assert Position.objects.get(pk=draft.pk).official == world.okoye
    assert Position.objects.get(pk=draft.pk).changed_at > draft.changed_at, "an open form is not overwritten"
    assert Position.objects.get(pk=waiting.pk).official == double, "what a reviewer reads does not change"


def test_who_asks_for_the_one_finds_what_names_the_other(
    world: World, double: Official, api: Api, client: Client
) -> None:
    make.published(official=double, summary="Said under the other name.")
    make.published(official=world.okoye)
    double.tenures.create(title="Envoy")
    merge([double], into=world.okoye, by=world.administrator)
    assert len(api.results("positions/", official="mira-okoye")) == 2
    assert "m-okoye" not in {row["slug"] for row in api.results("officials/")}
    titles = [tenure["title"] for tenure in api.get("officials/mira-okoye/")["tenures"]]
    assert titles == ["Foreign Secretary", "Envoy"]
    assert "Said under the other name." in client.get("/officials/mira-okoye/").content.decode()
    found = client.get("/positions/?official=mira-okoye").content.decode()
    assert "Said under the other name." in found


def test_the_old_address_is_gone_and_names_the_new_one(
    world: World, double: Official, api: Api, client: Client
) -> None:
    merge([double], into=world.okoye, by=world.administrator)
    response = api.response("officials/m-okoye/")
    assert response.status_code == 410
    problem = checked(response)
    assert problem["successor"] == "http://testserver/api/v1/officials/mira-okoye/"
    assert "M. Okoye was merged" in problem["detail"]
    page = client.get("/officials/m-okoye/")
    assert page.status_code == 410
    assert 'href="/officials/mira-okoye/"' in page.content.decode()
    [fault] = api.refusal("positions/", official="m-okoye")
    assert "merged into another" in fault["reason"]
    assert "m-okoye" not in fault["allowed"]
    assert api.response("officials/nobody/").status_code == 404


def test_a_code_that_was_changed_leads_to_the_new_one(world: World, api: Api) -> None:
    Official.objects.filter(pk=world.okoye.pk).update(slug="mira-okoye-ii")
    response = api.response("officials/mira-okoye/")
    assert response.status_code == 410
    assert checked(response)["successor"] == "http://testserver/api/v1/officials/mira-okoye-ii/"


def test_votes_recorded_under_both_are_told_of_the_one(world: World, api: Api) -> None:
    double = Instrument.objects.create(slug="a-x-70-1-bis", title="Machines again", kind="resolution")
    make.roll_call({"support": [world.arandia]}, instrument=world.resolution)
    make.roll_call({"oppose": [world.borvia]}, instrument=double)
    merge([double], into=world.resolution, by=world.administrator)
    [vote] = api.get("instruments/a-x-70-1/")["votes"]
    assert (vote["counts"]["support"], vote["counts"]["oppose"], vote["total"]) == (1, 1, 2)
    assert len(api.results("positions/", instrument="a-x-70-1")) == 2
    assert api.response("instruments/a-x-70-1-bis/").status_code == 410


def test_a_forum_takes_over_parts_and_instruments(world: World, api: Api) -> None:
    double = Forum.objects.create(slug="general-assembly", name="The Assembly, again", kind="un-organ")
    part = Forum.objects.create(slug="part", name="A part", kind="un-organ", parent=double)
    Instrument.objects.filter(pk=world.convention.pk).update(forum=double)
    make.published(forum=double)
    merge([double], into=world.assembly, by=world.administrator)
    part.refresh_from_db()
    world.convention.refresh_from_db()
    assert (part.parent, world.convention.forum) == (world.assembly, world.assembly)
    assert len(api.results("positions/", forum="assembly")) == 1
    assert "part" in {row["slug"] for row in api.results("forums/", parent="assembly")}
    assert api.response("forums/general-assembly/").status_code == 410


def test_a_source_is_cited_once(world: World, api: Api) -> None:
    double = make.source("speech-again", url="https://arandia.example/speech/")
    both, one = make.draft(cites=[world.speech, double]), make.draft(cites=[double])
    make.published(cites=[double])
    for source in (double, world.speech):
        ReferenceSource.objects.create(table="groups", key="mu", source=source)
    ReferenceSource.objects.create(table="groups", key="coast", source=double)
    merge([double], into=world.speech, by=world.administrator)
    for draft in (both, one):
        assert [cited.source for cited in draft.citations.all()] == [world.speech]
    behind = ReferenceSource.objects.values_list("key", "source__slug")
    assert sorted(behind) == [("coast", "speech"), ("mu", "speech")]
    assert len(api.results("positions/", source="speech")) == 1
    assert api.response("sources/speech/").status_code == 200
    assert api.response("sources/speech-again/").status_code == 410


def test_what_was_merged_before_follows(world: World, double: Official, api: Api) -> None:
    third = Official.objects.create(slug="okoye", name="Okoye", country=world.arandia)
    make.published(official=third)
    merge([third], into=double, by=world.administrator)
    merge([double], into=world.okoye, by=world.administrator)
    assert len(api.results("positions/", official="mira-okoye")) == 1
    assert api.response("officials/okoye/").json()["successor"].endswith("/mira-okoye/")


def test_every_objection_is_told_and_nothing_is_done(world: World, double: Official) -> None:
    gone = Official.objects.create(slug="gone", name="Gone", country=world.arandia)
    merge([gone], into=world.okoye, by=world.administrator)
    with pytest.raises(Refused) as refused:
        merge([double, world.brandt, gone, world.okoye], into=world.okoye, by=world.administrator)
    told = " ".join(str(one) for one in refused.value.objections)
    for words in ("speaks for Borvia", "is a duplicate already", "a duplicate of itself"):
        assert words in told
    double.refresh_from_db()
    assert double.merged_into is None
    with pytest.raises(Refused, match="itself a duplicate"):
        merge([double], into=gone, by=world.administrator)


def test_a_forum_gives_its_sessions_away_first(world: World) -> None:
    with pytest.raises(Refused, match="has sessions"):
        merge([world.workshop], into=world.assembly, by=world.administrator)
    empty = Forum.objects.create(slug="empty", name="Empty", kind="un-organ")
    inside = Forum.objects.create(slug="inside", name="Inside", kind="un-organ", parent=empty)
    with pytest.raises(Refused, match="a part of"):
        merge([empty], into=inside, by=world.administrator)


@pytest.mark.parametrize("name", ["reader", "analyst", "reviewer"])
def test_only_an_administrator_merges(world: World, double: Official, name: str) -> None:
    somebody: User = getattr(world, name)
    with pytest.raises(PermissionDenied):
        merge([double], into=world.okoye, by=somebody)


def test_the_history_keeps_it_and_the_public_sees_a_new_version(world: World, double: Official) -> None:
    version = DataVersion.current().number
    merge([double], into=world.okoye, by=world.administrator)
    assert DataVersion.current().number > version
    last = event_tables()[Official].objects.filter(pgh_obj_id=double.pk).order_by("-pgh_id").first()
    assert last.merged_into_id == world.okoye.pk
