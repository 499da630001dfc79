"""The screens of a list of many: describe and paste it, answer its questions, look at it, make the drafts.

Nothing is kept between the steps: each page carries all that was typed, and the list is read
anew. So a page can be left open, gone back to, and posted twice without harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.contrib import messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from positions.admin.lists_forms import CHOICE, OTHER, SUMMARY, TOTALS, ListForm, answers_of
from positions.admin.refusals import sentence_of
from positions.admin.site import desk
from positions.lists.comparing import count
from positions.lists.entering import NotReady, enter
from positions.lists.headings import Side
from positions.lists.matching import code_of
from positions.lists.plan import Layout, lay_out
from positions.lists.reading import Unreadable
from positions.lists.settling import Question
from positions.lists.subject import OUT
from positions.refusals import Refused
from positions.vocabulary import Stance

ASKED: Final = 100
"""So many questions have their controls on the page; the others are named, for the text to be mended."""

NEVER_CARRIED: Final = ("csrfmiddlewaretoken", "step")
ON_RESOLVE: Final = ("notes", "locators", "dissociated", "reason", "stance", "total", *TOTALS)
"""Fields that the second page shows itself."""


def routes() -> list[URLPattern]:
    """The one address of all steps."""
    return [path("list/", desk.admin_view(list_view), name="list")]


desk.screens.append(routes)


def list_view(request: HttpRequest) -> HttpResponse:
    """One step of entering a list, told by the button that was pressed."""
    if not request.user.has_perm("positions.add_position"):
        raise PermissionDenied
    if request.method != "POST":
        return _describe(request, ListForm(initial=request.GET.dict()))
    step = request.POST.get("step", "read")
    if step == "describe":
        return _describe(request, ListForm(initial=request.POST.dict()))
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _describe(request, form)
    try:
        if step == "draft":
            return _draft(request, form)
        layout = _laid_out(request, form)
    except Unreadable as unreadable:
        for sentence in unreadable.sentences:
            form.add_error("upload" if request.FILES else "text", sentence)
        return _describe(request, form)
    if step == "preview" and layout.ready:
        return _preview(request, layout)
    return _resolve(request, form, layout, told=step == "preview")


def _laid_out(request: HttpRequest, form: ListForm) -> Layout:
    today = timezone.now().date()
    return lay_out(form.subject(), form.cleaned_data["text"], answers_of(request.POST), today=today)


def _draft(request: HttpRequest, form: ListForm) -> HttpResponse:
    """Make the drafts, or show all that stands in the way."""
    assert isinstance(request.user, User)
    today = timezone.now().date()
    try:
        batch = enter(
            form.subject(),
            form.cleaned_data["text"],
            answers_of(request.POST),
            author=request.user,
            today=today,
        )
    except NotReady as refusal:
        return _resolve(request, form, refusal.layout, told=True)
    except Refused as refusal:
        return _resolve(
            request, form, _laid_out(request, form), told=True, refused=map(str, refusal.objections)
        )
    except ValidationError as refusal:
        return _resolve(request, form, _laid_out(request, form), told=True, refused=refusal.messages)
    except IntegrityError as error:
        return _resolve(request, form, _laid_out(request, form), told=True, refused=[sentence_of(error)])
    LogEntry.objects.log_actions(request.user.pk, [batch], ADDITION, "Entered as a list.", single_object=True)
    messages.success(request, f"{batch}: {batch.positions.count()} drafts made, as one list.")
    return redirect("admin:positions_batch_change", batch.pk)


# The pages.


def _describe(request: HttpRequest, form: ListForm) -> HttpResponse:
    """The first page: what the list is, and its text."""
    context = {
        "title": "Enter a list",
        "form": form,
        "totals": [form[name] for name in (*TOTALS, "total")],
        "told": form.is_bound and bool(form.errors),
        "mistakes": [
            (field.auto_id, f"{field.label}: {sentence}") for field in form for sentence in field.errors
        ],
        "sources": form.sources(),
        "carried": _carried(request, besides=tuple(form.fields)),
    }
    return _page(request, "describe", context)


def _resolve(
    request: HttpRequest, form: ListForm, layout: Layout, *, told: bool, refused: Iterable[str] = ()
) -> HttpResponse:
    """The second page: what was read, and what has to be answered."""
    asked = layout.questions[:ASKED]
    shown = [f"{prefix}{one.entry.key}" for one in asked for prefix in (CHOICE, OTHER)]
    shown += [f"{SUMMARY}{stance}" for stance in layout.by_stance]
    by_field: dict[str, list[str]] = {name: [] for name in ("reason", "notes", "locators", "dissociated")}
    for fault in layout.faults:
        by_field.setdefault(fault.field, []).append(fault.sentence)
    context = {
        "title": layout.subject.title,
        "layout": layout,
        "form": form,
        "totals": [form[name] for name in (*TOTALS, "total")],
        "told": told,
        "objections": [*refused, *(_objections(layout) if told else ())],
        "faults": by_field,
        "sides": _sides(layout),
        "asked": [_with_choices(layout, one) for one in asked],
        "more": layout.questions[ASKED:],
        "summaries": [
            (
                stance,
                len(rows),
                layout.answers.summaries.get(stance, layout.subject.summary_for(stance)),
                by_field.get(f"{SUMMARY}{stance.value}"),
            )
            for stance, rows in layout.by_stance.items()
        ],
        "actors": sorted(
            map(str, {code_of(one): one.name for one in layout.reading.names.by_code.values()}.values())
        ),
        "carried": _carried(request, text=form.cleaned_data["text"], besides=(*ON_RESOLVE, *shown)),
    }
    return _page(request, "resolve", context)


def _preview(request: HttpRequest, layout: Layout) -> HttpResponse:
    """The third page: the drafts as they will be."""
    context = {
        "title": layout.subject.title,
        "layout": layout,
        "count": len(layout.rows),
        "carried": _carried(request, text=layout.text),
    }
    return _page(request, "preview", context)


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    whole = {**desk.each_context(request), "out": OUT, **context}
    return TemplateResponse(request, f"admin/lists/{template}.html", whole)


def _carried(
    request: HttpRequest, *, text: str | None = None, besides: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """All that was typed and has no field on the page."""
    found = {
        name: str(value) for name, value in request.POST.items() if name not in (*NEVER_CARRIED, *besides)
    }
    if text is not None:
        found["text"] = text.replace("\0", "")
    return list(found.items())


# What the second page says.


def _objections(layout: Layout) -> list[str]:
    """Everything for which it cannot go on."""
    found = []
    if layout.questions:
        number = len(layout.questions)
        found.append(f"{number} {'line needs' if number == 1 else 'lines need'} an answer.")
    found += [one.sentence for one in layout.faults]
    if layout.differences and not layout.answers.reason.strip():
        found.append("The list differs from what was announced or recorded: mend it, or say why it stands.")
    return found


def _sides(layout: Layout) -> list[tuple[str, Stance | None, int, list[int], bool]]:
    """(side, its stance, how many stand there, what is announced, whether that differs)."""
    announced: dict[Side, list[int]] = {}
    for side, number in layout.subject.totals.items():
        announced.setdefault(side, []).append(number)
    for one in layout.reading.announced:
        announced.setdefault(one.side, []).append(one.number)
    found: list[tuple[str, Stance | None, int, list[int], bool]] = []
    for side in (Side.FAVOUR, Side.AGAINST, Side.ABSTAINING, Side.ABSENT, Side.DISSOCIATED):
        number = count(layout.settled, side)
        if number or side in announced:
            told = list(dict.fromkeys(announced.get(side, [])))
            found.append((side.value, side.stance, number, told, any(one != number for one in told)))
    headless = sum(one.side is None for one in layout.settled.standing)
    if headless and layout.subject.stance:
        found.append(("under no heading", Stance(layout.subject.stance), headless, [], False))
    return found


def _with_choices(layout: Layout, question: Question) -> dict[str, Any]:
    """A question with those whom it may mean."""
    entry = question.entry
    offered = [entry.actor] if entry.actor is not None else layout.reading.names.suggestions(entry.written)
    typed = question.choice if question.choice not in ("", OUT, *map(code_of, offered)) else ""
    return {
        "question": question,
        "name": f"{CHOICE}{entry.key}",
        "other": f"{OTHER}{entry.key}",
        "typed": typed,
        "offered": [(code_of(one), one.name) for one in offered],
    }
