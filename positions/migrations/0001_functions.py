"""Extensions and the functions by which names and texts are compared.

Locks nothing.
"""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION tracker_unaccent(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN public.unaccent('public.unaccent'::regdictionary, value);
CREATE FUNCTION tracker_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN btrim(regexp_replace(lower(tracker_unaccent(
        translate(value, E'\\u2018\\u2019\\u02BC\\u0060\\u00B4\\u2032', ''''''''''''''))), '\\s+', ' ', 'g'));
"""
GONE = "DROP FUNCTION tracker_fold(text); DROP FUNCTION tracker_unaccent(text);"


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(FUNCTIONS, GONE),
    ]
