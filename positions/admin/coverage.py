"""The gaps of the record: the matrix of regions and propositions, and the countries behind each cell.

From such a list a search that found nothing is recorded in one step, for all the countries chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from positions import coverage
from positions.admin.site import desk
from positions.admin.tables import DayInput
from positions.analysis import Standing
from positions.coverage import PLACES, Cell, Matrix
from positions.enquiries import last_enquiry, record_enquiries
from positions.models import Country, Enquiry, Proposition
from positions.vocabulary import Absence, Basis

LABELS = {
    Basis.OWN.value: "own act",
    Basis.GROUP.value: "through a group",
    Absence.SEARCHED.value: "searched, nothing found",
    Absence.UNRESEARCHED.value: "never researched",
}


@dataclass(frozen=True)
class Piece:
    """One place of a cell: ``start`` and ``share`` are per cent of the whole."""

    place: str
    label: str
    count: int
    start: str
    share: str


@dataclass(frozen=True)
class DrawnCell:
    """A cell as the matrix shows it."""

    address: str
    region: str
    pieces: list[Piece]
    total: int


def drawn(matrix: Matrix) -> dict[str, Any]:
    """The matrix as its template needs it."""
    return {
        "totals": matrix.totals,
        "countries": matrix.countries,
        "labels": LABELS,
        "rows": [
            (row.proposition, [_drawn(row.proposition, cell) for cell in [*row.cells, row.world]])
            for row in matrix.rows
        ],
    }


def cell_address(proposition: Proposition, region: str = "", place: str = "") -> str:
    """The address of the list behind a cell."""
    asked = {name: value for name, value in (("region", region), ("place", place)) if value}
    query = f"?{urlencode(asked)}" if asked else ""
    return reverse("admin:coverage_cell", args=[proposition.slug]) + query


class SearchForm(forms.Form):
    """One search that found nothing, for the countries chosen."""

    countries = forms.ModelMultipleChoiceField(
        Country.objects.none(), error_messages={"required": "Choose at least one country."}
    )
    searched_on = forms.DateField(label="Searched on", widget=DayInput)
    languages = SimpleArrayField(
        forms.CharField(max_length=8),
        help_text=str(Enquiry._meta.get_field("languages").help_text),
        widget=forms.TextInput(attrs={"size": 20}),
    )
    places = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text=str(Enquiry._meta.get_field("places").help_text),
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text=str(Enquiry._meta.get_field("note").help_text),
    )


def cell_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The countries of ``?region=`` (none: all) on a proposition, of the ``?place=`` asked for."""
    person = request.user
    if not isinstance(person, User) or not person.has_perm("positions.view_enquiry"):
        raise PermissionDenied("Your role does not look at the gaps.")
    proposition = get_object_or_404(Proposition.objects.select_related("topic"), slug=slug)
    region, place = _asked(request)
    today = timezone.now().date()
    everybody = coverage.countries_of(proposition, today, region=region)
    form = _form(request, person, everybody, today)
    if request.method == "POST" and form.is_valid():
        try:
            found = record_enquiries(analyst=person, proposition=proposition, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _told(found))
            return redirect(request.get_full_path())
    standings = [one for one in everybody if not place or coverage.place_of(one) == place]
    context = {
        **desk.each_context(request),
        "title": f"{region or 'All regions'}: {proposition}",
        "proposition": proposition,
        "region": region,
        "place": place,
        "chips": _chips(proposition, region, everybody),
        "total": len(everybody),
        "countries": [(one, coverage.place_of(one)) for one in sorted(standings, key=_gaps_first)],
        "labels": LABELS,
        "chosen": _chosen(request, form),
        "form": form,
        "may_record": person.has_perm("positions.add_enquiry"),
    }
    return TemplateResponse(request, "admin/coverage/cell.html", context)


def _form(request: HttpRequest, person: User, everybody: list[Standing], today: date) -> SearchForm:
    """The form; empty it proposes today, and the languages and places of the person's last search."""
    last = last_enquiry(person)
    usual = {"languages": last.languages, "places": last.places} if last else {}
    form = SearchForm(
        request.POST if request.method == "POST" else None, initial={"searched_on": today, **usual}
    )
    countries: Any = form.fields["countries"]
    countries.queryset = Country.objects.filter(pk__in=[one.country.pk for one in everybody])
    return form


def _asked(request: HttpRequest) -> tuple[str, str]:
    """Region and place of the address; what does not exist is not found."""
    region, place = request.GET.get("region", ""), request.GET.get("place", "")
    if place and place not in PLACES:
        raise Http404(f"There is no such place: {place}")
    if region and not Country.objects.filter(region=region).exists():
        raise Http404(f"There is no region {region}")
    return region, place


def _chosen(request: HttpRequest, form: SearchForm) -> set[str]:
    """The codes or numbers of the countries whose boxes are ticked."""
    if form.is_bound:
        return set(request.POST.getlist("countries"))
    return set(request.GET.getlist("country"))


def _chips(proposition: Proposition, region: str, everybody: list[Standing]) -> list[dict[str, Any]]:
    counts = dict.fromkeys(PLACES, 0)
    for one in everybody:
        counts[coverage.place_of(one)] += 1
    chips = [{"place": "", "label": "all", "count": len(everybody)}]
    chips += [{"place": place, "label": LABELS[place], "count": counts[place]} for place in PLACES]
    return [{**chip, "address": cell_address(proposition, region, str(chip["place"]))} for chip in chips]


def _gaps_first(standing: Standing) -> tuple[int, str]:
    return (-PLACES.index(coverage.place_of(standing)), str(standing.country.name))


def _drawn(proposition: Proposition, cell: Cell) -> DrawnCell:
    pieces, start = [], 0.0
    for place in PLACES:
        share = 100 * cell.counts[place] / cell.total if cell.total else 0.0
        pieces.append(Piece(place, LABELS[place], cell.counts[place], f"{start:.3f}", f"{share:.3f}"))
        start += share
    return DrawnCell(cell_address(proposition, cell.region), cell.region, pieces, cell.total)


def _told(found: list[Enquiry]) -> str:
    day = date_format(found[0].searched_on, "j F Y")
    names = ", ".join(str(one.country) for one in found[:5]) + (" …" if len(found) > 5 else "")
    count = "1 country" if len(found) == 1 else f"{len(found):,} countries"
    return f"Recorded for {count} ({names}): searched on {day}, nothing found."


def routes() -> list[URLPattern]:
    """The addresses of the gaps."""
    return [path("coverage/<slug:slug>/", desk.admin_view(cell_view), name="coverage_cell")]


desk.screens.append(routes)
