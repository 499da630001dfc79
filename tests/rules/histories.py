"""Random histories of one country (number 1) on one proposition, in the small calendar of `tests.reading`."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from positions.rules.periods import Act, Membership
from tests.reading import CALENDAR, LENGTH

COUNTRY = 1
GROUPS = (7, 8, 9)
STANCES = ("support", "abstain", "oppose")
KINDS = ("vote", "joint-statement", "statement")

days = st.sampled_from(CALENDAR[1:LENGTH])


@dataclass(frozen=True)
class History:
    """What is known of the country: its own acts, its groups' acts and its memberships."""

    acts: list[Act]
    terms: list[Membership]


acts = st.builds(
    Act,
    position=st.integers(1, 10**6),
    taken_on=days,
    kind=st.sampled_from(KINDS),
    stance=st.sampled_from(STANCES),
    group=st.sampled_from((None, *GROUPS)),
    dissociated=st.sampled_from((frozenset(), frozenset(), frozenset({COUNTRY}), frozenset({2}))),
)
terms = st.builds(
    Membership, group=st.sampled_from(GROUPS), start=st.none() | days, end=st.none() | days
).filter(lambda term: term.start is None or term.end is None or term.start < term.end)
histories = st.builds(
    History,
    acts=st.lists(acts, max_size=8, unique_by=lambda act: act.position),
    terms=st.lists(terms, max_size=6),
)
