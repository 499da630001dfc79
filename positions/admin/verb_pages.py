"""From the button to the verb: the page that asks, the verb itself, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.admin import action as admin_action
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from positions import roles
from positions.admin.numbers import numbers_of
from positions.admin.refusals import sentence_of
from positions.admin.verbs import CORRECT, VERBS, Verb
from positions.models import Position
from positions.refusals import Objection, Refused

if TYPE_CHECKING:
    from positions.admin.positions import PositionAdmin

SHOWN = 100
"""How many positions the page that asks names one by one."""


Action = Callable[["PositionAdmin", HttpRequest, QuerySet[Position]], HttpResponse]


def action(verb: Verb) -> Action:
    """The verb for the selected positions of the list, together."""

    def act(table: PositionAdmin, request: HttpRequest, queryset: QuerySet[Position]) -> HttpResponse:
        return begin(table, request, verb, list(queryset.values_list("pk", flat=True)))

    act.__name__ = verb.slug.replace("-", "_")
    needed = "submit" if roles.SUBMIT in verb.permissions else "review"
    return admin_action(description=f"{verb.label} – selected", permissions=[needed])(act)


def verb_view(admin: PositionAdmin, request: HttpRequest, slug: str) -> HttpResponse:
    """Where buttons and pages post to: ``numbers`` names the positions, ``confirmed`` that it was asked."""
    verb = VERBS.get(slug)
    if verb is None:
        raise Http404(f"There is no verb “{slug}”.")
    if request.method != "POST":
        return redirect(admin.address("changelist"))
    numbers = numbers_of(request.POST.get("numbers", "").split(","))
    return begin(admin, request, verb, numbers, confirmed="confirmed" in request.POST)


def begin(
    admin: PositionAdmin, request: HttpRequest, verb: Verb, numbers: Sequence[int], *, confirmed: bool = False
) -> HttpResponse:
    """Ask where the verb has something to ask and has not done so; else do it."""
    positions: list[Position] = list(
        admin.get_queryset(request).filter(pk__in=numbers).order_by("-date", "-pk")
    )
    if not positions:
        admin.message_user(request, "None of these positions is there any more.", messages.WARNING)
        return redirect(admin.address("changelist"))
    if verb.single and len(positions) > 1:
        raise Http404(f"“{verb.label}” takes one position at a time.")
    if not confirmed and not verb.at_once:
        return _ask(admin, request, verb, positions, verb.form())
    form = verb.form(request.POST)
    if not form.is_valid():
        return _ask(admin, request, verb, positions, form)
    return _do(admin, request, verb, positions, form)


def _do(
    admin: PositionAdmin, request: HttpRequest, verb: Verb, positions: list[Position], form: forms.Form
) -> HttpResponse:
    """Do it whole, or show every reason why not."""
    assert isinstance(request.user, User)
    try:
        done = verb.do(positions, request.user, form.cleaned_data)
    except PermissionDenied as refusal:
        return _ask(admin, request, verb, positions, form, [str(refusal)], status=403)
    except Refused as refusal:
        return _ask(admin, request, verb, positions, form, refusal.objections)
    except ValidationError as refusal:
        return _ask(admin, request, verb, positions, form, refusal.messages)
    except IntegrityError as error:
        return _ask(admin, request, verb, positions, form, [sentence_of(error)])
    LogEntry.objects.log_actions(request.user.pk, positions, CHANGE, f"{verb.label}.")
    what = str(positions[0]) if len(positions) == 1 else f"{len(positions):,} positions"
    admin.message_user(request, f"{what}: {verb.done}.", messages.SUCCESS)
    if verb is CORRECT or len(done) == 1:
        return redirect(admin.address("change", done[0].pk))
    return redirect(admin.address("changelist"))


def _ask(
    admin: PositionAdmin,
    request: HttpRequest,
    verb: Verb,
    positions: list[Position],
    form: forms.Form,
    objections: Sequence[Objection | str] = (),
    *,
    status: int = 200,
) -> HttpResponse:
    """The page that asks; after a refusal with every objection, and with what was typed."""
    count = len(positions)
    context = {
        **admin.admin_site.each_context(request),
        "title": verb.label if count == 1 else f"{verb.label}: {count:,} positions",
        "opts": admin.opts,
        "verb": verb,
        "positions": positions[:SHOWN],
        "more": max(0, count - SHOWN),
        "single": positions[0] if count == 1 else None,
        "numbers": ",".join(str(position.pk) for position in positions),
        "form": form,
        "objections": [_told(one) for one in objections],
    }
    return TemplateResponse(request, "admin/positions/position/verb.html", context, status=status)


def _told(objection: Objection | str) -> dict[str, object]:
    """An objection as the page prints it: the position it is about, if any, and the sentence."""
    if isinstance(objection, str):
        return {"position": None, "sentence": objection}
    return {"position": objection.position, "sentence": objection.sentence}
