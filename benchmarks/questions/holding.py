"""Who holds which stance on a day: the rule of the codebook said once more, slowly, to check the fast ones.

A country's own latest position counts; where there is none, the latest of a group of which it was a member on
the position's date and is a member on the day, unless it dissociated itself. Of one date the stronger kind of
act counts, then the later record.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.questions.recorded import Recorded

STRENGTH = """
ratification signature vote co-sponsorship endorsement written-submission policy-document joint-statement
explanation-of-vote statement interview
""".split()  # noqa: SIM905  # a list of so many words reads better so
PLACE = {kind: -place for place, kind in enumerate(STRENGTH)}

Held = dict[str, tuple[str, int]]
"""By country: the stance, and the row that decides it."""


def held(recorded: Recorded, rows: Iterable[int], on: str) -> Held:
    """Who holds what on the day, as these positions on one proposition say."""
    own: dict[str, tuple[str, int, int]] = {}
    through: dict[str, tuple[str, int, int]] = {}
    for row in rows:
        if recorded.date[row] > on:
            continue
        rank = (recorded.date[row], PLACE[recorded.kind[row]], row)
        actor = recorded.actor[row]
        if not actor.startswith("group:"):
            own[actor] = max(own.get(actor, rank), rank)
            continue
        aside = recorded.aside[row].split("|")
        for country, start, end in recorded.members[actor]:
            if start <= recorded.date[row] < end and start <= on < end and country not in aside:
                through[country] = max(through.get(country, rank), rank)
    return {country: (recorded.stance[row], row) for country, (_, _, row) in {**through, **own}.items()}
