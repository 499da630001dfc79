"""Random pasts of the record: acts that the tracker came to know and took back, memberships likewise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction
from hypothesis import strategies as st

from positions.models import Country, Dissociation, Membership, Position
from tests.reading import CALENDAR, LENGTH
from tests.world import World

MOMENTS = [datetime(2040, month, 1, tzinfo=UTC) for month in (1, 2, 3)]
AFTER = datetime(2041, 1, 1, tzinfo=UTC)
days = st.sampled_from(CALENDAR[1:LENGTH])
lives = st.tuples(st.sampled_from(MOMENTS), st.sampled_from((None, None, *MOMENTS[1:]))).filter(
    lambda life: life[1] is None or life[0] < life[1]
)
"""When the tracker came to know something, and when it took it back."""

acts = st.tuples(
    st.sampled_from(("arandia", "arandia", "borvia", "fenland", "union", "league")),
    days,
    st.sampled_from(("vote", "statement")),
    st.sampled_from(("support", "oppose")),
    lives,
    st.sampled_from((None, None, "arandia")),
)
terms = st.tuples(
    st.sampled_from(("fenland", "elan")), st.sampled_from(("union", "league")), days, st.none() | days, lives
).filter(lambda term: term[3] is None or term[2] < term[3])

RANKED = [
    (actor, CALENDAR[day], kind, stance, (MOMENTS[0], None), None)
    for day, told in ((2, ("support", "oppose")), (5, ("oppose", "support")))
    for kind, stance in zip(("vote", "statement"), told, strict=True)
    for actor in ("arandia", "union")
]
"""Acts of which two share each day: the first outranks the later record."""


@contextmanager
def recorded(world: World, history: list[tuple], joined: list[tuple]) -> Iterator[None]:
    """A record of these acts and memberships, written past the desk and taken back at the end."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
        for name, *rest in history:
            record(world, getattr(world, name), *rest)
        Membership.objects.filter(recorded_at__gt=MOMENTS[0]).update(recorded_at=MOMENTS[0])
        for member, group, start, end, (at, until) in joined:
            Membership.objects.create(
                country=getattr(world, member),
                group=getattr(world, group),
                start=start,
                end=end,
                recorded_at=at,
                withdrawn_at=until,
            )
        yield
        transaction.set_rollback(True)


def record(
    world: World, actor: Any, day: date, kind: str, stance: str, life: tuple, aside: str | None
) -> None:
    at, until = life
    back = {"retracted_by": world.reviewer, "retraction_cause": "duplicate", "retraction_reason": "Twice."}
    position = Position.objects.create(
        **{"country" if isinstance(actor, Country) else "group": actor},
        proposition=world.framework,
        date=day,
        kind=kind,
        stance=stance,
        summary="Made up.",
        author=world.analyst,
        reviewer=world.reviewer,
        status="retracted" if until else "published",
        published_at=at,
        retracted_at=until,
        **(back if until else {}),
    )
    if aside and not isinstance(actor, Country):
        Dissociation.objects.create(position=position, country=getattr(world, aside))
