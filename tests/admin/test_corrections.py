"""Corrections at the desk: the draft shows what it changes, and every link the whole chain."""

from __future__ import annotations

from django.test import Client

from positions import editorial
from positions.models import Position
from tests import make
from tests.admin.conftest import address, do, text
from tests.pages.reading import text_of as words
from tests.world import World


def test_correct_opens_a_draft_that_shows_what_it_corrects(world: World, analyst: Client) -> None:
    old = make.published(summary="Spoke for the rules.")
    page = analyst.get(
        do(analyst, "correct", old, cause="correction", reason="Misheard.").headers["Location"]
    )
    assert f"It says the same as position {old.pk} in every field." in words(page)
    draft = Position.objects.get(corrects=old)
    Position.objects.filter(pk=draft.pk).update(summary="Spoke against the rules.")
    page = analyst.get(address("position", "change", draft.pk))
    assert "Spoke <ins>against</ins> the rules." in text(page)
    assert f"Correction of position {old.pk}: Misheard." in words(page)


def test_every_link_of_a_chain_shows_the_whole_chain(world: World, analyst: Client) -> None:
    first = make.published()
    second = make.correction(first, stance="oppose", reason="Misheard.")
    third = editorial.correct(second, by=world.analyst, cause="recode", reason="The codebook changed.")
    for link in (first, second, third):
        page = words(analyst.get(address("position", "change", link.pk)))
        assert f"Correction of position {first.pk}: Misheard." in page
        assert f"Recode of position {second.pk}: The codebook changed." in page
        assert f"Position {link.pk}, this one" in page
