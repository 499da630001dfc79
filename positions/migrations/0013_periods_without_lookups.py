"""The stance periods lose their foreign keys: what they point to was read by whoever writes them.

Reads no row. Backwards every period is looked up.

Locks for a moment: country, group, position, proposition, stanceperiod.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0012_sign_ins"),
    ]

    operations = [
        migrations.AlterField(
            model_name="stanceperiod",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="Who holds it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.country",
            ),
        ),
        migrations.AlterField(
            model_name="stanceperiod",
            name="group",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="The group whose position decides; empty where the country's own does.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.group",
            ),
        ),
        migrations.AlterField(
            model_name="stanceperiod",
            name="position",
            field=models.ForeignKey(
                db_constraint=False,
                help_text="The position that decides.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.position",
            ),
        ),
        migrations.AlterField(
            model_name="stanceperiod",
            name="proposition",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="On what.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stance_periods",
                to="positions.proposition",
            ),
        ),
    ]
