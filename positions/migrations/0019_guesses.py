"""Wrong guesses at the way in are counted in the database: Django's own table for that, as its
`createcachetable` makes it.

Locks new tables only.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0018_passwords_noticed"),
    ]

    operations = [
        migrations.RunSQL(
            """
            CREATE TABLE "cache" (
                "cache_key" varchar(255) NOT NULL PRIMARY KEY,
                "value" text NOT NULL,
                "expires" timestamp with time zone NOT NULL
            );
            CREATE INDEX "cache_expires" ON "cache" ("expires");
            """,
            'DROP TABLE "cache"',
        ),
    ]
