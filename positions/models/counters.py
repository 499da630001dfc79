"""Triggers that keep counts of what is published (``models.counts``), whatever path a write takes.

A position only comes to be published, or ceases to be, by an insert or an update of its row. So two
triggers see it all, each over the rows of a whole statement: a load of thousands counts once.
"""

import pgtrigger


def _count(rows: str) -> str:
    """SQL that counts the rows (a subquery), each with ``sign``: 1 where it came, -1 where it went."""
    return f"""
        INSERT INTO positions_stancecount AS kept (proposition_id, stance, positions)
        SELECT proposition_id, stance, sum(sign) FROM {rows} r GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (proposition_id, stance) DO UPDATE SET positions = kept.positions + excluded.positions;

        INSERT INTO positions_monthcount AS kept
            (proposition_id, country_id, group_id, forum_id, month, positions, own)
        SELECT * FROM (
            SELECT proposition_id, country_id, group_id, forum_id, month, sum(sign) AS positions,
                coalesce(sum(sign) FILTER (WHERE own), 0) AS own
            FROM (SELECT *, date_trunc('month', date)::date AS month, group_id IS NULL AS own FROM {rows} r) r
            GROUP BY GROUPING SETS (
                (month), (month, proposition_id), (month, country_id), (month, group_id), (month, forum_id)
            )
            HAVING num_nonnulls(proposition_id, country_id, group_id, forum_id) = 1
                OR GROUPING(proposition_id, country_id, group_id, forum_id) = 15
        ) counted ORDER BY proposition_id, country_id, group_id, forum_id, month
        ON CONFLICT (proposition_id, country_id, group_id, forum_id, month)
        DO UPDATE SET positions = kept.positions + excluded.positions, own = kept.own + excluded.own;

        INSERT INTO positions_firstcitation AS kept (source_id, first_on, own_on)
        SELECT c.source_id, min(r.date), min(r.date) FILTER (WHERE r.group_id IS NULL)
        FROM {rows} r JOIN positions_citation c ON c.position_id = r.id
        WHERE r.sign = 1 GROUP BY 1 ORDER BY 1
        ON CONFLICT (source_id) DO UPDATE
            SET first_on = LEAST(kept.first_on, excluded.first_on),
                own_on = LEAST(kept.own_on, excluded.own_on)
            WHERE excluded.first_on < kept.first_on
                OR excluded.own_on < coalesce(kept.own_on, 'infinity'::date);
    """


_GONE = """
    WITH gone AS (
        DELETE FROM positions_firstcitation f USING (
            SELECT c.source_id, min(a.date) AS date FROM after a JOIN before b USING (id)
            JOIN positions_citation c ON c.position_id = a.id
            WHERE b.status = 'published' AND a.status <> 'published' GROUP BY 1
        ) r
        WHERE f.source_id = r.source_id AND GREATEST(f.first_on, f.own_on) >= r.date RETURNING f.source_id
    )
    INSERT INTO positions_firstcitation (source_id, first_on, own_on)
    SELECT c.source_id, min(p.date), min(p.date) FILTER (WHERE p.group_id IS NULL) FROM gone
    JOIN positions_citation c USING (source_id)
    JOIN positions_position p ON p.id = c.position_id AND p.status = 'published'
    GROUP BY 1
    ON CONFLICT (source_id) DO UPDATE SET first_on = excluded.first_on, own_on = excluded.own_on;
"""
"""The first day of sources that what was retracted had cited first."""

_ENTERED = "(SELECT *, 1 AS sign FROM entered WHERE status = 'published')"
_MOVED = """(
    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign
    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')
)"""

COUNTS_ENTERED = pgtrigger.Trigger(
    name="counts_entered",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    referencing=pgtrigger.Referencing(new="entered"),
    func=f"""
        IF EXISTS (SELECT FROM {_ENTERED} r) THEN
            {_count(_ENTERED)}
        END IF;
        RETURN NULL;
    """,
)

COUNTS_MOVED = pgtrigger.Trigger(
    name="counts_moved",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    referencing=pgtrigger.Referencing(old="before", new="after"),
    func=f"""
        IF EXISTS (SELECT FROM {_MOVED} r) THEN
            {_count(_MOVED)}
        END IF;
        IF EXISTS (SELECT FROM {_MOVED} r WHERE r.sign = -1) THEN
            {_GONE}
        END IF;
        RETURN NULL;
    """,
)
