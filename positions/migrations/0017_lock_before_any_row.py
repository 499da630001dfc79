"""Whoever changes what the public sees takes the lock of the record before he has touched a row.

Locks for a moment: alias, change, country, enquiry, forum, group, instrument, membership, official,
proposition, referencesource, session, source, stanceperiod, tenure, topic.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0016_readable_texts"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="alias",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="change",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="country",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="enquiry",
            name="bump_data_version",
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
            model_name="membership",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="official",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="proposition",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referencesource",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="session",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="source",
            name="bump_data_version",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="stanceperiod",
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
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="52116d255a4c7b06455f4fca734bf3b9872a8704",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_1a04c",
                    table="positions_alias",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="3e22157028000b809ce6632f6c6e1ea860bd2d0f",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_ac9e3",
                    table="positions_change",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="46bc261cd37897e4557e532fa8d6c93aaab24617",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_e5b0d",
                    table="positions_country",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="bc394348727c0937d4eacf37d7e0fd77cc7316f6",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_fc4f9",
                    table="positions_enquiry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="e50281e0234feab042c0c2ae12f3ca7acd8fe3b2",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_58537",
                    table="positions_forum",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="d04acfc62b88cf4e27e5dbd5a41e03cb75b732f4",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_30295",
                    table="positions_group",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="ea57fae278a936869426a67dc3369c318bacd2dd",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_ef2a9",
                    table="positions_instrument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="d91c7184feb494a8f85ef4c9dd879f91faa63355",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_5a575",
                    table="positions_membership",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="6d0c0a8cdc480160e681718c5ffcec73db08c16f",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_b59ab",
                    table="positions_official",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="ac96f629ec11ec104292ce3bb010beaf39fe073d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_0c0b5",
                    table="positions_proposition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="dcd9169170c74e015b9cda84b9d26105656749bb",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_9d5f2",
                    table="positions_referencesource",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="465ca2ed1d8c8005541915308f690579368ef131",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_f1aa4",
                    table="positions_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="424f606a76f58e45eda5a72b1e9eed99e8ca2caa",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_be440",
                    table="positions_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stanceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="2e16ff480b5e154ae2adffcbd2d0868badd4120a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_08a6c",
                    table="positions_stanceperiod",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="ba35b7a97b37f22aaf1f2b9d333a2c9ef6372246",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_34f7f",
                    table="positions_tenure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(), reference_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="8b78ad6d18379ddaa5cd06329f7f15fe916e0cd0",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_263a1",
                    table="positions_topic",
                    when="BEFORE",
                ),
            ),
        ),
    ]
