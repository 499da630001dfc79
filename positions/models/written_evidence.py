"""The sources of what is public, written out once: whoever shows a position does not gather them again.

Only triggers write this table, whatever path a write takes; ``record_check`` writes it anew and compares.
They take part where a position comes to be published, for its citations never change afterwards, and
where a source's own words change.
"""

from __future__ import annotations

import pgtrigger
from django.db import models

from positions.models.cells import defused, escaped

SHOWN = ("title", "url", "publisher", "published_on")
"""The columns of a source that stand in it."""

CELLS = ("titles", "urls", "publishers", "days", "locators")
"""The columns that hold the same as cells of CSV."""

COLUMNS = ("sources", *CELLS)
NAMES = ", ".join(COLUMNS)


def written(rows: str) -> str:
    """SQL: of each of the positions (a subquery of their ``id``) the number, and what is written out.

    ``sources`` is a list in JSON, as the API sends it: of each document what is shown of it and the place,
    null where there is none, in the order of the citations. A cell has the values of one key, in that order.
    """
    values = ("s.title", "s.url", "s.publisher", "coalesce(s.published_on::text, '')", "c.locator")
    order = 'ORDER BY c."order", c.id'
    joined = [f"string_agg({escaped(value)}, '|' {order})" for value in values]
    cells = ", ".join(f"{defused(text)} AS {cell}" for text, cell in zip(joined, CELLS, strict=True))
    return f"""
        SELECT c.position_id,
            '[' || string_agg(row_to_json(shown)::text, ',' {order}) || ']' AS sources,
            {cells}
        FROM {rows} r
        JOIN positions_citation c ON c.position_id = r.id
        JOIN positions_source s ON s.id = c.source_id
        CROSS JOIN LATERAL (
            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,
                nullif(c.locator, '') AS locator
        ) shown
        GROUP BY c.position_id
    """


def columns(row: str) -> str:
    """SQL: what is written out in a row of that name."""
    return ", ".join(f"{row}.{one}" for one in COLUMNS)


def _write(rows: str) -> str:
    """PL/pgSQL that writes it for the rows (a subquery), if there are any."""
    return f"""
        IF EXISTS (SELECT FROM {rows} r) THEN
            INSERT INTO positions_writtenevidence (position_id, {NAMES}) {written(rows)}
            ON CONFLICT (position_id) DO UPDATE SET ({NAMES}) = ({columns("excluded")});
        END IF;
        RETURN NULL;
    """


WRITTEN_ENTERED = pgtrigger.Trigger(
    name="written_entered",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    referencing=pgtrigger.Referencing(new="entered"),
    func=_write("(SELECT id FROM entered WHERE status = 'published')"),
)
WRITTEN_PUBLISHED = pgtrigger.Trigger(
    name="written_published",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    referencing=pgtrigger.Referencing(old="before", new="after"),
    func=_write("""(
        SELECT a.id FROM after a JOIN before b USING (id)
        WHERE a.status = 'published' AND b.status <> 'published'
    )"""),
)

_REWORDED = f"""(
    SELECT a.id FROM after a JOIN before b USING (id)
    WHERE ({", ".join(f"a.{one}" for one in SHOWN)})
        IS DISTINCT FROM ({", ".join(f"b.{one}" for one in SHOWN)})
)"""
_CITING = f"""(
    SELECT DISTINCT kept.position_id AS id FROM {_REWORDED} source
    JOIN positions_citation cited ON cited.source_id = source.id
    JOIN positions_writtenevidence kept ON kept.position_id = cited.position_id
)"""

WRITTEN_ANEW = pgtrigger.Trigger(
    name="written_anew",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    referencing=pgtrigger.Referencing(old="before", new="after"),
    func=f"""
        IF EXISTS (SELECT FROM {_REWORDED} r) THEN
            UPDATE positions_writtenevidence kept SET ({NAMES}) = ({columns("anew")})
            FROM ({written(_CITING)}) anew WHERE anew.position_id = kept.position_id;
        END IF;
        RETURN NULL;
    """,
)
"""Of a source, in the positions that cite it; whoever changes one has the lock of the record by now."""


class WrittenEvidence(models.Model):
    """The sources of a published or retracted position, ready to be sent."""

    position = models.OneToOneField(
        "positions.Position",
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,  # what is public never goes
        related_name="+",
        help_text="What they prove.",
    )
    sources = models.TextField(help_text="A list in JSON, as the API sends it.")
    titles = models.TextField(help_text="Their titles as a cell of CSV.")
    urls = models.TextField(help_text="Likewise their addresses.")
    publishers = models.TextField(help_text="Likewise who published them.")
    days = models.TextField(help_text="Likewise the days of publication.")
    locators = models.TextField(help_text="Likewise the places in them.")

    is_count = True

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position_id}: {self.sources}"
