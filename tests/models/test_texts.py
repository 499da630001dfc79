"""No table takes a text that holds what nobody can read: said at its field from above, refused from below."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models

from positions import characters, editorial
from positions.models import Citation, Enquiry, Position
from positions.models.history import record_tables
from positions.models.texts import Legible, texts
from positions.refusals import Refused
from tests import make
from tests.models.below import refused
from tests.models.breaches import update
from tests.world import World

BELL = "\a"
SENTENCE = "Take out character 1: it is U+0007, a control character."
WRITTEN = [model for model in record_tables() if any(texts(model))]


def test_every_table_with_words_in_it_says_so_from_above_and_all_but_citations_from_below() -> None:
    assert [model for model in WRITTEN if not issubclass(model, Legible)] == []
    guarded = {model for model in WRITTEN if "only_readable" in {one.name for one in _triggers(model)}}
    assert set(WRITTEN) - guarded == {Citation}  # they come by the million, and only by doors that look


def _triggers(model: Any) -> list[Any]:
    return list(model._meta.triggers)


def test_the_database_refuses_it_in_every_text_of_every_table(world: World) -> None:
    make.draft()
    make.enquiry(country=world.arandia)
    asked = 0
    for model in WRITTEN:
        row = model._base_manager.order_by("pk").last()
        for one in texts(model) if row is not None and model is not Citation else ():
            with refused("only_readable"):
                update(row, **{one.name: [BELL] if model is Enquiry and one.name == "languages" else BELL})
            asked += 1
    assert asked > 40


def test_the_database_and_the_rule_mean_the_same_characters(db: None) -> None:
    numbers = [one for one in range(1, 0x110000) if one < 0x10000 or one & 0xFFFF > 0xFFF0]
    numbers = [one for one in numbers if not 0xD800 <= one <= 0xDFFF]
    with connection.cursor() as cursor:
        cursor.execute("SELECT one FROM unnest(%s::int[]) one WHERE tracker_unreadable(chr(one))", [numbers])
        found = {number for (number,) in cursor.fetchall()}
    assert found == {one for one in numbers if characters.fault(chr(one))}


@pytest.mark.parametrize("model", WRITTEN, ids=lambda model: model.__name__)
def test_an_analyst_is_told_at_each_field(model: type[models.Model]) -> None:
    names = [one.name for one in texts(model) if isinstance(one, models.CharField | models.TextField)]
    with pytest.raises(ValidationError) as refusal:
        model(**dict.fromkeys(names, BELL)).clean_fields()
    told = refusal.value.message_dict
    others = {name for name in names if SENTENCE not in told[name]}  # a code says what a code looks like
    assert others <= {"slug", "url", "iso3"}


def test_the_verbs_refuse_it_in_what_they_are_told(world: World) -> None:
    position, submitted = make.published(), make.submitted(country=world.borvia)
    with pytest.raises(Refused, match="character 1"):
        editorial.retract([position], by=world.reviewer, cause="duplicate", reason=BELL)
    with pytest.raises(Refused, match="character 1"):
        editorial.send_back([submitted], by=world.reviewer, note=BELL)
    with pytest.raises(Refused, match="character 1"):
        editorial.correct(position, by=world.analyst, cause="correction", reason=BELL)
    with pytest.raises(Refused, match="character 1"):
        make.draft(summary=BELL)
    with pytest.raises(Refused, match="character 1"):
        make.draft(cites=[editorial.Cited(world.speech, BELL)])
    assert Position.objects.filter(status="draft").count() == 0
