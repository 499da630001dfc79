"""Triggers that keep the life of a position and its evidence, whatever path a write takes.

They repeat in the database what ``rules.lifecycle`` and ``evidence`` say kindly from
above; the tests in ``tests/models/test_guards.py`` break each of them from below.
"""

import pgtrigger

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


LIFECYCLE = pgtrigger.Trigger(
    name="lifecycle",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF TG_OP = 'INSERT' THEN
            IF NEW.status <> 'draft' THEN
                {refusal("A position begins as a draft.", "lifecycle")}
            END IF;
            RETURN NEW;
        ELSIF TG_OP = 'DELETE' THEN
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

EVIDENCE = pgtrigger.Trigger(
    name="evidence",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("status"),
    condition=pgtrigger.Q(new__status="published") & ~pgtrigger.Q(old__status="published"),
    declare=[
        ("speaks_for_country", "bigint"),
        ("speaks_for_group", "bigint"),
        ("held_by", "bigint"),
        ("starts_on", "date"),
        ("ends_on", "date"),
        ("corrected", "text"),
    ],
    func=f"""
        IF NOT EXISTS (SELECT 1 FROM positions_citation c WHERE c.position_id = NEW.id) THEN
            {refusal("Nothing is published without a citation.", "evidence_citation")}
        END IF;
        IF NEW.date > (now() AT TIME ZONE 'UTC')::date THEN
            {refusal("The date lies in the future.", "evidence_date")}
        END IF;
        IF NEW.session_id IS NOT NULL THEN
            SELECT s.forum_id, s.starts_on, s.ends_on INTO held_by, starts_on, ends_on
                FROM positions_session s WHERE s.id = NEW.session_id FOR SHARE;
            IF NEW.forum_id IS DISTINCT FROM held_by THEN
                {refusal("The session belongs to another forum.", "evidence_session")}
            END IF;
            IF NEW.date_precision = 'day' AND (NEW.date < starts_on - 7 OR NEW.date > ends_on + 7) THEN
                {refusal("The date is more than a week away from the session.", "evidence_session_date")}
            END IF;
        END IF;
        IF NEW.official_id IS NOT NULL THEN
            SELECT o.country_id, o.group_id INTO speaks_for_country, speaks_for_group
                FROM positions_official o WHERE o.id = NEW.official_id FOR SHARE;
            IF NOT (NEW.country_id IS NOT DISTINCT FROM speaks_for_country
                    AND NEW.group_id IS NOT DISTINCT FROM speaks_for_group
                OR NEW.group_id IS NOT NULL AND EXISTS (
                    SELECT 1 FROM positions_membership m
                    WHERE m.group_id = NEW.group_id AND m.country_id = speaks_for_country
                    AND m.withdrawn_at IS NULL
                    AND (m.start IS NULL OR m.start <= NEW.date)
                    AND (m."end" IS NULL OR m."end" > NEW.date))) THEN
                {refusal("The official does not speak for this actor.", "evidence_official")}
            END IF;
        END IF;
        IF NEW.corrects_id IS NOT NULL THEN
            SELECT p.status INTO corrected FROM positions_position p WHERE p.id = NEW.corrects_id FOR UPDATE;
            IF corrected <> 'published' THEN
                {refusal("What it corrects is not in the public record any more.", "evidence_corrects")}
            END IF;
        END IF;
        RETURN NEW;
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


def only_with_draft(noun: str) -> pgtrigger.Trigger:
    """Rows that belong to a position change only while it is a draft."""
    return pgtrigger.Trigger(
        name="only_with_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP <> 'INSERT' AND EXISTS (SELECT 1 FROM positions_position p
                WHERE p.id = OLD.position_id AND p.status <> 'draft' FOR SHARE) THEN
                {refusal(f"{noun} of a position change only while it is a draft.", "only_with_draft")}
            END IF;
            IF TG_OP <> 'DELETE' AND EXISTS (SELECT 1 FROM positions_position p
                WHERE p.id = NEW.position_id AND p.status <> 'draft' FOR SHARE) THEN
                {refusal(f"{noun} of a position change only while it is a draft.", "only_with_draft")}
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
