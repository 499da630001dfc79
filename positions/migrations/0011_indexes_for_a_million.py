"""Indexes that the questions need at a million positions; those that nothing asks for go.

Outside of a transaction and concurrently: neither readers nor writers wait. Where it is broken off,
an index that is marked invalid has to be dropped before it runs again.

Locks nothing.
"""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

import positions.models.stances
from positions.migrations._indexes import AlterIndexedConcurrently


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("positions", "0010_count_what_is_published"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="change",
            index=models.Index(
                condition=models.Q(("membership__isnull", False)),
                fields=["membership"],
                name="change_of_membership",
            ),
        ),
        AddIndexConcurrently(
            model_name="citationevent",
            index=models.Index(fields=["position"], name="positions_c_positio_9b9ecc_idx"),
        ),
        AddIndexConcurrently(
            model_name="dissociationevent",
            index=models.Index(fields=["position"], name="positions_d_positio_032e88_idx"),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("group"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("group__isnull", False)),
                name="position_of_group",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("official"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("official__isnull", False)),
                include=("status",),
                name="position_of_official",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("country"),
                models.F("proposition"),
                models.OrderBy(models.F("published_at"), descending=True),
                condition=models.Q(("country__isnull", False), ("status", "published")),
                include=("date",),
                name="position_reviewed",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("forum"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("forum__isnull", False)),
                name="position_of_forum",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("session"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("session__isnull", False)),
                name="position_of_session",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("instrument"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("instrument__isnull", False)),
                name="position_of_instrument",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                models.F("proposition"),
                models.F("group"),
                models.OrderBy(models.F("date"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("group__isnull", False)),
                name="position_by_group",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                condition=models.Q(("status__in", ["draft", "in-review", "retracted"])),
                fields=["status", "submitted_at"],
                name="position_outside",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                condition=models.Q(("status__in", ["draft", "in-review", "retracted"])),
                fields=["author", "status"],
                name="position_unfinished",
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                condition=models.Q(("batch__isnull", False)), fields=["batch"], name="position_of_batch"
            ),
        ),
        AddIndexConcurrently(
            model_name="position",
            index=models.Index(
                condition=models.Q(("corrects__isnull", False)),
                fields=["corrects"],
                name="position_correcting",
            ),
        ),
        AddIndexConcurrently(
            model_name="stanceperiod",
            index=models.Index(
                models.F("proposition"),
                positions.models.stances.LengthClass("end", "start"),
                models.F("start"),
                include=("country", "end", "stance", "since", "until", "own_since", "group", "position"),
                name="stanceperiod_by_length",
            ),
        ),
        AddIndexConcurrently(
            model_name="stanceperiod",
            index=models.Index(fields=["country", "proposition", "start"], name="stanceperiod_of_pair"),
        ),
        AddIndexConcurrently(
            model_name="stanceperiod",
            index=models.Index(
                models.F("proposition"),
                models.OrderBy(models.F("since"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(
                    ("previous__isnull", False),
                    ("start", models.F("since")),
                    models.Q(("previous", models.F("stance")), _negated=True),
                ),
                name="stanceperiod_shifts_on",
            ),
        ),
        AddIndexConcurrently(
            model_name="stanceperiod",
            index=models.Index(
                condition=models.Q(("group__isnull", False)), fields=["group"], name="stanceperiod_of_group"
            ),
        ),
        AlterIndexedConcurrently(
            model_name="change",
            name="by",
            field=models.ForeignKey(
                db_index=False,
                help_text="Who did it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="change",
            name="membership",
            field=models.ForeignKey(
                db_index=False,
                help_text="The membership concerned.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="positions.membership",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="change",
            name="position",
            field=models.ForeignKey(
                db_index=False,
                help_text="The position concerned.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="changes",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="citation",
            name="position",
            field=models.ForeignKey(
                db_index=False,
                help_text="What it proves.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="citations",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="citationevent",
            name="position",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="What it proves.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="citationevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="The document.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.source",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="dissociation",
            name="position",
            field=models.ForeignKey(
                db_index=False,
                help_text="The group's position.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dissociations",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="dissociationevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="The member that stood aside.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="dissociationevent",
            name="position",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="The group's position.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="author",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                help_text="Who wrote it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_written",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="The list with which it was entered and goes through review; empty: entered alone.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.batch",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                editable=False,
                help_text="The published position that this one replaces.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The country that took it; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.country",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Where.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.forum",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="group",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The group that took it as one; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.group",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="instrument",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="The text voted on, signed or endorsed.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.instrument",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="official",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="Who said so, for this actor or for a group to which the country belongs.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.official",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="proposition",
            field=models.ForeignKey(
                db_index=False,
                help_text="What it speaks to, and nothing else.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.proposition",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="retracted_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                help_text="Who retracted it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_retracted",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="reviewer",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                help_text="Who published it; never its author.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions_published",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="position",
            name="session",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                help_text="At which meeting of that forum; the date lies within a week of it.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="positions.session",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="author",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                help_text="Who wrote it.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                editable=False,
                help_text="The list with which it was entered and goes through review; empty: entered alone.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.batch",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="corrects",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                editable=False,
                help_text="The published position that this one replaces.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.position",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="The country that took it; or else give the group.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.country",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="forum",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="Where.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.forum",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="The group that took it as one; or else give the country.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.group",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="instrument",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="The text voted on, signed or endorsed.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.instrument",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="official",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="Who said so, for this actor or for a group to which the country belongs.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.official",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="What it speaks to, and nothing else.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.proposition",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="retracted_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                help_text="Who retracted it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="reviewer",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                editable=False,
                help_text="Who published it; never its author.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        AlterIndexedConcurrently(
            model_name="positionevent",
            name="session",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="At which meeting of that forum; the date lies within a week of it.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="positions.session",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="stanceperiod",
            name="country",
            field=models.ForeignKey(
                db_index=False,
                help_text="Who holds it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.country",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="stanceperiod",
            name="group",
            field=models.ForeignKey(
                db_index=False,
                help_text="The group whose position decides; empty where the country's own does.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.group",
            ),
        ),
        AlterIndexedConcurrently(
            model_name="stanceperiod",
            name="proposition",
            field=models.ForeignKey(
                db_index=False,
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.proposition",
            ),
        ),
        RemoveIndexConcurrently(
            model_name="position",
            name="position_queue",
        ),
        RemoveIndexConcurrently(
            model_name="stanceperiod",
            name="stanceperiod_on_day",
        ),
        RemoveIndexConcurrently(
            model_name="stanceperiod",
            name="stanceperiod_of_country",
        ),
    ]
