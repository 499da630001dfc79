"""What was merged names what it was merged into.

Locks for a moment: forum, forumevent, instrument, instrumentevent, official, officialevent, source,
sourceevent.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0007_history_for_ever"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="forum",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="forum",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="forum",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="instrument",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="instrument",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="instrument",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="official",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="official",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="official",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="forum",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="forumevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="instrument",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="positions.instrument",
            ),
        ),
        migrations.AddField(
            model_name="instrumentevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.instrument",
            ),
        ),
        migrations.AddField(
            model_name="official",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="officialevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="source",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duplicates",
                to="positions.source",
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The row that this one duplicates; empty where it stands for itself.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.source",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "merged_into_id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="26ec93e803f9f97fabeed942fa026af502bc33af",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cc1dc",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "merged_into_id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."merged_into_id", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="9c6f3c8d5cac862d4e49e363b6214113616a1269",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d395c",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "merged_into_id", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (OLD."acronym", OLD."id", OLD."kind", OLD."merged_into_id", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."url"); RETURN NULL;',
                    hash="3c897719f4af124df469701562ebee95e54899fe",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7a09d",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (NEW."adopted_on", NEW."binding", NEW."forum_id", NEW."id", NEW."kind", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id", NEW."slug", NEW."symbol", NEW."title", NEW."url"); RETURN NULL;',
                    hash="d5df75dd23a09aa9144487be1dd4da051d2d3d70",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1707c",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (NEW."adopted_on", NEW."binding", NEW."forum_id", NEW."id", NEW."kind", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id", NEW."slug", NEW."symbol", NEW."title", NEW."url"); RETURN NULL;',
                    hash="bff4b91abd6caac47614fbfea69a83fac664774c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1ced5",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (OLD."adopted_on", OLD."binding", OLD."forum_id", OLD."id", OLD."kind", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id", OLD."slug", OLD."symbol", OLD."title", OLD."url"); RETURN NULL;',
                    hash="453990cde0b3fec76a5c799986db24f57b20f51e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57f46",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country_id", NEW."group_id", NEW."id", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="0cf3980f3005066cd300871b790e557cd164c74b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b8b94",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country_id", NEW."group_id", NEW."id", NEW."merged_into_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="f691c59b0e8d5c08b99b0de5b6ea151aee22a8ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_be956",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "merged_into_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country_id", OLD."group_id", OLD."id", OLD."merged_into_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="9fca4648f5cc79d886f6eb9e7a3b0a870313ba37",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_db067",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (NEW."full_text", NEW."id", NEW."language", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."publisher", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="039bb0996952346de4855c171d488aff0654163f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ad23d",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (NEW."full_text", NEW."id", NEW."language", NEW."merged_into_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."publisher", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="fad22c9e5a0bcd70e8ede2bb94e529f076e7634c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c4974",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "merged_into_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (OLD."full_text", OLD."id", OLD."language", OLD."merged_into_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."publisher", OLD."slug", OLD."title", OLD."url"); RETURN NULL;',
                    hash="b1d8a4006c993c9eb3db02d95b628cf3d86d1768",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_87641",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="forum_merged_elsewhere",
                violation_error_message="Nothing is a duplicate of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="instrument_merged_elsewhere",
                violation_error_message="Nothing is a duplicate of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="official",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="official_merged_elsewhere",
                violation_error_message="Nothing is a duplicate of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("merged_into", models.F("id")), _negated=True),
                name="source_merged_elsewhere",
                violation_error_message="Nothing is a duplicate of itself.",
            ),
        ),
    ]
