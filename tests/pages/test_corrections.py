"""The register of corrections and the chains on the pages of positions."""

from __future__ import annotations

import pytest
from django.test import Client

from positions import editorial
from positions.models import Change
from positions.pages import corrections
from tests import make
from tests.pages.reading import queries_for, rows_of, text_of, title_of
from tests.pages.test_feeds import titles
from tests.world import World

PAGE = "/changes/corrections/"


def test_a_correction_is_listed_with_record_before_after_cause_and_reason(
    world: World, client: Client
) -> None:
    old = make.published(summary="Spoke for the rules.")
    new = make.correction(old, reason="Misheard.", stance="oppose", summary="Spoke against the rules.")
    page = client.get(PAGE)
    words = text_of(page)
    assert f"{new.published_at:%-d %B %Y, %H:%M} UTC · Correction" in words
    assert "Arandia: Support · Adopt binding rules for machines, 1 March 2022 Misheard." in words
    assert "Stance Support Oppose" in words
    assert "Spoke <del>for</del> the rules." in page.content.decode()
    assert "Spoke <ins>against</ins> the rules." in page.content.decode()
    assert f"Position {old.pk}, as it was · Position {new.pk}, which replaced it" in words
    assert title_of(page).startswith("Corrections of the record")


def test_a_recode_is_listed_as_such(world: World, client: Client) -> None:
    make.correction(make.published(), cause="recode", reason="The codebook changed.", stance="conditional")
    assert "· Recode Arandia: Support" in text_of(client.get(PAGE))


def test_only_corrections_are_listed(world: World, client: Client) -> None:
    make.published()
    make.retracted(country=world.borvia)
    draft = make.published(country=world.fenland)
    editorial.correct(draft, by=world.analyst, cause="correction", reason="Not published yet.")
    assert "No correction is on record here" in text_of(client.get(PAGE))


def test_a_correction_that_changes_no_field_says_so(world: World, client: Client) -> None:
    make.correction(make.published())
    assert "What is shown of it stayed the same." in text_of(client.get(PAGE))


def test_the_newest_comes_first_and_pages_neither_repeat_nor_miss_one(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "LENGTH", 2)
    for country in (world.arandia, world.borvia, world.celmark, world.dunmere, world.elan):
        make.correction(make.published(country=country), stance="oppose")
    pages, address = [], PAGE
    while address:
        response = client.get(address)
        pages.append([entry.number for entry in response.context["entries"]])
        last, address = address, response.context["older"] and PAGE + response.context["older"]
    found = [number for page in pages for number in page]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 5
    newer = client.get(PAGE + client.get(last).context["newer"])
    assert [entry.number for entry in newer.context["entries"]] == pages[-2]


@pytest.mark.parametrize("query", ["before=x", "after=-1", "before=99999999999999999999", "format=pdf"])
def test_what_means_nothing_is_refused(world: World, client: Client, query: str) -> None:
    assert client.get(f"{PAGE}?{query}").status_code == 400


def test_the_permanent_link_shows_the_same_when_more_is_corrected(world: World, client: Client) -> None:
    make.correction(make.published(), stance="oppose")
    before = client.get(PAGE)
    assert before.context["work"].link in text_of(before)
    make.correction(make.published(country=world.borvia), stance="oppose")
    again = client.get(before.context["work"].link)
    assert [one.number for one in again.context["entries"]] == [
        one.number for one in before.context["entries"]
    ]


def test_the_list_can_be_taken_away_a_line_for_each_changed_field(world: World, client: Client) -> None:
    old = make.published(summary="Spoke for it.")
    new = make.correction(old, reason="Misheard.", stance="oppose", summary="Spoke against it.")
    head, *lines = rows_of(client.get(f"{PAGE}?format=csv"))
    first, second = (dict(zip(head, line, strict=True)) for line in lines)
    assert (first["position"], first["replaced_by"], first["cause"], first["reason"]) == (
        str(old.pk),
        str(new.pk),
        "correction",
        "Misheard.",
    )
    assert (first["field"], first["before"], first["after"]) == ("stance", "Support", "Oppose")
    assert (second["field"], second["before"], second["after"]) == (
        "summary",
        "Spoke for it.",
        "Spoke against it.",
    )


def test_new_corrections_come_as_a_feed(world: World, client: Client) -> None:
    make.correction(make.published(), reason="Misheard.", stance="oppose")
    assert titles(client, f"{PAGE}feed.atom") == [
        "Correction: Arandia supports ‘Adopt binding rules for machines’, on 1 March 2022"
    ]
    assert "Misheard. Stance: Support → Oppose" in client.get(f"{PAGE}feed.atom").content.decode()


@pytest.mark.parametrize("address", ["/changes/", "/about/"])
def test_the_register_is_linked_from(world: World, client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count(f'href="{PAGE}"') == 2  # in the text and in the foot


def test_the_number_of_queries_does_not_grow_with_the_register(world: World, client: Client) -> None:
    def correct(**actor: object) -> None:
        old = make.published(**actor, official=None, cites=[world.record, world.speech])
        make.correction(old, stance="oppose", cites=[editorial.Cited(world.speech)])

    correct()
    few = [queries_for(client, PAGE), queries_for(client, f"{PAGE}feed.atom")]
    for actor in (world.borvia, world.celmark, world.fenland):
        correct(country=actor)
    correct(group=world.union)
    assert [queries_for(client, PAGE), queries_for(client, f"{PAGE}feed.atom")] == few
    assert Change.objects.filter(kind="retracted").count() == 5


# The chain on the page of each of its positions.


def test_every_link_shows_the_whole_chain(world: World, client: Client) -> None:
    first = make.published()
    second = make.correction(first, stance="oppose", reason="Misheard.")
    third = make.correction(second, cause="recode", stance="abstain", reason="The codebook changed.")
    for link in (first, second, third):
        words = text_of(client.get(f"/positions/{link.pk}/"))
        assert "Its chain of corrections" in words
        assert f"Correction of position {first.pk}, published" in words
        assert "UTC: Misheard." in words
        assert f"Recode of position {second.pk}, published" in words
        assert "UTC: The codebook changed." in words
        assert f"Position {link.pk}, this one" in words


def test_the_end_of_a_chain_can_be_retracted(world: World, client: Client) -> None:
    first = make.published()
    make.retracted(make.correction(first, stance="oppose"), cause="duplicate", reason="Recorded twice.")
    assert "(duplicate): Recorded twice." in text_of(client.get(f"/positions/{first.pk}/"))


def test_a_draft_is_no_part_of_the_public_chain(world: World, client: Client) -> None:
    old = make.published()
    draft = editorial.correct(old, by=world.analyst, cause="correction", reason="Not yet public.")
    page = client.get(f"/positions/{old.pk}/")
    assert "chain of corrections" not in text_of(page)
    assert "Not yet public." not in page.content.decode()
    assert f"/positions/{draft.pk}/" not in page.content.decode()
