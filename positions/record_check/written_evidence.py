"""Whether the sources that are written out ready to be sent are those of the citations."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from positions.models.written_evidence import columns, written

DIFFERING = f"""
    SELECT count(*), min(position_id) FROM (
        {written("(SELECT id FROM positions_position WHERE status IN ('published', 'retracted'))")}
    ) cited
    FULL JOIN positions_writtenevidence kept USING (position_id)
    WHERE ({columns("cited")}) IS DISTINCT FROM ({columns("kept")})
"""


def differing_evidence() -> Iterator[str]:
    """Whether positions are shown with other sources than are recorded."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERING)
        [number, first] = cursor.fetchone()
    if number:
        said = f"The sources written out for {number} positions, such as {first}"
        yield f"{said}, are not those that they cite."
