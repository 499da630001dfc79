"""The history of every row that analysts keep, and batches: many positions entered as one list.

Locks for a moment: position.
"""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("positions", "0003_first_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(help_text="As texts write it, such as “Pakistani”.", max_length=120),
                ),
                ("language", models.CharField(help_text="Language tag (BCP 47), such as en.", max_length=8)),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="What the list is, such as “Vote on A/RES/79/62”.", max_length=200
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, help_text="When it was entered (UTC)."),
                ),
                (
                    "pasted",
                    models.TextField(
                        blank=True,
                        help_text="The text from which it was read; for reviewers, never shown in public.",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "batches",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "title",
                    models.CharField(
                        help_text="What the list is, such as “Vote on A/RES/79/62”.", max_length=200
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, help_text="When it was entered (UTC)."),
                ),
                (
                    "pasted",
                    models.TextField(
                        blank=True,
                        help_text="The text from which it was read; for reviewers, never shown in public.",
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Page, paragraph or minute; or a caveat.", max_length=200
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(default=0, help_text="Place among the sources, from 0."),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "iso3",
                    models.CharField(
                        help_text="Three capital letters, the public code (Kosovo: XKX).",
                        max_length=3,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{3}\\Z", "Three capital letters, such as PAK."
                            )
                        ],
                        verbose_name="ISO 3166-1 alpha-3",
                    ),
                ),
                (
                    "iso2",
                    models.CharField(
                        help_text="Two capital letters.", max_length=2, verbose_name="ISO 3166-1 alpha-2"
                    ),
                ),
                (
                    "m49",
                    models.CharField(
                        blank=True,
                        help_text="Three digits of the UN Statistics Division with leading zeros; empty where there is none.",
                        max_length=3,
                        verbose_name="M49 code",
                    ),
                ),
                ("name", models.CharField(help_text="The short name, as the UN uses it.", max_length=100)),
                ("official_name", models.CharField(help_text="The formal name.", max_length=200)),
                ("region", models.CharField(help_text="M49 region, such as Asia.", max_length=50)),
                (
                    "subregion",
                    models.CharField(help_text="M49 sub-region.", max_length=80, verbose_name="sub-region"),
                ),
                (
                    "un_status",
                    models.CharField(
                        choices=[("member", "Member"), ("observer", "Observer"), ("none", "Neither")],
                        help_text="Member, observer or neither.",
                        max_length=10,
                        verbose_name="UN status",
                    ),
                ),
                (
                    "un_since",
                    models.DateField(
                        blank=True,
                        help_text="Day of admission, or of observer status.",
                        null=True,
                        verbose_name="in the UN since",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        decimal_places=4, help_text="Map point in degrees east (WGS 84).", max_digits=7
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        decimal_places=4, help_text="Map point in degrees north (WGS 84).", max_digits=6
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DissociationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EnquiryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(
                        editable=False, help_text="When the tracker recorded it (transaction time, UTC)."
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="When the tracker withdrew it as wrong or replaced; empty while it stands.",
                        null=True,
                    ),
                ),
                ("searched_on", models.DateField(help_text="The day of the search.")),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        help_text="Languages searched (BCP 47 tags, comma-separated).",
                        size=None,
                    ),
                ),
                ("places", models.TextField(help_text="Where was looked: sites, archives, databases.")),
                ("note", models.TextField(blank=True, help_text="What a later searcher should know.")),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ForumEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=80)),
                ("name", models.CharField(help_text="The full name.", max_length=250)),
                ("acronym", models.CharField(blank=True, help_text="The short name.", max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("un-organ", "UN organ"),
                            ("treaty-body", "Treaty body"),
                            ("regional-organisation", "Regional organisation"),
                            ("intergovernmental-process", "Intergovernmental process"),
                            ("summit", "Summit"),
                            ("conference", "Conference"),
                            ("workshop", "Workshop"),
                            ("other", "Other"),
                        ],
                        help_text="What sort of forum it is.",
                        max_length=30,
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, help_text="Its own site.", max_length=500, verbose_name="address"
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "slug",
                    models.SlugField(db_index=False, help_text="The public code, such as eu.", max_length=80),
                ),
                ("name", models.CharField(help_text="The full name.", max_length=200)),
                (
                    "acronym",
                    models.CharField(
                        blank=True, help_text="The short name by which it is known.", max_length=40
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regional-organisation", "Regional organisation"),
                            ("negotiating-group", "Negotiating group"),
                            ("economic-forum", "Economic forum"),
                            ("alliance", "Alliance"),
                            ("ad-hoc-coalition", "Ad hoc coalition"),
                        ],
                        help_text="What sort of bloc it is.",
                        max_length=30,
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, help_text="Its own site.", max_length=500, verbose_name="address"
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InstrumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=100)),
                (
                    "symbol",
                    models.CharField(
                        blank=True, help_text="Document symbol, such as A/RES/78/241.", max_length=60
                    ),
                ),
                ("title", models.CharField(help_text="The title it bears.", max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("treaty", "Treaty"),
                            ("resolution", "Resolution"),
                            ("decision", "Decision"),
                            ("political-declaration", "Political declaration"),
                            ("principles", "Principles"),
                            ("joint-statement", "Joint statement"),
                            ("communique", "Communiqué"),
                        ],
                        help_text="What sort of text it is.",
                        max_length=30,
                    ),
                ),
                (
                    "adopted_on",
                    models.DateField(blank=True, help_text="Day of adoption or opening.", null=True),
                ),
                (
                    "binding",
                    models.BooleanField(
                        blank=True,
                        help_text="Whether it binds in law; empty where that is not settled.",
                        null=True,
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True, help_text="The text itself.", max_length=500, verbose_name="address"
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "recorded_at",
                    models.DateTimeField(
                        editable=False, help_text="When the tracker recorded it (transaction time, UTC)."
                    ),
                ),
                (
                    "withdrawn_at",
                    models.DateTimeField(
                        blank=True,
                        editable=False,
                        help_text="When the tracker withdrew it as wrong or replaced; empty while it stands.",
                        null=True,
                    ),
                ),
                (
                    "start",
                    models.DateField(
                        blank=True,
                        help_text="First day of membership; empty: before what the sources say.",
                        null=True,
                    ),
                ),
                (
                    "end",
                    models.DateField(
                        blank=True,
                        help_text="First day on which it was no longer a member; empty: still is.",
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfficialEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=100)),
                ("name", models.CharField(help_text="As sources print it, with accents.", max_length=150)),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PositionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        help_text="By the coding rules.",
                        max_length=12,
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        help_text="Day on which it was taken (valid time); first day of a month or year."
                    ),
                ),
                (
                    "date_precision",
                    models.CharField(
                        choices=[
                            ("day", "Day"),
                            ("month", "Month"),
                            ("year", "Year"),
                            ("reported", "Reported"),
                        ],
                        default="day",
                        help_text="How exactly the day is known.",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ratification", "Ratification"),
                            ("signature", "Signature"),
                            ("vote", "Vote"),
                            ("co-sponsorship", "Co-sponsorship"),
                            ("endorsement", "Endorsement"),
                            ("written-submission", "Written submission"),
                            ("policy-document", "Policy document"),
                            ("joint-statement", "Joint statement"),
                            ("explanation-of-vote", "Explanation of vote"),
                            ("statement", "Statement"),
                            ("interview", "Interview"),
                        ],
                        help_text="By what kind of act.",
                        max_length=20,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="What was done or said, in the analyst's own words."
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in-review", "In review"),
                            ("published", "Published"),
                            ("retracted", "Retracted"),
                        ],
                        default="draft",
                        editable=False,
                        help_text="Where it is in its life.",
                        max_length=10,
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, help_text="When it was first written (UTC)."),
                ),
                (
                    "changed_at",
                    models.DateTimeField(auto_now=True, help_text="When the draft last changed (UTC)."),
                ),
                (
                    "submitted_at",
                    models.DateTimeField(
                        editable=False, help_text="When it was last submitted for review (UTC).", null=True
                    ),
                ),
                (
                    "review_note",
                    models.TextField(
                        blank=True, editable=False, help_text="Why the reviewer sent it back; not public."
                    ),
                ),
                (
                    "published_at",
                    models.DateTimeField(
                        editable=False,
                        help_text="When the tracker came to know it (transaction time, UTC).",
                        null=True,
                    ),
                ),
                (
                    "retracted_at",
                    models.DateTimeField(
                        editable=False,
                        help_text="When the tracker took it out of the record (UTC).",
                        null=True,
                    ),
                ),
                (
                    "retraction_cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("correction", "Correction"),
                            ("recode", "Recode"),
                            ("duplicate", "Duplicate"),
                            ("withdrawn-by-actor", "Withdrawn by the actor"),
                            ("published-in-error", "Published in error"),
                        ],
                        editable=False,
                        help_text="Why it left the record.",
                        max_length=20,
                    ),
                ),
                (
                    "retraction_reason",
                    models.TextField(blank=True, editable=False, help_text="The same in words; public."),
                ),
                (
                    "correction_cause",
                    models.CharField(
                        blank=True,
                        choices=[("correction", "Correction"), ("recode", "Recode")],
                        editable=False,
                        help_text="Why it replaces the other.",
                        max_length=20,
                    ),
                ),
                (
                    "correction_reason",
                    models.TextField(blank=True, help_text="The same in words; becomes public."),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PropositionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=80)),
                ("title", models.CharField(help_text="The claim, as an imperative.", max_length=200)),
                ("definition", models.TextField(help_text="What exactly is claimed.")),
                ("support_means", models.TextField(help_text="What counts as support.")),
                ("oppose_means", models.TextField(help_text="What counts as opposition.")),
                (
                    "borderline_cases",
                    models.TextField(blank=True, help_text="What is hard to tell, and how it is coded."),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceSourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("table", models.CharField(help_text="The table, such as groups.", max_length=40)),
                (
                    "key",
                    models.CharField(
                        blank=True,
                        help_text="The entry's public code; empty for the whole table.",
                        max_length=120,
                    ),
                ),
                ("covers", models.CharField(blank=True, help_text="What it was used for.", max_length=300)),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=100)),
                ("name", models.CharField(help_text="As its papers call it.", max_length=250)),
                (
                    "starts_on",
                    models.DateField(blank=True, help_text="First day; empty where unknown.", null=True),
                ),
                (
                    "ends_on",
                    models.DateField(blank=True, help_text="Last day; empty where unknown.", null=True),
                ),
                ("city", models.CharField(blank=True, help_text="Where it met.", max_length=100)),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=120)),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        help_text="Where it can be read; empty where it is not online.",
                        max_length=500,
                        verbose_name="address",
                    ),
                ),
                ("title", models.CharField(help_text="As the document bears it.", max_length=300)),
                ("publisher", models.CharField(blank=True, help_text="Who published it.", max_length=200)),
                (
                    "published_on",
                    models.DateField(blank=True, help_text="Day of publication; empty: unknown.", null=True),
                ),
                ("language", models.CharField(help_text="Language tag (BCP 47), such as en.", max_length=8)),
                (
                    "full_text",
                    models.TextField(
                        blank=True, help_text="Private working copy for analysts; never shown in public."
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TenureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(help_text="Such as “Foreign Secretary”.", max_length=200)),
                (
                    "body",
                    models.CharField(
                        blank=True, help_text="Such as “Ministry of Foreign Affairs”.", max_length=200
                    ),
                ),
                (
                    "start",
                    models.DateField(blank=True, help_text="First day in office; empty: unknown.", null=True),
                ),
                (
                    "end",
                    models.DateField(
                        blank=True, help_text="First day out of office; empty: unknown or open.", null=True
                    ),
                ),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, help_text="The public code.", max_length=80)),
                ("name", models.CharField(help_text="As pages print it.", max_length=100)),
                ("order", models.PositiveSmallIntegerField(help_text="Place among the topics, from 1.")),
            ],
            options={
                "ordering": ["-pgh_id"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="position",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The list with which it was entered and goes through review; empty: entered alone.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.batch",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_aliasevent" ("country_id", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."country_id", NEW."id", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="ea69677f40acc43b8b48ca8ccdeae48d6c445959",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e4ace",
                    table="positions_alias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name"))',
                    func='INSERT INTO "positions_aliasevent" ("country_id", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."country_id", NEW."id", NEW."language", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="3365a9464d1b2ce896ebec204d92826818d42fdb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5dbbe",
                    table="positions_alias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_aliasevent" ("country_id", "id", "language", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."country_id", OLD."id", OLD."language", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="4638b96487891604a862367e83f355edb72a91af",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55789",
                    table="positions_alias",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_citationevent" ("id", "locator", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "source_id") VALUES (NEW."id", NEW."locator", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position_id", NEW."source_id"); RETURN NULL;',
                    hash="c04b927003ef7b14dc82f7396ef67ed0391e1037",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e8a3",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_citationevent" ("id", "locator", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "source_id") VALUES (NEW."id", NEW."locator", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position_id", NEW."source_id"); RETURN NULL;',
                    hash="df1bfb8790e12f30414c83d8c5109289bc169f41",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5d9c5",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_citationevent" ("id", "locator", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "source_id") VALUES (OLD."id", OLD."locator", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position_id", OLD."source_id"); RETURN NULL;',
                    hash="154e71d099d4a58bfeb9f194f5dad73eaa05cc04",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f4d29",
                    table="positions_citation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_countryevent" ("id", "iso2", "iso3", "latitude", "longitude", "m49", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_since", "un_status") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."latitude", NEW."longitude", NEW."m49", NEW."name", NEW."official_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region", NEW."subregion", NEW."un_since", NEW."un_status"); RETURN NULL;',
                    hash="6a13365bd4d7d13fc659e596378f7d59f5f55f49",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_eb8fe",
                    table="positions_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_countryevent" ("id", "iso2", "iso3", "latitude", "longitude", "m49", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_since", "un_status") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."latitude", NEW."longitude", NEW."m49", NEW."name", NEW."official_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region", NEW."subregion", NEW."un_since", NEW."un_status"); RETURN NULL;',
                    hash="329e530ec48ec260aabec57d94357974e0eeeed5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e5619",
                    table="positions_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_countryevent" ("id", "iso2", "iso3", "latitude", "longitude", "m49", "name", "official_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region", "subregion", "un_since", "un_status") VALUES (OLD."id", OLD."iso2", OLD."iso3", OLD."latitude", OLD."longitude", OLD."m49", OLD."name", OLD."official_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region", OLD."subregion", OLD."un_since", OLD."un_status"); RETURN NULL;',
                    hash="ce96c4269df47d57d9dddc4b4416fab828765756",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3103c",
                    table="positions_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_dissociationevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position_id"); RETURN NULL;',
                    hash="e850091768d040a0caf8b584df25bccba384e3a5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aa5bf",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_dissociationevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") VALUES (NEW."country_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position_id"); RETURN NULL;',
                    hash="55959482b90e2a8e9b4bb8e3b62217107e699847",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09318",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_dissociationevent" ("country_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id") VALUES (OLD."country_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position_id"); RETURN NULL;',
                    hash="a2fb074e0f8daebc83a90e4d2f5519e86b317ab6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_39f44",
                    table="positions_dissociation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_enquiryevent" ("analyst_id", "country_id", "id", "languages", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposition_id", "recorded_at", "searched_on", "withdrawn_at") VALUES (NEW."analyst_id", NEW."country_id", NEW."id", NEW."languages", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."proposition_id", NEW."recorded_at", NEW."searched_on", NEW."withdrawn_at"); RETURN NULL;',
                    hash="0fe77faa8f8a89e733c6c571f0642badebaa8eb7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_adc37",
                    table="positions_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_enquiryevent" ("analyst_id", "country_id", "id", "languages", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposition_id", "recorded_at", "searched_on", "withdrawn_at") VALUES (NEW."analyst_id", NEW."country_id", NEW."id", NEW."languages", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."proposition_id", NEW."recorded_at", NEW."searched_on", NEW."withdrawn_at"); RETURN NULL;',
                    hash="9ffaf2090ee2d197e19fe1f67c38dd3301df5f72",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_473f2",
                    table="positions_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_enquiryevent" ("analyst_id", "country_id", "id", "languages", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "proposition_id", "recorded_at", "searched_on", "withdrawn_at") VALUES (OLD."analyst_id", OLD."country_id", OLD."id", OLD."languages", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."proposition_id", OLD."recorded_at", OLD."searched_on", OLD."withdrawn_at"); RETURN NULL;',
                    hash="716fcf454622d8a08692d9874402a74086d19d67",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0ae0c",
                    table="positions_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="245a941a285811d9a48fab8d4b631cf7dc06021d",
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
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="02d654f4b768afeaabd866910055877940b4d0ff",
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
                    func='INSERT INTO "positions_forumevent" ("acronym", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (OLD."acronym", OLD."id", OLD."kind", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."url"); RETURN NULL;',
                    hash="be5e37330e6e216d25f674f96f0dcbabff29ba9f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7a09d",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_groupevent" ("acronym", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="36d3f1d0ef8763f0b1a126a33f5feaa7bd735c57",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75a1a",
                    table="positions_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_groupevent" ("acronym", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (NEW."acronym", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."url"); RETURN NULL;',
                    hash="eec2211136b1835b872674dddf656bee94828738",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_09fe7",
                    table="positions_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_groupevent" ("acronym", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "url") VALUES (OLD."acronym", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."url"); RETURN NULL;',
                    hash="ce12297a664be1050f8f483fe2444eaaa748005f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_17bfb",
                    table="positions_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (NEW."adopted_on", NEW."binding", NEW."forum_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id", NEW."slug", NEW."symbol", NEW."title", NEW."url"); RETURN NULL;',
                    hash="31445e63aa28c6b293cfa4cde4a353a8553a4ad3",
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
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (NEW."adopted_on", NEW."binding", NEW."forum_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id", NEW."slug", NEW."symbol", NEW."title", NEW."url"); RETURN NULL;',
                    hash="0f4c78a101d9609bc2d3067fff7442196e9ed82c",
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
                    func='INSERT INTO "positions_instrumentevent" ("adopted_on", "binding", "forum_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "slug", "symbol", "title", "url") VALUES (OLD."adopted_on", OLD."binding", OLD."forum_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id", OLD."slug", OLD."symbol", OLD."title", OLD."url"); RETURN NULL;',
                    hash="238b3a2f18280809d0a60a7feb711f8811d5568b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57f46",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_membershipevent" ("country_id", "end", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "start", "withdrawn_at") VALUES (NEW."country_id", NEW."end", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."start", NEW."withdrawn_at"); RETURN NULL;',
                    hash="c77eed2c3426bc5d94cdf6413857c7eef88dc231",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7abce",
                    table="positions_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_membershipevent" ("country_id", "end", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "start", "withdrawn_at") VALUES (NEW."country_id", NEW."end", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."start", NEW."withdrawn_at"); RETURN NULL;',
                    hash="ebe8bfd3fb8012db473b4efcf62868cf7b7165ac",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0ac02",
                    table="positions_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_membershipevent" ("country_id", "end", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "start", "withdrawn_at") VALUES (OLD."country_id", OLD."end", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."start", OLD."withdrawn_at"); RETURN NULL;',
                    hash="ce54dacb4814f82277efd9d23a23914df6829bab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57626",
                    table="positions_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country_id", NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="67c885d9a70c73cdb46b466f1308c58e2a14097e",
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
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."country_id", NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="58fb77ca18f5ef3a4cce403b41c2be3d1405bafb",
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
                    func='INSERT INTO "positions_officialevent" ("country_id", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."country_id", OLD."group_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="3225b602cd55716e0e9e425b3662bb08d8ba4b25",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_db067",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_positionevent" ("author_id", "batch_id", "changed_at", "correction_cause", "correction_reason", "corrects_id", "country_id", "created_at", "date", "date_precision", "forum_id", "group_id", "id", "instrument_id", "kind", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "published_at", "retracted_at", "retracted_by_id", "retraction_cause", "retraction_reason", "review_note", "reviewer_id", "session_id", "stance", "status", "submitted_at", "summary") VALUES (NEW."author_id", NEW."batch_id", NEW."changed_at", NEW."correction_cause", NEW."correction_reason", NEW."corrects_id", NEW."country_id", NEW."created_at", NEW."date", NEW."date_precision", NEW."forum_id", NEW."group_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."official_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposition_id", NEW."published_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_cause", NEW."retraction_reason", NEW."review_note", NEW."reviewer_id", NEW."session_id", NEW."stance", NEW."status", NEW."submitted_at", NEW."summary"); RETURN NULL;',
                    hash="c4b374cef3d801ec8288d04ddbb833b9ed9d28f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_00482",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."batch_id" IS DISTINCT FROM (NEW."batch_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."correction_cause" IS DISTINCT FROM (NEW."correction_cause") OR OLD."correction_reason" IS DISTINCT FROM (NEW."correction_reason") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."date" IS DISTINCT FROM (NEW."date") OR OLD."date_precision" IS DISTINCT FROM (NEW."date_precision") OR OLD."forum_id" IS DISTINCT FROM (NEW."forum_id") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."official_id" IS DISTINCT FROM (NEW."official_id") OR OLD."proposition_id" IS DISTINCT FROM (NEW."proposition_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."retracted_at" IS DISTINCT FROM (NEW."retracted_at") OR OLD."retracted_by_id" IS DISTINCT FROM (NEW."retracted_by_id") OR OLD."retraction_cause" IS DISTINCT FROM (NEW."retraction_cause") OR OLD."retraction_reason" IS DISTINCT FROM (NEW."retraction_reason") OR OLD."review_note" IS DISTINCT FROM (NEW."review_note") OR OLD."reviewer_id" IS DISTINCT FROM (NEW."reviewer_id") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."stance" IS DISTINCT FROM (NEW."stance") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."summary" IS DISTINCT FROM (NEW."summary"))',
                    func='INSERT INTO "positions_positionevent" ("author_id", "batch_id", "changed_at", "correction_cause", "correction_reason", "corrects_id", "country_id", "created_at", "date", "date_precision", "forum_id", "group_id", "id", "instrument_id", "kind", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "published_at", "retracted_at", "retracted_by_id", "retraction_cause", "retraction_reason", "review_note", "reviewer_id", "session_id", "stance", "status", "submitted_at", "summary") VALUES (NEW."author_id", NEW."batch_id", NEW."changed_at", NEW."correction_cause", NEW."correction_reason", NEW."corrects_id", NEW."country_id", NEW."created_at", NEW."date", NEW."date_precision", NEW."forum_id", NEW."group_id", NEW."id", NEW."instrument_id", NEW."kind", NEW."official_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposition_id", NEW."published_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_cause", NEW."retraction_reason", NEW."review_note", NEW."reviewer_id", NEW."session_id", NEW."stance", NEW."status", NEW."submitted_at", NEW."summary"); RETURN NULL;',
                    hash="88d0ebe57f549ea5e9cb980b98992b7872e8c942",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a7ed",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_positionevent" ("author_id", "batch_id", "changed_at", "correction_cause", "correction_reason", "corrects_id", "country_id", "created_at", "date", "date_precision", "forum_id", "group_id", "id", "instrument_id", "kind", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposition_id", "published_at", "retracted_at", "retracted_by_id", "retraction_cause", "retraction_reason", "review_note", "reviewer_id", "session_id", "stance", "status", "submitted_at", "summary") VALUES (OLD."author_id", OLD."batch_id", OLD."changed_at", OLD."correction_cause", OLD."correction_reason", OLD."corrects_id", OLD."country_id", OLD."created_at", OLD."date", OLD."date_precision", OLD."forum_id", OLD."group_id", OLD."id", OLD."instrument_id", OLD."kind", OLD."official_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposition_id", OLD."published_at", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_cause", OLD."retraction_reason", OLD."review_note", OLD."reviewer_id", OLD."session_id", OLD."stance", OLD."status", OLD."submitted_at", OLD."summary"); RETURN NULL;',
                    hash="b6037cc22ac4bbf9361e8679bac621f7ac407fe7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_53479",
                    table="positions_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_propositionevent" ("borderline_cases", "definition", "id", "oppose_means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "support_means", "title", "topic_id") VALUES (NEW."borderline_cases", NEW."definition", NEW."id", NEW."oppose_means", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."support_means", NEW."title", NEW."topic_id"); RETURN NULL;',
                    hash="01b85bbde5e401e363dda3ba73c220ecb36a173c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cf93f",
                    table="positions_proposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_propositionevent" ("borderline_cases", "definition", "id", "oppose_means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "support_means", "title", "topic_id") VALUES (NEW."borderline_cases", NEW."definition", NEW."id", NEW."oppose_means", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."support_means", NEW."title", NEW."topic_id"); RETURN NULL;',
                    hash="ec960f8332168af7b3e4b95c135b0b22256fd643",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f0b0c",
                    table="positions_proposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_propositionevent" ("borderline_cases", "definition", "id", "oppose_means", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "support_means", "title", "topic_id") VALUES (OLD."borderline_cases", OLD."definition", OLD."id", OLD."oppose_means", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."support_means", OLD."title", OLD."topic_id"); RETURN NULL;',
                    hash="3f49ab890d5fecc9c16457c749c3dd37ca8e5a07",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c44d",
                    table="positions_proposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_referencesourceevent" ("covers", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "table") VALUES (NEW."covers", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."table"); RETURN NULL;',
                    hash="bfcd28db90063b989ae036cb50a31d431f52c97b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7603c",
                    table="positions_referencesource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_referencesourceevent" ("covers", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "table") VALUES (NEW."covers", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."table"); RETURN NULL;',
                    hash="606172e6d250d53c9f9d4a78d13bf1b30f1e98be",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4681e",
                    table="positions_referencesource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_referencesourceevent" ("covers", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "table") VALUES (OLD."covers", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."table"); RETURN NULL;',
                    hash="d02a5e6347c29481bbda63aab1d2fbc0f78b9b00",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c662",
                    table="positions_referencesource",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_sessionevent" ("city", "country_id", "ends_on", "forum_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "starts_on") VALUES (NEW."city", NEW."country_id", NEW."ends_on", NEW."forum_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."starts_on"); RETURN NULL;',
                    hash="ee513e7f5873137445a7267351440dcc6b0d288a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5d1e2",
                    table="positions_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_sessionevent" ("city", "country_id", "ends_on", "forum_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "starts_on") VALUES (NEW."city", NEW."country_id", NEW."ends_on", NEW."forum_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."starts_on"); RETURN NULL;',
                    hash="abc64bf328ce467def53c1d94e6d0f2b82d87b11",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eb454",
                    table="positions_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_sessionevent" ("city", "country_id", "ends_on", "forum_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "starts_on") VALUES (OLD."city", OLD."country_id", OLD."ends_on", OLD."forum_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."starts_on"); RETURN NULL;',
                    hash="dc1b7f1f27151f465949038e6f7a069ee3fe8f97",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e66f4",
                    table="positions_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (NEW."full_text", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."publisher", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="a267a8a724ddda95179dccb705a16705ca0f8c3b",
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
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (NEW."full_text", NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."publisher", NEW."slug", NEW."title", NEW."url"); RETURN NULL;',
                    hash="b2a44be9c33fc0b6ea0d8617f59546baa5c6df8d",
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
                    func='INSERT INTO "positions_sourceevent" ("full_text", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "publisher", "slug", "title", "url") VALUES (OLD."full_text", OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."publisher", OLD."slug", OLD."title", OLD."url"); RETURN NULL;',
                    hash="84d6f87a999ad8a5259be95590a5f5f96f9554ad",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_87641",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_tenureevent" ("body", "end", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "title") VALUES (NEW."body", NEW."end", NEW."id", NEW."official_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."start", NEW."title"); RETURN NULL;',
                    hash="4f8891f3b170bb3253e803528ed659de4d0263ea",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9769f",
                    table="positions_tenure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_tenureevent" ("body", "end", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "title") VALUES (NEW."body", NEW."end", NEW."id", NEW."official_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."start", NEW."title"); RETURN NULL;',
                    hash="4af36e64864cccbb3793fa7064d2de7653d08c09",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_24404",
                    table="positions_tenure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_tenureevent" ("body", "end", "id", "official_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "title") VALUES (OLD."body", OLD."end", OLD."id", OLD."official_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."start", OLD."title"); RETURN NULL;',
                    hash="2ea2c335e750065fab9dcf824d6ac8de308e98ee",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a7706",
                    table="positions_tenure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="d126aac9b2e4e4046ebfe882c5163506c0e5d022",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_60d9c",
                    table="positions_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "positions_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."name", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                    hash="cca6edf240b0ed88d419384a0f6358b67a604361",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a5d83",
                    table="positions_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_topicevent" ("id", "name", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."name", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                    hash="484e5fec650718d1ee82522f35303d7aaa82c5e4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3058d",
                    table="positions_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="aliasevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The country that it names.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="aliasevent",
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
            model_name="aliasevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.alias",
            ),
        ),
        migrations.AddField(
            model_name="batch",
            name="author",
            field=models.ForeignKey(
                editable=False,
                help_text="Who entered it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="batches",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batchevent",
            name="author",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Who entered it.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="batchevent",
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
            model_name="batchevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.batch",
            ),
        ),
        migrations.AddField(
            model_name="citationevent",
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
            model_name="citationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.citation",
            ),
        ),
        migrations.AddField(
            model_name="citationevent",
            name="position",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="What it proves.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="citationevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The document.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.source",
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
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
            model_name="countryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="dissociationevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The member that stood aside.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="dissociationevent",
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
            model_name="dissociationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.dissociation",
            ),
        ),
        migrations.AddField(
            model_name="dissociationevent",
            name="position",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The group's position.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="enquiryevent",
            name="analyst",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Who searched.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="enquiryevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="Whose position was looked for.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="enquiryevent",
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
            model_name="enquiryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.enquiry",
            ),
        ),
        migrations.AddField(
            model_name="enquiryevent",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="On what.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="forumevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The forum of which it is a part, such as the General Assembly of its First Committee.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="forumevent",
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
            model_name="forumevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="groupevent",
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
            model_name="groupevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="instrumentevent",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Where it was adopted or opened.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="instrumentevent",
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
            model_name="instrumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.instrument",
            ),
        ),
        migrations.AddField(
            model_name="instrumentevent",
            name="session",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The meeting that adopted or opened it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.session",
            ),
        ),
        migrations.AddField(
            model_name="membershipevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The member.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="membershipevent",
            name="group",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The group.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="membershipevent",
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
            model_name="membershipevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.membership",
            ),
        ),
        migrations.AddField(
            model_name="officialevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The country he or she speaks for; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="officialevent",
            name="group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The group he or she speaks for; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="officialevent",
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
            model_name="officialevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="author",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Who wrote it.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The list with which it was entered and goes through review; empty: entered alone.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.batch",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                help_text="The published position that this one replaces.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The country that took it; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Where.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The group that took it as one; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="instrument",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The text voted on, signed or endorsed.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.instrument",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="official",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Who said so, for this actor or for a group to which the country belongs.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
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
            model_name="positionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="What it speaks to, and nothing else.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="retracted_by",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Who retracted it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="reviewer",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                help_text="Who published it; never its author.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="positionevent",
            name="session",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="At which meeting of that forum; the date lies within a week of it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.session",
            ),
        ),
        migrations.AddField(
            model_name="propositionevent",
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
            model_name="propositionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="propositionevent",
            name="topic",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The topic it belongs to.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.topic",
            ),
        ),
        migrations.AddField(
            model_name="referencesourceevent",
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
            model_name="referencesourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.referencesource",
            ),
        ),
        migrations.AddField(
            model_name="referencesourceevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The document.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.source",
            ),
        ),
        migrations.AddField(
            model_name="sessionevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="The country where it met.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="sessionevent",
            name="forum",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The forum that met.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="sessionevent",
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
            model_name="sessionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.session",
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
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
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.source",
            ),
        ),
        migrations.AddField(
            model_name="tenureevent",
            name="official",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="Who held the office.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="tenureevent",
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
            model_name="tenureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.tenure",
            ),
        ),
        migrations.AddField(
            model_name="topicevent",
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
            model_name="topicevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="positions.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="aliasevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1aea6482ae1e6d30f3914019fb86c337b9420f3f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5c4ce",
                    table="positions_aliasevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batch",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "positions_batchevent" ("author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."pasted", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="00add2dffb9cc9b66faca2455e21aecaa3241c32",
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
                    func='INSERT INTO "positions_batchevent" ("author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."author_id", NEW."created_at", NEW."id", NEW."pasted", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;',
                    hash="40ad3aad0de04aaca27224bf29c8d356a143125f",
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
                    func='INSERT INTO "positions_batchevent" ("author_id", "created_at", "id", "pasted", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."author_id", OLD."created_at", OLD."id", OLD."pasted", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;',
                    hash="a1f673bdc6235ae2c5ecb019139c9bc65b4fba3a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9043c",
                    table="positions_batch",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="batchevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5c204ef357447e1335593b6b38fb4ab6fb9615a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2aa92",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b9db9e62e4db13533e8e22d7f00ed82922862ddd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_88b15",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a121b38b74c68a1080c6960515f8345fb1afd793",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_543e5",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2c7fc043a5f993fa4f5f70192681546974c7c259",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_565ea",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e69b1498e3ddf007575adb67da3991bfa381004",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36615",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="77351145ceee80696c474628f87eff543c577d4e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3760c",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="83de2616dc28eb9776d5d744a670283e64c4d08f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ea9ca",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e113947966fa5ff94d82ac91aae4eaa41f7fcef8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_022b6",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0eedb1a412fedb573c14076dd601d9177bd33515",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_98b9c",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9dff7dfc5ad40a0a327aed7b7a56be5b1a40066f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_03cbe",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="897eeb756d7cac9067c9a1345716370d7de42db5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_199c8",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6c29328467cc1c8368332affe3e8f9c1fed8d0e0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_08b81",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9220540f53e3f0a9435f2e15cb468b2913e154ba",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c1720",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8a6f7d330a7d063755ceecad1ca904b3a614b44a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9cec3",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0b50e2b8978a1ffa5f2b194598567a193ea439db",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dc64a",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5be7d87807f81b2204652eb49c6e0903b1277991",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d97d7",
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
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6e4199738e85d300267c98529995cc6bcfb09cbb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4b88",
                    table="positions_topicevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
