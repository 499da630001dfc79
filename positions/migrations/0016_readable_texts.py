"""No table of the record takes a text that holds what nobody can read.

Locks nothing.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

UNREADABLE = (
    r"\U00000001-\U00000008\U0000000B-\U0000000C\U0000000E-\U0000001F\U0000007F-"
    r"\U0000009F\U0000202D-\U0000202E\U0000FDD0-\U0000FDEF\U0000FFFE-\U0000FFFF\U0001FFFE-"
    r"\U0001FFFF\U0002FFFE-\U0002FFFF\U0003FFFE-\U0003FFFF\U0004FFFE-\U0004FFFF\U0005FFFE-"
    r"\U0005FFFF\U0006FFFE-\U0006FFFF\U0007FFFE-\U0007FFFF\U0008FFFE-\U0008FFFF\U0009FFFE-"
    r"\U0009FFFF\U000AFFFE-\U000AFFFF\U000BFFFE-\U000BFFFF\U000CFFFE-\U000CFFFF\U000DFFFE-"
    r"\U000DFFFF\U000EFFFE-\U000EFFFF\U000FFFFE-\U000FFFFF\U0010FFFE-\U0010FFFF"
)


class Migration(migrations.Migration):
    """Takes SHARE ROW EXCLUSIVE of each table in turn, for the moment in which a trigger is put on."""

    dependencies = [
        ("positions", "0013_periods_without_lookups"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE FUNCTION tracker_unreadable(words text) RETURNS boolean LANGUAGE sql IMMUTABLE "
            f"PARALLEL SAFE RETURN words ~ '[{UNREADABLE}]'",
            "DROP FUNCTION tracker_unreadable(text)",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."name") OR tracker_unreadable(NEW."language"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="430bc5e2a7ab6f0fe67d4bfbd0ea47b76934e5a7",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_8fefd",
                    table="positions_alias",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."title") OR tracker_unreadable(NEW."pasted") OR tracker_unreadable(NEW."acknowledged"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="73f8237cb3fee7f48a3ba48a8c9ae50971bc4183",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_70c3f",
                    table="positions_batch",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."iso3") OR tracker_unreadable(NEW."iso2") OR tracker_unreadable(NEW."m49") OR tracker_unreadable(NEW."name") OR tracker_unreadable(NEW."official_name") OR tracker_unreadable(NEW."region") OR tracker_unreadable(NEW."subregion"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="14054a268499ac6ad83a8d7251a71a0b152733f0",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_4f1f1",
                    table="positions_country",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(array_to_string(NEW."languages", \' \')) OR tracker_unreadable(NEW."places") OR tracker_unreadable(NEW."note"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="c8b6b09fdb3c0b59525c286de7849508107aaf25",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_797cc",
                    table="positions_enquiry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."name") OR tracker_unreadable(NEW."acronym") OR tracker_unreadable(NEW."url"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="0b26c097fccf0ffd28302c659aa96e6b20a369d8",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_265e3",
                    table="positions_forum",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."name") OR tracker_unreadable(NEW."acronym") OR tracker_unreadable(NEW."url"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="d297483a814cb99a5bdfe836339091ac32052bc6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_310d1",
                    table="positions_group",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."symbol") OR tracker_unreadable(NEW."title") OR tracker_unreadable(NEW."url"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="7367b09b1070c9ee331dc87e1917cb08a964f4af",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_da406",
                    table="positions_instrument",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."name"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="05b435811f4cc2c7b52d37eb5aaab1026836fe88",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_72477",
                    table="positions_official",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW.status IN (\'draft\', \'in-review\') AND (tracker_unreadable(NEW."summary") OR tracker_unreadable(NEW."review_note") OR tracker_unreadable(NEW."retraction_reason") OR tracker_unreadable(NEW."correction_reason")) OR NEW.status = \'retracted\' AND tracker_unreadable(NEW."retraction_reason"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="56bdf820b0ce9722681a6b655d68aeb193a6f1ff",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_03729",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."title") OR tracker_unreadable(NEW."definition") OR tracker_unreadable(NEW."support_means") OR tracker_unreadable(NEW."oppose_means") OR tracker_unreadable(NEW."borderline_cases"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="3abbc63c88130b42102b1a73adbcfee65a590152",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_cd163",
                    table="positions_proposition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."table") OR tracker_unreadable(NEW."key") OR tracker_unreadable(NEW."covers"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="9082e4319db23dea12c426c2e6650c0fcae26215",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_20b67",
                    table="positions_referencesource",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."name") OR tracker_unreadable(NEW."city"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="b451c202e83ddefe54d64dec407960b31024c410",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_8bcfa",
                    table="positions_session",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."url") OR tracker_unreadable(NEW."title") OR tracker_unreadable(NEW."publisher") OR tracker_unreadable(NEW."language") OR tracker_unreadable(NEW."full_text"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="8dde2a1c0bff08df35c91aceeb4d0eb1b012bc63",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_27409",
                    table="positions_source",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."title") OR tracker_unreadable(NEW."body"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="7385afba288860ab24e685b54ba1ac4c28cdd852",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_20be7",
                    table="positions_tenure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="only_readable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (tracker_unreadable(NEW."slug") OR tracker_unreadable(NEW."name"))',
                    func="RAISE EXCEPTION 'A text holds a character that nobody can read.' USING ERRCODE = '23514', CONSTRAINT = 'only_readable';",
                    hash="b8b0b9d4d02746ed6825809260997a8123f39c84",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_only_readable_54ae9",
                    table="positions_topic",
                    when="BEFORE",
                ),
            ),
        ),
    ]
