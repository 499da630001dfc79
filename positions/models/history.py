"""Every change of every row kept for ever: who, when, before and after, whatever path it took.

Triggers write a copy of the row into an event table beside it. The event tables refuse
updates, deletions and truncation. The request or command that caused a change is attached as
its context, which can be completed while it lasts and never altered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from pghistory.models import Context, Event

from positions.models.triggers import append_only, refusal, refuses_truncate

Tracked = TypeVar("Tracked", bound=type[models.Model])


def kept(
    *,
    without: tuple[str, ...] = (),
    in_bulk: bool = False,
    found_by: tuple[str, ...] = (),
    told: tuple[str, ...] = (),
    noticed: Mapping[str, str] | None = None,
) -> Callable[[Tracked], Tracked]:
    """Class decorator: keep the history of the table, ``without`` columns that are generated or secret.

    ``in_bulk``: rows come in by the hundred thousand. They are copied a statement at a time, and of
    what they point to only ``found_by`` is indexed in the history. ``told``: what happens to a row without
    changing it, and is entered by :func:`tell`. ``noticed``: secret columns, of which the history says that
    they changed, in these words, and not what they hold.
    """

    def keep(model: Tracked) -> Tracked:
        decorate: Callable[[Tracked], Tracked] = pghistory.track(
            pghistory.InsertEvent(level=pghistory.Statement if in_bulk else pghistory.Row),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            *(pghistory.ManualEvent(one) for one in told),
            *(
                pghistory.UpdateEvent(words, condition=pgtrigger.AnyChange(column), trigger_name=column)
                for column, words in (noticed or {}).items()
            ),
            exclude=list(without) or None,
            append_only=False,  # our own triggers say so in a sentence, and refuse truncation as well
            attrs=_unindexed(model) if in_bulk else None,
            meta={
                "ordering": ["-pgh_id"],
                "indexes": [
                    models.Index(fields=["-pgh_created_at", "-pgh_id"]),
                    *(models.Index(fields=[one]) for one in found_by),
                ],
                "triggers": [append_only("Histories"), refuses_truncate("Histories")],
            },
        )
        return decorate(model)

    return keep


def tell(row: models.Model, what: str) -> None:
    """Enter into the history of a row what happened to it; the row stays as it is."""
    pghistory.create_event(row, label=what)


def _unindexed(model: type[models.Model]) -> dict[str, Any]:
    """What the table points to, for its history: as the library would have it, without the indexes."""
    return {
        one.name: models.ForeignKey(
            one.remote_field.model,
            models.DO_NOTHING,
            null=one.null,
            blank=one.blank,
            editable=one.editable,
            db_constraint=False,
            db_index=False,
            related_name="+",
            related_query_name="+",
            help_text=one.help_text,
        )
        for one in model._meta.local_fields
        if isinstance(one, models.ForeignKey)
    }


class Occasion(Context):
    """The request or command within which rows changed: whose it was, and by which page."""

    class Meta:
        proxy = True
        default_permissions = ()
        triggers = [
            pgtrigger.Trigger(
                name="only_completed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                # pghistory writes it anew where something became known, such as who signed in
                func=f"""
                    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at
                        AND NEW.metadata @> jsonb_strip_nulls(OLD.metadata) THEN
                        RETURN NEW;
                    END IF;
                    {refusal("Who changed what is never changed or deleted.", "only_completed")}
                """,
            ),
            refuses_truncate("Histories"),
        ]


def record_tables() -> list[type[models.Model]]:
    """The tables of the record, without their histories, counts, and what stands for a table of others."""
    return [
        model
        for model in apps.get_app_config("positions").get_models()
        if not issubclass(model, Event) and not model._meta.proxy and not hasattr(model, "is_count")
    ]


def event_tables() -> dict[type[models.Model], Any]:
    """Each table whose history is kept, with the table that keeps it (untyped: made on the fly)."""
    histories: Iterator[Any] = (
        one for one in apps.get_app_config("positions").get_models() if issubclass(one, Event)
    )
    return {one.pgh_tracked_model._meta.concrete_model: one for one in histories}
