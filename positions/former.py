"""What once bore a public code: a row that is called otherwise today, or that left the record.

Addresses are promises. The history of every table tells whom an address meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from positions.models.history import event_tables


@dataclass(frozen=True)
class Former:
    """What bore the code: its name then, the row that it is today (None: it left), and until when.

    ``merged``: the row that it is today was recorded apart from it, and bore another code all along.
    """

    name: str
    successor: Model | None
    until: date
    merged: bool = False


def bearer(model: type[Model], field: str, code: str) -> Former | None:
    """Whom the code meant that no row bears now; None where none ever did."""
    events = event_tables()[model].objects
    last = events.filter(**{field: code}).order_by("-pgh_id").first()
    if last is None:
        return None
    after = events.filter(pgh_obj_id=last.pgh_obj_id, pgh_id__gt=last.pgh_id).order_by("pgh_id").first()
    name = getattr(last, "name", None) or getattr(last, "title", code)
    row = model._default_manager.filter(pk=last.pgh_obj_id).first()
    merged_into: Model | None = getattr(row, "merged_into", None)
    until = (after or last).pgh_created_at.date()
    return Former(str(name), merged_into or row, until, merged=merged_into is not None)
