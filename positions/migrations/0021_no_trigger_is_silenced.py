"""No setting of a connection silences a trigger: django-pgtrigger's function that reads one says no to all.

Every trigger asks it whether it is to be ignored, and it believed `SET pgtrigger.ignore`, which anybody may
say who can send a statement. A later migration that makes triggers puts the library's function back, and
has to end with this one's operation: `tests/models/test_guards.py` and `check_record` notice.

Locks nothing.
"""

from django.db import migrations

NEVER = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT false $$;
"""

WHERE_SAID = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE AS $$
    DECLARE
        _pgtrigger_ignore text[];
    BEGIN
        BEGIN
            SELECT current_setting('pgtrigger.ignore') INTO _pgtrigger_ignore;
        EXCEPTION WHEN OTHERS THEN
        END;
        RETURN coalesce(trigger_name = ANY(_pgtrigger_ignore), false);
    END;
    $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("positions", "0019_guesses"),
    ]

    operations = [
        migrations.RunSQL(NEVER, WHERE_SAID),
    ]
