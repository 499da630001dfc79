"""Whether every text is readable: the database refuses others, but not what was there before it did so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from positions import characters
from positions.models.history import record_tables
from positions.models.texts import Legible, texts, unreadable
from positions.record_check.columns import called


def unreadable_texts() -> Iterator[str]:
    """Texts with a character that nobody can read; each with its place."""
    for model in record_tables():
        if issubclass(model, Legible):
            yield from _in(model)


def _in(model: Any) -> Iterator[str]:
    conditions = " OR ".join(unreadable(one, "held") for one in texts(model))
    question = f'SELECT held.* FROM "{model._meta.db_table}" AS held WHERE {conditions} ORDER BY held.id'
    for row in model._base_manager.raw(question):
        for one in texts(model):
            value = getattr(row, one.attname)
            if sentence := characters.fault("\n".join(value) if isinstance(value, list) else value or ""):
                yield f"{called(model)} {row.pk}: its {one.verbose_name} cannot be read. {sentence}"
