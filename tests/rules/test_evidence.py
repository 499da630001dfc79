"""What a position has to show before it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from positions.rules.evidence import Claim, Fault, faults

TODAY = date(2023, 6, 1)
ARANDIA = ("country", "XAR")
UNION = ("group", "mu")
GOOD = Claim(actor=ARANDIA, taken_on=date(2023, 5, 24), precision="day", summary="Words.", citations=1)
OF_UNION = replace(GOOD, actor=UNION)
SESSION = ("workshop", date(2023, 5, 24), date(2023, 5, 25))


def member_on(country: str, group: str, day: date) -> bool:
    """Arandia is a member of the Union from 2020 on; nobody else of anything."""
    return (country, group) == ("XAR", "mu") and day >= date(2020, 1, 1)


def found(claim: Claim) -> list[Fault]:
    return faults(claim, today=TODAY, member_on=member_on)


FAULTY = {
    "future": (replace(GOOD, taken_on=date(2023, 6, 2)), "date", "The date lies in the future."),
    "month": (
        replace(GOOD, precision="month"),
        "date",
        "A date known to the month is given as its first day.",
    ),
    "year": (
        replace(GOOD, precision="year", taken_on=date(2023, 5, 1)),
        "date",
        "A date known to the year is given as its first day.",
    ),
    "session of another forum": (
        replace(GOOD, forum="assembly", session=SESSION),
        "session",
        "The session belongs to another forum.",
    ),
    "session without its forum": (
        replace(GOOD, session=SESSION),
        "session",
        "The session belongs to another forum.",
    ),
    "more than a week before the session": (
        replace(GOOD, forum="workshop", session=SESSION, taken_on=date(2023, 5, 16)),
        "date",
        "The date is more than a week away from the session.",
    ),
    "more than a week after the session": (
        replace(GOOD, forum="workshop", session=("workshop", None, date(2023, 5, 16))),
        "date",
        "The date is more than a week away from the session.",
    ),
    "official of another country": (
        replace(GOOD, official=("country", "XBO")),
        "official",
        "The official does not speak for this actor.",
    ),
    "official of a group for a country": (
        replace(GOOD, official=UNION),
        "official",
        "The official does not speak for this actor.",
    ),
    "official of no member for the group": (
        replace(OF_UNION, official=("country", "XBO")),
        "official",
        "The official does not speak for this actor.",
    ),
    "official of another group for the group": (
        replace(OF_UNION, official=("group", "harbour-league")),
        "official",
        "The official does not speak for this actor.",
    ),
    "official of a country that was no member yet": (
        replace(OF_UNION, official=ARANDIA, taken_on=date(2019, 12, 31)),
        "official",
        "The official does not speak for this actor.",
    ),
    "dissociation from a country": (
        replace(GOOD, dissociated=frozenset({"XAR"})),
        "dissociated",
        "Only from a group's position can a country dissociate itself.",
    ),
    "dissociation of no member": (
        replace(OF_UNION, dissociated=frozenset({"XBO"})),
        "dissociated",
        "XBO was not a member of the group on that date.",
    ),
    "no citation": (replace(GOOD, citations=0), "sources", "Nothing is published without a citation."),
    "no summary": (replace(GOOD, summary=" \n"), "summary", "A summary in your own words is missing."),
}


@pytest.mark.parametrize(("claim", "field", "sentence"), FAULTY.values(), ids=FAULTY)
def test_a_position_is_held_back_by(claim: Claim, field: str, sentence: str):
    assert found(claim) == [Fault(field, sentence)]


@pytest.mark.parametrize(
    "claim",
    [
        GOOD,
        replace(GOOD, taken_on=TODAY),
        replace(GOOD, official=ARANDIA),
        replace(GOOD, taken_on=date(2023, 5, 1), precision="month"),
        replace(GOOD, taken_on=date(2023, 1, 1), precision="year"),
        replace(GOOD, forum="workshop", session=SESSION),
        replace(GOOD, forum="workshop", session=SESSION, taken_on=date(2023, 5, 17)),
        replace(GOOD, forum="workshop", session=SESSION, taken_on=date(2023, 6, 1)),
        replace(GOOD, forum="workshop", session=("workshop", None, None)),
        replace(GOOD, forum="workshop", session=SESSION, taken_on=date(2023, 1, 1), precision="month"),
        replace(GOOD, forum="workshop", session=SESSION, taken_on=date(2022, 1, 1), precision="reported"),
        OF_UNION,
        replace(OF_UNION, official=UNION),
        replace(OF_UNION, official=ARANDIA),
        replace(OF_UNION, dissociated=frozenset({"XAR"})),
    ],
)
def test_a_position_with_its_evidence_is_let_through(claim: Claim):
    assert found(claim) == []


@given(
    future=st.booleans(),
    forum=st.booleans(),
    official=st.booleans(),
    aside=st.booleans(),
    proof=st.booleans(),
)
def test_all_faults_are_told_at_once(future: bool, forum: bool, official: bool, aside: bool, proof: bool):
    claim = GOOD
    expected = set()
    if future:
        claim = replace(claim, taken_on=TODAY + timedelta(days=1))
        expected.add("date")
    if forum:
        claim = replace(claim, forum="assembly", session=("workshop", None, None))
        expected.add("session")
    if official:
        claim = replace(claim, official=UNION)
        expected.add("official")
    if aside:
        claim = replace(claim, dissociated=frozenset({"XAR"}))
        expected.add("dissociated")
    if proof:
        claim = replace(claim, citations=0, summary="")
        expected |= {"sources", "summary"}
    assert {fault.field for fault in found(claim)} == expected
