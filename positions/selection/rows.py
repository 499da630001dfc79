"""A chosen position with its evidence, as the statements read it and as whoever asked gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple


class Chosen(NamedTuple):
    """A position with its evidence; what it names, by number.

    ``evidence`` is a list in JSON, ready to be sent: of each document title, url, publisher,
    published_on and locator, null where there is none.
    """

    id: int
    date: date
    date_precision: str
    country_id: int | None
    group_id: int | None
    stance: str
    proposition_id: int
    kind: str
    official_id: int | None
    forum_id: int | None
    session_id: int | None
    instrument_id: int | None
    summary: str
    published_at: datetime
    retracted_at: datetime | None
    retraction_cause: str
    retraction_reason: str
    correction_cause: str
    corrects_id: int | None
    dissociated: Sequence[int]
    corrected_by: int | None
    evidence: str

    def as_known(self, moment: datetime | None) -> Chosen:
        """The position as it stood at the moment: a later retraction is not known yet."""
        if moment is None or self.retracted_at is None or self.retracted_at <= moment:
            return self
        return self._replace(retracted_at=None, retraction_cause="", retraction_reason="", corrected_by=None)


COLUMNS = """
    p.id, p.date, p.date_precision, p.country_id, p.group_id, p.stance, p.proposition_id, p.kind,
    p.official_id, p.forum_id, p.session_id, p.instrument_id, p.summary, p.published_at, p.retracted_at,
    p.retraction_cause, p.retraction_reason, p.correction_cause, p.corrects_id,
    CASE WHEN p.group_id IS NULL THEN ARRAY[]::bigint[] ELSE ARRAY(
        SELECT d.country_id FROM positions_dissociation d
        JOIN positions_country member ON member.id = d.country_id
        WHERE d.position_id = p.id ORDER BY member.iso3
    ) END,
    CASE WHEN p.status = 'retracted' THEN (
        SELECT n.id FROM positions_position n
        WHERE n.corrects_id = p.id AND n.status IN ('published', 'retracted')
    ) END,
    (SELECT w.sources FROM positions_writtenevidence w WHERE w.position_id = p.id)
"""
"""Of a position ``p``, in the order of :class:`Chosen`."""
