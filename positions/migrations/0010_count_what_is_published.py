"""Count what is published already, and draw the course of the counts.

Waits for whoever is changing the record and keeps others from it meanwhile: some seconds for a
million positions. Readers go on; no row of the record is written.

Locks nothing.
"""

from django.db import migrations

from positions.migrations._indexes import lock_the_record

COUNT = """
DELETE FROM positions_stancecount;
DELETE FROM positions_monthcount;
DELETE FROM positions_firstcitation;
INSERT INTO positions_stancecount (proposition_id, stance, positions)
    SELECT proposition_id, stance, count(*) FROM positions_position WHERE status = 'published' GROUP BY 1, 2;
INSERT INTO positions_monthcount (proposition_id, country_id, group_id, forum_id, month, positions, own)
    SELECT proposition_id, country_id, group_id, forum_id, month, count(*), count(*) FILTER (WHERE own)
    FROM (
        SELECT proposition_id, country_id, group_id, forum_id, date_trunc('month', date)::date AS month,
            group_id IS NULL AS own
        FROM positions_position WHERE status = 'published'
    ) published
    GROUP BY GROUPING SETS (
        (month), (month, proposition_id), (month, country_id), (month, group_id), (month, forum_id)
    )
    HAVING num_nonnulls(proposition_id, country_id, group_id, forum_id) = 1
        OR GROUPING(proposition_id, country_id, group_id, forum_id) = 15;
INSERT INTO positions_firstcitation (source_id, first_on, own_on)
    SELECT c.source_id, min(p.date), min(p.date) FILTER (WHERE p.group_id IS NULL) FROM positions_citation c
    JOIN positions_position p ON p.id = c.position_id AND p.status = 'published' GROUP BY 1;
"""
COURSE = """
DELETE FROM positions_stancetally;
WITH turns (proposition, basis, day, stance, change) AS (
    SELECT proposition_id, CASE WHEN group_id IS NULL THEN 'own' ELSE 'group' END, start, stance, 1
    FROM positions_stanceperiod
    UNION ALL
    SELECT proposition_id, CASE WHEN group_id IS NULL THEN 'own' ELSE 'group' END, "end", stance, -1
    FROM positions_stanceperiod WHERE "end" IS NOT NULL
),
changes AS (
    SELECT proposition, basis, day,
        coalesce(sum(change) FILTER (WHERE stance = 'support'), 0) AS support,
        coalesce(sum(change) FILTER (WHERE stance = 'conditional'), 0) AS conditional,
        coalesce(sum(change) FILTER (WHERE stance = 'undecided'), 0) AS undecided,
        coalesce(sum(change) FILTER (WHERE stance = 'abstain'), 0) AS abstain,
        coalesce(sum(change) FILTER (WHERE stance = 'oppose'), 0) AS oppose
    FROM turns GROUP BY proposition, basis, day
)
INSERT INTO positions_stancetally
    (proposition_id, basis, day, support, conditional, undecided, abstain, oppose)
SELECT proposition, basis, day, sum(support) OVER so_far, sum(conditional) OVER so_far,
    sum(undecided) OVER so_far, sum(abstain) OVER so_far, sum(oppose) OVER so_far
FROM changes
WHERE support <> 0 OR conditional <> 0 OR undecided <> 0 OR abstain <> 0 OR oppose <> 0
WINDOW so_far AS (PARTITION BY proposition, basis ORDER BY day)
"""


class Migration(migrations.Migration):
    dependencies = [("positions", "0009_counts_and_statements")]

    operations = [
        migrations.RunPython(lock_the_record, migrations.RunPython.noop),
        migrations.RunSQL(COUNT, migrations.RunSQL.noop),
        migrations.RunSQL(COURSE, migrations.RunSQL.noop),
    ]
