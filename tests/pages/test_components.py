"""The components by themselves: what they say of a stance, a day, an actor, a country on the map."""

from datetime import date

import pytest
from django.http import QueryDict
from django.template import Context, Template

from positions.models import Country, Group, Position, StancePeriod


def drawn(source: str, **context: object) -> str:
    """A piece of template with all components at hand."""
    return Template("{% load parts stances world %}" + source).render(Context(context))


def country(iso3: str = "PAK", name: str = "Pakistan") -> Country:
    return Country(iso3=iso3, name=name)


def period(**values: object) -> StancePeriod:
    given = {
        "country": country(),
        "stance": "support",
        "since": date(2013, 5, 30),
        "start": date(2013, 5, 30),
    }
    return StancePeriod(**{**given, **values})


def test_a_mark_says_stance_by_class_letter_and_word() -> None:
    html = drawn('{% stance_mark "conditional" %}')
    assert "is-conditional" in html
    assert ">C<" in html
    assert "Conditional" in html
    assert "through" not in html


def test_a_mark_names_the_group_it_comes_through() -> None:
    html = drawn(
        '{% stance_mark "support" through=group %}', group=Group(name="European Union", acronym="EU")
    )
    assert "stance--through" in html
    assert "through EU" in html


def test_a_short_mark_keeps_its_words_for_those_who_listen() -> None:
    html = drawn('{% stance_mark "oppose" short=True %}')
    assert 'title="Oppose"' in html
    assert "visually-hidden" in html


@pytest.mark.parametrize(
    ("value", "words"), [("searched", "Searched, nothing found"), (None, "Not researched")]
)
def test_an_absence_has_words_but_no_letter(value: str | None, words: str) -> None:
    html = drawn("{% stance_mark value %}", value=value)
    assert words in html
    assert "stance--absent" in html
    assert '<span class="stance__tag" aria-hidden="true"></span>' in html


@pytest.mark.parametrize(
    ("precision", "machine", "words"),
    [
        ("day", "2023-10-01", "1 October 2023"),
        ("month", "2023-10", "October 2023"),
        ("year", "2023", "2023"),
        ("reported", "2023-10-01", "reported 1 October 2023"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision: str, machine: str, words: str) -> None:
    html = drawn("{% precise_date day precision %}", day=date(2023, 10, 1), precision=precision)
    assert f'<time datetime="{machine}">{words}</time>' in html
    assert (f"({precision} known)" in html) == (precision in {"month", "year"})


def test_a_legend_gives_every_count_and_the_denominator() -> None:
    html = drawn("{% stance_legend counts total=198 through=3 %}", counts={"support": 5, "searched": 2})
    assert "5 of 198 countries hold a stance" in html
    assert "3 of these through a group" in html
    assert html.count("legend__item ") == 7


def test_a_bar_gives_shares_of_the_whole_without_inline_style() -> None:
    html = drawn('{% stance_bar counts total=4 noun="votes" %}', counts={"support": 1, "oppose": 3})
    assert 'x="25.000%" width="75.000%"' in html
    assert "Support: 1 of 4" in html
    assert "of 4 votes" in html
    assert "style=" not in html


def test_a_bar_of_nothing_is_empty() -> None:
    assert "<rect" not in drawn("{% stance_bar counts total=0 %}", counts={})


def test_a_country_on_the_map_says_stance_day_and_ground() -> None:
    entries = [(country(), period())]
    html = drawn('{% world_map entries heading="A claim" query="?as_of=2023-11-26" %}', entries=entries)
    assert "<title>Pakistan: Support since 30 May 2013 (own act)</title>" in html
    assert 'href="/countries/PAK/?as_of=2023-11-26"' in html
    assert "world.svg#PAK" in html
    assert "land-support" in html
    assert "imply no opinion" in html
    assert "1 of 1 countries hold a stance" in html


def test_a_country_that_holds_through_a_group_is_marked_so() -> None:
    held = period(group=Group(name="European Union", acronym="EU"))
    html = drawn('{% world_map entries heading="A claim" %}', entries=[(country("DEU", "Germany"), held)])
    assert "(through EU)" in html
    assert "land-support through is-support" in html


def test_absences_on_the_map_differ() -> None:
    entries = [(country(), None), (country("MDV", "Maldives"), date(2026, 5, 4))]
    html = drawn('{% world_map entries heading="A claim" %}', entries=entries)
    assert "Pakistan: Not researched" in html
    assert "Maldives: Searched, nothing found (4 May 2026)" in html
    assert 'class="world__point land-searched"' in html


def test_the_map_says_how_exactly_the_day_is_known_where_the_position_is_at_hand() -> None:
    position = Position(date=date(2013, 5, 1), date_precision="month")
    held = period(since=date(2013, 5, 1), position=position)
    html = drawn('{% world_map entries heading="A claim" %}', entries=[(country(), held)])
    assert "Support since May 2013" in html


def test_the_time_form_keeps_the_other_parameters_and_drops_the_cursor() -> None:
    html = drawn(
        "{% as_of_form as_of=day today=today params=params %}",
        day=date(2023, 11, 26),
        today=date(2026, 1, 2),
        params=QueryDict("region=Asia&cursor=x&as_of=2023-11-26"),
    )
    assert '<input type="hidden" name="region" value="Asia">' in html
    assert "cursor" not in html
    assert "As of <strong>26 November 2023</strong>" in html
    assert 'href="?region=Asia"' in html


def test_breadcrumbs_are_pairs() -> None:
    assert '<a href="/countries/">Countries</a>' in drawn('{% breadcrumbs "Countries" "/countries/" %}')


def test_an_actor_is_a_link_and_a_group_can_be_written_out() -> None:
    group = Group(slug="eu", name="European Union", acronym="EU")
    assert '<a class="actor" href="/groups/eu/">EU</a>' in drawn("{% actor_link group %}", group=group)
    assert "European Union</a>" in drawn("{% actor_link group long=True %}", group=group)
