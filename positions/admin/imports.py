"""A file with the columns of the data set, brought to the desk: looked at row by row, then entered whole.

Between the look and the entry the file travels with the page, packed, so that nothing is kept for
whoever thinks better of it; what was packed is read and checked anew.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from positions.admin.refusals import sentence_of
from positions.admin.site import desk
from positions.admin.verbs import REASON_HELP
from positions.exchange import one_table
from positions.exchange.comparison import CHANGED, NEW, SAME, SETTLED
from positions.exchange.faults import Fault, FaultyFilesError
from positions.exchange.one_table import PENDING, OvertakenError, Preview
from positions.exchange.spreadsheets import UnreadableError
from positions.exchange.tables import POSITIONS, Table
from positions.vocabulary import RetractionCause

LARGEST = 5_000_000
"""Bytes of a file."""
ENDINGS, ARCHIVE = ("csv", "xlsx"), b"PK"
"""How names of files end that are read, and how a workbook begins."""
LARGEST_PACKED = 2_000_000
"""Characters of a packed file: what a form may carry."""
SHOWN = 1_000
"""Rows and faults that the page shows one by one; they are counted in full."""

TORN = "The file did not come back whole. Choose it again."

WORDS = {
    NEW: "new",
    CHANGED: "changes the record",
    PENDING: "entered already, not published yet: left alone",
    SETTLED: "retracted or corrected at the desk since: left alone",
    SAME: "the same as in the record",
}


class FileForm(forms.Form):
    """The file to look at."""

    file = forms.FileField(
        label="CSV or XLSX file",
        help_text="With the columns of the data set, at most 5 MB and 20,000 rows. CSV: UTF-8, with commas.",
    )

    def clean_file(self) -> bytes:
        """The content of the file."""
        found: UploadedFile = self.cleaned_data["file"]
        size = found.size or 0
        if size > LARGEST:
            raise ValidationError(
                f"The file has {size / 1e6:,.1f} MB; at most {LARGEST / 1e6:.0f} MB come in at once."
            )
        content = found.read()
        ending = (found.name or "").rpartition(".")[2].lower()
        if ending not in ENDINGS:
            raise ValidationError("The file’s name ends in neither .csv nor .xlsx: no other type is read.")
        if content.startswith(ARCHIVE) is not (ending == "xlsx"):
            raise ValidationError(f"The file’s name ends in .{ending}, and what it holds is something else.")
        if len(packed(content)) > LARGEST_PACKED:
            raise ValidationError("The file is too large to look at before it is entered. Bring it in parts.")
        return content


class EntryForm(forms.Form):
    """The word to enter what was looked at; corrections of published positions say why."""

    content = forms.CharField(widget=forms.HiddenInput)
    fingerprint = forms.CharField(widget=forms.HiddenInput)
    cause = forms.ChoiceField(
        label="Cause of the corrections",
        choices=[
            (cause.value, f"{cause.label}: {cause.definition}")
            for cause in (RetractionCause.CORRECTION, RetractionCause.RECODE)
        ],
        initial=RetractionCause.CORRECTION.value,
    )
    reason = forms.CharField(
        label="Public reason of the corrections",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text=REASON_HELP,
    )

    def __init__(self, *arguments: Any, corrects: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not corrects:
            del self.fields["cause"], self.fields["reason"]

    def clean_content(self) -> bytes:
        """The file as it was looked at."""
        try:
            return unpacked(self.cleaned_data["content"])
        except ValueError:
            raise ValidationError(TORN) from None


def packed(content: bytes) -> str:
    """The file as text that a form can carry."""
    return base64.b64encode(zlib.compress(content, 9)).decode()


def unpacked(text: str) -> bytes:
    """The file again. Raises ValueError where it is none, or larger than a file may be."""
    try:
        stream = zlib.decompressobj()
        content = stream.decompress(base64.b64decode(text, validate=True), LARGEST)
    except (zlib.error, binascii.Error) as error:
        raise ValueError("It is no packed file.") from error
    if not stream.eof:
        raise ValueError("It is larger than a file may be, or cut short.")
    return content


def import_view(request: HttpRequest, name: str) -> HttpResponse:
    """Choose a file; look at what it does; enter it."""
    table = one_table.table_named(name)
    if table is None:
        raise Http404(f"No file of “{name}” is taken here.")
    person = request.user
    if not isinstance(person, User) or not one_table.may_bring(person, table):
        raise PermissionDenied("Your role does not import this table.")
    if request.method != "POST":
        return _page(request, table, FileForm())
    if "content" in request.POST:
        return _enter(request, person, table)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, table, form)
    return _look(request, table, form.cleaned_data["file"], form)


def _look(request: HttpRequest, table: Table, content: bytes, form: forms.Form) -> HttpResponse:
    """What the file would do, or everything that is wrong with it."""
    try:
        found = one_table.preview(table, content, today=timezone.now().date())
    except UnreadableError as error:
        return _page(request, table, form, objections=[str(error)])
    except FaultyFilesError as error:
        return _page(request, table, form, faults=error.faults)
    return _page(request, table, form, preview=found, entry=_entry(found, content))


def _enter(request: HttpRequest, person: User, table: Table) -> HttpResponse:
    """Enter the file that was looked at; where the record changed meanwhile, show what it does now."""
    entry = EntryForm(request.POST, corrects="reason" in request.POST)
    entry.full_clean()
    content = entry.cleaned_data.get("content")
    if content is None:
        return _page(request, table, FileForm(), objections=[TORN])
    today = timezone.now().date()
    try:
        if not entry.is_valid():
            found = one_table.preview(table, content, today=today)
            return _page(request, table, FileForm(), preview=found, entry=entry)
        values = {name: entry.cleaned_data.get(name, "") for name in ("fingerprint", "cause", "reason")}
        found, drafts = one_table.enter(table, content, by=person, today=today, **values)
    except OvertakenError as error:
        now = error.preview
        again = _entry(now, content, request.POST.get("reason", ""))
        return _page(request, table, FileForm(), preview=now, entry=again, objections=[str(error)])
    except UnreadableError as error:
        return _page(request, table, FileForm(), objections=[str(error)])
    except FaultyFilesError as error:
        return _page(request, table, FileForm(), faults=error.faults)
    except (ValidationError, IntegrityError) as error:
        sentences = error.messages if isinstance(error, ValidationError) else [sentence_of(error)]
        return _page(request, table, FileForm(), objections=sentences)
    messages.success(request, _told(table, found))
    if drafts:
        return redirect(f"{reverse('admin:positions_position_changelist')}?desk=mine")
    return redirect(f"admin:positions_{table.model._meta.model_name}_changelist")


def _entry(found: Preview, content: bytes, reason: str = "") -> EntryForm | None:
    """The form that enters the file; None where it would do nothing."""
    if not (found.counts[NEW] or found.counts[CHANGED]):
        return None
    corrects = found.table is POSITIONS and bool(found.counts[CHANGED])
    values = {"content": packed(content), "fingerprint": found.fingerprint, "reason": reason}
    return EntryForm(initial=values, corrects=corrects)


def _page(
    request: HttpRequest,
    table: Table,
    form: forms.Form,
    *,
    preview: Preview | None = None,
    entry: EntryForm | None = None,
    faults: list[Fault] | None = None,
    objections: list[str] | None = None,
) -> HttpResponse:
    rows = preview.rows if preview else []
    told = [row for row in rows if row.verdict != SAME]
    context = {
        **desk.each_context(request),
        "title": f"Import {table.model._meta.verbose_name_plural}",
        "table": table,
        "opts": table.model._meta,
        "as_drafts": table is POSITIONS,
        "form": form,
        "entry": entry,
        "preview": preview,
        "words": WORDS,
        "rows": told[:SHOWN],
        "more_rows": max(0, len(told) - SHOWN),
        "same": [row.line for row in rows if row.verdict == SAME][:SHOWN],
        "faults": (faults or [])[:SHOWN],
        "fault_count": len(faults or []),
        "objections": objections or [],
    }
    return TemplateResponse(request, "admin/imports/import.html", context)


def _told(table: Table, found: Preview) -> str:
    new, changed = found.counts[NEW], found.counts[CHANGED]
    if table is POSITIONS:
        return f"Drafted: {new:,} new, {changed:,} corrections. They are yours to check and to submit."
    return f"Entered: {new:,} new, {changed:,} changed."


def routes() -> list[URLPattern]:
    """The address of the imports, by the name of the data set's file."""
    return [path("import/<slug:name>/", desk.admin_view(import_view), name="import")]


desk.screens.append(routes)
