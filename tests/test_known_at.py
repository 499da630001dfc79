"""Two clocks: what stood on a day, as it was known at a moment, on random histories of the desk.

The test keeps its own notes of what stands after each step and reads them with `tests.reading`; the
tracker has to say the same of every recorded moment, for ever after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from positions import holdings, stances
from positions.models import Country, Membership, Position
from positions.record_check.counts import differing_counts
from positions.rules import periods
from positions.rules.periods import Act
from tests import make, reading
from tests.reading import CALENDAR, LENGTH
from tests.world import World

BEGINNING = datetime(2040, 1, 1, tzinfo=UTC)
ACTORS = ("arandia", "borvia", "union", "league")
COUNTRIES = ("arandia", "borvia", "dunmere", "fenland")

days = st.sampled_from(CALENDAR[1:LENGTH:3])
stances_ = st.sampled_from(("support", "oppose", "abstain"))
kinds = st.sampled_from(("vote", "statement"))
steps = st.one_of(
    st.tuples(st.just("publish"), st.sampled_from(ACTORS), stances_, days, kinds, st.booleans()),
    st.tuples(st.just("publish"), st.sampled_from(ACTORS), stances_, days, kinds, st.booleans()),
    st.tuples(st.just("retract"), st.integers(0, 20)),
    st.tuples(st.just("correct"), st.integers(0, 20), stances_, days),
    st.tuples(st.just("join"), st.sampled_from(COUNTRIES), st.sampled_from(("union", "league")), days),
    st.tuples(st.just("leave"), st.integers(0, 20), days),
    st.tuples(st.just("withdraw"), st.integers(0, 20)),
)


@dataclass
class Notes:
    """What stands, as the test remembers it, and what stood at each moment before."""

    world: World
    acts: dict[int, tuple[int | None, Act]] = field(default_factory=dict)
    terms: dict[int, tuple[int, periods.Membership]] = field(default_factory=dict)
    then: dict[datetime, tuple[dict, dict]] = field(default_factory=dict)
    now: datetime = BEGINNING

    def tick(self) -> datetime:
        """The next moment at which the desk does something."""
        self.then[self.now + timedelta(minutes=30)] = (dict(self.acts), dict(self.terms))
        self.now += timedelta(hours=1)
        return self.now

    def note(self, position: Position, aside: frozenset[int] = frozenset()) -> None:
        act = Act(
            position.pk, position.date, position.kind, position.stance, position.group_id, frozenset(aside)
        )
        self.acts[position.pk] = (position.country_id, act)

    def note_term(self, term: Membership) -> None:
        self.terms[term.pk] = (term.country_id, periods.Membership(term.group_id, term.start, term.end))


def take(notes: Notes, step: tuple) -> None:
    """Let the desk take one step, if it can be taken, and note what it leaves."""
    verb, *details = step
    does: dict[str, Callable[..., None]] = {
        "publish": _publish,
        "retract": _retract,
        "correct": _correct,
        "join": _join,
        "leave": _leave,
        "withdraw": _withdraw,
    }
    does[verb](notes, *details)
    notes.then[notes.now] = (dict(notes.acts), dict(notes.terms))


def _publish(notes: Notes, name: str, stance: str, day: date, kind: str, stands_aside: bool) -> None:
    actor = getattr(notes.world, name)
    aside: list[Country] = []
    if not isinstance(actor, Country) and stands_aside:
        members = [
            country
            for country, term in notes.terms.values()
            if term.group == actor.pk and reading.member([term], actor.pk, day)
        ]
        aside = list(Country.objects.filter(pk__in=members[:1]))
    who = {"country": actor} if isinstance(actor, Country) else {"group": actor, "dissociated": aside}
    position = make.published(stance=stance, date=day, kind=kind, at=notes.tick(), **who)
    notes.note(position, frozenset(one.pk for one in aside))


def _chosen(rows: dict[int, tuple], number: int) -> int | None:
    return sorted(rows)[number % len(rows)] if rows else None


def _retract(notes: Notes, number: int) -> None:
    if (chosen := _chosen(notes.acts, number)) is not None:
        make.retracted(Position.objects.get(pk=chosen), at=notes.tick())
        del notes.acts[chosen]


def _correct(notes: Notes, number: int, stance: str, day: date) -> None:
    if (chosen := _chosen(notes.acts, number)) is not None:
        old = Position.objects.get(pk=chosen)
        notes.note(make.correction(old, stance=stance, date=day, dissociated=[], at=notes.tick()))
        del notes.acts[chosen]


def _join(notes: Notes, name: str, bloc: str, day: date) -> None:
    country, group = getattr(notes.world, name), getattr(notes.world, bloc)
    own = [term for member, term in notes.terms.values() if member == country.pk and term.group == group.pk]
    if all(term.end is not None and term.end <= day for term in own):
        notes.note_term(make.membership(country, group, day, at=notes.tick()))


def _leave(notes: Notes, number: int, day: date) -> None:
    chosen = _chosen(notes.terms, number)
    if chosen is not None:
        term = Membership.objects.get(pk=chosen)
        if term.end is None and (term.start is None or term.start < day):
            notes.note_term(make.left(term.country, term.group, day, at=notes.tick()))
            del notes.terms[chosen]


def _withdraw(notes: Notes, number: int) -> None:
    if (chosen := _chosen(notes.terms, number)) is not None:
        make.withdrawn(Membership.objects.get(pk=chosen), at=notes.tick())
        del notes.terms[chosen]


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def expected(acts: dict, terms: dict) -> dict[date, dict[int, tuple]]:
    """What the notes say of every country on every day: stance, position, group, since and so on."""
    said: dict[date, dict[int, tuple]] = {day: {} for day in CALENDAR}
    for country in Country.objects.values_list("pk", flat=True):
        own_terms = [term for member, term in terms.values() if member == country]
        bearing = [act for actor, act in acts.values() if actor in (country, None)]
        for day, found in reading.readings(country, bearing, own_terms).items():
            act = found.act
            runs = (found.since, found.until, found.own_since)
            said[day][country] = (act.stance, act.position, act.group, *runs)
    return said


def told(day: date, moment: datetime | None = None) -> dict[int, tuple]:
    """What the tracker says of the day: stance, position, group, since, until; since when by own acts."""
    on = [make.usual_proposition().pk]
    own = holdings.held_on(day, propositions=on, known_at=moment, basis="own")
    own_since = {one.country_id: one.since for one in own}
    return {
        one.country_id: (
            one.stance,
            one.position_id,
            one.group_id,
            one.since,
            one.until,
            own_since.get(one.country_id),
        )
        for one in holdings.held_on(day, propositions=on, known_at=moment)
    }


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=st.lists(steps, min_size=3, max_size=8))
def test_every_answer_of_the_past_is_given_again(world: World, history: list[tuple]):
    with undone():
        notes = Notes(world)
        for term in Membership.objects.all():
            notes.note_term(term)
        for step in history:
            take(notes, step)
        for moment, (acts, terms) in notes.then.items():
            then = expected(acts, terms)
            for day in CALENDAR[3::9]:
                assert told(day, moment) == then[day]
        now = expected(notes.acts, notes.terms)
        for day in CALENDAR[::3]:
            assert told(day) == now[day]
        assert told(CALENDAR[-1], notes.now) == told(CALENDAR[-1])
        assert list(stances.differences()) == []
        assert list(differing_counts()) == []
