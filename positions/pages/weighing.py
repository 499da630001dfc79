"""What became of every act that was weighed for a stance: the verdict, argued with names and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from positions.analysis import Weighed
from positions.dates import written
from positions.models import Membership, Position
from positions.vocabulary import Precision

DECIDES, LATER = "decides", "later"
DISSOCIATED, NOT_YET, NO_LONGER = "dissociated", "not-member-on-date", "no-longer-member"
BARRED = {DISSOCIATED, NOT_YET, NO_LONGER}
"""The verdicts on groups' acts that could not speak for the country."""


@dataclass(frozen=True)
class Told:
    """An act that does not decide, with its verdict and the reason in a sentence of its own."""

    position: Position
    verdict: str
    label: str
    reason: str


@dataclass(frozen=True)
class Weighing:
    """All that was weighed: what decides, what it overruled, what could not speak, what is later."""

    decisive: Position | None
    overruled: list[Told]
    barred: list[Told]
    later: list[Told]

    @property
    def others(self) -> int:
        """How many acts by the day do not decide."""
        return len(self.overruled) + len(self.barred)

    @property
    def own_acts(self) -> int:
        """The acts of the actor itself by the day."""
        acts = [one.position for one in self.overruled]
        return sum(one.group_id is None for one in [*acts, *([self.decisive] if self.decisive else [])])


def weighing(
    weighed: Iterable[Weighed], as_of: date, *, subject: str, terms: Sequence[Membership] = ()
) -> Weighing:
    """Tell every act by what became of it. ``terms`` are all memberships of the country, past ones too."""
    weighed = list(weighed)
    decisive = next((one.position for one in weighed if one.verdict == DECIDES), None)
    case = _Case(subject, as_of, decisive, terms)
    told = [
        Told(one.position, one.verdict.value, str(one.verdict.label), case.reason(one))
        for one in weighed
        if one.verdict != DECIDES
    ]
    kinds: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        kinds["barred" if one.verdict in BARRED else LATER if one.verdict == LATER else "overruled"].append(
            one
        )
    return Weighing(decisive, kinds["overruled"], kinds["barred"], kinds[LATER])


@dataclass(frozen=True)
class _Case:
    """One stance being argued: who, on which day, by which act."""

    subject: str
    as_of: date
    decisive: Position | None
    terms: Sequence[Membership]

    def reason(self, weighed: Weighed) -> str:
        """The sentence for one act."""
        sentences: dict[str, Callable[[Position], str]] = {
            LATER: self._later,
            "superseded": lambda _: f"A later act prevails: {self._decisive()}.",
            "outranked": self._outranked,
            "earlier-record": lambda _: f"Of the same day and kind; {self._decisive()} was recorded later.",
            "own-prevails": lambda _: (
                f"{self.subject} has acted itself ({self._decisive()}), "
                "and its own act prevails over those of its groups, older or newer."
            ),
            DISSOCIATED: lambda _: (
                f"{self.subject} dissociated itself from this act, as the record names it."
            ),
            NOT_YET: lambda act: f"{self._outside(act)} when the group acted{self._spans(act)}.",
            NO_LONGER: lambda act: (
                f"{self._outside(act)} on {written(self.as_of, Precision.DAY)}{self._spans(act)}."
            ),
        }
        return sentences[weighed.verdict.value](weighed.position)

    def _decisive(self) -> str:
        act = self.decisive
        if act is None:  # nothing is superseded where nothing decides
            return ""
        of_group = f" of {act.group}" if act.group else ""
        return f"the {act.get_kind_display().lower()}{of_group}, {act.date_in_words}"

    def _outranked(self, act: Position) -> str:
        kind = self.decisive.get_kind_display().lower() if self.decisive else ""
        return (
            f"Of the same day, and {_article(kind)} ranks above {_article(act.get_kind_display().lower())}."
        )

    def _later(self, _: Position) -> str:
        return f"Dated after {written(self.as_of, Precision.DAY)}, the day asked for."

    def _outside(self, act: Position) -> str:
        return f"{self.subject} was no member of {act.group}"

    def _spans(self, act: Position) -> str:
        spans = [_span(term) for term in self.terms if term.group_id == act.group_id]
        return f"; it was one {' and '.join(spans)}" if spans else ""


def _span(term: Membership) -> str:
    start = f"from {written(term.start, Precision.DAY)}" if term.start else "from before what the sources say"
    return f"{start} until {written(term.end, Precision.DAY)}" if term.end else start


def _article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
