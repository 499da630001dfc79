"""Who may do what: the three roles of the editorial desk and the permissions each bears."""

from __future__ import annotations

from typing import Final

ANALYST: Final = "Analyst"
REVIEWER: Final = "Reviewer"
ADMINISTRATOR: Final = "Administrator"

SUBMIT: Final = "positions.submit_position"
REVIEW: Final = "positions.review_position"
ADMINISTER: Final = "auth.view_user"
"""What only administrators may: it also opens the history of the whole record."""

EVERYTHING: Final = ("view", "add", "change", "delete")
KEPT_TABLES: Final = ("official", "tenure", "forum", "session", "instrument", "source")
"""Reference data that analysts keep while they record."""
CODEBOOK_TABLES: Final = ("country", "alias", "group", "topic", "proposition", "referencesource")
"""Reference data that only administrators change."""
DRAFTED_TABLES: Final = ("position", "citation", "dissociation", "batch")
DERIVED_TABLES: Final = ("stanceperiod", "change", "dataversion")
WITHDRAWN_TABLES: Final = ("membership", "enquiry")


def codenames(role: str) -> set[str]:
    """Codenames of the permissions in the app ``positions`` that the role bears."""
    tables = KEPT_TABLES + CODEBOOK_TABLES + DRAFTED_TABLES + DERIVED_TABLES + WITHDRAWN_TABLES
    granted = {f"view_{table}" for table in tables}
    granted |= {f"{action}_{table}" for table in KEPT_TABLES for action in ("add", "change")}
    granted |= {f"{action}_{table}" for table in DRAFTED_TABLES for action in EVERYTHING}
    granted |= {"add_enquiry", "delete_enquiry", "submit_position"}
    if role in (REVIEWER, ADMINISTRATOR):
        granted |= {"review_position", "add_membership", "change_membership", "delete_membership"}
    if role == ADMINISTRATOR:
        granted |= {f"{action}_{table}" for table in KEPT_TABLES + CODEBOOK_TABLES for action in EVERYTHING}
    return granted
