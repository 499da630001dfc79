"""Chains of corrections: from the first record of an act to the one that stands now."""

from __future__ import annotations

from django.db.models.expressions import RawSQL

from positions.models import Position
from positions.models.position_querysets import PositionQuerySet

# Back to the first position, then on to all that came of it. What is not public has no place in
# public: a draft is always the last of its branch, so leaving it out breaks no chain.
_CHAIN = """
    WITH RECURSIVE
        back (id, corrects_id) AS (
            SELECT id, corrects_id FROM positions_position WHERE id = %s
            UNION
            SELECT earlier.id, earlier.corrects_id
            FROM positions_position earlier JOIN back ON earlier.id = back.corrects_id
        ),
        chain (id) AS (
            SELECT id FROM back WHERE corrects_id IS NULL
            UNION
            SELECT later.id FROM positions_position later JOIN chain ON later.corrects_id = chain.id
        )
    SELECT id FROM chain
"""


def chain(position: Position) -> PositionQuerySet:
    """The position with all that it corrects and all that corrects it, the first record first.

    One query. Several drafts can begin from one position, only one of them can be published;
    public pages ask for ``.public()`` of it.
    """
    rows = Position.objects.filter(pk__in=RawSQL(_CHAIN, [position.pk]))
    return rows.defer("search_vector").select_related("country", "group", "author", "reviewer").order_by("id")
