"""The face for analysts: one module for each noun, over the verbs of ``editorial``.

Importing the package registers every table at :data:`positions.admin.site.desk`, the
site that answers below ``/admin/``.
"""

from positions.admin import (
    batches,
    changes,
    codebook,
    countries,
    coverage,
    enquiries,
    forums,
    front_page,
    groups,
    imports,
    instruments,
    lists,
    memberships,
    occasion,
    officials,
    positions,
    review_screens,
    sources,
    stances,
    users,
)
from positions.admin.sign_in import events as sign_in_events
from positions.admin.sign_in import signed_in
from positions.admin.sign_in import views as sign_in
from positions.admin.site import desk

__all__ = [
    "batches",
    "changes",
    "codebook",
    "countries",
    "coverage",
    "desk",
    "enquiries",
    "forums",
    "front_page",
    "groups",
    "imports",
    "instruments",
    "lists",
    "memberships",
    "occasion",
    "officials",
    "positions",
    "review_screens",
    "sign_in",
    "sign_in_events",
    "signed_in",
    "sources",
    "stances",
    "users",
]
