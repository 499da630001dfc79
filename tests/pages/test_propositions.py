"""The propositions, and the page of each: counts, table, gaps, course, moves, groups."""

from datetime import date

from django.test import Client

from positions.pages.question import moment_in_address
from tests import make
from tests.pages.reading import queries_for, rows_of, text_of, title_of
from tests.world import World

PAGE = "/propositions/binding-framework/"


def test_all_propositions_are_listed_by_topic_with_their_counts(world: World, client: Client) -> None:
    make.published(stance="conditional")
    words = text_of(client.get("/propositions/"))
    assert words.index("Rules for machines") < words.index("Machines in war")
    assert "1 conditional 1 of 6 countries hold a stance" in words


def test_the_list_can_be_taken_away_as_it_is_shown(world: World, client: Client) -> None:
    make.published(date=date(2022, 3, 1))
    head, first, *_ = rows_of(client.get("/propositions/?format=csv&as_of=2022-03-01"))
    assert head[:4] == ["topic", "proposition", "title", "as_of"]
    line = dict(zip(head, first, strict=True))
    assert (line["proposition"], line["support"], line["unresearched"], line["countries"]) == (
        "binding-framework",
        "1",
        "5",
        "6",
    )


def test_the_title_says_the_fact(world: World, client: Client) -> None:
    make.published()
    title = title_of(client.get(f"{PAGE}?as_of=2022-03-01"))
    assert title.startswith("Adopt binding rules for machines: of 6 countries 1 support (1 March 2022)")


def test_a_country_stands_there_with_since_ground_and_evidence(world: World, client: Client) -> None:
    position = make.published(kind="interview", date=date(2022, 3, 1))
    response = client.get(PAGE)
    words = text_of(response)
    assert "Arandia S Support 1 March 2022 Interview, 1 March 2022 own act" in words
    assert "Voting record of the Assembly" in words
    assert f'href="/positions/{position.pk}/"' in response.content.decode()


def test_a_stance_through_a_group_bears_the_name_of_the_group(world: World, client: Client) -> None:
    make.published(group=world.union)
    assert "Support through MU" in text_of(client.get(PAGE))
    assert "Support through MU" not in text_of(client.get(f"{PAGE}?basis=own"))


def test_a_day_known_to_the_year_is_shown_as_a_year(world: World, client: Client) -> None:
    make.published(date=date(2021, 1, 1), date_precision="year")
    make.published(date=date(2022, 3, 1))
    assert "Arandia S Support 2021 (year known) Statement, 1 March 2022" in text_of(client.get(PAGE))


def test_an_earlier_state_of_the_record_can_be_asked_for(world: World, client: Client) -> None:
    make.published(date=date(2021, 1, 1), date_precision="year")
    known = make.published(date=date(2022, 3, 1))
    make.published(date=date(2022, 3, 2), stance="oppose")
    words = text_of(client.get(f"{PAGE}?known_at={moment_in_address(known.published_at)}"))
    assert "The record as it was known on" in words
    assert "Arandia S Support 2021 (year known)" in words
    assert "Arandia O Oppose 2 March 2022" in text_of(client.get(PAGE))


def test_what_was_published_later_is_not_known_before(world: World, client: Client) -> None:
    make.published()
    assert "0 of 6 countries hold a stance" in text_of(client.get(f"{PAGE}?known_at=2022-12-31"))


def test_gaps_are_told_apart(world: World, client: Client) -> None:
    make.published()
    make.enquiry(world.borvia, searched_on=date(2023, 1, 15))
    words = text_of(client.get(PAGE))
    assert "Searched, nothing found: 1 Borvia on 15 January 2023" in words
    assert "1 of 6 were searched and nothing was found; 4 of 6 have not been researched" in words


def test_a_region_is_shown_by_itself_with_its_own_denominator(world: World, client: Client) -> None:
    make.published()
    make.published(country=world.fenland, stance="oppose")
    words = text_of(client.get(f"{PAGE}?region=Meridia"))
    assert "Who stands where in Meridia 1 of 3 countries hold a stance" in words
    assert "Arandia" not in words[words.index("Who stands where") :]


def test_an_unknown_region_is_refused_by_name(world: World, client: Client) -> None:
    response = client.get(f"{PAGE}?region=Atlantis")
    assert response.status_code == 400
    assert "Meridia, Septentria" in text_of(response)


def test_the_table_can_be_taken_away_as_it_is_shown(world: World, client: Client) -> None:
    make.published(country=world.fenland, stance="oppose", date=date(2022, 3, 1))
    make.enquiry(world.dunmere, searched_on=date(2022, 1, 15))
    head, *lines = rows_of(client.get(f"{PAGE}?region=Meridia&as_of=2022-03-01&format=csv"))
    rows = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    assert set(rows) == {"XDU", "XEL", "XFE"}
    assert (rows["XFE"]["stance"], rows["XFE"]["since"], rows["XFE"]["basis"]) == (
        "oppose",
        "2022-03-01",
        "own",
    )
    assert rows["XFE"]["source"] == "https://assembly.example/record"
    assert (rows["XDU"]["stance"], rows["XDU"]["searched_on"]) == ("searched", "2022-01-15")
    assert rows["XEL"]["stance"] == "unresearched"


def test_the_course_has_a_table_that_says_the_same(world: World, client: Client) -> None:
    make.published(stance="support", date=date(2021, 3, 1))
    make.published(stance="oppose", date=date(2022, 4, 1))
    words = text_of(client.get(f"{PAGE}?as_of=2022-06-01"))
    assert "31 December 2021 1 0 0 0 0 1 1 June 2022 0 0 0 0 1 1" in words


def test_groups_show_their_latest_position(world: World, client: Client) -> None:
    make.published(group=world.union, date=date(2021, 3, 1), stance="undecided")
    make.published(group=world.union, date=date(2022, 3, 1), stance="conditional")
    words = text_of(client.get(PAGE))
    assert "Meridian Union C Conditional Statement, 1 March 2022" in words
    assert "Meridian Union U Undecided" not in words


def test_a_proposition_without_any_position_says_so(world: World, client: Client) -> None:
    words = text_of(client.get("/propositions/audits/"))
    assert "No country holds a stance here" in words
    assert "Nothing to draw yet" in words


def test_an_unknown_proposition_is_not_found(world: World, client: Client) -> None:
    assert client.get("/propositions/nonsense/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_record(world: World, client: Client) -> None:
    for stance, day in (("support", date(2022, 3, 1)), ("oppose", date(2022, 4, 1))):
        make.published(stance=stance, date=day)
    make.published(group=world.union)
    few = queries_for(client, PAGE), queries_for(client, "/propositions/")
    for country in (world.borvia, world.celmark, world.dunmere):
        make.published(country=country, date=date(2022, 5, 1))
        make.published(country=country, stance="oppose", date=date(2022, 6, 1), cites=[world.speech])
    make.enquiry(world.fenland)
    make.published(group=world.league, date=date(2022, 6, 1))
    assert (queries_for(client, PAGE), queries_for(client, "/propositions/")) == few
