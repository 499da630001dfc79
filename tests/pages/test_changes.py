"""The ledger: what entered the record and what left it, with cause and reason, page by page."""

import pytest
from django.test import Client

from positions.pages import changes
from tests import make
from tests.pages.reading import queries_for, rows_of, text_of
from tests.world import World


def test_a_publication_is_entered(world: World, client: Client) -> None:
    make.published(stance="oppose")
    assert "Published Arandia: Oppose · Adopt binding rules for machines, 1 March 2022" in text_of(
        client.get("/changes/")
    )


def test_a_retraction_gives_cause_and_reason(world: World, client: Client) -> None:
    make.retracted(cause="duplicate", reason="Recorded twice.")
    assert "Retracted Arandia: Support" in text_of(client.get("/changes/"))
    assert "Duplicate. Recorded twice." in text_of(client.get("/changes/?kind=retracted"))


def test_a_correction_names_both_positions(world: World, client: Client) -> None:
    old = make.published()
    new = make.correction(old, reason="It was an abstention.", stance="abstain")
    words = text_of(client.get("/changes/"))
    assert f"Correction. It was an abstention. Replaced by position {new.pk}" in words
    assert f"Correction of position {old.pk}. It was an abstention." in words


def test_a_membership_is_entered(world: World, client: Client) -> None:
    words = text_of(client.get("/changes/?kind=membership-recorded"))
    assert "Celmark in Meridian Union, from 1 January 2015 until 1 February 2021" in words


def test_one_kind_can_be_asked_for(world: World, client: Client) -> None:
    make.published()
    assert "Membership recorded Arandia in" not in text_of(client.get("/changes/?kind=published"))


@pytest.mark.parametrize("query", ["kind=nonsense", "before=x", "after=-1", "before=99999999999999999999"])
def test_what_means_nothing_is_refused(world: World, client: Client, query: str) -> None:
    assert client.get(f"/changes/?{query}").status_code == 400


def test_pages_follow_one_another_without_gap_or_repeat(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "LENGTH", 2)
    make.published()  # the sixth entry, after five memberships
    numbers, address = [], "/changes/"
    while address:
        response = client.get(address)
        numbers.append([entry.number for entry in response.context["entries"]])
        last, address = address, response.context["older"] and f"/changes/{response.context['older']}"
    found = [number for page in numbers for number in page]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == 6
    newer = client.get(f"/changes/{client.get(last).context['newer']}")
    assert [entry.number for entry in newer.context["entries"]] == numbers[-2]


def test_an_empty_page_says_so(world: World, client: Client) -> None:
    assert "No such change is on record" in text_of(client.get("/changes/?kind=retracted"))


def test_the_list_can_be_taken_away_as_it_is_shown(world: World, client: Client) -> None:
    make.retracted(reason="Recorded twice.")
    head, line = rows_of(client.get("/changes/?kind=retracted&format=csv"))
    entry = dict(zip(head, line, strict=True))
    assert (entry["cause"], entry["reason"]) == ("published-in-error", "Recorded twice.")


def test_the_number_of_queries_does_not_grow_with_the_ledger(world: World, client: Client) -> None:
    make.published()
    few = queries_for(client, "/changes/")
    for country in (world.borvia, world.celmark):
        make.retracted(country=country)
    assert queries_for(client, "/changes/") == few
