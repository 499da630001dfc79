"""The history as it is read: who changed what, when, and how it was before."""

from __future__ import annotations

import re
from datetime import date

import pghistory
import pytest
from django.contrib.auth.models import User
from django.db import connection

from positions.history import NOBODY, Cursor, Question, read, since, version_of
from positions.history.names import NAMES
from positions.history.tables import kept_tables
from positions.models import Alias, Country, Forum, Position, Source, Tenure
from tests import make
from tests.world import World


def told(question: Question) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    """What was done to what, with each field before and after."""
    return [
        (one.deed, one.about, {change.label: (change.before, change.after) for change in one.changes})
        for one in read(question).entries
    ]


def test_a_change_is_told_field_by_field_with_names(world: World):
    with pghistory.context(user=world.analyst.pk, url="/admin/positions/official/7/change/"):
        world.okoye.name = "Mira A. Ọkoye"
        world.okoye.country, world.okoye.group = None, world.union
        world.okoye.save()
    entry = read(Question(record=(type(world.okoye), world.okoye.pk))).entries[0]
    assert (entry.deed, entry.by, entry.page) == ("changed", "analyst", "/admin/positions/official/7/change/")
    assert [(one.label, one.before, one.after) for one in entry.changes] == [
        ("name", "Mira Ọkoye", "Mira A. Ọkoye"),
        ("country", "Arandia", ""),
        ("group", "", "Meridian Union"),
    ]


def test_a_row_is_told_with_all_that_belongs_to_it(world: World):
    draft = make.draft(group=world.union, cites=[world.speech], dissociated=[world.borvia])
    Position.objects.filter(pk=draft.pk).update(stance="oppose")
    draft.citations.all().delete()
    found = read(Question(record=(Position, draft.pk))).entries
    assert [(one.table, one.deed) for one in found] == [
        ("citation", "deleted"),
        ("citation", "added"),
        ("dissociation", "added"),
        ("position", "changed"),
        ("position", "added"),
    ]
    assert [(one.before, one.after) for one in found[3].changes] == [("Support", "Oppose")]
    assert {one.about for one in found} == {"Meridian Union on Adopt binding rules for machines, 2022-03-01"}
    assert ("source", "Speech at the workshop", "") in [
        (one.label, one.before, one.after) for one in found[0].changes
    ]


@pytest.mark.parametrize(
    ("owner", "part"),
    [
        ("arandia", lambda world: Alias.objects.create(country=world.arandia, name="Arandija", language="x")),
        (
            "okoye",
            lambda world: Tenure.objects.create(official=world.okoye, title="Envoy", start=date(2025, 1, 1)),
        ),
    ],
)
def test_names_of_countries_and_offices_of_officials_belong_to_them(owner, part, world: World):
    row = getattr(world, owner)
    added = part(world)
    found = read(Question(record=(type(row), row.pk))).entries
    newest = next(one for one in found if (one.model, one.row) == (type(added), added.pk))
    assert (newest.deed, newest.about) == ("added", row.name)


def test_what_is_gone_is_still_told(world: World):
    number = world.article.pk
    world.article.delete()
    entry = read(Question(record=(Source, number))).entries[0]
    assert (entry.deed, entry.about, entry.owner_there) == ("deleted", "An article on paper", False)
    assert ("title", "An article on paper", "") in [(c.label, c.before, c.after) for c in entry.changes]


def test_a_change_past_every_page_and_command_says_that_nobody_is_known(world: World):
    Forum.objects.filter(pk=world.workshop.pk).update(acronym="WMX")
    entry = read(Question(table=Forum)).entries[0]
    assert (entry.by, entry.page, entry.reason) == ("", "", "")


def test_a_command_says_its_reason(world: World):
    with pghistory.context(user=world.reviewer.pk, reason="load_dataset fixtures"):
        make.source()
    entry = read(Question(table=Source)).entries[0]
    assert (entry.by, entry.reason) == ("reviewer", "load_dataset fixtures")


def test_an_account_that_is_gone_is_told_by_its_number(world: World):
    number = world.reader.pk
    with pghistory.context(user=number):
        make.source()
    world.reader.delete()
    assert read(Question(table=Source)).entries[0].by == f"account {number}"


def test_the_history_is_searched_by_person(world: World):
    with pghistory.context(user=world.analyst.pk):
        mine = make.source("mine")
    with pghistory.context(user=None, url="/admin/login/"):
        nobodys = make.source("nobodys")
    assert [one.row for one in read(Question(person=world.analyst.pk)).entries] == [mine.pk]
    of_nobody = read(Question(person=NOBODY, table=Source)).entries
    assert mine.pk not in {one.row for one in of_nobody}
    assert nobodys.pk in {one.row for one in of_nobody}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("okoye", {"official"}),
        ("OKOYE mira", {"official"}),
        ("foreign secretary", {"tenure"}),
        ("cote delan", set()),
        ("élan-verre", {"country", "alias"}),
        ("harbour", {"group", "membership"}),
        ("100%", set()),
    ],
)
def test_the_history_is_searched_by_words_of_a_row_and_of_what_it_names(words, found, world: World):
    rows = {one.table for one in read(Question(words=words), size=500).entries}
    assert rows - {"tenure", "position"} == found - {"tenure"}
    assert found & {"tenure"} <= rows


def test_the_history_is_searched_by_day(world: World):
    make.source()
    today = read(Question(table=Source)).entries[0].moment.date()
    assert read(Question(table=Source, first=today, last=today)).entries
    assert not read(Question(table=Source, last=date(2001, 1, 1))).entries
    assert not read(Question(table=Source, first=date.max)).entries
    assert read(Question(table=Source, last=date.max)).entries


def test_pages_follow_one_another_without_gap_or_repetition(world: World):
    make.published()
    whole = [(one.moment, one.model, one.number) for one in read(Question(), size=500).entries]
    paged, cursor = [], None
    while True:
        page = read(Question(before=cursor), size=7)
        paged += [(one.moment, one.model, one.number) for one in page.entries]
        if page.next is None:
            break
        cursor = Cursor.parse(str(page.next))
        assert cursor == page.next
    assert paged == whole
    assert len(set(whole)) == len(whole) > 50


@pytest.mark.parametrize("text", ["", "now", "2024-01-01_1_2", "2024-01-01T00:00:00+00:00_1", "a_b_c"])
def test_a_cursor_that_is_none_is_no_cursor(text: str):
    assert Cursor.parse(text) is None


def test_any_page_costs_two_questions_to_the_database(world: World, django_assert_num_queries):
    make.published(group=world.union, dissociated=[world.borvia])
    with django_assert_num_queries(2):
        assert read(Question(), size=200).entries


def test_every_table_with_a_history_has_a_way_to_name_its_rows():
    assert {model for model, _ in kept_tables()} - set(NAMES) == {User.groups.through}


def test_a_version_moves_with_the_row_and_with_what_belongs_to_it(world: World):
    row = (Country, world.arandia.pk)
    first = version_of(row)
    Country.objects.filter(pk=world.borvia.pk).update(m49="999")
    assert version_of(row) == first
    Alias.objects.create(country=world.arandia, name="Arandija", language="x")
    second = version_of(row)
    Country.objects.filter(pk=world.arandia.pk).update(m49="998")
    assert len({str(first), str(second), str(version_of(row))}) == 3
    assert first is not None
    assert [(one.table, one.deed) for one in since(row, first)] == [
        ("alias", "added"),
        ("country", "changed"),
    ]


def test_a_version_survives_its_journey_through_a_form(world: World):
    version = version_of((Country, world.arandia.pk))
    assert version is not None
    assert re.fullmatch(r"\d+\.\d+", str(version))
    assert type(version).parse(Country, str(version)) == version
    for other in ("", "1", "1.x", "1.2.3", "-1.2"):
        assert type(version).parse(Country, other) is None


def test_a_table_without_a_history_has_no_version(world: World):
    assert connection.introspection is not None
    assert version_of((User.groups.rel.through._meta.get_field("group").related_model, 1)) is None
