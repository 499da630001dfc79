"""/api/v1/positions/: the record, filtered, and each position with its evidence."""

from datetime import UTC, date, datetime

from pytest_django import DjangoAssertNumQueries

from positions import labels
from positions.editorial import Cited
from positions.models import Source
from tests import make
from tests.api.asking import Api
from tests.world import World

KEYS = [
    "id", "url", "date", "date_precision", "actor", "stance", "proposition", "kind", "official", "forum",
    "session", "instrument", "summary", "sources", "dissociated", "published_at", "retracted_at",
    "retraction_reason", "corrects", "corrected_by",
]  # fmt: skip


def test_a_position_has_all_keys_of_the_contract_in_their_order(world: World, api: Api) -> None:
    position = make.published(
        official=world.okoye, forum=world.workshop, session=world.workshop_2023, date=date(2023, 5, 24),
        cites=[Cited(world.speech, "minute 3"), Cited(world.article)],
    )  # fmt: skip
    [row] = api.results("positions/")
    assert list(row) == KEYS
    assert row["id"] == position.pk
    assert row["url"] == f"http://testserver/api/v1/positions/{position.pk}/"
    assert row["date"] == "2023-05-24"
    assert list(row["actor"].items()) == [("type", "country"), ("code", "XAR"), ("name", "Arandia")]
    assert row["proposition"] == {
        "slug": world.framework.slug, "title": world.framework.title, "topic": world.rules.slug,
    }  # fmt: skip
    assert row["official"] == {
        "slug": world.okoye.slug, "name": world.okoye.name, "title": "Foreign Secretary",
    }  # fmt: skip
    assert row["forum"] == {"slug": "workshop", "name": "Workshop on Machines"}
    assert row["session"]["slug"] == world.workshop_2023.slug
    assert row["instrument"] is None
    assert list(row["sources"][0]) == ["title", "url", "publisher", "published_on", "locator"]
    assert [source["locator"] for source in row["sources"]] == ["minute 3", None]
    assert row["sources"][1]["url"] is None
    assert row["dissociated"] == []
    assert row["published_at"].endswith("Z")
    assert [row[name] for name in KEYS[-4:]] == [None, None, None, None]


def test_the_detail_says_the_same_as_the_list(world: World, api: Api) -> None:
    position = make.published(instrument=world.resolution)
    [row] = api.results("positions/")
    assert api.get(f"positions/{position.pk}/") == row
    assert list(api.get(row["url"])) == KEYS


def test_a_group_is_an_actor_with_its_dissociated_members(world: World, api: Api) -> None:
    make.published(group=world.union, dissociated=[world.borvia])
    [row] = api.results("positions/")
    assert row["actor"] == {"type": "group", "code": "mu", "name": "Meridian Union"}
    assert row["dissociated"] == ["XBO"]


def test_drafts_and_positions_in_review_are_not_to_be_found(world: World, api: Api) -> None:
    for position in (make.draft(), make.submitted()):
        assert api.response(f"positions/{position.pk}/").status_code == 404
    assert api.results("positions/") == []


def test_a_retracted_position_stays_at_its_address_with_reason_and_successor(world: World, api: Api) -> None:
    old = make.published()
    new = make.correction(old, stance="oppose", reason="The first reading was wrong.")
    [row] = api.results("positions/")
    assert (row["id"], row["corrects"]) == (new.pk, old.pk)
    gone = api.get(f"positions/{old.pk}/")
    assert gone["retracted_at"] is not None
    assert gone["retraction_reason"] == "The first reading was wrong."
    assert gone["corrected_by"] == new.pk


def test_known_at_shows_what_was_retracted_later_as_it_was_known_then(world: World, api: Api) -> None:
    old = make.published(at=datetime(2030, 1, 1, tzinfo=UTC))
    make.correction(old, stance="oppose", at=datetime(2030, 6, 1, tzinfo=UTC))
    assert api.results("positions/", known_at="2029-12-31") == []
    [row] = api.results("positions/", known_at="2030-05-31")
    assert row["id"] == old.pk
    assert [row[name] for name in ("retracted_at", "retraction_reason", "corrected_by")] == [None, None, None]
    assert [one["corrects"] for one in api.results("positions/", known_at="2030-06-01")] == [old.pk]


def test_nothing_private_is_told(world: World, api: Api) -> None:
    Source.objects.update(full_text="PRIVATE")
    make.published()
    told = api.response("positions/").content.decode()
    for word in ("PRIVATE", "analyst", "reviewer", "full_text", "review_note", "author"):
        assert word not in told


def test_only_the_fields_asked_for_are_sent_in_the_usual_order(world: World, api: Api) -> None:
    make.published()
    [row] = api.results("positions/", fields="stance,actor,id")
    assert list(row) == ["id", "actor", "stance"]


def test_a_list_takes_the_same_number_of_queries_however_long(
    world: World, api: Api, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.published(official=world.okoye, date=date(2022, 3, 1))
    labels.current()  # what positions name, at hand from the request before
    with django_assert_num_queries(2):
        assert len(api.results("positions/")) == 1
    for day in range(2, 12):
        make.published(official=world.okoye, date=date(2022, 3, day), cites=[world.speech, world.article])
        make.published(group=world.union, dissociated=[world.borvia], date=date(2022, 3, day))
    labels.current()
    with django_assert_num_queries(2):
        assert len(api.results("positions/")) == 21
    with django_assert_num_queries(3):
        assert api.get("positions/", count="true")["count"] == 21
