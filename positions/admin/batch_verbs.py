"""The verbs for a whole list: asked, done for all its positions or none, every reason told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from positions.admin.refusals import sentence_of
from positions.admin.verbs import PUBLISH, RETRACT, SEND_BACK, SUBMIT, TAKE_BACK, Verb
from positions.batches import discard_batch, standing
from positions.models import Batch, Position
from positions.refusals import Objection, Refused
from positions.vocabulary import Status

if TYPE_CHECKING:
    from positions.admin.batches import BatchAdmin

DISCARD: Final = Verb(
    "discard",
    "Discard",
    "discarded",
    "All drafts of the list are deleted.",
    Status.DRAFT,
    ("positions.delete_batch",),
    lambda positions, user, words: [],  # done by the batch itself
    own=True,
)
VERBS: Final = {verb.slug: verb for verb in (SUBMIT, TAKE_BACK, PUBLISH, SEND_BACK, RETRACT, DISCARD)}
NAMED: Final = 3
"""So many positions are named that met with the same objection."""


def offered(batch: Batch, user: User) -> list[Verb]:
    """The verbs whose buttons the user finds on the list's page."""
    examples = [one for status in Status for one in batch.positions.filter(status=status).order_by("pk")[:1]]
    return [verb for verb in VERBS.values() if any(verb.offered(one, user) for one in examples)]


def verb_view(admin: BatchAdmin, request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Where the buttons of a list post to; ``confirmed`` says that it was asked."""
    verb = VERBS.get(slug)
    if verb is None:
        raise Http404(f"There is no verb “{slug}” for a list.")
    batch = get_object_or_404(Batch.objects.select_related("author"), pk=number)
    if request.method != "POST":
        return redirect(admin.address("change", batch.pk))
    positions = standing(batch, verb.before)
    if not positions and verb is not DISCARD:
        before = verb.before.label.lower()
        admin.message_user(
            request, f"Nothing was done: no position of this list is {before} any more.", messages.WARNING
        )
        return redirect(admin.address("change", batch.pk))
    confirmed = "confirmed" in request.POST
    if not confirmed and not verb.at_once:
        return _ask(admin, request, verb, batch, positions, verb.form())
    form = verb.form(request.POST)
    if not form.is_valid():
        return _ask(admin, request, verb, batch, positions, form)
    return _do(admin, request, verb, batch, positions, form)


def _do(
    admin: BatchAdmin,
    request: HttpRequest,
    verb: Verb,
    batch: Batch,
    positions: list[Position],
    form: forms.Form,
) -> HttpResponse:
    assert isinstance(request.user, User)
    number, name = batch.pk, str(batch)
    try:
        if verb is DISCARD:
            discard_batch(batch, by=request.user)
            batch.pk = number  # for the log
        else:
            verb.do(positions, request.user, form.cleaned_data)
    except PermissionDenied as refusal:
        return _ask(admin, request, verb, batch, positions, form, [str(refusal)], status=403)
    except Refused as refusal:
        return _ask(admin, request, verb, batch, positions, form, told(refusal.objections))
    except ValidationError as refusal:
        return _ask(admin, request, verb, batch, positions, form, refusal.messages)
    except IntegrityError as error:
        return _ask(admin, request, verb, batch, positions, form, [sentence_of(error)])
    flag = DELETION if verb is DISCARD else CHANGE
    LogEntry.objects.log_actions(request.user.pk, [batch], flag, f"{verb.label}.", single_object=True)
    what = "1 position" if len(positions) == 1 else f"{len(positions):,} positions"
    admin.message_user(request, f"{name}: {what} {verb.done}.", messages.SUCCESS)
    if verb is DISCARD:
        return redirect(admin.address("changelist"))
    return redirect(admin.address("change", batch.pk))


def told(objections: Sequence[Objection]) -> list[str]:
    """Every objection; where many positions meet with the same, the first of them and a count."""
    by_sentence: dict[str, list[Objection]] = {}
    for one in objections:
        by_sentence.setdefault(one.sentence, []).append(one)
    sentences = []
    for same in by_sentence.values():
        sentences += [str(one) for one in same[:NAMED]]
        if len(same) > NAMED:
            sentences.append(f"… and the same of {len(same) - NAMED:,} more.")
    return sentences


def _ask(
    admin: BatchAdmin,
    request: HttpRequest,
    verb: Verb,
    batch: Batch,
    positions: list[Position],
    form: forms.Form,
    objections: Sequence[str] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    """The page that asks; after a refusal with every objection, and with what was typed."""
    context = {
        **admin.admin_site.each_context(request),
        "title": f"{verb.label}: {len(positions):,} positions",
        "opts": admin.opts,
        "verb": verb,
        "batch": batch,
        "sides": by_stance(positions),
        "form": form,
        "objections": objections,
    }
    return TemplateResponse(request, "admin/positions/batch/verb.html", context, status=status)


def by_stance(positions: Sequence[Position]) -> dict[tuple[str, str], list[Position]]:
    """The positions by proposition and stance, in the order of the list."""
    found: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        found.setdefault((str(one.proposition), one.stance), []).append(one)
    return found
