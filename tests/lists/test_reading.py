"""A pasted text is read as it is: headings, wrapped and decorated names, columns; hostile texts too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from positions.lists.headings import Side
from positions.lists.matching import code_of
from positions.lists.reading import MOST_LINES, Reading, Unreadable, read
from tests.effort import calls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]


def codes(text: str, side: Side | None = None) -> list[str]:
    """Whom the text names on the side, in its order."""
    return [code_of(one.actor) for one in read(text).entries if one.actor and one.side is side]


def unmatched(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.written) for one in read(text).entries if one.actor is None]


def sides(text: str) -> dict[str, str]:
    """The side of each that is named, by code."""
    return {code_of(one.actor): one.side.name for one in read(text).entries if one.actor and one.side}


def suggested(reading: Reading, written: str) -> list[str]:
    return [code_of(one) for one in reading.names.suggestions(written)]


@pytest.mark.parametrize(
    "headings",
    [
        ("In favour:", "Against:", "Abstaining:", "Absent:"),
        ("IN FAVOUR", "AGAINST", "ABSTAINING", "NOT VOTING"),
        ("Yes", "No", "Abstain", "Non-voting"),
        ("Yeas:", "Nays:", "Abstentions:", "Did not vote:"),
        ("For", "Opposed", "Abstained", "Absent or not voting"),
        ("Favour:", "Against:", "Abstention:", "Absent:"),
        ("In favour (1):", "Against (1):", "Abstaining (1):", "Absent (1):"),
        ("In favour: 1", "Against: 1", "Abstaining: 1", "Absent: 1"),
        ("1 in favour:", "1 against:", "1 abstaining:", "1 absent:"),
        ("**In favor**", "**Against**", "**Abstaining**", "**Absent**"),
        ("Voting in favour – 1", "Voting against – 1", "Abstaining – 1", "Not participating in the vote"),
        ("Pour :", "Contre :", "Abstentions :", "Absents :"),
        ("Votent pour", "Votent contre", "S’abstiennent", "N’ont pas voté"),
        ("A favor:", "En contra:", "Abstenciones:", "Ausentes:"),
        ("Votos a favor", "Votos en contra", "Se abstienen", "No votaron"),
        ("المؤيدون:", "المعارضون:", "الممتنعون:", "الغائبون:"),
        ("Голосовали за:", "Голосовали против:", "Воздержались:", "Отсутствовали:"),
        ("赞成：", "反对：", "弃权：", "缺席："),
    ],
)
def test_headings_are_found_in_their_usual_variants(headings: tuple[str, ...]) -> None:
    places = ("France", "Peru", "Chad", "Tuvalu")
    text = "\n".join(f"{heading}\n{place}" for heading, place in zip(headings, places, strict=True))
    expected = {"FRA": "FAVOUR", "PER": "AGAINST", "TCD": "ABSTAINING", "TUV": "ABSENT"}
    assert sides(text) == expected
    assert unmatched(text) == []


def test_headings_are_found_within_one_paragraph() -> None:
    text = "In favour: France, Peru. Against: Israel and Togo; Abstaining (1): Chad. Absent: none."
    assert sides(text) == {
        "FRA": "FAVOUR",
        "PER": "FAVOUR",
        "ISR": "AGAINST",
        "TGO": "AGAINST",
        "TCD": "ABSTAINING",
    }
    assert unmatched(text) == []


def test_prose_is_no_heading() -> None:
    text = "In favour:\nFrance\nFor the record, Peru\nNo country of the region"
    assert sides(text)["FRA"] == "FAVOUR"
    assert {one.side for one in read(text).entries} == {Side.FAVOUR}


def test_names_keep_their_commas_their_and_and_their_line_breaks() -> None:
    text = (
        "Antigua and Barbuda, Bosnia\nand Herzegovina, Venezuela, Bolivarian Republic of, Trinidad and\n"
        "Tobago, Republic of\nKorea, Saint Vincent and the\nGrenadines, Iran (Islamic\nRepublic of), "
        "Guinea-\nBissau, St. Kitts and Nevis, Korea, Republic of and Zambia"
    )
    found = ["ATG", "BIH", "VEN", "TTO", "KOR", "VCT", "IRN", "GNB", "KNA", "KOR", "ZMB"]
    assert codes(text) == found
    assert unmatched(text) == []


def test_both_congos_are_told_apart_wherever_the_line_breaks() -> None:
    text = "Congo, Cuba, Democratic Republic of the\nCongo, Democratic People’s Republic of\nKorea"
    assert codes(text) == ["COG", "CUB", "COD", "PRK"]
    assert codes("Democratic Republic of the Congo\nCongo") == ["COD", "COG"]


def test_korea_alone_is_refused_with_both_suggested() -> None:
    text = "Japan, Korea, Kuwait"
    assert codes(text) == ["JPN", "KWT"]
    assert unmatched(text) == [(1, "Korea")]
    assert set(suggested(read(text), "Korea")) == {"KOR", "PRK"}


@pytest.mark.parametrize(
    "written",
    [
        "FRANCE",
        "france",
        "France*",
        "France**,",
        "France†",
        "France¹",
        "France²³",
        "France1",
        "France[a]",
        "France [12]",
        "France (3)",
        "France 1/",
        "France a/",
        "- France",
        "• France",
        "12. France",
        "(7) France",
        "and France",
        "“France”",
        "\u200fFrance\u200e",
        "Fra\u00adnce",
        "\ufeffFrance",
        "France\u00a0",
        "F\0rance",
        "FRA",
    ],
)
def test_marks_and_decoration_do_not_hide_a_name(written: str) -> None:
    assert codes(f"Chad\n{written}\nPeru") == ["TCD", "FRA", "PER"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Côte d’Ivoire", "CIV"),
        ("Cote d`Ivoire", "CIV"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Lao People’s Democratic Republic", "LAO"),
        ("Iran [Islamic Republic of]", "IRN"),
        ("Iran （Islamic Republic of）", "IRN"),
        ("the Netherlands", "NLD"),
        ("U.S.A.", "USA"),
        ("Timor Leste", "TLS"),
        ("Guinea‑Bissau", "GNB"),
        ("Turkiye", "TUR"),
        ("\u202bالمملكة المتحدة\u202c", "GBR"),
        ("European Union", "eu"),
    ],
)
def test_spelling_is_forgiven_but_nothing_is_guessed(written: str, code: str) -> None:
    assert codes(f"Chad\n{written}\nPeru") == ["TCD", code, "PER"]


@pytest.mark.parametrize(
    ("written", "likest"),
    [("Frunce", "FRA"), ("Germany (with a reservation)", "DEU"), ("Great Britan", "GBR")],
)
def test_a_slip_is_not_matched_but_suggested(written: str, likest: str) -> None:
    reading = read(f"Chad\n{written}\nPeru")
    assert [one.written for one in reading.entries if one.actor is None] == [written]
    assert suggested(reading, written)[0] == likest


def test_right_to_left_names_are_read_with_their_own_commas() -> None:
    assert codes("المؤيدون: الأردن، العراق، مصر؛ تونس", Side.FAVOUR) == ["JOR", "IRQ", "EGY", "TUN"]


def test_a_sentence_after_the_list_is_one_question_and_totals_are_none() -> None:
    text = (
        "In favour:\nFrance\n\nDraft resolution IX was adopted by 1 vote to none, with no abstentions.\n"
        "[Subsequently, the delegation of Cuba informed the Secretariat that it had meant to vote in favour.]"
    )
    reading = read(text)
    assert [(one.line, one.written[:13]) for one in reading.entries if one.actor is None] == [
        (5, "[Subsequently")
    ]
    assert {line for line, _ in reading.passed_over} == {4}


def test_what_stands_before_the_first_heading_is_read_for_totals_or_as_names_without_a_heading() -> None:
    text = "The Assembly met in New York, France presiding.\nTogo, Peru\nIn favour:\nFrance"
    reading = read(text)
    assert reading.passed_over == [(1, "The Assembly met in New York, France presiding.")]
    assert codes(text) == ["TGO", "PER"]
    assert codes(text, Side.FAVOUR) == ["FRA"]


def test_a_sentence_that_ends_in_a_colon_begins_the_list() -> None:
    assert codes(
        "The statement was joined by the following countries: France, Peru and the European Union"
    ) == [
        "FRA",
        "PER",
        "eu",
    ]


def test_a_column_for_each_side_is_read() -> None:
    text = "In favour (2)\tAgainst\tAbstaining\nFrance\tIran\tPeru\nCuba, Chad\t\t"
    expected = {"FRA": "FAVOUR", "CUB": "FAVOUR", "TCD": "FAVOUR", "IRN": "AGAINST", "PER": "ABSTAINING"}
    assert sides(text) == expected
    assert [(one.side, one.number) for one in read(text).announced] == [(Side.FAVOUR, 2)]


def test_names_beside_votes_are_read_with_their_notes() -> None:
    text = (
        "No.\tMember State\tVote\tRemark\n1\tFrance\tYes\t\n2\tIran\tN\twith a statement\n"
        "3\tPeru\tA\t\n4\tChad\t\t\n5\tCuba\tmaybe\t"
    )
    assert sides(text) == {"FRA": "FAVOUR", "IRN": "AGAINST", "PER": "ABSTAINING", "TCD": "ABSENT"}
    reading = read(text)
    assert {code_of(one.actor): one.note for one in reading.entries if one.note} == {
        "IRN": "with a statement"
    }
    assert [(one.line, one.unclear) for one in reading.entries if one.unclear] == [(6, "“maybe” is no vote")]


@pytest.mark.parametrize("text", ["", "  \n\t\n", "\0\0", "***\n1. 2. 3.\n—"])
def test_an_empty_list_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(text)


def test_null_characters_are_left_out_and_said() -> None:
    assert read("France\0\nPe\0ru").notices == ["2 null characters were left out of the text."]


@pytest.mark.parametrize(
    "text",
    [
        lambda size: "\n".join(f"Nowhere {number} land" for number in range(size)),
        lambda size: "\n".join(["In favour:", *["France"] * size]),
        lambda size: "\n".join(f"In favour: France, {number} and Peru" for number in range(size)),
        lambda size: "\n".join(f"France\tYes\t{number}" for number in range(size)),
        lambda size: "(a" * 10 * size,
        lambda size: "Against " * 5 * size,
        lambda size: "and " * 10 * size,
        lambda size: "1 vote to " * 4 * size,
    ],
    ids=["nameless", "repeated", "headings", "table", "brackets", "words", "and", "totals"],
)
def test_twice_the_text_takes_twice_the_work(text: Callable[[int], str]) -> None:
    assert calls(read, text(2_000)) < 2.2 * calls(read, text(1_000))


def test_what_is_too_long_is_refused_with_its_size() -> None:
    with pytest.raises(Unreadable, match=r"12,001 lines"):
        read("\n".join(["France"] * (MOST_LINES + 1)))
    with pytest.raises(Unreadable, match="no list"):
        read("France, " * 40_000)


def test_each_entry_has_a_key_of_its_own_that_lasts() -> None:
    text = "France, France, Korea\nKorea"
    keys = [one.key for one in read(text).entries]
    assert len(set(keys)) == 4
    assert keys == [one.key for one in read(text).entries]
