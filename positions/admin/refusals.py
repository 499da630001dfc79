"""What the database refused, as a sentence that an analyst can read."""

from __future__ import annotations

from django.apps import apps
from django.db import IntegrityError

UNEXPLAINED = "The database refused this, since something else changed in the meantime. Look at it again."


def sentence_of(error: IntegrityError) -> str:
    """The sentence of the constraint or trigger that was broken.

    Triggers bring theirs along; a constraint's is the one that its model declares.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    declared = _declared(name) if name else None
    if declared:
        return declared
    if getattr(diagnosis, "sqlstate", "") == "23503":
        return "Something else in the record rests on it."
    message = getattr(diagnosis, "message_primary", None) or ""
    # only our own triggers speak in whole sentences
    return message if message.endswith(".") else UNEXPLAINED


def _declared(name: str) -> str | None:
    """The error message of the constraint of that name; None where no model of ours has it."""
    for model in apps.get_app_config("positions").get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.violation_error_message)
    return None
