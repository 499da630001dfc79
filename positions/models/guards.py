"""Triggers that keep the life of a position and its evidence, whatever path a write takes.

They repeat in the database what ``rules.lifecycle`` and ``evidence`` say kindly from
above; the tests in ``tests/models/test_guards.py`` break each of them from below.
"""

import pgtrigger
from django.db import models

from positions.models.texts import AnyUnreadable, only_readable, unreadable
from positions.models.triggers import refusal

WORKFLOW_COLUMNS = (
    "status",
    "submitted_at",
    "review_note",
    "reviewer_id",
    "published_at",
    "retracted_at",
    "retracted_by_id",
    "retraction_cause",
    "retraction_reason",
    "changed_at",
)
RETRACTION_COLUMNS = (
    "status",
    "retracted_at",
    "retracted_by_id",
    "retraction_cause",
    "retraction_reason",
    "changed_at",
)


def _unchanged_but(columns: tuple[str, ...]) -> str:
    """SQL that is true where an update left every other column as it was."""
    names = ", ".join(f"'{column}'" for column in columns)
    kept = f"ARRAY[{names}]::text[]"
    generated = "'search_vector'"  # not computed yet when a BEFORE trigger looks at it
    return f"(to_jsonb(NEW) - {kept} - {generated}) = (to_jsonb(OLD) - {kept} - {generated})"


PUBLISHED_NOW = """(
    SELECT a.* FROM after a JOIN before b USING (id) WHERE a.status = 'published' AND b.status <> 'published'
)"""
"""The rows that an update published."""

BEGINNING = pgtrigger.Trigger(
    name="beginning",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    # as a condition, so that rows that may come in cost no call of a function
    condition=pgtrigger.Condition(
        "NEW.status <> 'draft' AND (NEW.status <> 'published' OR NEW.submitted_at IS NULL "
        "OR NEW.reviewer_id IS NULL OR NEW.published_at IS NULL OR NEW.corrects_id IS NOT NULL)"
    ),
    func=refusal("A position begins as a draft.", "lifecycle"),
)
"""A position begins as a draft, or comes in with its whole life behind it (``ENTERED``)."""


class _StillWritten(AnyUnreadable):
    """A text is unreadable while it can still be mended; what comes in as published was read before."""

    def resolve(self, model: type[models.Model]) -> str:
        """Such rows come in by the hundred thousand, and cost a look at the state."""
        reason = unreadable(model._meta.get_field("retraction_reason"))
        return (
            f"NEW.status IN ('draft', 'in-review') AND ({super().resolve(model)}) "
            f"OR NEW.status = 'retracted' AND {reason}"
        )


READABLE = only_readable(_StillWritten())

LIFECYCLE = pgtrigger.Trigger(
    name="lifecycle",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP = 'DELETE' THEN
            IF OLD.status <> 'draft' THEN
                {refusal("Only a draft can be deleted.", "lifecycle")}
            END IF;
            RETURN OLD;
        ELSIF OLD.status = 'draft' AND NEW.status IN ('draft', 'in-review') THEN
            RETURN NEW;
        ELSIF OLD.status = 'in-review' AND NEW.status IN ('in-review', 'draft', 'published')
            AND {_unchanged_but(WORKFLOW_COLUMNS)} THEN
            RETURN NEW;
        ELSIF OLD.status = 'published' AND NEW.status = 'retracted'
            AND {_unchanged_but(RETRACTION_COLUMNS)} THEN
            RETURN NEW;
        ELSIF {_unchanged_but(())} THEN
            RETURN NEW;
        ELSIF OLD.status IN ('published', 'retracted') THEN
            {refusal("A published position never changes: correct or retract it.", "lifecycle")}
        ELSE
            {refusal("A position in review changes only when it is sent back.", "lifecycle")}
        END IF;
    """,
)


def _without_evidence(rows: str) -> str:
    """PL/pgSQL that refuses the rows (a subquery) where one of them lacks what publication asks for."""
    return f"""
        IF EXISTS (SELECT FROM {rows} r
            WHERE NOT EXISTS (SELECT FROM positions_citation c WHERE c.position_id = r.id)) THEN
            {refusal("Nothing is published without a citation.", "evidence_citation")}
        END IF;
        IF EXISTS (SELECT FROM {rows} r WHERE r.date > (now() AT TIME ZONE 'UTC')::date) THEN
            {refusal("The date lies in the future.", "evidence_date")}
        END IF;
        PERFORM FROM positions_session s WHERE s.id IN (SELECT r.session_id FROM {rows} r) FOR SHARE;
        IF EXISTS (SELECT FROM {rows} r JOIN positions_session s ON s.id = r.session_id
            WHERE r.forum_id IS DISTINCT FROM s.forum_id) THEN
            {refusal("The session belongs to another forum.", "evidence_session")}
        END IF;
        IF EXISTS (SELECT FROM {rows} r JOIN positions_session s ON s.id = r.session_id
            WHERE r.date_precision = 'day' AND (r.date < s.starts_on - 7 OR r.date > s.ends_on + 7)) THEN
            {refusal("The date is more than a week away from the session.", "evidence_session_date")}
        END IF;
        PERFORM FROM positions_official o WHERE o.id IN (SELECT r.official_id FROM {rows} r) FOR SHARE;
        IF EXISTS (SELECT FROM {rows} r JOIN positions_official o ON o.id = r.official_id
            WHERE (r.country_id, r.group_id) IS DISTINCT FROM (o.country_id, o.group_id)
            AND NOT ({_was_member("r.group_id", "o.country_id", "r.date")})) THEN
            {refusal("The official does not speak for this actor.", "evidence_official")}
        END IF;
        IF EXISTS (SELECT FROM {rows} r JOIN positions_dissociation d ON d.position_id = r.id
            WHERE NOT ({_was_member("r.group_id", "d.country_id", "r.date")})) THEN
            {refusal("Only a member of the group can stand aside.", "evidence_dissociated")}
        END IF;
    """


def _was_member(group: str, country: str, day: str) -> str:
    """SQL: the country was a member of the group on the day, as far as is known now."""
    return (
        f"EXISTS (SELECT FROM positions_membership m WHERE m.group_id = {group} "
        f"AND m.country_id = {country} AND m.withdrawn_at IS NULL "
        f'AND (m.start IS NULL OR m.start <= {day}) AND (m."end" IS NULL OR m."end" > {day}))'
    )


ENTERED = pgtrigger.Trigger(
    name="entered",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    referencing=pgtrigger.Referencing(new="entered"),
    func=f"""
        IF NOT EXISTS (SELECT FROM entered r WHERE r.status <> 'draft') THEN
            RETURN NULL;
        END IF;
        IF EXISTS (SELECT FROM entered r WHERE r.status <> 'draft' AND NOT EXISTS (
            SELECT FROM positions_change c WHERE c.position_id = r.id AND c.kind = 'published'
            AND c.at = r.published_at AND c.by_id = r.reviewer_id)) THEN
            {refusal("Every publication and retraction is entered in the ledger.", "whole_ledger")}
        END IF;
        {_without_evidence("(SELECT * FROM entered WHERE status <> 'draft')")}
        RETURN NULL;
    """,
)
"""What comes in as published comes last: its citations and its entry in the ledger are there before."""

EVIDENCE = pgtrigger.Trigger(
    name="evidence",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Update,
    referencing=pgtrigger.Referencing(old="before", new="after"),
    func=f"""
        IF NOT EXISTS (SELECT FROM {PUBLISHED_NOW} r) THEN
            RETURN NULL;
        END IF;
        {_without_evidence(PUBLISHED_NOW)}
        PERFORM FROM positions_position p
            WHERE p.id IN (SELECT r.corrects_id FROM {PUBLISHED_NOW} r) FOR UPDATE;
        IF EXISTS (SELECT FROM {PUBLISHED_NOW} r JOIN positions_position p ON p.id = r.corrects_id
            WHERE p.status <> 'published') THEN
            {refusal("What it corrects is not in the public record any more.", "evidence_corrects")}
        END IF;
        RETURN NULL;
    """,
)

WHOLE = pgtrigger.Trigger(
    name="whole",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("status"),
    timing=pgtrigger.Deferred,
    condition=pgtrigger.Q(new__status__in=["published", "retracted"]),
    func=f"""
        IF NOT EXISTS (SELECT 1 FROM positions_change c
            WHERE c.position_id = NEW.id AND c.kind = NEW.status
            AND c.at = CASE NEW.status WHEN 'published' THEN NEW.published_at ELSE NEW.retracted_at END) THEN
            {refusal("Every publication and retraction is entered in the ledger.", "whole_ledger")}
        END IF;
        IF NEW.status = 'published' AND NEW.corrects_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM positions_position p WHERE p.id = NEW.corrects_id AND p.status = 'published') THEN
            {refusal("A correction retracts what it corrects in the same transaction.", "whole_correction")}
        END IF;
        RETURN NULL;
    """,
)


def only_with_draft(noun: str) -> list[pgtrigger.Trigger]:
    """Rows that belong to a position change only while it is a draft."""
    return [
        _only_with_draft(noun, pgtrigger.Insert, new="after"),
        _only_with_draft(noun, pgtrigger.Update, old="before", new="after"),
        _only_with_draft(noun, pgtrigger.Delete, old="before"),
    ]


def _only_with_draft(noun: str, operation: pgtrigger.Operation, **tables: str) -> pgtrigger.Trigger:
    """One of them: a trigger over all rows of a statement belongs to one operation."""
    touched = " UNION ".join(f"SELECT position_id FROM {table}" for table in tables.values())
    return pgtrigger.Trigger(
        name=f"only_with_draft_{str(operation).lower()}",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**tables),
        func=f"""
            PERFORM FROM positions_position p WHERE p.id IN ({touched}) FOR SHARE;
            IF EXISTS (SELECT FROM positions_position p
                WHERE p.id IN ({touched}) AND p.status <> 'draft') THEN
                {refusal(f"{noun} of a position change only while it is a draft.", "only_with_draft")}
            END IF;
            RETURN NULL;
        """,
    )
