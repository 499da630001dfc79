"""/api/v1/stances/matrix/: a letter for every country and proposition."""

from __future__ import annotations

from datetime import date

import pytest

from tests import make
from tests.api.asking import Api
from tests.world import World

CODES = ["XAR", "XBO", "XCE", "XDU", "XEL", "XFE"]


@pytest.fixture
def record(world: World) -> World:
    """The Union supports, Fenland opposes; Borvia abstains on audits."""
    make.published(group=world.union, date=date(2020, 1, 1))
    make.published(country=world.fenland, date=date(2021, 1, 1), stance="oppose")
    make.published(country=world.borvia, date=date(2022, 1, 1), stance="abstain", proposition=world.audits)
    return world


def lines(api: Api, **asked: str) -> dict[str, str]:
    return {one["slug"]: one["stances"] for one in api.get("stances/matrix/", **asked)["propositions"]}


def test_each_country_has_its_letter_in_every_line(record: World, api: Api) -> None:
    answer = api.get("stances/matrix/", as_of="2020-06-01")
    assert (answer["as_of"], answer["countries"]) == ("2020-06-01", CODES)
    assert [one["slug"] for one in answer["propositions"]] == ["audits", "binding-framework", "human-control"]
    assert lines(api, as_of="2020-06-01")["binding-framework"] == "sss..."
    assert lines(api) == {"audits": ".A....", "binding-framework": "ss...O", "human-control": "......"}


def test_the_letters_say_what_the_rows_say(record: World, api: Api) -> None:
    answer = api.get("stances/matrix/")
    meaning = {one["letter"]: (one["stance"], one["basis"]) for one in answer["letters"]}
    assert len(meaning) == len(answer["letters"])
    told = {
        (code, one["slug"], *meaning[letter])
        for one in answer["propositions"]
        for code, letter in zip(answer["countries"], one["stances"], strict=True)
        if letter in meaning
    }
    rows = api.results("stances/")
    assert told == {
        (row["country"]["code"], row["proposition"]["slug"], row["stance"], row["basis"]) for row in rows
    }


def test_the_filters_of_stances_narrow_it(record: World, api: Api) -> None:
    assert api.get("stances/matrix/", country="XFE,XAR")["countries"] == ["XAR", "XFE"]
    assert lines(api, proposition="binding-framework", basis="own") == {"binding-framework": ".....O"}
    assert lines(api, topic="rules", stance="abstain") == {"audits": ".A....", "binding-framework": "......"}
    assert api.get("stances/matrix/", member_of="mu", as_of="2020-06-01")["countries"] == CODES[:3]
    assert lines(api, proposition="audits", known_at="2001-01-01") == {"audits": "......"}
