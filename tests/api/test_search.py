"""/api/v1/search/: ranked, over everything that bears a name, in the same strictness."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests import make
from tests.api.asking import Api
from tests.world import World


def test_a_name_leads_to_the_country_and_words_to_the_positions(world: World, api: Api) -> None:
    position = make.published(summary="Asked for a treaty on machines.")
    make.published(country=world.dunmere, summary="Spoke of fish.")
    found = api.get("search/", q="Arandia treaty")
    assert found["countries"] == [{"code": "XAR", "name": "Arandia"}]
    assert [one["position"]["id"] for one in found["positions"]] == [position.pk]
    assert {piece["text"] for piece in found["positions"][0]["passage"] if piece["match"]} == {"treaty"}
    assert (found["more"], found["ranked"], found["bounded"]) == (False, 1, False)


def test_more_says_that_not_all_are_sent(world: World, api: Api) -> None:
    for _ in range(3):
        make.published(summary="Asked for a treaty.")
    found = api.get("search/", q="treaty", page_size=2)
    assert (len(found["positions"]), found["more"]) == (2, True)


def test_of_too_many_matches_the_newest_are_ranked_and_the_answer_says_so(
    world: World, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.published(date=date(2021, 3, 1), summary="Asked for a treaty, a treaty and a treaty.")
    newer = [make.published(date=date(2022, 3, day), summary="Asked for a treaty.") for day in (1, 2)]
    for module in ("positions.search.newest", "positions.search"):
        monkeypatch.setattr(f"{module}.MOST", 2)
    found = api.get("search/", q="treaty")
    assert [one["position"]["id"] for one in found["positions"]] == [newer[1].pk, newer[0].pk]
    assert (found["ranked"], found["bounded"]) == (2, True)


def test_drafts_are_not_found(world: World, api: Api) -> None:
    make.draft(summary="Asked for a treaty.")
    assert api.get("search/", q="treaty")["positions"] == []


@pytest.mark.parametrize("query", [{}, {"q": ""}, {"q": "!!"}, {"q": "a\x00b"}, {"q": "x" * 201}])
@pytest.mark.usefixtures("world")
def test_nothing_to_look_for_is_refused(api: Api, query: dict[str, Any]) -> None:
    assert api.refusal("search/", **query)[0]["parameter"] == "q"
