"""The sources of every public position are written out, and kept so from then on.

Waits for whoever is changing the record and keeps others from it meanwhile: a minute at most for a
million positions. Readers go on; no row of the record is written.

Locks new tables only.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from positions.migrations._indexes import lock_the_record
from positions.migrations._silence import never_silenced

WRITE = """
INSERT INTO positions_writtenevidence (position_id, sources)
    SELECT c.position_id,
        '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c."order", c.id) || ']'
    FROM positions_position p
    JOIN positions_citation c ON c.position_id = p.id
    JOIN positions_source s ON s.id = c.source_id
    CROSS JOIN LATERAL (
        SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,
            nullif(c.locator, '') AS locator
    ) shown
    WHERE p.status IN ('published', 'retracted')
    GROUP BY c.position_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0021_no_trigger_is_silenced"),
    ]

    operations = [
        migrations.RunPython(lock_the_record, migrations.RunPython.noop),
        migrations.CreateModel(
            name="WrittenEvidence",
            fields=[
                (
                    "position",
                    models.OneToOneField(
                        db_constraint=False,
                        help_text="What they prove.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="positions.position",
                    ),
                ),
                ("sources", models.TextField(help_text="A list in JSON, as the API sends it.")),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.RunSQL(WRITE, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="written_entered",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT FROM (SELECT id FROM entered WHERE status = 'published') r) THEN\n            INSERT INTO positions_writtenevidence AS kept (position_id, sources) \n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources\n        FROM (SELECT id FROM entered WHERE status = 'published') r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    \n            ON CONFLICT (position_id) DO UPDATE SET sources = excluded.sources;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="5a0156ca7dc3cf70deaf899dcd4bc8304039c61e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_written_entered_23ef3",
                    referencing="REFERENCING NEW TABLE AS entered ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="written_published",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT FROM (\n        SELECT a.id FROM after a JOIN before b USING (id)\n        WHERE a.status = 'published' AND b.status <> 'published'\n    ) r) THEN\n            INSERT INTO positions_writtenevidence AS kept (position_id, sources) \n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources\n        FROM (\n        SELECT a.id FROM after a JOIN before b USING (id)\n        WHERE a.status = 'published' AND b.status <> 'published'\n    ) r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    \n            ON CONFLICT (position_id) DO UPDATE SET sources = excluded.sources;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="e3a277614d618662590912fd9a31f4838799c15d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_written_published_473e8",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="written_anew",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT FROM (\n    SELECT a.id FROM after a JOIN before b USING (id)\n    WHERE (a.title, a.url, a.publisher, a.published_on)\n        IS DISTINCT FROM (b.title, b.url, b.publisher, b.published_on)\n) r) THEN\n            UPDATE positions_writtenevidence kept SET sources = anew.sources\n            FROM (\n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources\n        FROM (\n    SELECT DISTINCT kept.position_id AS id FROM (\n    SELECT a.id FROM after a JOIN before b USING (id)\n    WHERE (a.title, a.url, a.publisher, a.published_on)\n        IS DISTINCT FROM (b.title, b.url, b.publisher, b.published_on)\n) source\n    JOIN positions_citation cited ON cited.source_id = source.id\n    JOIN positions_writtenevidence kept ON kept.position_id = cited.position_id\n) r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    ) anew WHERE anew.position_id = kept.position_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="92c57e5689c95756377fe5c2a6bd025469652eb6",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_written_anew_8e393",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        never_silenced(),
    ]
