"""The review of one position, or of one list as a whole: all that is needed to decide, and the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from positions import review, roles
from positions.admin.refusals import sentence_of
from positions.admin.review import choice, go_on, looking, queue
from positions.admin.review_sheets import sheet_of, sheets_of
from positions.admin.site import desk
from positions.corrections import chain
from positions.differences import differences, same_fields
from positions.models import Batch, Position, StancePeriod
from positions.refusals import Objection, Refused
from positions.vocabulary import Status

TOLD = 10
"""How many objections of one sentence are told one by one."""


def position_screen(request: HttpRequest, number: int) -> HttpResponse:
    """One position. What belongs to a list is reviewed with it."""
    person = looking(request)
    rows = review.marked(Position.objects.filter(pk=number)).with_labels()
    position = get_object_or_404(rows.select_related("author", "batch", "corrects__author"), pk=number)
    if position.batch_id is not None:
        return redirect("admin:review_batch", position.batch_id)
    objections, status = _decided(request, person, [position])
    if isinstance(objections, HttpResponse):
        return objections
    corrected = None
    if position.corrects_id is not None:
        corrected = Position.objects.with_labels().get(pk=position.corrects_id)
    held = StancePeriod.objects.on(timezone.now().date()).filter(
        country=position.country_id, proposition=position.proposition_id
    )
    context = {
        "title": f"Review: {position}",
        "heading": position,
        "position": position,
        "marks": dict.fromkeys(review.marks_of(position), 1),
        "corrected": corrected,
        "differences": differences(corrected, position) if corrected else [],
        "same": same_fields(corrected, position) if corrected else [],
        "chain": chain(position),
        "held": held.with_labels().first(),
        "sheet": sheet_of([position]),
    }
    return _screen(request, person, [position], context, "position", objections, status)


def batch_screen(request: HttpRequest, number: int) -> HttpResponse:
    """One list: its positions by stance, decided on as one."""
    person = looking(request)
    batch = get_object_or_404(Batch.objects.select_related("author"), pk=number)
    rows = batch.positions.select_related("author", "corrects", "batch").with_labels().order_by("pk")
    everything = list(review.marked(rows))
    waiting = [one for one in everything if one.status == Status.IN_REVIEW]
    positions = waiting or everything
    objections, status = _decided(request, person, positions)
    if isinstance(objections, HttpResponse):
        return objections
    context = {
        "title": f"Review: {batch.title}",
        "heading": batch,
        "batch": batch,
        "marks": dict(Counter(mark for one in positions for mark in review.marks_of(one))),
        "sheets": sheets_of(positions),
        "sheet": sheet_of(positions),
    }
    return _screen(request, person, positions, context, "batch", objections, status)


def _screen(
    request: HttpRequest,
    person: User,
    positions: list[Position],
    context: dict[str, Any],
    template: str,
    objections: Sequence[str],
    status: int,
) -> HttpResponse:
    """The screen, with what publishing would do and the form for the decision."""
    waits = bool(positions) and positions[0].status == Status.IN_REVIEW
    own = any(one.author_id == person.pk for one in positions)
    common = {
        **desk.each_context(request),
        "choice": choice(request),
        "positions": positions,
        "waits": waits,
        "own": own,
        "may_review": person.has_perm(roles.REVIEW),
        "outcome": review.outcome(positions[0]) if positions and not waits else None,
        "outlook": review.outlook(positions) if waits else None,
        "seen": review.stamp(positions),
        "now": timezone.now(),
        "note": request.POST.get("note", ""),
        "objections": objections,
    }
    return TemplateResponse(request, f"admin/review/{template}.html", {**common, **context}, status=status)


def _decided(
    request: HttpRequest, person: User, positions: list[Position]
) -> tuple[HttpResponse | Sequence[str], int]:
    """What was decided by this request: on to the next, or why nothing was done."""
    if request.method != "POST" or not positions:
        return [], 200
    if positions[0].status != Status.IN_REVIEW:
        return _too_late(request, positions[0]), 302
    place = review.place_of(positions)
    seen, approving = request.POST.get("seen", ""), request.POST.get("decision") == "approve"
    try:
        if approving:
            review.approve(positions, by=person, seen=seen)
        else:
            review.return_to_author(positions, by=person, seen=seen, note=request.POST.get("note", ""))
    except PermissionDenied as refusal:
        return [str(refusal)], 403
    except Refused as refusal:
        now = Position.objects.get(pk=positions[0].pk)
        if now.status != Status.IN_REVIEW:
            return _too_late(request, now), 302
        return _told(refusal.objections), 200
    except IntegrityError as error:
        return [sentence_of(error)], 200
    words = "Published" if approving else "Sent back"
    LogEntry.objects.log_actions(person.pk, positions, CHANGE, f"{words} in review.")
    what = str(positions[0].batch or positions[0]) if len(positions) == 1 else _named(positions)
    messages.success(request, f"{words}: {what}.")
    return go_on(request, place, person), 302


def _too_late(request: HttpRequest, position: Position) -> HttpResponse:
    """Somebody else was quicker: nothing happens, and the screen says who and when."""
    done = review.outcome(position)
    messages.warning(request, f"Nothing was done: it was {done.sentence if done else 'taken back'}.")
    return redirect(request.get_full_path())


def _named(positions: list[Position]) -> str:
    return f"{positions[0].batch}, {len(positions):,} positions"


def _told(objections: Sequence[Objection]) -> list[str]:
    """Every objection; where many positions meet with the same, the first of them and a count."""
    by_sentence: dict[str, list[Objection]] = {}
    for one in objections:
        by_sentence.setdefault(one.sentence, []).append(one)
    told = []
    for same in by_sentence.values():
        told += [str(one) for one in same[:TOLD]]
        if len(same) > TOLD:
            told.append(f"… and the same of {len(same) - TOLD:,} more.")
    return told


def routes() -> list[URLPattern]:
    """The queue and the screens."""
    return [
        path("review/", desk.admin_view(queue), name="review"),
        path("review/position/<int:number>/", desk.admin_view(position_screen), name="review_position"),
        path("review/batch/<int:number>/", desk.admin_view(batch_screen), name="review_batch"),
    ]


desk.screens.append(routes)
