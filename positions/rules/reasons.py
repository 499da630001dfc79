"""Why a country's stance on a day is what it is: every act weighed, one sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from positions.dates import contains
from positions.rules.periods import Act, Membership, deciding
from positions.vocabulary import Defined


class Verdict(Defined):
    """What became of one act when the stance of a day was decided."""

    DECIDES = "decides", "The latest act that speaks for the country; it decides.", "Decides"
    LATER = "later", "Dated after the day that was asked for.", "Later than the day asked"
    SUPERSEDED = "superseded", "A later act of the same standing prevails.", "Superseded"
    OUTRANKED = (
        "outranked",
        "Of the same date as the act that decides, which ranks higher by kind.",
        "Outranked on the same day",
    )
    EARLIER_RECORD = (
        "earlier-record",
        "Of the same date and kind as the act that decides, which was recorded later.",
        "Recorded earlier",
    )
    OWN_PREVAILS = (
        "own-prevails",
        "A group's act; the country has acted on its own, and that prevails.",
        "The country's own act prevails",
    )
    DISSOCIATED = (
        "dissociated",
        "The country dissociated itself from this act of its group.",
        "Dissociated",
    )
    NOT_YET_MEMBER = (
        "not-member-on-date",
        "The country was not a member of the group on the date of the act.",
        "Not a member when the group acted",
    )
    NO_LONGER_MEMBER = (
        "no-longer-member",
        "The country is not a member of the group on the day asked for.",
        "Not a member on the day asked",
    )


@dataclass(frozen=True)
class Reason:
    """One act and what became of it."""

    act: Act
    verdict: Verdict


def explain(
    country: int, acts: Sequence[Act], memberships: Sequence[Membership], as_of: date
) -> list[Reason]:
    """Every act that bears on the country's stance on the day, the one that prevails first.

    No act has the verdict ``decides`` where the country has no stance on that day. Acts of
    groups to which the country never belonged are left out.
    """
    of_country = {term.group for term in memberships}
    candidates = sorted(
        (act for act in acts if act.group is None or act.group in of_country),
        key=lambda act: act.order,
        reverse=True,
    )
    decisive = deciding(country, candidates, memberships, as_of)
    reasons = [Reason(act, _verdict(act, decisive, country, memberships, as_of)) for act in candidates]
    return sorted(reasons, key=lambda reason: reason.verdict is not Verdict.DECIDES)


def _verdict(
    act: Act, decisive: Act | None, country: int, memberships: Sequence[Membership], as_of: date
) -> Verdict:
    if act is decisive:
        return Verdict.DECIDES
    if act.taken_on > as_of:
        return Verdict.LATER
    if act.group is not None:
        barred = _barred(act, country, memberships, as_of)
        if barred is not None:
            return barred
        if decisive is not None and decisive.group is None:
            return Verdict.OWN_PREVAILS
    if decisive is None or act.taken_on < decisive.taken_on:
        return Verdict.SUPERSEDED
    return Verdict.EARLIER_RECORD if act.kind == decisive.kind else Verdict.OUTRANKED


def _barred(act: Act, country: int, memberships: Sequence[Membership], as_of: date) -> Verdict | None:
    """Why a group's act does not speak for the country; None where it does."""
    if country in act.dissociated:
        return Verdict.DISSOCIATED
    terms = [term for term in memberships if term.group == act.group]
    if not any(contains(term.start, term.end, act.taken_on) for term in terms):
        return Verdict.NOT_YET_MEMBER
    if not any(contains(term.start, term.end, as_of) for term in terms):
        return Verdict.NO_LONGER_MEMBER
    return None
