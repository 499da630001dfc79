"""The desk’s front page: what waits for the person who looks, what contradicts itself, what grows old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from positions import coverage, heaps, roles
from positions.admin.coverage import drawn
from positions.admin.site import desk
from positions.heaps import Heap


@dataclass(frozen=True)
class Waiting:
    """Something of a heap, and for how long it has waited, in words."""

    what: Any
    age: str


def front(request: HttpRequest) -> dict[str, Any]:
    """Every heap of the person who looks; nothing for an account without a role."""
    user = request.user
    if not isinstance(user, User) or not user.has_perm("positions.view_position"):
        return {}
    now = timezone.now()
    reviews = user.has_perm(roles.REVIEW)
    return {
        "drafts": aged(heaps.own_drafts(user), "changed_at", now),
        "returned": aged(heaps.returned(user), "changed_at", now),
        "waiting": aged(heaps.waiting(user, own=not reviews), "submitted_at", now),
        "reviews": reviews,
        "batches": aged(heaps.batches(), "waits_since", now),
        "contradictions": heaps.contradictions(),
        "unchecked": heaps.unchecked_stances(now.date()),
        "matrix": drawn(coverage.matrix(now.date())),
    }


def aged(heap: Heap[Any], since: str, now: datetime) -> Heap[Waiting]:
    """The heap, each with its age since the moment in the attribute ``since``."""
    return Heap([Waiting(one, age(getattr(one, since), now)) for one in heap.rows], heap.total)


def age(since: datetime | None, now: datetime) -> str:
    """How long it is since the moment, in whole days; empty where there is none."""
    if since is None:
        return ""
    days = (now.date() - since.date()).days
    if days <= 0:
        return "today"
    return "1 day" if days == 1 else f"{days:,} days"


desk.fronts.append(front)
