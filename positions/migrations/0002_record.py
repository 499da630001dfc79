"""The tables of the record, with what they guarantee: constraints and triggers.

Locks new tables only.
"""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import positions.models.constraints
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("positions", "0001_functions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="DataVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(help_text="Rises with every visible change; never falls.")),
                ("changed_at", models.DateTimeField(help_text="When it last rose (UTC).")),
            ],
        ),
        migrations.CreateModel(
            name="Dissociation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "ordering": ["country"],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "verbose_name_plural": "enquiries",
                "ordering": ["-searched_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Forum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=80, unique=True)),
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
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(help_text="The public code, such as eu.", max_length=80, unique=True),
                ),
                ("name", models.CharField(help_text="The full name.", max_length=200, unique=True)),
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
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=100, unique=True)),
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
                "ordering": [
                    models.OrderBy(models.F("adopted_on"), descending=True, nulls_last=True),
                    "slug",
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "ordering": ["group", "country", "start"],
            },
        ),
        migrations.CreateModel(
            name="Official",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=100, unique=True)),
                ("name", models.CharField(help_text="As sources print it, with accents.", max_length=150)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Position",
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
                (
                    "search_vector",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            positions.models.constraints.Unaccent("summary"), config="english"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "ordering": ["-date", "-id"],
                "permissions": [
                    ("submit_position", "Can submit positions for review"),
                    ("review_position", "Can publish, send back and retract positions"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=80, unique=True)),
                (
                    "title",
                    models.CharField(help_text="The claim, as an imperative.", max_length=200, unique=True),
                ),
                ("definition", models.TextField(help_text="What exactly is claimed.")),
                ("support_means", models.TextField(help_text="What counts as support.")),
                ("oppose_means", models.TextField(help_text="What counts as opposition.")),
                (
                    "borderline_cases",
                    models.TextField(blank=True, help_text="What is hard to tell, and how it is coded."),
                ),
            ],
            options={
                "ordering": ["topic__order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReferenceSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "ordering": ["table", "key", "id"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=100, unique=True)),
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
                "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True), "slug"],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=120, unique=True)),
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
                "ordering": ["title", "id"],
            },
        ),
        migrations.CreateModel(
            name="StancePeriod",
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
                        help_text="What it holds.",
                        max_length=12,
                    ),
                ),
                ("start", models.DateField(help_text="First day on which this position decides.")),
                (
                    "end",
                    models.DateField(
                        help_text="First day on which it no longer does; empty: still does.", null=True
                    ),
                ),
                (
                    "since",
                    models.DateField(help_text="Day from which the stance has been held without a break."),
                ),
                (
                    "until",
                    models.DateField(
                        help_text="First day on which it is no longer held; empty: still is.", null=True
                    ),
                ),
                (
                    "own_since",
                    models.DateField(
                        help_text="As since, counting own acts only; empty where a group's act decides.",
                        null=True,
                    ),
                ),
                (
                    "previous",
                    models.CharField(
                        choices=[
                            ("support", "Support"),
                            ("conditional", "Conditional"),
                            ("undecided", "Undecided"),
                            ("abstain", "Abstain"),
                            ("oppose", "Oppose"),
                        ],
                        help_text="The stance held before; empty where this is the first.",
                        max_length=12,
                        null=True,
                    ),
                ),
            ],
            options={
                "ordering": ["proposition", "country", "start"],
            },
        ),
        migrations.CreateModel(
            name="Tenure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                "ordering": ["official", "start", "id"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(help_text="The public code.", max_length=80, unique=True)),
                ("name", models.CharField(help_text="As pages print it.", max_length=100, unique=True)),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        help_text="Place among the topics, from 1.", unique=True
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "number",
                    models.BigIntegerField(
                        help_text="Place in the ledger.", primary_key=True, serialize=False
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, help_text="When it happened (UTC); rises with the number."
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("published", "Published"),
                            ("retracted", "Retracted"),
                            ("membership-recorded", "Membership recorded"),
                            ("membership-withdrawn", "Membership withdrawn"),
                        ],
                        help_text="What happened.",
                        max_length=24,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="Who did it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "iso3",
                    models.CharField(
                        help_text="Three capital letters, the public code (Kosovo: XKX).",
                        max_length=3,
                        unique=True,
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
                        help_text="Two capital letters.",
                        max_length=2,
                        unique=True,
                        verbose_name="ISO 3166-1 alpha-2",
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
                (
                    "name",
                    models.CharField(
                        help_text="The short name, as the UN uses it.", max_length=100, unique=True
                    ),
                ),
                ("official_name", models.CharField(help_text="The formal name.", max_length=200)),
                (
                    "region",
                    models.CharField(db_index=True, help_text="M49 region, such as Asia.", max_length=50),
                ),
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
                "verbose_name_plural": "countries",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("un_status__in", ["member", "observer", "none"])),
                        name="country_un_status_known",
                        violation_error_message="Choose one of: member, observer, none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iso3__regex", "^[A-Z]{3}$")),
                        name="country_iso3_form",
                        violation_error_message="The code is three capital letters.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("m49", ""), _negated=True),
                        fields=("m49",),
                        name="country_m49_unique",
                        violation_error_message="Another country has this M49 code.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(help_text="As texts write it, such as “Pakistani”.", max_length=120),
                ),
                ("language", models.CharField(help_text="Language tag (BCP 47), such as en.", max_length=8)),
                (
                    "folded",
                    models.GeneratedField(
                        db_persist=True,
                        expression=positions.models.constraints.Fold("name"),
                        help_text="The name without case, accents and apostrophes; names are compared by it.",
                        output_field=models.TextField(),
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        help_text="The country that it names.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="positions.country",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "aliases",
                "ordering": ["country", "language", "name"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="476c23b39046e28b6073fce491b657893cb7533c",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_e5b0d",
                    table="positions_country",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dataversion",
            constraint=models.CheckConstraint(condition=models.Q(("id", 1)), name="dataversion_one_row"),
        ),
        migrations.AddField(
            model_name="dissociation",
            name="country",
            field=models.ForeignKey(
                help_text="The member that stood aside.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dissociations",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="analyst",
            field=models.ForeignKey(
                editable=False,
                help_text="Who searched.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enquiries",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="country",
            field=models.ForeignKey(
                help_text="Whose position was looked for.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enquiries",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="forum",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                help_text="The forum of which it is a part, such as the General Assembly of its First Committee.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="positions.forum",
            ),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "regional-organisation",
                            "negotiating-group",
                            "economic-forum",
                            "alliance",
                            "ad-hoc-coalition",
                        ],
                    )
                ),
                name="group_kind_known",
                violation_error_message="Choose one of: regional-organisation, negotiating-group, economic-forum, alliance, ad-hoc-coalition.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="a31484261182932e7b1528c54919a191eac7c20c",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_30295",
                    table="positions_group",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="instrument",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                help_text="Where it was adopted or opened.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instruments",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="country",
            field=models.ForeignKey(
                help_text="The member.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="group",
            field=models.ForeignKey(
                help_text="The group.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memberships",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="membership",
            field=models.ForeignKey(
                help_text="The membership concerned.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="positions.membership",
            ),
        ),
        migrations.AddField(
            model_name="official",
            name="country",
            field=models.ForeignKey(
                blank=True,
                help_text="The country he or she speaks for; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="officials",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="official",
            name="group",
            field=models.ForeignKey(
                blank=True,
                help_text="The group he or she speaks for; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="officials",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="author",
            field=models.ForeignKey(
                editable=False,
                help_text="Who wrote it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_written",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="The published position that this one replaces.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="country",
            field=models.ForeignKey(
                blank=True,
                help_text="The country that took it; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                help_text="Where.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="group",
            field=models.ForeignKey(
                blank=True,
                help_text="The group that took it as one; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="instrument",
            field=models.ForeignKey(
                blank=True,
                help_text="The text voted on, signed or endorsed.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.instrument",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="official",
            field=models.ForeignKey(
                blank=True,
                help_text="Who said so, for this actor or for a group to which the country belongs.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="retracted_by",
            field=models.ForeignKey(
                editable=False,
                help_text="Who retracted it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_retracted",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="reviewer",
            field=models.ForeignKey(
                editable=False,
                help_text="Who published it; never its author.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_published",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dissociation",
            name="position",
            field=models.ForeignKey(
                help_text="The group's position.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dissociations",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="position",
            field=models.ForeignKey(
                help_text="What it proves.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="change",
            name="position",
            field=models.ForeignKey(
                help_text="The position concerned.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="proposition",
            field=models.ForeignKey(
                help_text="What it speaks to, and nothing else.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="proposition",
            field=models.ForeignKey(
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enquiries",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="country",
            field=models.ForeignKey(
                blank=True,
                help_text="The country where it met.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hosted_sessions",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="forum",
            field=models.ForeignKey(
                help_text="The forum that met.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="positions.forum",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="session",
            field=models.ForeignKey(
                blank=True,
                help_text="At which meeting of that forum; the date lies within a week of it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.session",
            ),
        ),
        migrations.AddField(
            model_name="instrument",
            name="session",
            field=models.ForeignKey(
                blank=True,
                help_text="The meeting that adopted or opened it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instruments",
                to="positions.session",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(
                condition=models.Q(("url", ""), _negated=True),
                fields=("url",),
                name="source_url_unique",
                violation_error_message="This address is already recorded.",
            ),
        ),
        migrations.AddField(
            model_name="referencesource",
            name="source",
            field=models.ForeignKey(
                help_text="The document.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="references",
                to="positions.source",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="sources",
            field=models.ManyToManyField(
                related_name="positions", through="positions.Citation", to="positions.source"
            ),
        ),
        migrations.AddField(
            model_name="citation",
            name="source",
            field=models.ForeignKey(
                help_text="The document.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="citations",
                to="positions.source",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="07d1cd2242393721abdfb2f732e535319bbb618d",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_be440",
                    table="positions_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="stanceperiod",
            name="country",
            field=models.ForeignKey(
                help_text="Who holds it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.country",
            ),
        ),
        migrations.AddField(
            model_name="stanceperiod",
            name="group",
            field=models.ForeignKey(
                help_text="The group whose position decides; empty where the country's own does.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.group",
            ),
        ),
        migrations.AddField(
            model_name="stanceperiod",
            name="position",
            field=models.ForeignKey(
                help_text="The position that decides.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.position",
            ),
        ),
        migrations.AddField(
            model_name="stanceperiod",
            name="proposition",
            field=models.ForeignKey(
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.proposition",
            ),
        ),
        migrations.AddField(
            model_name="tenure",
            name="official",
            field=models.ForeignKey(
                help_text="Who held the office.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tenures",
                to="positions.official",
            ),
        ),
        migrations.AddField(
            model_name="proposition",
            name="topic",
            field=models.ForeignKey(
                help_text="The topic it belongs to.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="propositions",
                to="positions.topic",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="f54ac8e8d618b5226f27480db1556746eec7397a",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_263a1",
                    table="positions_topic",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="alias",
            index=models.Index(fields=["folded"], name="alias_folded"),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(
                fields=("country", "name", "language"),
                name="alias_unique",
                violation_error_message="The country already has this name in this language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("folded", "="), ("country", "<>")],
                name="alias_names_one_country",
                violation_error_message="This name already stands for another country.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="alias",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="473cd8631def10a25fe729192ea707c1bd750b25",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_1a04c",
                    table="positions_alias",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "un-organ",
                            "treaty-body",
                            "regional-organisation",
                            "intergovernmental-process",
                            "summit",
                            "conference",
                            "workshop",
                            "other",
                        ],
                    )
                ),
                name="forum_kind_known",
                violation_error_message="Choose one of: un-organ, treaty-body, regional-organisation, intergovernmental-process, summit, conference, workshop, other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="forum",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="forum_not_its_own_parent",
                violation_error_message="A forum is not a part of itself.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="forum",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="c10ae045be612df9888c3a0b985b7d630ca204e1",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_58537",
                    table="positions_forum",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True),
                    ("end__isnull", True),
                    ("end__gt", models.F("start")),
                    _connector="OR",
                ),
                name="membership_ends_after_start",
                violation_error_message="The end has to be later than the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                expressions=[
                    ("group", "="),
                    ("country", "="),
                    (
                        positions.models.constraints.Days(
                            "start", "end", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="membership_no_overlap",
                violation_error_message="The country is already a member of the group in this time.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawn_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL\n                AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at' THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'Memberships never change: withdraw the old and record a new one.' USING ERRCODE = '23514', CONSTRAINT = 'withdrawn_only';\n        ",
                    hash="4ae00945e01ebc96224b0e4e673a53e8dfe391c4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_withdrawn_only_9dab0",
                    table="positions_membership",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Memberships are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="43ed8988ad8b30ed2cc9eb26b36375082834be24",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_50b27",
                    table="positions_membership",
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
                    hash="51d1b920b88279aa4201ece31d39b81012f0a94c",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_5a575",
                    table="positions_membership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="official",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country__isnull", False), ("group__isnull", True)),
                    models.Q(("country__isnull", True), ("group__isnull", False)),
                    _connector="OR",
                ),
                name="official_one_actor",
                violation_error_message="Give exactly one of country and group.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="b64bfd45b72ec1601319f54638750e43d6dfb2f4",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_b59ab",
                    table="positions_official",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="official",
            trigger=pgtrigger.compiler.Trigger(
                name="actor_is_final",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF (NEW.country_id, NEW.group_id) IS DISTINCT FROM (OLD.country_id, OLD.group_id)\n                        AND EXISTS (SELECT 1 FROM positions_position p\n                            WHERE p.official_id = OLD.id AND p.status IN ('published', 'retracted')) THEN\n                        RAISE EXCEPTION 'Published positions rest on his or her actor.' USING ERRCODE = '23514', CONSTRAINT = 'actor_is_final';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="bc7760a46c11f821820e1928a12c6363aaefb7f8",
                    operation='UPDATE OF "country_id", "group_id"',
                    pgid="pgtrigger_actor_is_final_b084b",
                    table="positions_official",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="dissociation",
            constraint=models.UniqueConstraint(
                fields=("position", "country"),
                name="dissociation_unique",
                violation_error_message="The country is already named as dissociated.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM positions_position p\n                WHERE p.id = OLD.position_id AND p.status <> 'draft' FOR SHARE) THEN\n                RAISE EXCEPTION 'Dissociations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM positions_position p\n                WHERE p.id = NEW.position_id AND p.status <> 'draft' FOR SHARE) THEN\n                RAISE EXCEPTION 'Dissociations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="11f09ed389f75ad54c7ed29435265d7331c2a320",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_with_draft_4eccc",
                    table="positions_dissociation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["published", "retracted", "membership-recorded", "membership-withdrawn"])
                ),
                name="change_kind_known",
                violation_error_message="Choose one of: published, retracted, membership-recorded, membership-withdrawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("membership__isnull", True), ("position__isnull", False)),
                    models.Q(("membership__isnull", False), ("position__isnull", True)),
                    _connector="OR",
                ),
                name="change_one_subject",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                condition=models.Q(("position__isnull", False)),
                fields=("position", "kind"),
                name="change_once_a_kind",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Entries of the ledger are never changed or deleted.' USING ERRCODE = '23514', CONSTRAINT = 'append_only';",
                    hash="0779cc12cb195140dd5a46864c949ddea545b027",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_264a1",
                    table="positions_change",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="change",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Entries of the ledger are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="047abea5e3c515467a2d778ec6b5b2e4cee005dd",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_9fb10",
                    table="positions_change",
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
                    hash="82f85f22f0cc5e9ac634c2773bdca5420dd41b22",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_ac9e3",
                    table="positions_change",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(fields=["proposition", "country", "-searched_on"], name="enquiry_by_pair"),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(("languages__len__gt", 0)),
                name="enquiry_names_languages",
                violation_error_message="Name at least one language.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawn_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL\n                AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at' THEN\n                RETURN NEW;\n            END IF;\n            RAISE EXCEPTION 'Enquiries never change: withdraw the old and record a new one.' USING ERRCODE = '23514', CONSTRAINT = 'withdrawn_only';\n        ",
                    hash="8778e1631f73e80daaac13b8790463f355a821f9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_withdrawn_only_87335",
                    table="positions_enquiry",
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
                    hash="4ed4c59153f79fca7480d10964a0e96b57cd07eb",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_fc4f9",
                    table="positions_enquiry",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    ("ends_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="session_ends_after_start",
                violation_error_message="The last day cannot be before the first.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="ba3a7e385c53de149a19c17884421d449d38d1a9",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_f1aa4",
                    table="positions_session",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="session",
            trigger=pgtrigger.compiler.Trigger(
                name="holds_its_positions",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF EXISTS (SELECT 1 FROM positions_position p\n                        WHERE p.session_id = OLD.id AND p.status = 'published'\n                        AND (p.forum_id IS DISTINCT FROM NEW.forum_id OR p.date_precision = 'day'\n                            AND (p.date < NEW.starts_on - 7 OR p.date > NEW.ends_on + 7))) THEN\n                        RAISE EXCEPTION 'Published positions rest on the forum and the days of this session.' USING ERRCODE = '23514', CONSTRAINT = 'holds_its_positions';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="911cc894c4cb1d42b3c968ce12b50213fbca891b",
                    operation='UPDATE OF "forum_id", "starts_on", "ends_on"',
                    pgid="pgtrigger_holds_its_positions_accf0",
                    table="positions_session",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "treaty",
                            "resolution",
                            "decision",
                            "political-declaration",
                            "principles",
                            "joint-statement",
                            "communique",
                        ],
                    )
                ),
                name="instrument_kind_known",
                violation_error_message="Choose one of: treaty, resolution, decision, political-declaration, principles, joint-statement, communique.",
            ),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.UniqueConstraint(
                condition=models.Q(("symbol", ""), _negated=True),
                fields=("symbol",),
                name="instrument_symbol_unique",
                violation_error_message="Another instrument has this symbol.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="instrument",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="833092ff42f609bd4a8312a35d3f37ddd12f2c2b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_ef2a9",
                    table="positions_instrument",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="referencesource",
            constraint=models.UniqueConstraint(
                fields=("table", "key", "source"),
                name="referencesource_unique",
                violation_error_message="This source is already named here.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencesource",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="7a0e03acb807e956d453409aa4d63d209d5ace56",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_9d5f2",
                    table="positions_referencesource",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(
                models.F("proposition"),
                models.F("country"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="position_by_country",
            ),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(
                models.F("proposition"),
                models.F("stance"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="position_by_stance",
            ),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(
                models.F("country"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="position_of_country",
            ),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="position_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(models.F("published_at"), models.F("id"), name="position_in_order"),
        ),
        migrations.AddIndex(
            model_name="position",
            index=models.Index(models.F("status"), models.F("submitted_at"), name="position_queue"),
        ),
        migrations.AddIndex(
            model_name="position",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search_vector"], name="position_search"),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country__isnull", False), ("group__isnull", True)),
                    models.Q(("country__isnull", True), ("group__isnull", False)),
                    _connector="OR",
                ),
                name="position_one_actor",
                violation_error_message="Give exactly one of country and group.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stance__in", ["support", "conditional", "undecided", "abstain", "oppose"])
                ),
                name="position_stance_known",
                violation_error_message="Choose one of: support, conditional, undecided, abstain, oppose.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "ratification",
                            "signature",
                            "vote",
                            "co-sponsorship",
                            "endorsement",
                            "written-submission",
                            "policy-document",
                            "joint-statement",
                            "explanation-of-vote",
                            "statement",
                            "interview",
                        ],
                    )
                ),
                name="position_kind_known",
                violation_error_message="Choose one of: ratification, signature, vote, co-sponsorship, endorsement, written-submission, policy-document, joint-statement, explanation-of-vote, statement, interview.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("date_precision__in", ["day", "month", "year", "reported"])),
                name="position_date_precision_known",
                violation_error_message="Choose one of: day, month, year, reported.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "in-review", "published", "retracted"])),
                name="position_status_known",
                violation_error_message="Choose one of: draft, in-review, published, retracted.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "retraction_cause__in",
                        ["correction", "recode", "duplicate", "withdrawn-by-actor", "published-in-error", ""],
                    )
                ),
                name="position_retraction_cause_known",
                violation_error_message="Choose one of: correction, recode, duplicate, withdrawn-by-actor, published-in-error.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_precision", "month"), _negated=True), ("date__day", 1), _connector="OR"
                ),
                name="position_month_first_day",
                violation_error_message="A date known to the month is given as its first day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("date_precision", "year"), _negated=True),
                    models.Q(("date__day", 1), ("date__month", 1)),
                    _connector="OR",
                ),
                name="position_year_first_day",
                violation_error_message="A date known to the year is given as 1 January.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("session__isnull", True), ("forum__isnull", False), _connector="OR"),
                name="position_session_with_forum",
                violation_error_message="A session is given together with its forum.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewer__isnull", True),
                    models.Q(("reviewer", models.F("author")), _negated=True),
                    _connector="OR",
                ),
                name="position_four_eyes",
                violation_error_message="Nobody publishes what he wrote.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("published_at__isnull", True),
                        ("reviewer__isnull", True),
                        ("status__in", ["draft", "in-review"]),
                    ),
                    models.Q(
                        models.Q(("status__in", ["published", "retracted"])),
                        models.Q(("summary", ""), _negated=True),
                        ("published_at__isnull", False),
                        ("reviewer__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="position_published_whole",
                violation_error_message="What is published has a summary, a reviewer and a moment.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("status", "retracted"), _negated=True),
                        ("retracted_at__isnull", True),
                        ("retracted_by__isnull", True),
                        ("retraction_cause", ""),
                        ("retraction_reason", ""),
                    ),
                    models.Q(
                        models.Q(("status", "retracted")),
                        models.Q(("retraction_cause", ""), _negated=True),
                        models.Q(("retraction_reason", ""), _negated=True),
                        ("retracted_at__gte", models.F("published_at")),
                        ("retracted_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="position_retracted_whole",
                violation_error_message="A retraction has a moment, a cause and a public reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("correction_cause", ""), ("corrects__isnull", True)),
                    models.Q(("correction_cause__in", ["correction", "recode"]), ("corrects__isnull", False)),
                    _connector="OR",
                ),
                name="position_correction_has_cause",
                violation_error_message="A correction names its cause.",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["published", "retracted"])),
                fields=("corrects",),
                name="position_corrected_once",
                violation_error_message="It has been corrected already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="lifecycle",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n        IF TG_OP = 'INSERT' THEN\n            IF NEW.status <> 'draft' THEN\n                RAISE EXCEPTION 'A position begins as a draft.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n            END IF;\n            RETURN NEW;\n        ELSIF TG_OP = 'DELETE' THEN\n            IF OLD.status <> 'draft' THEN\n                RAISE EXCEPTION 'Only a draft can be deleted.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n            END IF;\n            RETURN OLD;\n        ELSIF OLD.status = 'draft' AND NEW.status IN ('draft', 'in-review') THEN\n            RETURN NEW;\n        ELSIF OLD.status = 'in-review' AND NEW.status IN ('in-review', 'draft', 'published')\n            AND (to_jsonb(NEW) - ARRAY['status', 'submitted_at', 'review_note', 'reviewer_id', 'published_at', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY['status', 'submitted_at', 'review_note', 'reviewer_id', 'published_at', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF OLD.status = 'published' AND NEW.status = 'retracted'\n            AND (to_jsonb(NEW) - ARRAY['status', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY['status', 'retracted_at', 'retracted_by_id', 'retraction_cause', 'retraction_reason', 'changed_at']::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF (to_jsonb(NEW) - ARRAY[]::text[] - 'search_vector') = (to_jsonb(OLD) - ARRAY[]::text[] - 'search_vector') THEN\n            RETURN NEW;\n        ELSIF OLD.status IN ('published', 'retracted') THEN\n            RAISE EXCEPTION 'A published position never changes: correct or retract it.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n        ELSE\n            RAISE EXCEPTION 'A position in review changes only when it is sent back.' USING ERRCODE = '23514', CONSTRAINT = 'lifecycle';\n        END IF;\n    ",
                    hash="d59e6e677119e482e195af9aad3a9b2552d28ba1",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_lifecycle_e62b9",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="evidence",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" = 'published' AND NOT (OLD.\"status\" = 'published'))",
                    declare="DECLARE speaks_for_country bigint; speaks_for_group bigint; held_by bigint; starts_on date; ends_on date; corrected text;",
                    func="\n        IF NOT EXISTS (SELECT 1 FROM positions_citation c WHERE c.position_id = NEW.id) THEN\n            RAISE EXCEPTION 'Nothing is published without a citation.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_citation';\n        END IF;\n        IF NEW.date > (now() AT TIME ZONE 'UTC')::date THEN\n            RAISE EXCEPTION 'The date lies in the future.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_date';\n        END IF;\n        IF NEW.session_id IS NOT NULL THEN\n            SELECT s.forum_id, s.starts_on, s.ends_on INTO held_by, starts_on, ends_on\n                FROM positions_session s WHERE s.id = NEW.session_id FOR SHARE;\n            IF NEW.forum_id IS DISTINCT FROM held_by THEN\n                RAISE EXCEPTION 'The session belongs to another forum.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session';\n            END IF;\n            IF NEW.date_precision = 'day' AND (NEW.date < starts_on - 7 OR NEW.date > ends_on + 7) THEN\n                RAISE EXCEPTION 'The date is more than a week away from the session.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_session_date';\n            END IF;\n        END IF;\n        IF NEW.official_id IS NOT NULL THEN\n            SELECT o.country_id, o.group_id INTO speaks_for_country, speaks_for_group\n                FROM positions_official o WHERE o.id = NEW.official_id FOR SHARE;\n            IF NOT (NEW.country_id IS NOT DISTINCT FROM speaks_for_country\n                    AND NEW.group_id IS NOT DISTINCT FROM speaks_for_group\n                OR NEW.group_id IS NOT NULL AND EXISTS (\n                    SELECT 1 FROM positions_membership m\n                    WHERE m.group_id = NEW.group_id AND m.country_id = speaks_for_country\n                    AND m.withdrawn_at IS NULL\n                    AND (m.start IS NULL OR m.start <= NEW.date)\n                    AND (m.\"end\" IS NULL OR m.\"end\" > NEW.date))) THEN\n                RAISE EXCEPTION 'The official does not speak for this actor.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_official';\n            END IF;\n        END IF;\n        IF NEW.corrects_id IS NOT NULL THEN\n            SELECT p.status INTO corrected FROM positions_position p WHERE p.id = NEW.corrects_id FOR UPDATE;\n            IF corrected <> 'published' THEN\n                RAISE EXCEPTION 'What it corrects is not in the public record any more.' USING ERRCODE = '23514', CONSTRAINT = 'evidence_corrects';\n            END IF;\n        END IF;\n        RETURN NEW;\n    ",
                    hash="7fb251f9df1497333b78dbb830bc7714dfeaa8a1",
                    operation='UPDATE OF "status"',
                    pgid="pgtrigger_evidence_cc4fd",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="whole",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"status\" IN ('published', 'retracted'))",
                    constraint="CONSTRAINT",
                    func="\n        IF NOT EXISTS (SELECT 1 FROM positions_change c\n            WHERE c.position_id = NEW.id AND c.kind = NEW.status\n            AND c.at = CASE NEW.status WHEN 'published' THEN NEW.published_at ELSE NEW.retracted_at END) THEN\n            RAISE EXCEPTION 'Every publication and retraction is entered in the ledger.' USING ERRCODE = '23514', CONSTRAINT = 'whole_ledger';\n        END IF;\n        IF NEW.status = 'published' AND NEW.corrects_id IS NOT NULL AND EXISTS (\n            SELECT 1 FROM positions_position p WHERE p.id = NEW.corrects_id AND p.status = 'published') THEN\n            RAISE EXCEPTION 'A correction retracts what it corrects in the same transaction.' USING ERRCODE = '23514', CONSTRAINT = 'whole_correction';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="2d05da1fc05070c951317dee7d33893206b3b802",
                    operation='UPDATE OF "status"',
                    pgid="pgtrigger_whole_2aeb7",
                    table="positions_position",
                    timing="DEFERRABLE INITIALLY DEFERRED",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Positions are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="d54fdf9c45c58a2b370ec5896bb152618051db0b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_67bff",
                    table="positions_position",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("position", "source"),
                name="citation_unique",
                violation_error_message="The position already cites this source.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="only_with_draft",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM positions_position p\n                WHERE p.id = OLD.position_id AND p.status <> 'draft' FOR SHARE) THEN\n                RAISE EXCEPTION 'Citations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM positions_position p\n                WHERE p.id = NEW.position_id AND p.status <> 'draft' FOR SHARE) THEN\n                RAISE EXCEPTION 'Citations of a position change only while it is a draft.' USING ERRCODE = '23514', CONSTRAINT = 'only_with_draft';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="0d8d6b82069c7993d80172954a9500d3ad075c7a",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_only_with_draft_20a4c",
                    table="positions_citation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="citation",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Citations are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="b57507b9364727318992e2806fa27fad9c24a47b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_cb217",
                    table="positions_citation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="stanceperiod",
            index=models.Index(
                fields=["proposition", "start", "end"],
                include=("country", "stance", "position"),
                name="stanceperiod_on_day",
            ),
        ),
        migrations.AddIndex(
            model_name="stanceperiod",
            index=models.Index(fields=["country", "start"], name="stanceperiod_of_country"),
        ),
        migrations.AddIndex(
            model_name="stanceperiod",
            index=models.Index(
                models.OrderBy(models.F("since"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(
                    ("previous__isnull", False),
                    ("start", models.F("since")),
                    models.Q(("previous", models.F("stance")), _negated=True),
                ),
                name="stanceperiod_shifts",
            ),
        ),
        migrations.AddConstraint(
            model_name="stanceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stance__in", ["support", "conditional", "undecided", "abstain", "oppose"])
                ),
                name="stanceperiod_stance_known",
                violation_error_message="Choose one of: support, conditional, undecided, abstain, oppose.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stanceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True),
                    ("end__isnull", True),
                    ("end__gt", models.F("start")),
                    _connector="OR",
                ),
                name="stanceperiod_ends_after_start",
                violation_error_message="The end has to be later than the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="stanceperiod",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("country", "="),
                    ("proposition", "="),
                    (
                        positions.models.constraints.Days(
                            "start", "end", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="stanceperiod_no_overlap",
                violation_error_message="Stance periods of one pair never overlap.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="stanceperiod",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="1335f8593b9e39b6c28fa6382ef1615f63334aa1",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_08a6c",
                    table="positions_stanceperiod",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start__isnull", True),
                    ("end__isnull", True),
                    ("end__gt", models.F("start")),
                    _connector="OR",
                ),
                name="tenure_ends_after_start",
                violation_error_message="The end has to be later than the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tenure",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("official", "="),
                    ("title", "="),
                    ("body", "="),
                    (
                        positions.models.constraints.Days(
                            "start", "end", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="tenure_no_overlap",
                violation_error_message="The official already holds this office in this time.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="155d93ef782cacbf4b721ba3519b870def1f8f3b",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_34f7f",
                    table="positions_tenure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="proposition",
            trigger=pgtrigger.compiler.Trigger(
                name="bump_data_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            PERFORM pg_advisory_xact_lock(4208112);\n            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp();\n            RETURN NULL;\n        ",
                    hash="d62ef1577f57b67b1836558298c02be90341aee7",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_bump_data_version_0c0b5",
                    table="positions_proposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dissociation",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Dissociations are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="11634c1cf4769359219bea9018eff1e94c0e719e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_3c3ec",
                    table="positions_dissociation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="refuse_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Enquiries are kept for ever.' USING ERRCODE = '23514', CONSTRAINT = 'refuse_truncate';",
                    hash="05f0a2811ef94c3691bde68d9c54e0f81ad60c4a",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_refuse_truncate_4d1c3",
                    table="positions_enquiry",
                    when="BEFORE",
                ),
            ),
        ),
    ]
