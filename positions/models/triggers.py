"""Triggers that several tables share: the last line of defence, whatever path a write takes.

Each refusal carries the error class of a check constraint, so Django raises
``IntegrityError`` with the sentence, from ``save()``, ``update()``, ``bulk_update()``,
cascades and raw SQL alike.
"""

import pgtrigger

PUBLIC_CHANGE_LOCK = 4_208_112
"""Key of the advisory lock that every change of the public record takes first."""

BUMP = "bump_data_version"
"""The trigger of the tables whose changes the public sees."""


def refusal(sentence: str, name: str) -> str:
    """PL/pgSQL that refuses the write with ``sentence``, named ``name`` like a constraint."""
    quoted = sentence.replace("'", "''").replace("%", "%%")
    return f"RAISE EXCEPTION '{quoted}' USING ERRCODE = '23514', CONSTRAINT = '{name}';"


def bumps_data_version(*, reference: bool = False) -> pgtrigger.Trigger:
    """Every statement that changes the table raises the data version.

    ``reference``: positions name rows of the table, and what keeps their names at hand has to know.
    The lock comes first, before the statement has touched a row, as in every verb: so two writers cannot
    wait for each other.
    """
    also = ", reference_at = clock_timestamp()" if reference else ""
    return pgtrigger.Trigger(
        name=BUMP,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            PERFORM pg_advisory_xact_lock({PUBLIC_CHANGE_LOCK});
            UPDATE positions_dataversion SET number = number + 1, changed_at = clock_timestamp(){also};
            RETURN NULL;
        """,
    )


def refuses_truncate(noun: str) -> pgtrigger.Trigger:
    """The table cannot be emptied at one stroke."""
    return pgtrigger.Trigger(
        name="refuse_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func=refusal(f"{noun} are kept for ever.", "refuse_truncate"),
    )


def append_only(noun: str) -> pgtrigger.Trigger:
    """A row, once written, neither changes nor goes."""
    return pgtrigger.Trigger(
        name="append_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=refusal(f"{noun} are never changed or deleted.", "append_only"),
    )


def withdrawn_only(noun: str) -> pgtrigger.Trigger:
    """A row can only be withdrawn, once; nothing else of it changes, and it never goes."""
    return pgtrigger.Trigger(
        name="withdrawn_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
                AND to_jsonb(NEW) - 'withdrawn_at' = to_jsonb(OLD) - 'withdrawn_at' THEN
                RETURN NEW;
            END IF;
            {refusal(f"{noun} never change: withdraw the old and record a new one.", "withdrawn_only")}
        """,
    )
