"""The folding in Python is the database's own, over all names of the record and over any text."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from positions.lists.folding import folding_of
from positions.lists.headings import SIDES
from positions.lists.names import bare, clean, shape
from positions.models import Alias, Country, Group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]


def folded_by_database(texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tracker_fold(one) FROM unnest(%s::text[]) WITH ORDINALITY t(one, place) ORDER BY place",
            [texts],
        )
        return [row[0] for row in cursor.fetchall()]


def test_every_alias_is_folded_as_the_database_does() -> None:
    rows = list(Alias.objects.values_list("name", "folded"))
    folding = folding_of(name for name, _ in rows)
    assert len(rows) > 3000
    assert [(name, folding.fold(name)) for name, _ in rows] == rows


@settings(max_examples=60)
@given(
    st.lists(
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40), max_size=30
    )
)
def test_any_text_is_folded_as_the_database_does(texts: list[str]) -> None:
    folding = folding_of(texts)
    assert [folding.fold(one) for one in texts] == folded_by_database(texts)


def test_curly_apostrophes_and_blanks_are_folded() -> None:
    folding = folding_of(["  Côte \t d’Ivoire "])
    assert folding.fold("  Côte \t d’Ivoire ") == "cote d'ivoire"


def test_no_name_is_taken_for_a_mark_or_a_bullet() -> None:
    names = [*Alias.objects.values_list("name", flat=True), *Country.objects.values_list("name", flat=True)]
    names += Group.objects.values_list("name", flat=True)
    folding = folding_of(names)
    lost = [name for name in names if shape(folding.fold(bare(clean(name)))) != shape(folding.fold(name))]
    assert lost == []


def test_no_name_is_a_heading() -> None:
    names = [*Alias.objects.values_list("name", flat=True), *Group.objects.values_list("acronym", flat=True)]
    folding = folding_of(names)
    assert {shape(folding.fold(name)) for name in names if name} & set(SIDES) == set()


def test_the_words_of_headings_are_in_the_shape_by_which_they_are_compared() -> None:
    folding = folding_of(SIDES)
    assert [words for words in SIDES if shape(folding.fold(words)) != words] == []
