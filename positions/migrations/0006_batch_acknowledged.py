"""A batch remembers which cautions its author has seen.

Locks for a moment: batch, batchevent.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0005_batch_roles"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="batch",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="batch",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="batch",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="batch",
            name="acknowledged",
            field=models.TextField(
                blank=True,
                help_text="What of the text was passed over (differences from the announced totals, names left out) and the analyst's reason; for reviewers, never shown in public.",
            ),
        ),
        migrations.AddField(
            model_name="batchevent",
            name="acknowledged",
            field=models.TextField(
                blank=True,
                help_text="What of the text was passed over (differences from the announced totals, names left out) and the analyst's reason; for reviewers, never shown in public.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_batchevent" ("acknowledged", "author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."acknowledged", NEW."author_id", NEW."created_at", NEW."id", NEW."pasted", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="4289b6a7fe6e7076776fbd5487a7db682427e6e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_661a1",
                    table="positions_batch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_batchevent" ("acknowledged", "author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."acknowledged", NEW."author_id", NEW."created_at", NEW."id", NEW."pasted", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="c2499abb1ce9ea7ac06b25caf84418c5a7c90a30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9e4a",
                    table="positions_batch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_batchevent" ("acknowledged", "author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."acknowledged", OLD."author_id", OLD."created_at", OLD."id", OLD."pasted", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="1391c5ae50922a4a9a0328145d5865a177cffbef",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9043c",
                    table="positions_batch",
                    when="AFTER",
                ),
            ),
        ),
    ]
