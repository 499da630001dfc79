"""The acts that were weighed for one stance, as a table to take away: what decides comes first."""

from __future__ import annotations

from positions.analysis import Weighed
from positions.pages.question import Question
from positions.pages.table_download import Table, table
from positions.pages.weighing import DECIDES, Weighing

HEAD = [
    "date",
    "date_precision",
    "country",
    "group",
    "kind",
    "stance",
    "position",
    "verdict",
    "reason",
    "summary",
]


def weighed_table(name: str, weighed: list[Weighed], told: Weighing, asked: Question) -> Table:
    """Every act with its verdict, and the reason of each that does not decide."""
    reasons = {one.position.pk: one.reason for one in [*told.overruled, *told.barred, *told.later]}
    ordered = sorted(weighed, key=lambda one: one.verdict != DECIDES)
    rows = (
        [
            one.position.date,
            one.position.date_precision,
            one.position.country.iso3 if one.position.country else None,
            one.position.group.slug if one.position.group else None,
            one.position.kind,
            one.position.stance,
            one.position.pk,
            one.verdict.value,
            reasons.get(one.position.pk),
            one.position.summary,
        ]
        for one in ordered
    )
    return table(f"{name}-{asked.as_of}", HEAD, rows)
