"""What history tells is for ever: nobody changes or deletes it; accounts and roles have one too.

Locks for a moment: aliasevent, batchevent, citationevent, countryevent, dissociationevent,
enquiryevent, forumevent, groupevent, instrumentevent, membershipevent, officialevent,
positionevent, propositionevent, referencesourceevent, sessionevent, sourceevent, tenureevent,
topicevent.
"""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("positions", "0006_batch_acknowledged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountRoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.IntegerField()),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountRole",
            fields=[],
            options={
                "verbose_name": "role of an account",
                "verbose_name_plural": "roles of accounts",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.user_groups",),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("auth.user",),
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[],
            options={
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("pghistory.context",),
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="aliasevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="batchevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="citationevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="countryevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="dissociationevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="enquiryevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="forumevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="groupevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="instrumentevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="membershipevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="officialevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="positionevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="propositionevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="referencesourceevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sessionevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sourceevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tenureevent",
            name="append_only",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="topicevent",
            name="append_only",
        ),
        migrations.AddIndex(
            model_name="aliasevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_a_pgh_cre_4b494f_idx"),
        ),
        migrations.AddIndex(
            model_name="batchevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_b_pgh_cre_99187b_idx"),
        ),
        migrations.AddIndex(
            model_name="citationevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_c_pgh_cre_3dd28c_idx"),
        ),
        migrations.AddIndex(
            model_name="countryevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_c_pgh_cre_7a0640_idx"),
        ),
        migrations.AddIndex(
            model_name="dissociationevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_d_pgh_cre_7f9b76_idx"),
        ),
        migrations.AddIndex(
            model_name="enquiryevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_e_pgh_cre_107bfb_idx"),
        ),
        migrations.AddIndex(
            model_name="forumevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_f_pgh_cre_362595_idx"),
        ),
        migrations.AddIndex(
            model_name="groupevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_g_pgh_cre_dc7af0_idx"),
        ),
        migrations.AddIndex(
            model_name="instrumentevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_i_pgh_cre_6ccef1_idx"),
        ),
        migrations.AddIndex(
            model_name="membershipevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_m_pgh_cre_b5446a_idx"),
        ),
        migrations.AddIndex(
            model_name="officialevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_o_pgh_cre_22088e_idx"),
        ),
        migrations.AddIndex(
            model_name="positionevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_p_pgh_cre_074639_idx"),
        ),
        migrations.AddIndex(
            model_name="propositionevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_p_pgh_cre_0d0ef1_idx"),
        ),
        migrations.AddIndex(
            model_name="referencesourceevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_r_pgh_cre_627998_idx"),
        ),
        migrations.AddIndex(
            model_name="sessionevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_s_pgh_cre_d79050_idx"),
        ),
        migrations.AddIndex(
            model_name="sourceevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_s_pgh_cre_d61212_idx"),
        ),
        migrations.AddIndex(
            model_name="tenureevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_t_pgh_cre_214320_idx"),
        ),
        migrations.AddIndex(
            model_name="topicevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_t_pgh_cre_303346_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aliasevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="ae7f862fc7bc0be508d6e2a5955e86bebd4a2f5f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c4ce",
                    table="positions_aliasevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aliasevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="d978405ba0b9ce78dcc789af1d492d78a635f756",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_f4d30",
                    table="positions_aliasevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="a69a7db14d2c6cb5897c86e0e26ef4a7692f2abf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2aa92",
                    table="positions_batchevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="b6cc51b3f725b95e341d8fb96d24a4eac46a4b99",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_7e471",
                    table="positions_batchevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="225c58d165f7a81bd3de3a59ac9e495ff91d4457",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88b15",
                    table="positions_citationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="ed75b5665e14896ebc416ea07003a3f7a5c5cf8a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_6f38b",
                    table="positions_citationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="7d065a2966fe30f2417bf4c80391f888c92d765b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_543e5",
                    table="positions_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="5cd8e026bc09de98acb35f5950eb06f6723bebf6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_59175",
                    table="positions_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="37dcee1f7332393efd9a6cb59d049a41abf88c1b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_565ea",
                    table="positions_dissociationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="2eede64cd26f4a2c066d4bd86eccd51930802876",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_ec14e",
                    table="positions_dissociationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="db73a0386ee63afdc2e0ffc1059c034daeaa8c39",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36615",
                    table="positions_enquiryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="c5d9ab169070dcf2c47d8adc76f2e559a07507df",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_db363",
                    table="positions_enquiryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forumevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="2627f86f7d002f249e8a6451d2a5b1fd22783ab7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3760c",
                    table="positions_forumevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forumevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="133b199f119e37f985c63627ace64d30995d7d85",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_750fc",
                    table="positions_forumevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="a857b4576d4d166d340e2c0d1e9489fd1e5e0d64",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ea9ca",
                    table="positions_groupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="d2fbed7cdb0bcf4946a8b71fbcbaf79ea79f458d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_98f3d",
                    table="positions_groupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="2333235407d3841446b3ddef21ef6cbe088ebd08",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_022b6",
                    table="positions_instrumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="48899f09dce8c1ae2c55f929ed738061c7370246",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_050a0",
                    table="positions_instrumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="279e9a99a9d4fe366f4ca4e7de95ef2fca4eb7fb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_98b9c",
                    table="positions_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="973d067db7d2247b230de010d74949f8a77f40d6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e4be7",
                    table="positions_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officialevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="addd66770e196e1a8bb1e3e49d010059ecda721f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_03cbe",
                    table="positions_officialevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="officialevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="bedcf5211040cc73ca4bb43aa368e491e67584de",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_13ee9",
                    table="positions_officialevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="672da86d0cbf956774eb18537517f55787c0e601",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_199c8",
                    table="positions_positionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="fab7cd227794b3ecf44358d57ef16064065ac684",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e8466",
                    table="positions_positionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="propositionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="f80d2f897548d6c2e5d57f8bb7bc45a88eeca695",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_08b81",
                    table="positions_propositionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="propositionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="28f708a62fe32f6d4466960e3a14efbc6dee9983",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_b1075",
                    table="positions_propositionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="6115785263560bbe8261eb22e1d5d8445df514d4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1720",
                    table="positions_referencesourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="cdee9e4c34cf6afaf6ad49097ef461b2877f2ba0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_c983a",
                    table="positions_referencesourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="224f522924c766f66e47e04f4a0c3686d1921928",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9cec3",
                    table="positions_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="cfa86a6f6fedda1b81295c66a032ebf849af00b0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_6bfc1",
                    table="positions_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="0792cf4b6c7914e4b53f41c8fdafb588f0158f9a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dc64a",
                    table="positions_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="e7357ff411fd1e11ab150e696b319c3f0a0d5779",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_e6811",
                    table="positions_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="0bb208576c5dd134e96bc68d8fef62a4d519ff0c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d97d7",
                    table="positions_tenureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="68099178e8b5c94323c946e25d10efccafb156b9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_7f58d",
                    table="positions_tenureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="609df6a0e488997cd5ad0e168494af9b0c2cae6e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4b88",
                    table="positions_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="16090d37cfeb29b82b38a2eeaec46120fb636705",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_dda49",
                    table="positions_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="accountevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="accountroleevent",
            name="group",
            field=models.ForeignKey(
                db_constraint=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="auth.group",
            ),
        ),
        migrations.AddField(
            model_name="accountroleevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="accountroleevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                db_tablespace="",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="accountroleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.accountrole",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountrole",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_accountroleevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="1795a2bc672df710eb315ee8ed0f724c11032ed9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2e394",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountrole",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_accountroleevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                    hash="ac666d291154c0f7031552cf72b6fb942271790c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73c7a",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountrole",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_accountroleevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                    hash="e612ecefb85c0b8caef8adab3d4c5c5e0686806a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_99825",
                    table="auth_user_groups",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="accountevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.account",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="account",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_accountevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="a8b8cc4dc4af93fdbb79400b4ab337c27a64e407",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8742d",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="account",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."username" IS DISTINCT FROM (NEW."username"))',
                    func='INSERT INTO "positions_accountevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."username"); RETURN NULL;',
                    hash="cd1d1f70a2d634a90bef9045d7e88b8a2c02ee45",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_63076",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="account",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_accountevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."username"); RETURN NULL;',
                    hash="1da63a2d32fa5dcea9fea6851dbb1e13c242e519",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cb76e",
                    table="auth_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occasion",
            trigger=pgtrigger.compiler.Trigger(
                name="only_completed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at\n                        AND NEW.metadata @> jsonb_strip_nulls(OLD.metadata) THEN\n                        RETURN NEW;\n                    END IF;\n                    RAISE EXCEPTION 'Who changed what is never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'only_completed';\n                ",
                    hash="f2feb43f45e77a930bdbbdadd9e8cc9cc662b06f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_only_completed_b4c02",
                    table="pghistory_context",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="occasion",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="7092e6f3cbc87db44b294a85359f57d09ebba281",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_4755c",
                    table="pghistory_context",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="accountroleevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_a_pgh_cre_8fdb5b_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountroleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="8b474a35e58c4315b62a58dfe91ea505f7a03db6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ca413",
                    table="positions_accountroleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountroleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="64395271a5bf74bb01fd339b6685dc32405b1850",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_906e6",
                    table="positions_accountroleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="accountevent",
            index=models.Index(fields=["-pgh_created_at", "-pgh_id"], name="positions_a_pgh_cre_f2332b_idx"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="55dc64bf32bb134065f431ded807a9a0748648e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_857e9",
                    table="positions_accountevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountevent",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Histories are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="6a009152b82d4645f89c79ffb6cdba47628dcf7e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_4a42f",
                    table="positions_accountevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
