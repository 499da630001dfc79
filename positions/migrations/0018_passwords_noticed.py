"""The history of an account tells when it was given a new password, and not which.

Locks nothing.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0017_lock_before_any_row"),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name="account",
            trigger=pgtrigger.compiler.Trigger(
                name="password",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."password" IS DISTINCT FROM (NEW."password"))',
                    func='INSERT INTO "positions_accountevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'given a new password\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="68777977dd20685c0c5756d742ddeabfb58433ac",
                    operation="UPDATE",
                    pgid="pgtrigger_password_4cfd6",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
    ]
