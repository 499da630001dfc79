"""The screen that records an occasion: one source, one actor, one day, and what he said of each proposition.

It works without scripts: “Fill in” brings what depends on what was typed, “Add rows” brings rows. The
script presses the same buttons. Nothing typed is lost on any of these ways.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from positions import choices, roles
from positions.admin.numbers import number_of, numbers_of
from positions.admin.occasion_forms import OccasionForm
from positions.admin.occasion_rows import Rows
from positions.admin.refusals import sentence_of
from positions.admin.site import desk
from positions.cautions import Caution
from positions.models import Position, Source
from positions.occasions import Mistake, Mistaken, cautions_about, record, rehearse
from positions.vocabulary import Status

CONFIRMED = "confirmed"
"""The field that names the cautions that were read."""

UNUSED = "unused"
"""Its value for what was typed about a source that is recorded already."""

CITING = 12
"""How many positions the screen names that cite a source."""


def routes() -> list[URLPattern]:
    """The screen, and the page that says what it recorded."""
    return [
        path("occasion/", desk.admin_view(occasion_view), name="occasion"),
        path("occasion/recorded/", desk.admin_view(recorded_view), name="occasion-recorded"),
    ]


desk.screens.append(routes)


def occasion_view(request: HttpRequest) -> HttpResponse:
    """Ask, complete, record."""
    if not request.user.has_perm("positions.add_position"):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, OccasionForm(initial=_to_begin_with(request)), Rows())
    if "save" in request.POST or "submit" in request.POST:
        return _save(request, submit="submit" in request.POST)
    typed = {name: request.POST.get(name, "") for name in OccasionForm.base_fields}
    return _page(request, OccasionForm(initial=typed), Rows(request.POST, more="add_rows" in request.POST))


def _to_begin_with(request: HttpRequest) -> dict[str, Any]:
    """What is known before anything is typed: the source, or all but the actor of the occasion before."""
    begin: dict[str, Any] = {}
    if number := number_of(request.GET.get("source", "")):
        begin = _described(get_object_or_404(Source, pk=number))
    elif number := number_of(request.GET.get("after", "")):
        before = get_object_or_404(
            Position.objects.select_related("forum", "session", "instrument"), pk=number
        )
        cited = before.citations.select_related("source").first()
        begin = _described(cited.source) if cited else {}
        begin |= {"date": before.date.isoformat(), "date_precision": before.date_precision}
        begin |= {"kind": before.kind, "session": str(before.session_id or "")}
        # by their codes, which the form writes out
        begin |= {"forum": before.forum.slug if before.forum else ""}
        begin |= {"instrument": before.instrument.slug if before.instrument else ""}
    return begin


def _described(source: Source) -> dict[str, str]:
    """What leads to the source: its address, or else its title and publisher."""
    if source.url:
        return {"address": source.url}
    return {"title": source.title, "publisher": source.publisher}


def _save(request: HttpRequest, *, submit: bool) -> HttpResponse:
    form, rows = OccasionForm(request.POST), Rows(request.POST, told=True)
    if not all([form.is_valid(), rows.is_valid()]):
        return _page(request, form, rows, told=True)
    occasion = form.occasion(rows.said())
    found = cautions_about(occasion)
    read = set(request.POST.getlist(CONFIRMED))
    unused = _unused(form)
    unread = [one for one in found if one.key not in read] or (unused and UNUSED not in read)
    assert isinstance(request.user, User)
    try:
        if unread:
            rehearse(occasion, author=request.user, today=timezone.now().date(), submit=submit)
            return _page(request, form, rows, cautions=found, unused=unused, told=True)
        recorded = record(occasion, author=request.user, today=timezone.now().date(), submit=submit)
    except Mistaken as refusal:
        for mistake in refusal.mistakes:
            (form if mistake.row is None else rows).tell(mistake)
        return _page(request, form, rows, cautions=found, unused=unused, told=True)
    except IntegrityError as error:
        form.tell(Mistake("", sentence_of(error)))
        return _page(request, form, rows, cautions=found, unused=unused, told=True)
    LogEntry.objects.log_actions(request.user.pk, recorded, ADDITION, "Recorded as part of an occasion.")
    one = len(recorded) == 1
    word = "submitted for review" if submit else ("saved as a draft" if one else "saved as drafts")
    messages.success(request, f"{'1 position' if one else f'{len(recorded)} positions'} {word}.")
    numbers = ",".join(str(one.pk) for one in recorded)
    return redirect(f"{reverse('admin:occasion-recorded')}?numbers={numbers}")


def _unused(form: OccasionForm) -> str:
    """What is passed over of a source that turned out to be recorded, if anything was typed about it."""
    if form.known is None or not form.cleaned_data["address"] or not form.describes_source:
        return ""
    return (
        f"This address is recorded already as “{form.known.title}”. The positions will cite that source; "
        "what you typed about a new one is not used."
    )


def _page(
    request: HttpRequest,
    form: OccasionForm,
    rows: Rows,
    *,
    cautions: list[Caution] | None = None,
    unused: str = "",
    told: bool = False,
) -> HttpResponse:
    """The screen with what was typed, and with all that is to be said about it."""
    cautions = cautions or []
    citing = choices.citing(form.known) if form.known else Position.objects.none()
    context = {
        **desk.each_context(request),
        "title": "Record an occasion",
        "form": form,
        "rows": rows,
        "numbered": list(rows.with_cautions(cautions)),
        "cautions": cautions,
        "unused": unused,
        "confirmed": [one.key for one in cautions] + ([UNUSED] if unused else []),
        "told": told,
        "mistakes": _mistakes(form, rows) if told else [],
        "known": form.known,
        "citing": citing[:CITING],
        "citing_count": citing.count() if form.known else 0,
        "catalogues": [
            (name, form.fields[field].choices)  # type: ignore[attr-defined]  # NamedField
            for name, field in (("actors", "actor"), ("forums", "forum"), ("instruments", "instrument"))
        ],
        "may_submit": request.user.has_perm(roles.SUBMIT),
    }
    return TemplateResponse(request, "admin/occasion.html", context)


def _mistakes(form: OccasionForm, rows: Rows) -> list[tuple[str, str]]:
    """Every mistake with the field to go to, from the top of the screen to its end."""
    found = [("", str(sentence)) for sentence in form.non_field_errors()]
    found += [_at(field, "") for field in form if field.errors]
    for place, row in rows.filled:
        found += [_at(field, f"Row {place + 1}, ") for field in row if field.errors]
    return found


def _at(field: Any, before: str) -> tuple[str, str]:
    label = field.label[:1].lower() + field.label[1:] if before else field.label
    return field.auto_id, f"{before}{label}: {' '.join(map(str, field.errors))}"


def recorded_view(request: HttpRequest) -> HttpResponse:
    """What was recorded, and where to go on: mostly to the next actor in the same source."""
    if not request.user.has_perm("positions.view_position"):
        raise PermissionDenied
    numbers = numbers_of(request.GET.get("numbers", "").split(","))
    recorded = list(Position.objects.filter(pk__in=numbers).with_labels().order_by("pk"))
    if not recorded:
        return redirect("admin:occasion")
    cited = recorded[0].citations.all()
    context = {
        **desk.each_context(request),
        "title": "Recorded",
        "positions": recorded,
        "first": recorded[0],
        "source": cited[0].source if cited else None,
        "numbers": ",".join(str(one.pk) for one in recorded),
        "drafts": request.user.has_perm(roles.SUBMIT)
        and all(one.status == Status.DRAFT and one.author_id == request.user.pk for one in recorded),
    }
    return TemplateResponse(request, "admin/occasion_recorded.html", context)
