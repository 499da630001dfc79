"""Every change of every row kept for ever: who, when, before and after, whatever path it took.

Triggers write a copy of the row into an event table beside it. The event tables refuse
updates, deletions and truncation. The request or command that caused a change is attached as
its context, which can be completed while it lasts and never altered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from pghistory.models import Context, Event

from positions.models.triggers import append_only, refusal, refuses_truncate

Tracked = TypeVar("Tracked", bound=type[models.Model])


def kept(*, without: tuple[str, ...] = ()) -> Callable[[Tracked], Tracked]:
    """Class decorator: keep the history of the table, ``without`` columns that are generated or secret."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(without) or None,
        append_only=False,  # our own triggers say so in a sentence, and refuse truncation as well
        meta={
            "ordering": ["-pgh_id"],
            "indexes": [models.Index(fields=["-pgh_created_at", "-pgh_id"])],
            "triggers": [append_only("Histories"), refuses_truncate("Histories")],
        },
    )


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
    """The tables of the record, without their histories and what only stands for a table of others."""
    return [
        model
        for model in apps.get_app_config("positions").get_models()
        if not issubclass(model, Event) and not model._meta.proxy
    ]


def event_tables() -> dict[type[models.Model], Any]:
    """Each table whose history is kept, with the table that keeps it (untyped: made on the fly)."""
    histories: Iterator[Any] = (
        one for one in apps.get_app_config("positions").get_models() if issubclass(one, Event)
    )
    return {one.pgh_tracked_model._meta.concrete_model: one for one in histories}
