"""Method and codebook on one page."""

import pytest
from django.test import Client

from positions import vocabulary
from tests.pages.reading import text_of
from tests.world import World


@pytest.mark.parametrize(
    "words",
    [
        vocabulary.Stance,
        vocabulary.Absence,
        vocabulary.Kind,
        vocabulary.Precision,
        vocabulary.RetractionCause,
    ],
)
def test_every_word_stands_there_with_its_definition(
    world: World, client: Client, words: type[vocabulary.Defined]
) -> None:
    shown = text_of(client.get("/about/"))
    for word in words:
        assert f"{word.label} {word.definition}" in shown


def test_kinds_stand_in_the_order_of_their_rank(world: World, client: Client) -> None:
    shown = text_of(client.get("/about/"))
    places = [shown.index(kind.definition) for kind in vocabulary.Kind]
    assert places == sorted(places)


def test_every_proposition_stands_there_with_its_coding_rules(world: World, client: Client) -> None:
    shown = text_of(client.get("/about/"))
    assert "Have machines audited from outside, in all countries." in shown
    assert "Support: Says that this should be done." in shown


@pytest.mark.parametrize("place", ["method", "codebook", "limits", "corrections"])
def test_the_places_that_the_footer_names_exist(world: World, client: Client, place: str) -> None:
    source = client.get("/about/").content.decode()
    assert f'href="/about/#{place}"' in source
    assert f'id="{place}"' in source


def test_the_propositions_can_be_taken_away(world: World, client: Client) -> None:
    lines = b"".join(client.get("/about/?format=csv")).decode().splitlines()
    assert lines[0] == "topic,proposition,title,definition,support_means,oppose_means,borderline_cases"
    assert len(lines) == 4
