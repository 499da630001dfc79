"""Faulty files are refused with every fault at once, and nothing of them is loaded."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from positions.models import Change, Country, Position
from tests.exchange.files import WORLD, DataSet

pytestmark = pytest.mark.django_db

P = "positions"
NEW = "XAR,binding,oppose,2022-03-02,day,interview,,,,,She spoke.,paper,"

CASES = {
    "an unknown country": (P, NEW.replace("XAR", "XZZ"), "actor: “XZZ” There is none such in countries"),
    "an unknown group": (P, NEW.replace("XAR", "group:x"), "actor: “x” There is none such in groups"),
    "an unknown proposition": (P, NEW.replace("binding", "nuclear"), "proposition: “nuclear” There is none"),
    "a missing source": (
        P,
        NEW.replace("paper", "paper|lost"),
        "sources: “lost” There is none such in sources",
    ),
    "a position without source": (
        P,
        NEW.replace("paper", "").replace("03-02", "03-03"),
        "sources: Nothing is published without",
    ),
    "a source named twice": (P, NEW.replace("paper", "paper|paper"), "each named once"),
    "an impossible date": (P, NEW.replace("03-02", "02-30"), "date: “2022-02-30” “2022-02-30” is not a day"),
    "an empty date": (P, NEW.replace("2022-03-02", ""), "date: It must not be empty"),
    "a date in the future": (P, NEW.replace("2022-03", "2922-03"), "date: “2922-03-02” The date lies in"),
    "a month that begins late": (
        P,
        NEW.replace("02,day", "05,month"),
        "known to the month is given as its first",
    ),
    "an unknown stance": (P, NEW.replace("oppose", "against"), "stance: “against” It is not one of: support"),
    "an unknown kind": (P, NEW.replace("interview", "tweet"), "kind: “tweet” It is not one of: ratification"),
    "an unknown precision": (P, NEW.replace("day,", "week,"), "date_precision: “week” It is not one of: day"),
    "a blank summary": (
        P,
        NEW.replace("She spoke.", " ").replace("03-02", "03-06"),
        "summary: “ ” A summary in your own words",
    ),
    "a long locator": (P, NEW + "x" * 201, "locator: “xxx"),
    "the same act twice": (
        P,
        "XBO,binding,support,2022-03-04,day,vote,,assembly,ga-1,res-1,S.,paper,",
        "This is what row 3 is about",
    ),
    "an official of another country": (
        P,
        NEW.replace("XAR", "XBO").replace("interview,", "interview,ana"),
        "official: “ana” The official does not speak for this actor",
    ),
    "a session of another forum": (
        P,
        NEW.replace("interview,,,", "interview,,workshop,ga-1"),
        "session: “ga-1” The session belongs to another forum",
    ),
    "a date far from the session": (
        P,
        NEW.replace("interview,,,", "interview,,assembly,ga-1").replace("03-02", "03-13"),
        "date: “2022-03-13” The date is more than a week away",
    ),
    "too few columns": (P, "XAR,binding", "The row has 2 columns, the header 13"),
    "a stray quote": (P, NEW.replace("She spoke.", 'She "spoke".'), "A quote stands inside a value"),
    "a NUL": (P, NEW.replace("She spoke.", "She\x00spoke."), "Take out character 4: it is U+0000"),
    "a code in small letters": (
        "countries",
        "xce,XC,903,Celmark,Celmark,Asia,Far,member,,1,2",
        "iso3: “xce” Three capital letters",
    ),
    "a name that another has": (
        "countries",
        "XCE,XC,903,Borvia,Celmark,Asia,Far,member,,1,2",
        "name: “Borvia” Row 3 has this already",
    ),
    "a latitude of nowhere": (
        "countries",
        "XCE,XC,903,Celmark,Celmark,Asia,Far,member,,1,91",
        "lat: “91” It lies outside -90 to 90",
    ),
    "too many decimals": (
        "countries",
        "XCE,XC,903,Celmark,Celmark,Asia,Far,member,,1.00001,2",
        "lon: “1.00001” Ensure that there are no more than",
    ),
    "no number": (
        "countries",
        "XCE,XC,903,Celmark,Celmark,Asia,Far,member,,east,2",
        "lon: “east” It is not a number",
    ),
    "a name too long": ("countries", f"XCE,XC,903,{'C' * 101},Celmark,Asia,Far,member,,1,2", "name: “CCC"),
    "a country twice": (
        "countries",
        "XBO,XD,904,Dunmere,Dunmere,Asia,Far,member,,1,2",
        "iso3: “XBO” This is what row 3 is about",
    ),
    "an alias of two countries": ("aliases", "XBO,ÀRANDIAN,fr", "alias: “ÀRANDIAN” This names XAR already"),
    "overlapping memberships": ("memberships", "union,XBO,2019-01-01,", "The term overlaps that of row 3"),
    "a membership that ends first": (
        "memberships",
        "union,XAR,2019-01-01,2018-01-01",
        "end: “2018-01-01” It is not later than the start",
    ),
    "overlapping tenures": (
        "tenures",
        "ana,Foreign Secretary,Ministry,2020-01-01,",
        "overlaps that of row 2",
    ),
    "a session that ends first": (
        "sessions",
        "ga-2,assembly,Second,2022-03-05,2022-03-01,,",
        "end: “2022-03-01” It is before the start",
    ),
    "a slug with spaces": ("groups", "the league,League,,alliance,", "slug: “the league” Enter a valid"),
    "an unknown kind of forum": ("forums", "club,Club,,salon,,", "kind: “salon” It is not one of: un-organ"),
    "an unknown parent": (
        "forums",
        "club,Club,,other,house,",
        "parent: “house” There is none such in forums",
    ),
    "a forum in itself": (
        "forums",
        "inner,Inner,,other,inner,",
        "parent: “inner” The forum would be a part of itself",
    ),
    "an address that is none": (
        "groups",
        "league,League,,alliance,nowhere",
        "url: “nowhere” Enter a valid URL",
    ),
    "neither yes nor no": (
        "instruments",
        "res-2,,On AI,resolution,,,,perhaps,",
        "binding: “perhaps” It is neither yes nor no",
    ),
    "a symbol twice": ("instruments", "res-2,A/RES/1,On AI,resolution,,,,,", "Row 2 has this already"),
    "an order that is no number": ("topics", "x,X,first", "order: “first” It is not a whole number"),
    "a source's address twice": ("sources", "other,https://assembly.example/1,Other,,,en", "Row 2 has this"),
    "a source without title": ("sources", "other,,,,,en", "title: It must not be empty"),
    "an official of nobody": ("officials", "bo,Bo,", "of: It must not be empty"),
    "an official of an unknown group": ("officials", "bo,Bo,group:x", "of: “x” There is none such in groups"),
    "a reference to an unknown entry": (
        "reference_sources",
        "groups,guild,paper,",
        "key: “guild” There is none",
    ),
}


@pytest.fixture(scope="module")
def told_of_all(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any
) -> dict[tuple[str, int], list[str]]:
    """One load of files that hold every faulty row: the faults by file and row."""
    files = DataSet(tmp_path_factory.mktemp("faulty") / "files")
    for table, row, _ in CASES.values():
        files.add(table, row)
    told: dict[tuple[str, int], list[str]] = {}
    with django_db_blocker.unblock(), transaction.atomic():
        for line in files.refused().splitlines()[1:]:
            place = re.match(r"  (\w+)\.csv, row (\d+)", line)
            assert place is not None, line
            told.setdefault((place[1], int(place[2])), []).append(line)
    return told


def line_of(name: str) -> tuple[str, int]:
    """The file of a case, and the row where it stands."""
    table = CASES[name][0]
    before = [one for one in list(CASES)[: list(CASES).index(name)] if CASES[one][0] == table]
    return table, len(WORLD[table]) + 2 + len(before)


@pytest.mark.parametrize("name", CASES)
def test_a_faulty_row_is_told_with_file_row_column_value_and_reason(
    told_of_all: dict[tuple[str, int], list[str]], name: str
) -> None:
    told = told_of_all[line_of(name)]

    assert len(told) == 1
    assert CASES[name][2] in told[0]


def test_sound_rows_are_not_told(told_of_all: dict[tuple[str, int], list[str]]) -> None:
    assert told_of_all.keys() == {line_of(name) for name in CASES}


@pytest.mark.parametrize("summary", ['"She spoke.', '"She" spoke.'])
def test_quotes_that_do_not_match_are_told(files: DataSet, summary: str) -> None:
    files.add("positions", NEW.replace("She spoke.", summary))

    assert "positions.csv, row 5: The quotes of this row do not match" in files.refused()


def test_all_faults_of_all_files_are_told_at_once(files: DataSet) -> None:
    files.add("countries", "XCE,XC,903,Celmark,Celmark,Asia,Far,sovereign,,1,2")
    files.add("tenures", "bruno,Minister,,,")
    files.add("positions", NEW.replace("oppose", "against"), NEW.replace("paper", "lost"))

    said = files.refused()

    assert said.startswith("Nothing was loaded. The files have 4 faults:")
    for told in (
        "countries.csv, row 4, un_status: “sovereign” It is not one of",
        "tenures.csv, row 3, official: “bruno” There is none such in officials",
        "positions.csv, row 5, stance: “against”",
        "positions.csv, row 6, sources: “lost”",
    ):
        assert told in said


def test_nothing_is_loaded_of_faulty_files(files: DataSet) -> None:
    files.add("positions", NEW.replace("paper", "lost"))

    files.refused()

    assert not Country.objects.exists()
    assert not Position.objects.exists()
    assert not Change.objects.exists()
    assert not User.objects.exists()


def test_a_broken_row_does_not_put_the_blame_on_rows_that_name_it(files: DataSet) -> None:
    files.replace("countries", "Kingdom of Borvia,Asia", "Kingdom of Borvia,")

    assert "one fault" in files.refused()


def test_a_missing_file_is_told(files: DataSet) -> None:
    files.path("officials").unlink()

    said = files.refused()

    assert "officials.csv: This file is missing." in said
    assert "one fault" in said


def test_an_unknown_file_is_told(files: DataSet) -> None:
    files.write("notes", ["1"], header="a")

    assert "notes.csv: This file is not part of a data set." in files.refused()


def test_missing_unknown_and_repeated_columns_are_told(files: DataSet) -> None:
    files.replace("topics", "slug,name,order", "slug,title,title,slug")

    said = files.refused()

    assert "topics.csv, row 1, name: This column is missing." in said
    assert "topics.csv, row 1, order: This column is missing." in said
    assert "topics.csv, row 1, title: This column is not known." in said
    assert "topics.csv, row 1, slug: This column stands twice." in said


def test_bad_utf_8_is_told_with_its_row(files: DataSet) -> None:
    with files.path("sources").open("ab") as file:
        file.write(b"other,,Caf\xe9,,,fr\n")

    assert "sources.csv, row 4: “other,,Caf�” This is not UTF-8." in files.refused()


def test_rows_count_lines_also_where_a_value_holds_several(files: DataSet) -> None:
    files.add("positions", NEW.replace("She spoke.", '"She\nspoke."'), NEW.replace("paper", "lost"))

    assert "positions.csv, row 7, sources: “lost”" in files.refused()


def test_a_session_on_which_positions_rest_does_not_move_away_from_them(files: DataSet) -> None:
    files.load()
    files.replace("sessions", "2022-03-01,2022-03-05", "2021-03-01,2021-03-05")

    said = files.refused()

    assert "2 published positions rest on the forum and the days of this session" in said


def test_an_official_for_whom_positions_stand_does_not_change_sides(files: DataSet) -> None:
    files.load()
    files.replace("officials", "Ana Ar,XAR", "Ana Ar,XBO")
    files.replace("positions", "statement,ana", "statement,")

    assert "1 published positions rest on the official's actor" in files.refused()


def test_a_folder_that_does_not_exist_is_told(files: DataSet) -> None:
    files.folder = files.folder / "nowhere"

    assert "There is no folder" in files.refused()
