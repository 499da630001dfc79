"""The positions of the files put before the rules of evidence, in ``rules.evidence``.

Sessions, officials and memberships count as they will stand after the load. Rows are taken
batch after batch, so memory does not grow with the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from positions.dates import contains, parse_day
from positions.exchange.columns import SEPARATOR, Actor
from positions.exchange.comparison import BATCH
from positions.exchange.crosschecks import effective
from positions.exchange.evidence_columns import Locators
from positions.exchange.faults import Faults
from positions.exchange.staging import days, name, names, rows_of
from positions.exchange.tables import MEMBERSHIPS, OFFICIALS, POSITIONS, SESSIONS
from positions.rules import evidence
from positions.rules.evidence import Claim, MemberOn

ASKED = (
    "actor",
    "date",
    "date_precision",
    "summary",
    "sources",
    "locator",
    "forum",
    "session",
    "official",
    "dissociated",
)
"""The columns that the rules of evidence ask about."""

LOCATORS = Locators("locator")


def check_evidence(faults: Faults, *, today: date) -> None:
    """Note what keeps a position of the files from being published."""
    member_on = _membership_test()
    for line, cells, claim in _claims():
        for fault in evidence.faults(claim, today=today, member_on=member_on):
            faults.add(POSITIONS.file, line, fault.field, cells[fault.field], fault.sentence)
        places = LOCATORS.value(cells["locator"])
        if len(places) > 1 and len(places) > len(cells["sources"].split(SEPARATOR)):
            faults.add(POSITIONS.file, line, "locator", cells["locator"], "More places than sources.")


def _claims() -> Iterator[tuple[int, dict[str, str], Claim]]:
    """Every sound row: its line, its cells, and what it claims."""
    last = 0
    while rows := rows_of(
        f"SELECT p.line, s.slug IS NOT NULL, s.forum, s.start, s.end, o.of, {names(ASKED, 'p.')} "
        f"FROM (SELECT * FROM {POSITIONS.staged} WHERE sound AND line > %s ORDER BY line LIMIT {BATCH}) p "
        f"LEFT JOIN {effective(SESSIONS, ['slug', 'forum', 'start', 'end'])} s ON s.slug = p.session "
        f"LEFT JOIN {effective(OFFICIALS, ['slug', 'of'])} o ON o.slug = p.official ORDER BY p.line",
        [last],
    ):
        for line, has_session, forum, start, end, speaks_for, *texts in rows:
            cells = dict(zip(ASKED, texts, strict=True))
            session = (forum, _day(start), _day(end)) if has_session else None
            yield line, cells, _claim(cells, session, speaks_for)
        last = rows[-1][0]


def _claim(
    cells: dict[str, str], session: tuple[str, date | None, date | None] | None, speaks_for: str | None
) -> Claim:
    dissociated = cells["dissociated"]
    return Claim(
        actor=_actor(cells["actor"]),
        taken_on=parse_day(cells["date"]),
        precision=cells["date_precision"],
        summary=cells["summary"],
        citations=len(cells["sources"]),
        forum=cells["forum"] or None,
        session=session,
        official=_actor(speaks_for) if speaks_for else None,
        dissociated=frozenset(dissociated.split(SEPARATOR) if dissociated else ()),
    )


def _actor(text: str) -> evidence.Actor:
    if text.startswith(Actor.PREFIX):
        return "group", text.removeprefix(Actor.PREFIX)
    return "country", text


def _day(text: str) -> date | None:
    return parse_day(text) if text else None


def _membership_test() -> MemberOn:
    """A test of membership over the terms of the files, and those of the record that stay."""
    same = " AND ".join(f"s.{name(one)} = r.{name(f'file_{one}')}" for one in MEMBERSHIPS.term)
    overlap = f"{days('s.', 'start', 'end')} && {days('r.', 'file_start', 'file_end')}"
    terms: dict[tuple[str, str], list[tuple[date | None, date | None]]] = {}
    for country, group, start, end in rows_of(
        f'SELECT iso3, "group", start, "end" FROM {MEMBERSHIPS.staged} WHERE sound '
        "UNION ALL SELECT file_iso3, file_group, file_start, file_end FROM record_memberships r "
        f"WHERE NOT EXISTS (SELECT FROM {MEMBERSHIPS.staged} s WHERE sound AND {same} AND {overlap})"
    ):
        terms.setdefault((country, group), []).append((_day(start), _day(end)))

    def member_on(country: str, group: str, day: date) -> bool:
        return any(contains(start, end, day) for start, end in terms.get((country, group), ()))

    return member_on
