"""The trajectory board: its geometry, its page, its order, its links and what is taken away."""

import re
from datetime import date

from django.test import Client

from positions import trajectories
from positions.pages import board
from positions.pages.question import moment_in_address
from tests import make
from tests.pages.reading import queries_for, rows_of, text_of, title_of
from tests.world import World

PAGE = "/propositions/binding-framework/board/"


def moves(world: World) -> None:
    """Arandia moves, Borvia holds, the Union speaks, Fenland opposes."""
    make.published(group=world.union, date=date(2019, 1, 1))
    make.published(date=date(2020, 1, 1), stance="oppose")
    make.published(date=date(2022, 1, 1), stance="conditional")
    make.published(country=world.fenland, date=date(2021, 1, 1), stance="oppose")


def heads(client: Client, query: str = "") -> list[str]:
    """What the rows are of, from top to bottom."""
    page = client.get(f"{PAGE}{query}").content.decode()
    return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', page)


def test_the_geometry_lies_in_per_cent_of_the_years_since_the_first_act(world: World) -> None:
    make.published(date=date(2020, 1, 1))
    make.published(date=date(2022, 1, 1), stance="oppose")
    drawn = board.arranged(trajectories.of_countries(world.framework), [], date(2023, 12, 31))
    assert drawn.axis.start == date(2020, 1, 1)
    [row] = drawn.rows
    assert [(one.stance, one.previous, one.label) for one in row.stretches] == [
        ("support", "", "S"),
        ("oppose", "support", "O"),
    ]
    first, second = row.stretches
    assert (first.place, float(first.place) + float(first.width)) == ("0.00", float(second.place))
    assert float(second.place) + float(second.width) == 100
    assert (drawn.held, drawn.total, len(drawn.absent)) == (1, 6, 5)


def test_what_is_not_yet_on_the_day_is_not_drawn(world: World) -> None:
    moves(world)
    courses = trajectories.of_countries(world.framework)
    drawn = board.arranged(courses, [], date(2020, 6, 1))
    assert [str(row.actor) for row in drawn.rows] == ["Arandia", "Borvia", "Celmark"]
    assert drawn.rows[0].moved_on == date(2020, 1, 1)


def test_a_band_says_in_words_what_it_shows_and_leads_to_the_reason_of_that_day(
    world: World, client: Client
) -> None:
    moves(world)
    page = client.get(f"{PAGE}?as_of=2023-01-01&basis=own").content.decode()
    assert "Conditional from 1 January 2022, own acts; moved from Oppose" in page
    assert 'href="/countries/XAR/binding-framework/?as_of=2022-01-01&amp;basis=own"' in page
    assert "through MU" not in page


def test_a_stance_through_a_group_is_marked_and_named(world: World, client: Client) -> None:
    moves(world)
    page = client.get(PAGE).content.decode()
    assert '<a href="/countries/XBO/binding-framework/?as_of=2019-01-01" class="is-support via">' in page
    assert "Support from 1 January 2019, through MU" in page


def test_states_come_by_region_by_stance_or_by_date_of_move_and_groups_after_them(
    world: World, client: Client
) -> None:
    moves(world)
    assert heads(client) == ["Fenland", "Arandia", "Borvia", "Celmark", "Meridian Union"]
    assert heads(client, "?sort=stance") == ["Borvia", "Arandia", "Fenland", "Celmark", "Meridian Union"]
    assert heads(client, "?sort=moved") == ["Arandia", "Borvia", "Celmark", "Fenland", "Meridian Union"]
    words = text_of(client.get(PAGE))
    assert "Meridia 1 of 3 hold a stance" in words
    assert "Septentria 2 of 3 hold a stance" in words
    assert "No stance any more 1 of 6" in text_of(client.get(f"{PAGE}?sort=stance"))


def test_a_region_is_shown_by_itself_without_groups(world: World, client: Client) -> None:
    moves(world)
    assert heads(client, "?region=Meridia") == ["Fenland"]
    assert "1 of 3 countries in Meridia hold a stance" in text_of(client.get(f"{PAGE}?region=Meridia"))


def test_an_unknown_order_or_region_is_refused_by_name(world: World, client: Client) -> None:
    for query, said in (("?sort=rank", "region, stance, moved"), ("?region=Atlantis", "Meridia, Septentria")):
        response = client.get(f"{PAGE}{query}")
        assert response.status_code == 400
        assert said in text_of(response)


def test_the_absent_are_named_with_the_day_of_the_search(world: World, client: Client) -> None:
    moves(world)
    make.enquiry(world.dunmere, searched_on=date(2022, 5, 1))
    words = text_of(client.get(PAGE))
    assert "Never with a stance: 2 of 6" in words
    assert "Dunmere searched on 1 May 2022 Élan-Verre" in words


def test_an_earlier_state_of_the_record_can_be_asked_for(world: World, client: Client) -> None:
    known = make.published(date=date(2020, 1, 1))
    make.published(country=world.borvia, date=date(2021, 1, 1))
    moment = moment_in_address(known.published_at)
    assert heads(client, f"?known_at={moment}") == ["Arandia"]
    assert heads(client) == ["Arandia", "Borvia"]
    assert (
        f"&amp;known_at={moment.replace(':', '%3A')}"
        in client.get(f"{PAGE}?known_at={moment}").content.decode()
    )


def test_the_board_can_be_taken_away_as_it_is_shown(world: World, client: Client) -> None:
    moves(world)
    head, *lines = rows_of(client.get(f"{PAGE}?as_of=2021-06-01&sort=moved&format=csv"))
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert [(row["actor"], row["stance"], row["from"], row["until"], row["moved_from"]) for row in rows] == [
        ("XAR", "support", "2019-01-01", "2020-01-01", ""),
        ("XAR", "oppose", "2020-01-01", "", "support"),
        ("XBO", "support", "2019-01-01", "", ""),
        ("XCE", "support", "2019-01-01", "2021-02-01", ""),
        ("XFE", "oppose", "2021-01-01", "", ""),
        ("mu", "support", "2019-01-01", "", ""),
        ("XDU", "unresearched", "", "", ""),
        ("XEL", "unresearched", "", "", ""),
    ]


def test_the_title_says_what_it_is_of_which_day(world: World, client: Client) -> None:
    moves(world)
    title = title_of(client.get(f"{PAGE}?as_of=2022-03-01"))
    assert title.startswith("Who moved when: Adopt binding rules for machines (1 March 2022)")


def test_a_proposition_without_any_position_says_so(world: World, client: Client) -> None:
    assert "Nothing to draw yet" in text_of(client.get("/propositions/audits/board/"))


def test_the_number_of_queries_does_not_grow_with_the_record(world: World, client: Client) -> None:
    moves(world)
    few = queries_for(client, PAGE)
    for country in (world.borvia, world.celmark, world.dunmere):
        make.published(country=country, date=date(2022, 5, 1))
        make.published(country=country, stance="oppose", date=date(2022, 6, 1))
    make.published(group=world.league, date=date(2022, 6, 1))
    make.enquiry(world.elan)
    assert queries_for(client, PAGE) == few
