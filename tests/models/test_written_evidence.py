"""The sources of public positions: written out by the database as they are published or reworded."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from positions import editorial, selection
from positions.editorial import Cited
from positions.mergers import merge
from positions.models import Citation, Position, Source, WrittenEvidence
from positions.record_check.written_evidence import differing_evidence
from tests import make
from tests.exchange.files import DataSet
from tests.world import World


def titles(position: Position) -> list[str]:
    """What is written out for it, and that nothing is written out wrongly."""
    assert list(differing_evidence()) == []
    written = WrittenEvidence.objects.get(position=position)
    chosen = selection.one(position.pk)
    assert chosen is not None
    assert chosen.evidence == written.sources
    return [one["title"] for one in json.loads(written.sources)]


def test_what_is_published_bears_its_sources_in_the_order_of_its_citations(world: World):
    position = make.published(cites=[Cited(world.speech, "p. 3, “¶ 4”"), Cited(world.record)])
    written = json.loads(WrittenEvidence.objects.get(position=position).sources)
    speech = Source.objects.get(pk=world.speech.pk)
    assert written[0] == {
        "title": speech.title,
        "url": speech.url or None,
        "publisher": speech.publisher or None,
        "published_on": speech.published_on and speech.published_on.isoformat(),
        "locator": "p. 3, “¶ 4”",
    }
    assert list(written[0]) == ["title", "url", "publisher", "published_on", "locator"]
    assert written[1]["locator"] is None
    assert titles(position) == [world.speech.title, world.record.title]
    assert str(WrittenEvidence.objects.get()).startswith(f"{position.pk}: [")


def test_a_draft_bears_none_and_what_it_cites_in_the_end_counts(world: World):
    position = make.draft(cites=[world.record, world.speech])
    Citation.objects.filter(position=position, source=world.record).delete()
    Citation.objects.filter(position=position).update(locator="p. 9")
    Citation.objects.create(position=position, source=world.article, order=7)
    assert not WrittenEvidence.objects.exists()
    editorial.submit([position], by=make.user("analyst"))
    editorial.publish([position], by=make.user("reviewer"))
    assert titles(position) == [world.speech.title, world.article.title]
    make.retracted(position)
    assert titles(position) == [world.speech.title, world.article.title]


def test_a_roll_call_is_written_out_at_one_stroke(world: World):
    votes = make.roll_call({"support": [world.arandia, world.borvia], "abstain": [world.celmark]})
    assert WrittenEvidence.objects.count() == len(votes) == 3
    assert list(differing_evidence()) == []


def test_a_source_that_is_reworded_is_shown_so_wherever_it_is_cited(world: World):
    first = make.published(cites=[world.record, world.speech])
    retracted = make.retracted(cites=[world.speech])
    other = make.published(cites=[world.article])
    draft = make.draft(cites=[world.speech])
    for column, value in {
        "title": "Another title",
        "url": "https://example.org/elsewhere",
        "publisher": "Another house",
        "published_on": date(2020, 2, 3),
        "language": "fr",
    }.items():
        Source.objects.filter(pk=world.speech.pk).update(**{column: value})
        assert list(differing_evidence()) == []
    assert titles(first) == [world.record.title, "Another title"]
    assert titles(retracted) == ["Another title"]
    assert titles(other) == [world.article.title]
    assert not WrittenEvidence.objects.filter(position=draft).exists()


def test_sources_that_are_merged_stay_in_what_is_public_as_it_was(world: World):
    position = make.published(cites=[world.speech])
    draft = make.draft(cites=[world.speech])
    merge([world.speech], into=world.record, by=world.administrator)
    editorial.submit([draft], by=make.user("analyst"))
    editorial.publish([draft], by=make.user("reviewer"))
    assert titles(position) == [world.speech.title]
    assert titles(draft) == [world.record.title]


def test_what_a_data_set_brings_is_written_out(tmp_path: Path, db: None):
    DataSet(tmp_path / "small").load()
    assert WrittenEvidence.objects.count() == Position.objects.public().count() > 0
    assert list(differing_evidence()) == []
