"""A list laid out before it is entered: the positions it makes, and all that stands in the way.

Nothing is written here. The same text and answers give the same layout, so a screen carries
them along and asks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from positions import characters
from positions.editorial import Cited, Plan
from positions.evidence import contradictions, membership_test
from positions.lists.comparing import differences
from positions.lists.headings import Side
from positions.lists.matching import Actor, code_of
from positions.lists.reading import Entry, Reading, read
from positions.lists.remarks import Fault, Remarks, remarks
from positions.lists.settling import Question, Settled, settle
from positions.lists.subject import Answers, Subject
from positions.models import Citation, Country, Group, Membership, Position
from positions.vocabulary import Stance

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
"""What a summary may hold in braces: only ``{name}``, the name of the country or group."""


@dataclass(frozen=True)
class Row:
    """One position of the list. ``members`` is for how many members a group speaks on that date."""

    actor: Actor
    stance: str
    summary: str
    locator: str
    note: str = ""
    dissociated: Sequence[Country] = ()
    members: int | None = None


@dataclass
class Layout:
    """The list as it would be entered."""

    subject: Subject
    answers: Answers
    text: str
    reading: Reading
    settled: Settled
    rows: list[Row] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        """Entries that need an answer."""
        return self.settled.questions

    @property
    def ready(self) -> bool:
        """Whether it can be entered: nothing is open, and differences are acknowledged."""
        acknowledged = not self.differences or bool(self.answers.reason.strip())
        return bool(self.rows) and not self.questions and not self.faults and acknowledged

    @property
    def by_stance(self) -> dict[Stance, list[Row]]:
        """The rows by stance, in the order of stances; stances that nobody takes are left out."""
        found = {stance: [row for row in self.rows if row.stance == stance] for stance in Stance}
        return {stance: rows for stance, rows in found.items() if rows}

    @property
    def absent(self) -> list[Entry]:
        """Those named as absent or not voting: no position."""
        return self.settled.on(Side.ABSENT)

    @property
    def acknowledged(self) -> str:
        """What is passed over and why, as the batch keeps it."""
        told = [*self.differences]
        told += [f"Left out: “{one.written}” (line {one.line})." for one in self.settled.left_out]
        if self.differences:
            told.append(f"Reason: {self.answers.reason.strip()}")
        return "\n".join(told)

    def plans(self) -> list[Plan]:
        """The positions to be drafted, in the order of the list."""
        return [
            Plan(fields_of(self.subject, row), [Cited(self.subject.source, row.locator)], row.dissociated)
            for row in self.rows
        ]


def lay_out(subject: Subject, text: str, answers: Answers, *, today: date) -> Layout:
    """Lay the list out. Raises Unreadable for a text that is not read at all."""
    reading = read(text)
    settled = settle(reading, answers.choices, headless=bool(subject.stance))
    layout = Layout(subject, answers, text, reading, settled)
    told = remarks(answers, reading.names, settled)
    layout.rows = _rows(subject, answers, settled, told)
    layout.differences = differences(subject, reading, settled, [row.actor for row in layout.rows])
    layout.faults = [*told.faults, *_faults(layout, told, today), *_of_words(layout)]
    return layout


def fields_of(subject: Subject, row: Row) -> dict[str, object]:
    """The fields of the position that the row becomes."""
    return {
        "country" if isinstance(row.actor, Country) else "group": row.actor,
        "proposition": subject.proposition,
        "stance": row.stance,
        "date": subject.date,
        "date_precision": subject.precision,
        "kind": subject.kind,
        "forum": subject.forum,
        "session": subject.session,
        "instrument": subject.instrument,
        "summary": row.summary,
    }


def _rows(subject: Subject, answers: Answers, settled: Settled, told: Remarks) -> list[Row]:
    member_on = membership_test() if told.dissociated else None
    rows = []
    for one in settled.standing:
        stance = one.side.stance if one.side else subject.stance
        if not stance or one.actor is None:
            continue
        code = code_of(one.actor)
        note = " ".join(filter(None, (one.note, told.notes.get(code, ""))))
        summary = answers.summaries.get(stance, subject.summary_for(stance)).strip()
        summary = summary.replace("{name}", str(one.actor.name))
        aside: list[Country] = []
        if isinstance(one.actor, Group) and member_on is not None:
            aside = [each for each in told.dissociated if member_on(each.iso3, code, subject.date)]
        rows.append(
            Row(
                actor=one.actor,
                stance=str(stance),
                summary=f"{summary} {note}".strip(),
                locator="; ".join(filter(None, (subject.locator, told.locators.get(code, "")))),
                note=note,
                dissociated=aside,
                members=_members(one.actor, subject.date) if isinstance(one.actor, Group) else None,
            )
        )
    return rows


def _members(group: Group, day: date) -> int:
    return Membership.objects.current().filter(group=group).on(day).count()


def _faults(layout: Layout, told: Remarks, today: date) -> Iterator[Fault]:
    """What no position may hold. The rows share all that is asked of one that stands for all."""
    subject = layout.subject
    if not layout.rows:
        if not layout.questions:
            yield Fault("text", "Nobody on the list takes a position by it.")
        return
    for fault in contradictions(Position(**fields_of(subject, layout.rows[0])), today=today):
        yield Fault(fault.field, fault.sentence)
    spoken_for = {country.pk for row in layout.rows for country in row.dissociated}
    for country in told.dissociated:
        if country.pk not in spoken_for:
            yield Fault("dissociated", f"{country} was a member of no group on this list on that date.")


def _of_words(layout: Layout) -> Iterator[Fault]:
    for name, text in _typed(layout):
        if sentence := characters.fault(text):
            yield Fault(name, f"{name.partition('-')[0].capitalize()}: {sentence}")
    longest = Citation._meta.get_field("locator").max_length or 0
    for stance in layout.by_stance:
        template = layout.answers.summaries.get(stance, layout.subject.summary_for(stance))
        if not template.strip():
            yield Fault(f"summary-{stance.value}", "Say in your own words what they did.")
        for unknown in set(PLACEHOLDER.findall(template)) - {"{name}"}:
            yield Fault(f"summary-{stance.value}", f"{unknown} stands for nothing; only {{name}} does.")
    for row in layout.rows:
        if len(row.locator) > longest:
            yield Fault("locators", f"{row.actor}: the locator is longer than {longest} characters.")


def _typed(layout: Layout) -> Iterator[tuple[str, str]]:
    """What was typed beside the list, by field."""
    subject, answers = layout.subject, layout.answers
    yield from (("title", subject.title), ("locator", subject.locator))
    source = subject.source
    yield from (("source", text) for text in (source.title, source.publisher, source.language, source.url))
    yield from ((f"summary-{Stance(stance).value}", text) for stance, text in answers.summaries.items())
    yield from ((name, getattr(answers, name)) for name in ("notes", "locators", "reason"))
