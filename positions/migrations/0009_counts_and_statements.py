"""Counts of what is published, and triggers that look at a whole statement instead of each row.

Copies no row.

Locks for a moment: alias, citation, country, dataversion, dissociation, forum, group, instrument,
official, position, proposition, session, tenure, topic.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("positions", "0008_mergers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FirstCitation",
            fields=[
                (
                    "source",
                    models.OneToOneField(
                        db_constraint=False,
                        help_text="The document.",
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="first_citation",
                        serialize=False,
                        to="positions.source",
                    ),
                ),
                ("first_on", models.DateField(db_index=True, help_text="Date of that position.")),
                (
                    "own_on",
                    models.DateField(
                        db_index=True,
                        help_text="The same of what countries took themselves; empty: nothing yet.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["first_on", "source"],
            },
        ),
        migrations.CreateModel(
            name="MonthCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="First day of the month.")),
                ("positions", models.IntegerField(help_text="How many published positions there are.")),
                ("own", models.IntegerField(help_text="How many of them a country took itself.")),
            ],
            options={
                "ordering": ["proposition", "country", "group", "forum", "month"],
            },
        ),
        migrations.CreateModel(
            name="StanceCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("support", "Support"),
                            ("conditional", "Conditional"),
                            ("undecided", "Undecided"),
                            ("abstain", "Abstain"),
                            ("oppose", "Oppose"),
                        ],
                        help_text="What they hold.",
                        max_length=12,
                    ),
                ),
                ("positions", models.IntegerField(help_text="How many published positions there are.")),
            ],
            options={
                "ordering": ["proposition", "stance"],
            },
        ),
        migrations.CreateModel(
            name="StanceTally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("own", "Own act"), ("group", "Through a group")],
                        help_text="On what ground the stances counted here are held.",
                        max_length=5,
                    ),
                ),
                ("day", models.DateField(help_text="First day on which these counts hold.")),
                ("support", models.PositiveSmallIntegerField(help_text="Countries that hold this stance.")),
                ("conditional", models.PositiveSmallIntegerField(help_text="As for support.")),
                ("undecided", models.PositiveSmallIntegerField(help_text="As for support.")),
                ("abstain", models.PositiveSmallIntegerField(help_text="As for support.")),
                ("oppose", models.PositiveSmallIntegerField(help_text="As for support.")),
            ],
            options={
                "ordering": ["proposition", "basis", "day"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citation",
            name="only_with_draft",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="country",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dissociation",
            name="only_with_draft",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dissociation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="forum",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="group",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="instrument",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="official",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="lifecycle",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="evidence",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="position",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="proposition",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="session",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tenure",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topic",
            name="bump_data_version",
        ),
        migrations.AddField(
            model_name="dataversion",
            name="reference_at",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                help_text="When a table that positions name last changed (UTC).",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM after) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM after) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Citations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="1106b28ae30edb637de984fb8ec0cf675771c3e4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_only_with_draft_insert_0df3b",
                    referencing="REFERENCING NEW TABLE AS after ",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM before UNION SELECT position_id FROM after) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM before UNION SELECT position_id FROM after) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Citations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="a60435bc44dee4da3146440ef8a97876b9ed377b",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_only_with_draft_update_b4fb0",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM before) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM before) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Citations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="05ebec56ce1ac419bf6bf2c0e8a9460a01e1ab43",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_only_with_draft_delete_112ac",
                    referencing="REFERENCING OLD TABLE AS before ",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "positions_citationevent" ("id", "locator", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "source_id") SELECT new_values."id", new_values."locator", new_values."order", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position_id", new_values."source_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="d784c3a653773e4b4e7c849d45ef864a9873d536",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e8a3",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="0c30966711b5818eeabd9a00cf4cbd808e534c07",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_e5b0d",
                    table="positions_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM after) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM after) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Dissociations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="db836681b89d0b73b521a8085a77cf654422c2a9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_only_with_draft_insert_102d7",
                    referencing="REFERENCING NEW TABLE AS after ",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM before UNION SELECT position_id FROM after) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM before UNION SELECT position_id FROM after) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Dissociations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="d5affe9355851ab2d7a1c4d33197af1c490fd82d",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_only_with_draft_update_30b36",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM FROM positions_position p WHERE p.id IN (SELECT position_id FROM before) FOR SHARE;\n            IF EXISTS (SELECT FROM positions_position p\n                WHERE p.id IN (SELECT position_id FROM before) AND p.status <> 'draft') THEN\n                RAISE EXCEPTION 'Dissociations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            RETURN NULL;\n        ",
                    hash="d95590174d59e484825ff67204c7634809ad038d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_only_with_draft_delete_d0716",
                    referencing="REFERENCING OLD TABLE AS before ",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "positions_dissociationevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") SELECT new_values."country_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="96975e8b0bcd84eddcc40ba947ef3dc424733c35",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aa5bf",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="31ac7cf328abb7e63b96b9b6e5a6c5ed8a3985c4",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_58537",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="1f1b4db379602d0a1d1ccda4b852e45455584354",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_30295",
                    table="positions_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="7e60cb1a22b95a0bf3f844d10ca95b4a4fead0a1",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_ef2a9",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="e56b5d2426c09c176014126a356bdd91d13fe0c4",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_b59ab",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="beginning",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.status <> 'draft' AND (NEW.status <> 'published' OR NEW.submitted_at IS NULL OR NEW.reviewer_id IS NULL OR NEW.published_at IS NULL OR NEW.corrects_id IS NOT NULL))",
                    func="RAISE EXCEPTION 'A position begins as a draft.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';",
                    hash="cba5302238fff282b68bb6ec58ce84e15c92980d",
                    operation="INSERT",
                    pgid="pgtrigger_beginning_e82a1",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="lifecycle",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'DELETE' THEN\n            IF OLD.status <> 'draft' THEN\n                RAISE EXCEPTION 'Only a draft can be deleted.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n            END IF;\n            RETURN OLD;\n        ELSIF OLD.status = 'draft' AND NEW.status IN ('draft', 'in-review') THEN\n            RETURN NEW;\n        ELSIF OLD.status = 'in-review' AND NEW.status IN ('in-review', 'draft', 'published')\n            AND (to_jsonb(NEW) - ARRAY['status', 'submitted_at', 'review_note', 'reviewer_id', 'published_at', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY['status', 'submitted_at', 'review_note', 'reviewer_id', 'published_at', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF OLD.status = 'published' AND NEW.status = 'retracted'\n            AND (to_jsonb(NEW) - ARRAY['status', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY['status', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF (to_jsonb(NEW) - ARRAY[]::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY[]::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF OLD.status IN ('published', 'retracted') THEN\n            RAISE EXCEPTION 'A published position never changes: correct or retract it.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n        ELSE\n            RAISE EXCEPTION 'A position in review changes only when it is sent back.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n        END IF;\n    ",
                    hash="5792fb0a7474e8e90675baf350b2a2c1c0071bf2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_lifecycle_e62b9",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="entered",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NOT EXISTS (SELECT FROM entered r WHERE r.status <> 'draft') THEN\n            RETURN NULL;\n        END IF;\n        IF EXISTS (SELECT FROM entered r WHERE r.status <> 'draft' AND NOT EXISTS (\n            SELECT FROM positions_change c WHERE c.position_id = r.id AND c.kind = 'published'\n            AND c.at = r.published_at AND c.by_id = r.reviewer_id)) THEN\n            RAISE EXCEPTION 'Every publication and retraction is entered in the ledger.' USING ERRCODE = '23514', CONSTRAINT = 'whole_ledger';\n        END IF;\n        \n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r\n            WHERE NOT EXISTS (SELECT FROM positions_citation c WHERE c.position_id = r.id)) THEN\n            RAISE EXCEPTION 'Nothing is published without a citation.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_citation';\n        END IF;\n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r WHERE r.date > (now() AT TIME ZONE 'UTC')::date) THEN\n            RAISE EXCEPTION 'The date lies in the future.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_date';\n        END IF;\n        PERFORM FROM positions_session s WHERE s.id IN (SELECT r.session_id FROM (SELECT * FROM entered WHERE status <> 'draft') r) FOR SHARE;\n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r JOIN positions_session s ON s.id = r.session_id\n            WHERE r.forum_id IS DISTINCT FROM s.forum_id) THEN\n            RAISE EXCEPTION 'The session belongs to another forum.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session';\n        END IF;\n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r JOIN positions_session s ON s.id = r.session_id\n            WHERE r.date_precision = 'day' AND (r.date < s.starts_on - 7 OR r.date > s.ends_on + 7)) THEN\n            RAISE EXCEPTION 'The date is more than a week away from the session.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session_date';\n        END IF;\n        PERFORM FROM positions_official o WHERE o.id IN (SELECT r.official_id FROM (SELECT * FROM entered WHERE status <> 'draft') r) FOR SHARE;\n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r JOIN positions_official o ON o.id = r.official_id\n            WHERE (r.country_id, r.group_id) IS DISTINCT FROM (o.country_id, o.group_id)\n            AND NOT (EXISTS (SELECT FROM positions_membership m WHERE m.group_id = r.group_id AND m.country_id = o.country_id AND m.withdrawn_at IS NULL AND (m.start IS NULL OR m.start <= r.date) AND (m.\"end\" IS NULL OR m.\"end\" > r.date)))) THEN\n            RAISE EXCEPTION 'The official does not speak for this actor.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_official';\n        END IF;\n        IF EXISTS (SELECT FROM (SELECT * FROM entered WHERE status <> 'draft') r JOIN positions_dissociation d ON d.position_id = r.id\n            WHERE NOT (EXISTS (SELECT FROM positions_membership m WHERE m.group_id = r.group_id AND m.country_id = d.country_id AND m.withdrawn_at IS NULL AND (m.start IS NULL OR m.start <= r.date) AND (m.\"end\" IS NULL OR m.\"end\" > r.date)))) THEN\n            RAISE EXCEPTION 'Only a member of the group can stand aside.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_dissociated';\n        END IF;\n    \n        RETURN NULL;\n    ",
                    hash="9ffd8f2e5db3368a8f123d5603b5e49a1c155cc4",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_entered_60638",
                    referencing="REFERENCING NEW TABLE AS entered ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="evidence",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF NOT EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r) THEN\n            RETURN NULL;\n        END IF;\n        \n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r\n            WHERE NOT EXISTS (SELECT FROM positions_citation c WHERE c.position_id = r.id)) THEN\n            RAISE EXCEPTION 'Nothing is published without a citation.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_citation';\n        END IF;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r WHERE r.date > (now() AT TIME ZONE 'UTC')::date) THEN\n            RAISE EXCEPTION 'The date lies in the future.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_date';\n        END IF;\n        PERFORM FROM positions_session s WHERE s.id IN (SELECT r.session_id FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r) FOR SHARE;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r JOIN positions_session s ON s.id = r.session_id\n            WHERE r.forum_id IS DISTINCT FROM s.forum_id) THEN\n            RAISE EXCEPTION 'The session belongs to another forum.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session';\n        END IF;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r JOIN positions_session s ON s.id = r.session_id\n            WHERE r.date_precision = 'day' AND (r.date < s.starts_on - 7 OR r.date > s.ends_on + 7)) THEN\n            RAISE EXCEPTION 'The date is more than a week away from the session.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session_date';\n        END IF;\n        PERFORM FROM positions_official o WHERE o.id IN (SELECT r.official_id FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r) FOR SHARE;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r JOIN positions_official o ON o.id = r.official_id\n            WHERE (r.country_id, r.group_id) IS DISTINCT FROM (o.country_id, o.group_id)\n            AND NOT (EXISTS (SELECT FROM positions_membership m WHERE m.group_id = r.group_id AND m.country_id = o.country_id AND m.withdrawn_at IS NULL AND (m.start IS NULL OR m.start <= r.date) AND (m.\"end\" IS NULL OR m.\"end\" > r.date)))) THEN\n            RAISE EXCEPTION 'The official does not speak for this actor.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_official';\n        END IF;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r JOIN positions_dissociation d ON d.position_id = r.id\n            WHERE NOT (EXISTS (SELECT FROM positions_membership m WHERE m.group_id = r.group_id AND m.country_id = d.country_id AND m.withdrawn_at IS NULL AND (m.start IS NULL OR m.start <= r.date) AND (m.\"end\" IS NULL OR m.\"end\" > r.date)))) THEN\n            RAISE EXCEPTION 'Only a member of the group can stand aside.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_dissociated';\n        END IF;\n    \n        PERFORM FROM positions_position p\n            WHERE p.id IN (SELECT r.corrects_id FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r) FOR UPDATE;\n        IF EXISTS (SELECT FROM (\n    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'\n) r JOIN positions_position p ON p.id = r.corrects_id\n            WHERE p.status <> 'published') THEN\n            RAISE EXCEPTION 'What it corrects is not in the public record any more.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_corrects';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="9b28ec379efa0e642ee8abdb7c509cc603e22071",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_evidence_cc4fd",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_entered",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT FROM (SELECT *, 1 AS sign FROM entered WHERE status = 'published') r) THEN\n            \n        INSERT INTO positions_stancecount AS kept (proposition_id, stance, positions)\n        SELECT proposition_id, stance, sum(sign) FROM (SELECT *, 1 AS sign FROM entered WHERE status = 'published') r GROUP BY 1, 2 ORDER BY 1, 2\n        ON CONFLICT (proposition_id, stance) DO UPDATE SET positions = kept.positions + excluded.positions;\n\n        INSERT INTO positions_monthcount AS kept\n            (proposition_id, country_id, group_id, forum_id, month, positions, own)\n        SELECT * FROM (\n            SELECT proposition_id, country_id, group_id, forum_id, month, sum(sign) AS positions,\n                coalesce(sum(sign) FILTER (WHERE own), 0) AS own\n            FROM (SELECT *, date_trunc('month', date)::date AS month, group_id IS NULL AS own FROM (SELECT *, 1 AS sign FROM entered WHERE status = 'published') r) r\n            GROUP BY GROUPING SETS (\n                (month), (month, proposition_id), (month, country_id), (month, group_id), (month, forum_id)\n            )\n            HAVING num_nonnulls(proposition_id, country_id, group_id, forum_id) = 1\n                OR GROUPING(proposition_id, country_id, group_id, forum_id) = 15\n        ) counted ORDER BY proposition_id, country_id, group_id, forum_id, month\n        ON CONFLICT (proposition_id, country_id, group_id, forum_id, month)\n        DO UPDATE SET positions = kept.positions + excluded.positions, own = kept.own + excluded.own;\n\n        INSERT INTO positions_firstcitation AS kept (source_id, first_on, own_on)\n        SELECT c.source_id, min(r.date), min(r.date) FILTER (WHERE r.group_id IS NULL)\n        FROM (SELECT *, 1 AS sign FROM entered WHERE status = 'published') r JOIN positions_citation c ON c.position_id = r.id\n        WHERE r.sign = 1 GROUP BY 1 ORDER BY 1\n        ON CONFLICT (source_id) DO UPDATE\n            SET first_on = LEAST(kept.first_on, excluded.first_on),\n                own_on = LEAST(kept.own_on, excluded.own_on)\n            WHERE excluded.first_on < kept.first_on\n                OR excluded.own_on < coalesce(kept.own_on, 'infinity'::date);\n    \n        END IF;\n        RETURN NULL;\n    ",
                    hash="ba2d1a7126694cc9501c60e65f363cdb4b81483d",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_counts_entered_d631e",
                    referencing="REFERENCING NEW TABLE AS entered ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="counts_moved",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF EXISTS (SELECT FROM (\n    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign\n    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')\n) r) THEN\n            \n        INSERT INTO positions_stancecount AS kept (proposition_id, stance, positions)\n        SELECT proposition_id, stance, sum(sign) FROM (\n    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign\n    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')\n) r GROUP BY 1, 2 ORDER BY 1, 2\n        ON CONFLICT (proposition_id, stance) DO UPDATE SET positions = kept.positions + excluded.positions;\n\n        INSERT INTO positions_monthcount AS kept\n            (proposition_id, country_id, group_id, forum_id, month, positions, own)\n        SELECT * FROM (\n            SELECT proposition_id, country_id, group_id, forum_id, month, sum(sign) AS positions,\n                coalesce(sum(sign) FILTER (WHERE own), 0) AS own\n            FROM (SELECT *, date_trunc('month', date)::date AS month, group_id IS NULL AS own FROM (\n    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign\n    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')\n) r) r\n            GROUP BY GROUPING SETS (\n                (month), (month, proposition_id), (month, country_id), (month, group_id), (month, forum_id)\n            )\n            HAVING num_nonnulls(proposition_id, country_id, group_id, forum_id) = 1\n                OR GROUPING(proposition_id, country_id, group_id, forum_id) = 15\n        ) counted ORDER BY proposition_id, country_id, group_id, forum_id, month\n        ON CONFLICT (proposition_id, country_id, group_id, forum_id, month)\n        DO UPDATE SET positions = kept.positions + excluded.positions, own = kept.own + excluded.own;\n\n        INSERT INTO positions_firstcitation AS kept (source_id, first_on, own_on)\n        SELECT c.source_id, min(r.date), min(r.date) FILTER (WHERE r.group_id IS NULL)\n        FROM (\n    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign\n    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')\n) r JOIN positions_citation c ON c.position_id = r.id\n        WHERE r.sign = 1 GROUP BY 1 ORDER BY 1\n        ON CONFLICT (source_id) DO UPDATE\n            SET first_on = LEAST(kept.first_on, excluded.first_on),\n                own_on = LEAST(kept.own_on, excluded.own_on)\n            WHERE excluded.first_on < kept.first_on\n                OR excluded.own_on < coalesce(kept.own_on, 'infinity'::date);\n    \n        END IF;\n        IF EXISTS (SELECT FROM (\n    SELECT a.*, CASE a.status WHEN 'published' THEN 1 ELSE -1 END AS sign\n    FROM after a JOIN before b USING (id) WHERE (a.status = 'published') <> (b.status = 'published')\n) r WHERE r.sign = -1) THEN\n            \n    WITH gone AS (\n        DELETE FROM positions_firstcitation f USING (\n            SELECT c.source_id, min(a.date) AS date FROM after a JOIN before b USING (id)\n            JOIN positions_citation c ON c.position_id = a.id\n            WHERE b.status = 'published' AND a.status <> 'published' GROUP BY 1\n        ) r\n        WHERE f.source_id = r.source_id AND GREATEST(f.first_on, f.own_on) >= r.date RETURNING f.source_id\n    )\n    INSERT INTO positions_firstcitation (source_id, first_on, own_on)\n    SELECT c.source_id, min(p.date), min(p.date) FILTER (WHERE p.group_id IS NULL) FROM gone\n    JOIN positions_citation c USING (source_id)\n    JOIN positions_position p ON p.id = c.position_id AND p.status = 'published'\n    GROUP BY 1\n    ON CONFLICT (source_id) DO UPDATE SET first_on = excluded.first_on, own_on = excluded.own_on;\n\n        END IF;\n        RETURN NULL;\n    ",
                    hash="a210d30c6487a91aaa6356a5c581f5b083c0c134",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_counts_moved_62af4",
                    referencing="REFERENCING OLD TABLE AS before  NEW TABLE AS after ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "positions_positionevent" ("author_id", "batch_id", "changed_at", "correction_cause", "correction_reason", "corrects_id", "country_id", "created_at", "date", "date_precision", "forum_id", "group_id", "id", "instrument_id", "kind", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "published_at", "retracted_at", "retracted_by_id", "retraction_cause", "retraction_reason", "review_note", "reviewer_id", "session_id", "stance", "status", "submitted_at", "summary") SELECT new_values."author_id", new_values."batch_id", new_values."changed_at", new_values."correction_cause", new_values."correction_reason", new_values."corrects_id", new_values."country_id", new_values."created_at", new_values."date", new_values."date_precision", new_values."forum_id", new_values."group_id", new_values."id", new_values."instrument_id", new_values."kind", new_values."official_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposition_id", new_values."published_at", new_values."retracted_at", new_values."retracted_by_id", new_values."retraction_cause", new_values."retraction_reason", new_values."review_note", new_values."reviewer_id", new_values."session_id", new_values."stance", new_values."status", new_values."submitted_at", new_values."summary" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4c44f62e0f9ed4013d139e68aa5bf78642e464e7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_00482",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="c091ebf7f04deccbefe5a45130e5ac1abf97df14",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_0c0b5",
                    table="positions_proposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="c749773f835a3b6badd2589ac0246aae5e94be8a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_f1aa4",
                    table="positions_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="63c108c20c6263fdffb1164f63fb8b4a1604ed53",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_34f7f",
                    table="positions_tenure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="f248bebd61455a9bbf49be3b1a77f5bee3f3e279",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_263a1",
                    table="positions_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="monthcount",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Counts its positions.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="month_counts",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="monthcount",
            name="forum",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Counts the positions taken in it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="month_counts",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="monthcount",
            name="group",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Counts its positions.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="month_counts",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="monthcount",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Counts the positions on it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="month_counts",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="stancecount",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_counts",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="stancetally",
            name="proposition",
            field=models.ForeignKey(
                db_index=False,
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tallies",
                to="positions.proposition",
            ),
        ),
        migrations.AddConstraint(
            model_name="monthcount",
            constraint=models.UniqueConstraint(
                fields=("proposition", "country", "group", "forum", "month"),
                name="monthcount_one_a_month",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="monthcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="monthcount_first_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="stancecount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stance__in", ["support", "conditional", "undecided", "abstain", "oppose"])
                ),
                name="stancecount_stance_known",
                violation_error_message="Choose one of: support, conditional, undecided, abstain, oppose.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stancecount",
            constraint=models.UniqueConstraint(
                fields=("proposition", "stance"), name="stancecount_one_a_stance"
            ),
        ),
        migrations.AddConstraint(
            model_name="stancetally",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis__in", ["own", "group"])),
                name="stancetally_basis_known",
                violation_error_message="Choose one of: own, group.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stancetally",
            constraint=models.UniqueConstraint(
                fields=("proposition", "basis", "day"), name="stancetally_one_a_day"
            ),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="alias",
            name="bump_data_version",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="39c15d0c4458dcfc388d97b282d2c0c7ff5f9700",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_1a04c",
                    table="positions_alias",
                    when="AFTER",
                ),
            ),
        ),
    ]
