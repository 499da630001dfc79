"""The operation with which a migration that makes triggers ends: no setting of a connection silences them.

django-pgtrigger makes its function `_pgtrigger_should_ignore` anew with every trigger, and that believes
`SET pgtrigger.ignore`, which anybody may say who can send a statement.
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


def never_silenced(*, before: str = NEVER) -> migrations.RunSQL:
    """The function says no to whatever it is asked; taken back, it is what it was ``before``."""
    return migrations.RunSQL(NEVER, before)
