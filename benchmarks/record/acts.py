"""The positions of the synthetic record, an endless stream: the first n are the same however many follow.

Actors, propositions, sessions and sources follow Zipf's law; days grow denser towards the end and gather in
sessions; each actor leans to one stance on each proposition, and mostly follows it. Rows come in random order
of their days, which is the worst case for a store. All of them keep the rules of evidence.

The identity of a row is its number, from 1; its locator says it ("rec. 0000001; p. 7"), so that the answers
of stores with numbers of their own can be compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from benchmarks.record import words
from benchmarks.record.chance import LAST_DAY, Draw, growing_day, iso, stream, zipf
from benchmarks.record.reference import Reference
from positions.vocabulary import Kind, Precision, Stance

COLUMNS = (
    "actor",
    "proposition",
    "stance",
    "date",
    "date_precision",
    "kind",
    "official",
    "forum",
    "session",
    "instrument",
    "summary",
    "sources",
    "locator",
    "dissociated",
)

KINDS = {
    Kind.STATEMENT: 30,
    Kind.VOTE: 26,
    Kind.CO_SPONSORSHIP: 12,
    Kind.JOINT_STATEMENT: 8,
    Kind.ENDORSEMENT: 7,
    Kind.EXPLANATION_OF_VOTE: 5,
    Kind.WRITTEN_SUBMISSION: 4,
    Kind.POLICY_DOCUMENT: 4,
    Kind.SIGNATURE: 2,
    Kind.RATIFICATION: 1,
    Kind.INTERVIEW: 1,
}
"""How often each kind of act occurs, in the hundred."""

STANCES = {
    Stance.SUPPORT: 55,
    Stance.CONDITIONAL: 12,
    Stance.UNDECIDED: 6,
    Stance.ABSTAIN: 12,
    Stance.OPPOSE: 15,
}
VOTES = {Stance.SUPPORT: 70, Stance.ABSTAIN: 15, Stance.OPPOSE: 15}
LATER = {Kind.SIGNATURE, Kind.RATIFICATION}
"""Kinds of act that come after an instrument was adopted, out of its session."""

FAVOURABLE = LATER | {Kind.ENDORSEMENT, Kind.CO_SPONSORSHIP}
"""Kinds of act by which nobody opposes."""

ON_A_TEXT = FAVOURABLE | {Kind.VOTE, Kind.EXPLANATION_OF_VOTE}
EXACT = {Kind.VOTE, Kind.EXPLANATION_OF_VOTE}
"""Kinds of act of which the day is always known."""

LOCATOR = "rec. {number:07d}; p. {page}"


def acts(world: Reference) -> Iterator[tuple[str, ...]]:
    """Rows of positions.csv, in the order of ``COLUMNS``, without end."""
    facts, tongue = _Facts(world), _Tongue()
    chance = stream("what comes with a position")
    source_of = Draw(world.sources, zipf(len(world.sources), 0.4), chance)
    for number, fact in enumerate(facts, 1):
        actor, proposition, kind, day, precision, forum, session, instrument = fact
        cited = {source_of() for _ in range(bisect_right((0.7, 0.93), chance.random()) + 1)}
        yield (
            actor,
            proposition,
            facts.stance(actor, proposition, kind),
            iso(day),
            precision,
            kind,
            _official(world, actor, day, chance.random()),
            forum,
            session,
            instrument,
            tongue.summary(),
            "|".join(sorted(cited)),
            LOCATOR.format(number=number, page=1 + number % 40),
            _dissociated(world, actor, day, chance.random()),
        )


Fact = tuple[str, str, str, int, str, str, str, str]
"""Actor, proposition, kind, day, its precision, forum, session, instrument."""


class _Facts:
    """Who did what when and where; no two rows agree in all of it."""

    def __init__(self, world: Reference) -> None:
        self.world = world
        self.chance = chance = stream("facts")
        self.country = Draw(world.countries, zipf(len(world.countries), 0.6), chance)
        self.group = Draw([f"group:{slug}" for slug in world.groups], zipf(len(world.groups), 0.8), chance)
        self.proposition = Draw(world.propositions, zipf(len(world.propositions), 0.7), chance)
        self.session = Draw(list(world.session_days), zipf(len(world.session_days), 0.3), chance)
        self.kind = Draw([kind.value for kind in KINDS], list(KINDS.values()), chance)
        self.any_stance = Draw([one.value for one in STANCES], list(STANCES.values()), chance)
        self.any_vote = Draw([one.value for one in VOTES], list(VOTES.values()), chance)
        self.leanings: dict[tuple[str, str], str] = {}
        leaning = Draw([one.value for one in STANCES], list(STANCES.values()), stream("leanings"))
        for actor in (*world.countries, *(f"group:{slug}" for slug in world.groups)):
            for proposition in sorted(world.propositions):
                self.leanings[actor, proposition] = leaning()

    def __iter__(self) -> Iterator[Fact]:
        seen: set[int] = set()
        places: dict[str, int] = {}
        while True:
            fact = self._fact()
            key = 0
            for value in (*fact[:3], *fact[6:]):  # a number holds less memory than what it stands for
                key = key * 10_000 + places.setdefault(value, len(places))
            key = key * 4_000_000 + fact[3]
            if key not in seen:
                seen.add(key)
                yield fact

    def _fact(self) -> Fact:
        random = self.chance.random
        actor = self.group() if random() < 0.06 else self.country()
        kind = self.kind()
        if kind in ON_A_TEXT:
            text = self.chance.choice(self.world.instruments)
            proposition = self.chance.choice(text.propositions)
            day, forum, session, instrument = text.adopted_on, text.forum, text.session, text.slug
            if kind in LATER:
                day, session = min(day + int(random() * 700), LAST_DAY), ""
        else:
            proposition, instrument = self.proposition(), ""
            day, forum, session = self._meeting()
        precision, day = self._known(kind, day)
        return actor, proposition, kind, day, precision, forum, session, instrument

    def _meeting(self) -> tuple[int, str, str]:
        if self.chance.random() >= 0.8:
            return growing_day(self.chance), "", ""
        session = self.session()
        start, end = self.world.session_days[session]
        day = start + int(self.chance.random() * (end - start + 1))
        return day, self.world.session_forum[session], session

    def _known(self, kind: str, day: int) -> tuple[str, int]:
        """How exactly the day is known; of a month or year it is the first day."""
        chance = self.chance.random()
        if kind in EXACT or chance <= 0.88:
            return Precision.DAY.value, day
        on = date.fromordinal(day)
        if chance < 0.96:
            return Precision.MONTH.value, on.replace(day=1).toordinal()
        return Precision.YEAR.value, on.replace(month=1, day=1).toordinal()

    def stance(self, actor: str, proposition: str, kind: str) -> str:
        """The stance that the actor takes this time."""
        usual = self.leanings[actor, proposition]
        if kind in FAVOURABLE:
            return usual if usual == Stance.CONDITIONAL else Stance.SUPPORT.value
        if kind == Kind.VOTE:
            keeps = usual in VOTES and self.chance.random() < 0.8
            return usual if keeps else self.any_vote()
        return usual if self.chance.random() < 0.75 else self.any_stance()


class _Tongue:
    """Sentences of 20 to 60 words, frequent and rare ones."""

    def __init__(self) -> None:
        self.chance = stream("summaries")
        weights = zipf(len(words.CONTENT), 0.8)
        each = sum(weights) * 0.35 / 0.65 / len(words.FUNCTION)  # a third of every text
        self.bounds: list[float] = []
        for weight in (*weights, *(each for _ in words.FUNCTION)):
            self.bounds.append(weight + (self.bounds[-1] if self.bounds else 0))

    def summary(self) -> str:
        """One or two sentences."""
        length = 20 + int(self.chance.random() * 41)
        text = self.chance.choices(words.EVERY, cum_weights=self.bounds, k=length)
        if length > 34:
            middle = length // 2
            text[middle - 1] += "."
            text[middle] = text[middle].capitalize()
        text[0] = text[0].capitalize()
        return " ".join(text) + "."


def _official(world: Reference, actor: str, day: int, chance: float) -> str:
    """In two of five an official speaks: who held one of the actor's posts on the day."""
    if chance >= 0.4:
        return ""
    posts = world.posts[actor]
    post = posts[int(chance / 0.4 * len(posts))]
    return post.holders[bisect_right(post.starts, day) - 1]


def _dissociated(world: Reference, actor: str, day: int, chance: float) -> str:
    """From one of ten positions of a group a member dissociates itself."""
    if chance >= 0.1 or not actor.startswith("group:"):
        return ""
    members = world.members[actor.removeprefix("group:")]
    on_day = [iso3 for iso3, start, end in members if start <= day < end]
    return on_day[int(chance / 0.1 * len(on_day))] if on_day else ""
