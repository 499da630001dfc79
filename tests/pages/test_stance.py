"""Why a stance is what it is: the page that argues one country on one proposition on a day."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from tests import make
from tests.world import World

pytestmark = pytest.mark.django_db
ADDRESS = "/countries/XAR/binding-framework/"


def page(client: Client, query: str = "", address: str = ADDRESS) -> str:
    response = client.get(address + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_title_says_the_fact(client: Client, world: World) -> None:
    make.published()
    html = page(client)
    assert "<title>Arandia supports ‘Adopt binding rules for machines’, since 1 March 2022" in html


def test_what_decides_stands_apart_from_what_was_overruled_and_why(client: Client, world: World) -> None:
    make.published(date=date(2021, 3, 1), stance="oppose", summary="An older act.")
    make.published(group=world.union, date=date(2022, 5, 1), summary="An act of the Union.")
    make.published(summary="The act that decides.")
    before, after = page(client).split("What does not decide, and why")
    assert "The act that decides." in before
    assert "An older act." not in before
    assert "2 other acts by this day" in after
    assert "Superseded." in after
    assert "The country&#x27;s own act prevails." in after


def test_a_stance_through_a_group_says_by_which_rule(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client)
    assert "Acts of its own by this day: none." in html
    assert "Arandia was a member of Meridian Union when the group acted" in html
    assert "Meridian Union" in html


def test_a_later_act_is_told_but_does_not_decide(client: Client, world: World) -> None:
    make.published()
    html = page(client, "?as_of=2022-02-28")
    assert "1 act is dated after 28 February 2022" in html
    assert "Why there is no stance" in html


def test_with_own_acts_only_a_group_does_not_count(client: Client, world: World) -> None:
    make.published(group=world.union, summary="An act of the Union.")
    html = page(client, "?basis=own")
    assert "Why there is no stance" in html
    assert "An act of the Union." not in html


def test_a_dissociation_is_named_as_the_reason(client: Client, world: World) -> None:
    make.published(group=world.union, dissociated=[world.arandia])
    html = page(client)
    assert "Dissociated." in html
    assert "Why there is no stance" in html


def test_each_act_that_does_not_decide_is_argued_with_names_and_days(client: Client, world: World) -> None:
    make.published(kind="signature", date=date(2022, 3, 1))
    make.published(kind="interview", date=date(2022, 3, 1), stance="oppose")
    make.published(date=date(2020, 1, 1), date_precision="year")
    make.published(group=world.union, date=date(2023, 5, 1), kind="joint-statement")
    html = page(client)
    assert "Of the same day, and a signature ranks above an interview." in html
    assert "A later act prevails: the signature, 1 March 2022." in html
    assert "Arandia has acted itself (the signature, 1 March 2022)" in html


def test_who_left_its_group_is_told_when(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2020, 5, 1))
    address = "/countries/XCE/binding-framework/"
    assert "The latest of their acts decides." in page(client, "?as_of=2021-01-31", address)
    html = page(client, "?as_of=2021-02-01", address)
    assert "Acts of groups that could not speak for it" in html
    assert "Celmark was no member of MU on 1 February 2021; " in html
    assert "it was one from 1 January 2015 until 1 February 2021." in html
    assert "Why there is no stance" in html


def test_who_joined_later_is_told_so(client: Client, world: World) -> None:
    make.published(group=world.union, date=date(2014, 5, 1))
    html = page(client, "", "/countries/XBO/binding-framework/")
    assert "Borvia was no member of MU when the group acted; it was one from 1 January 2015." in html


def test_what_was_retracted_is_named_with_its_reason_and_decides_nothing(
    client: Client, world: World
) -> None:
    gone = make.retracted(reason="The words were of somebody else.", at=datetime(2035, 1, 10, tzinfo=UTC))
    html = page(client)
    assert "Taken out of the record" in html
    assert f'href="/positions/{gone.pk}/"' in html
    assert "The words were of somebody else." in html
    assert "Why there is no stance" in html
    assert "Taken out of the record" not in page(client, "?known_at=2035-01-09")


def test_silent_groups_are_named(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client, "", "/countries/XBO/binding-framework/")
    assert "Of its 2 groups on this day, 1 had not acted on this proposition" in html
    assert "Harbour League" in html.split("Groups that were silent")[1]


def test_own_acts_only_says_what_it_leaves_out_and_leads_back(client: Client, world: World) -> None:
    make.published(group=world.union)
    html = page(client, "?basis=own&as_of=2023-01-01")
    assert "1 was on record" in html
    assert '<a href="?as_of=2023-01-01">Count groups too</a>' in html


def test_last_evidence_and_last_checked_carry_their_days(client: Client, world: World) -> None:
    assert 'Last evidence: none</span> <span class="freshness__part">Last checked: never' in page(client)
    make.published(group=world.union, at=datetime(2035, 1, 10, tzinfo=UTC))
    assert facts(page(client)) == ("1 March 2022", "10 January 2035")
    make.enquiry(world.arandia, searched_on=date(2036, 2, 3), at=datetime(2036, 2, 3, tzinfo=UTC))
    with time_machine.travel(datetime(2036, 2, 4, tzinfo=UTC), tick=False):
        assert facts(page(client)) == ("1 March 2022", "3 February 2036")
        assert facts(page(client, "?basis=own")) == ("none", "3 February 2036")
    assert facts(page(client, "?as_of=2023-01-01")) == ("1 March 2022", "10 January 2035")


def facts(html: str) -> tuple[str, ...]:
    """What the page says of last evidence and last check."""
    found = re.search(r"Last evidence: (.*?)</span>.*?Last checked: (.*?)</span>", html)
    assert found
    return tuple(re.sub(r"<[^>]+>", "", part) for part in found.groups())


def test_searches_that_found_nothing_say_where_and_in_which_languages(client: Client, world: World) -> None:
    make.enquiry(world.arandia, searched_on=date(2023, 1, 15), languages=["en", "fr"])
    html = page(client)
    assert "in en, fr: <bdi>Archive of the ministry.</bdi>" in html
    assert "Searched, nothing found" in html
    assert "None is on record." in page(client, "?as_of=2023-01-14")


def test_unknown_countries_and_propositions_are_not_found(client: Client, world: World) -> None:
    assert client.get("/countries/ZZZ/binding-framework/").status_code == 404
    assert client.get("/countries/XAR/nothing/").status_code == 404


def test_a_code_in_lower_case_leads_to_the_page(client: Client, world: World) -> None:
    response = client.get("/countries/xar/audits/?basis=own")
    assert response["Location"] == "/countries/XAR/audits/?basis=own"


def test_every_act_weighed_can_be_taken_away_with_its_verdict(client: Client, world: World) -> None:
    older = make.published(date=date(2021, 3, 1), stance="oppose", summary="An older act.")
    decides = make.published()
    [head, first, second] = b"".join(client.get(f"{ADDRESS}?format=csv")).decode().splitlines()
    assert head == "date,date_precision,country,group,kind,stance,position,verdict,reason,summary"
    assert f",{decides.pk},decides,," in first
    assert f",{older.pk},superseded," in second
    assert "A later act prevails" in second
    group = b"".join(client.get("/groups/mu/binding-framework/?format=csv")).decode()
    assert group.splitlines() == [head]
