"""The queue of the review: what waits, the oldest first, of one topic or analyst or all.

Its screens (``review_screens``) are reached from here and lead on to each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from positions import review, roles
from positions.admin.site import desk
from positions.models import Topic

PAGE = 50
"""Entries on one page of the queue."""


@dataclass(frozen=True)
class Choice:
    """Which part of the queue the reviewer works through; travels in every address."""

    topic: str = ""
    author: int | None = None

    @property
    def query(self) -> str:
        """As it stands behind an address: “?topic=weapons”, or nothing."""
        chosen = {"topic": self.topic, "analyst": self.author}
        carried = {name: value for name, value in chosen.items() if value}
        return f"?{urlencode(carried)}" if carried else ""


def choice(request: HttpRequest) -> Choice:
    """The part of the queue that the address names; what means nothing chooses nothing."""
    topic, analyst = request.GET.get("topic", ""), request.GET.get("analyst", "")
    number = int(analyst) if analyst.isascii() and analyst.isdecimal() and len(analyst) < 10 else None
    return Choice(topic.replace("\0", ""), number)


def queue(request: HttpRequest) -> HttpResponse:
    """What waits for review."""
    person = looking(request)
    chosen = choice(request)
    rows = review.waiting(topic=chosen.topic, author=chosen.author)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    found = review.entries(list(page.object_list))
    context = {
        **desk.each_context(request),
        "title": "Waiting for review",
        "entries": [(entry, address(entry, chosen)) for entry in found],
        "page": page,
        "now": timezone.now(),
        "choice": chosen,
        "topics": Topic.objects.all(),
        "analysts": User.objects.filter(positions_written__status="in-review")
        .distinct()
        .order_by("username"),
        "may_review": person.has_perm(roles.REVIEW),
    }
    return TemplateResponse(request, "admin/review/queue.html", context)


def looking(request: HttpRequest) -> User:
    """Who looks. Raises PermissionDenied for those who may not see positions that are not public."""
    if not isinstance(request.user, User) or not request.user.has_perm("positions.view_position"):
        raise PermissionDenied("Your role does not allow this.")
    return request.user


def address(entry: review.Entry, chosen: Choice) -> str:
    """The screen on which an entry is reviewed."""
    if entry.batch is not None:
        return reverse("admin:review_batch", args=[entry.batch.pk]) + chosen.query
    return reverse("admin:review_position", args=[entry.position.pk]) + chosen.query


def go_on(request: HttpRequest, after: review.Place, by: User) -> HttpResponse:
    """To the next entry that the reviewer may decide on; to the queue where there is none."""
    chosen = choice(request)
    row: dict[str, Any] | None = review.following(after, by=by, topic=chosen.topic, author=chosen.author)
    if row is None:
        messages.info(request, "Nothing else waits for you here.")
        return redirect(reverse("admin:review") + chosen.query)
    if row["batch"] is not None:
        return redirect(reverse("admin:review_batch", args=[row["batch"]]) + chosen.query)
    return redirect(reverse("admin:review_position", args=[row["alone"]]) + chosen.query)
