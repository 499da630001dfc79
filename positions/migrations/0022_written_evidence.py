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

TEXTS = {
    "titles": "s.title",
    "urls": "s.url",
    "publishers": "s.publisher",
    "days": "coalesce(s.published_on::text, '')",
    "locators": "c.locator",
}
JOINED = ", ".join(
    rf"""string_agg(replace({text}, '|', '\|'), '|' ORDER BY c."order", c.id) AS {name}"""
    for name, text in TEXTS.items()
)
FORMULA = ", ".join(str(ord(letter)) for letter in "=+-@\t\r\n＝＋－＠")
DEFUSED = ", ".join(
    f"CASE WHEN ascii({name}) IN ({FORMULA}) THEN '''' || {name} ELSE {name} END" for name in TEXTS
)
WRITE = f"""
INSERT INTO positions_writtenevidence (position_id, sources, {", ".join(TEXTS)})
    SELECT position_id, sources, {DEFUSED} FROM (
        SELECT c.position_id,
            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c."order", c.id) || ']' AS sources,
            {JOINED}
        FROM positions_position p
        JOIN positions_citation c ON c.position_id = p.id
        JOIN positions_source s ON s.id = c.source_id
        CROSS JOIN LATERAL (
            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,
                nullif(c.locator, '') AS locator
        ) shown
        WHERE p.status IN ('published', 'retracted')
        GROUP BY c.position_id
    ) public
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
                ("titles", models.TextField(help_text="Their titles as a cell of CSV.")),
                ("urls", models.TextField(help_text="Likewise their addresses.")),
                ("publishers", models.TextField(help_text="Likewise who published them.")),
                ("days", models.TextField(help_text="Likewise the days of publication.")),
                ("locators", models.TextField(help_text="Likewise the places in them.")),
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
                    func="\n        IF EXISTS (SELECT FROM (SELECT id FROM entered WHERE status = 'published') r) THEN\n            INSERT INTO positions_writtenevidence (position_id, sources, titles, urls, publishers, days, locators) \n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources,\n            CASE WHEN ascii(string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS titles, CASE WHEN ascii(string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS urls, CASE WHEN ascii(string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS publishers, CASE WHEN ascii(string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS days, CASE WHEN ascii(string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS locators\n        FROM (SELECT id FROM entered WHERE status = 'published') r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    \n            ON CONFLICT (position_id) DO UPDATE SET (sources, titles, urls, publishers, days, locators) = (excluded.sources, excluded.titles, excluded.urls, excluded.publishers, excluded.days, excluded.locators);\n        END IF;\n        RETURN NULL;\n    ",
                    hash="a1f219025769f6d0eb8428dd3ad45ddeda03f44f",
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
                    func="\n        IF EXISTS (SELECT FROM (\n        SELECT a.id FROM after a JOIN before b USING (id)\n        WHERE a.status = 'published' AND b.status <> 'published'\n    ) r) THEN\n            INSERT INTO positions_writtenevidence (position_id, sources, titles, urls, publishers, days, locators) \n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources,\n            CASE WHEN ascii(string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS titles, CASE WHEN ascii(string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS urls, CASE WHEN ascii(string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS publishers, CASE WHEN ascii(string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS days, CASE WHEN ascii(string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS locators\n        FROM (\n        SELECT a.id FROM after a JOIN before b USING (id)\n        WHERE a.status = 'published' AND b.status <> 'published'\n    ) r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    \n            ON CONFLICT (position_id) DO UPDATE SET (sources, titles, urls, publishers, days, locators) = (excluded.sources, excluded.titles, excluded.urls, excluded.publishers, excluded.days, excluded.locators);\n        END IF;\n        RETURN NULL;\n    ",
                    hash="645f79fdc9793f96dc15a3d59b5ebb993d58b6d7",
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
                    func="\n        IF EXISTS (SELECT FROM (\n    SELECT a.id FROM after a JOIN before b USING (id)\n    WHERE (a.title, a.url, a.publisher, a.published_on)\n        IS DISTINCT FROM (b.title, b.url, b.publisher, b.published_on)\n) r) THEN\n            UPDATE positions_writtenevidence kept SET (sources, titles, urls, publishers, days, locators) = (anew.sources, anew.titles, anew.urls, anew.publishers, anew.days, anew.locators)\n            FROM (\n        SELECT c.position_id,\n            '[' || string_agg(row_to_json(shown)::text, ',' ORDER BY c.\"order\", c.id) || ']' AS sources,\n            CASE WHEN ascii(string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.title, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS titles, CASE WHEN ascii(string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.url, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS urls, CASE WHEN ascii(string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(s.publisher, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS publishers, CASE WHEN ascii(string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(coalesce(s.published_on::text, ''), '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS days, CASE WHEN ascii(string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id)) IN (61, 43, 45, 64, 9, 13, 10, 65309, 65291, 65293, 65312) THEN '''' || string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) ELSE string_agg(replace(c.locator, '|', '\\|'), '|' ORDER BY c.\"order\", c.id) END AS locators\n        FROM (\n    SELECT DISTINCT kept.position_id AS id FROM (\n    SELECT a.id FROM after a JOIN before b USING (id)\n    WHERE (a.title, a.url, a.publisher, a.published_on)\n        IS DISTINCT FROM (b.title, b.url, b.publisher, b.published_on)\n) source\n    JOIN positions_citation cited ON cited.source_id = source.id\n    JOIN positions_writtenevidence kept ON kept.position_id = cited.position_id\n) r\n        JOIN positions_citation c ON c.position_id = r.id\n        JOIN positions_source s ON s.id = c.source_id\n        CROSS JOIN LATERAL (\n            SELECT s.title, nullif(s.url, '') AS url, nullif(s.publisher, '') AS publisher, s.published_on,\n                nullif(c.locator, '') AS locator\n        ) shown\n        GROUP BY c.position_id\n    ) anew WHERE anew.position_id = kept.position_id;\n        END IF;\n        RETURN NULL;\n    ",
                    hash="9068d6fd1c0f797025c77775e7d8b67e5fdc25c5",
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
