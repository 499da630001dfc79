"""Search, on the real record: people, countries, texts and words found as somebody would type them."""

import pytest
from django.db import connection

from positions.models import Alias, Country, Official, Position, Session
from positions.search import Results, names, pieces, read, search, symbols
from positions.search.texts import sessions
from positions.search.typed import SOMEWHAT
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_record")]


def positions_of(found: Results) -> list[Position]:
    known = Position.objects.with_labels().in_bulk([one.number for one in found.positions])
    return [known[one.number] for one in found.positions]


def codes(found: Results) -> list[str]:
    return [one.country.iso3 for one in found.countries]


@pytest.mark.parametrize(
    "words",
    ["Pakistan", "Pakistán", "PAKISTAN", "巴基斯坦", "باكستان", "Пакистан", "Pakistani", "PAK", "Pakistn"],
)
def test_a_country_is_found_by_any_name_in_any_language_and_with_a_slip(words):
    assert codes(search(words))[0] == "PAK"


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_every_country_is_found_by_a_name_in_each_language_of_the_un(language):
    aliases = Alias.objects.filter(language=language).select_related("country").order_by("-pk")
    called = {alias.country.iso3: alias.name for alias in aliases}
    assert len(called) == Country.objects.count()
    for iso3 in list(called)[::12]:
        assert [one.country.iso3 for one in names.countries(read(called[iso3]))] == [iso3]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Equatorial Guinea", ["GNQ"]),
        ("South Sudan", ["SSD"]),
        ("Democratic Republic of the Congo", ["COD"]),
        ("Sudan and South Sudan", ["SDN", "SSD"]),
        ("赤道几内亚人工智能", ["GNQ"]),
    ],
)
def test_a_name_within_a_longer_name_is_not_meant(words, found):
    assert codes(search(words)) == found


def test_what_a_group_said_is_found_by_its_name_and_other_words():
    found = search("EU human rights")
    assert found.positions
    assert {one.actor.slug for one in positions_of(found)[:3]} == {"eu"}


def test_a_country_is_found_among_other_words_and_its_positions_by_the_rest():
    found = search("Pakistan autonomous weapons")
    assert codes(found) == ["PAK"]
    assert found.positions
    assert {one.country.iso3 for one in positions_of(found)} == {"PAK"}


@pytest.mark.parametrize("words", ["Côte d'Ivoire", "cote d’ivoire", "Ivory Coast"])
def test_accents_and_the_shape_of_apostrophes_do_not_matter(words):
    assert codes(search(words)) == ["CIV"]


@pytest.mark.parametrize("words", ["Syrus Sajjad Qazi", "Qazi", "Syrus Qasi", "qasi", "Sýrus Qazí"])
def test_an_official_is_found_with_or_without_accents_and_with_a_slip(words):
    assert search(words).officials[0] == Official.objects.get(slug="syrus-sajjad-qazi")


@pytest.mark.parametrize(
    "words",
    [
        "79/62",
        "A/RES/79/62",
        "a/res/79/62",
        "res 79 62",
        "resolution 79/62",
        "UNGA resolution 79/62",
        "A-RES-79-62",
        "a/res/79/62.",
        "A / RES / 79 / 62",
        "(A/RES/79/62)",
    ],
)
def test_a_resolution_is_found_by_any_spelling_of_its_symbol(words):
    assert search(words).instruments[0].slug == "a-res-79-62"


@pytest.mark.parametrize("words", ["CETS 225", "CETS225", "CETS No. 225"])
def test_a_treaty_is_found_by_its_series_number(words):
    assert [one.slug for one in search(words).instruments] == ["coe-ai-convention"]


def test_a_number_within_a_symbol_names_nothing_by_itself():
    assert symbols.spellings("62") == []


def test_a_group_is_found_by_its_acronym_alone():
    assert [one.slug for one in search("EU").groups] == ["eu"]


def test_a_workshop_is_found_by_the_city_where_it_was_held():
    found = search("Islamabad workshop")
    assert [one.slug for one in found.forums] == ["ciss"]
    assert {one.session.slug for one in positions_of(found)} == {"ciss-unidir-2023"}


def test_a_proposition_is_found_by_words_of_its_claim_first():
    assert search("human rights ethics").propositions[0].slug == "ai-ethics-human-rights"


def test_what_matches_is_marked_in_the_passage():
    found = search("moratorium")
    marked = [piece.text.lower() for piece in found.positions[0].passage if piece.match]
    assert marked
    assert all(text.startswith("moratori") for text in marked)


def test_a_passage_is_cut_without_losing_a_letter():
    cut = list(pieces("a \x02ban\x03 on \x02bans\x03"))
    assert [(piece.text, piece.match) for piece in cut] == [
        ("a ", False),
        ("ban", True),
        (" on ", False),
        ("bans", True),
    ]


def test_more_positions_than_fit_are_announced():
    found = search("Pakistan", length=3)
    assert len(found.positions) == 3
    assert found.more


@pytest.mark.parametrize("words", ["", "   ", "?!", "\0", "xyzzyplugh"])
def test_nothing_is_found_for_nothing(words):
    assert search(words).empty


@pytest.mark.parametrize("words", ["'", '"', "a & b", "( or )", "%", "\\", "a:*", "☃ 79/", "x" * 5000])
def test_no_sign_that_somebody_types_breaks_the_search(words):
    search(words)


def test_a_retracted_position_is_not_found():
    first = positions_of(search("Qazi"))[0]
    make.retracted(first, by=first.reviewer)
    assert first.pk not in {one.number for one in search("Qazi").positions}


# What is looked up at hand is what the server would find.


@pytest.mark.parametrize(
    "words", ["Qasi", "african union", "Nethrlands weapon", "EU", "d'Ivoire", "Sýrus of", "王毅", "a b c d"]
)
def test_no_name_that_the_server_finds_alike_is_missed(words: str) -> None:
    typed = read(words)
    asked = [words, *(word for word in words.split() if len(word) > 3)]
    folded = [one.folded for one in typed.index.names]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT known FROM unnest(%s::text[]) known, unnest(%s::text[]) word
            WHERE CASE WHEN length(word) > 3 THEN word_similarity(tracker_fold(word), known)
                ELSE strict_word_similarity(tracker_fold(word), known) END >= %s
            """,
            [folded, asked, SOMEWHAT],
        )
        alike = {name for (name,) in cursor.fetchall()}
    assert {one.folded for one, how in typed.alike.items() if how.best >= SOMEWHAT} == alike


@pytest.mark.parametrize(
    "words",
    [
        "Geneva",
        "islamabad workshop",
        '"first committee"',
        "Geneva -lethal",
        "Geneva or Seoul",
        "-committee",
        "the",
        "!",
    ],
)
def test_the_meetings_that_hold_the_words_are_those_that_the_server_finds(words: str) -> None:
    rows = Session.objects.extra(
        where=[
            """to_tsvector('english', concat_ws(' ', tracker_unaccent(positions_session.name), city, (
                SELECT concat_ws(' ', tracker_unaccent(f.name), tracker_unaccent(f.acronym), c.name)
                FROM positions_forum f LEFT JOIN positions_country c ON c.id = positions_session.country_id
                WHERE f.id = positions_session.forum_id
            ))) @@ websearch_to_tsquery('english', %s)"""
        ],
        params=[words],
    )
    assert set(sessions(read(words))) == set(rows.values_list("pk", flat=True))
