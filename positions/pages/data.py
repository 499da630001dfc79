"""What can be had of the record, under which licences, and with which limits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from positions.models import DataVersion
from positions.pages.citing import work
from positions.pages.home import acts_asked_for, coverage
from positions.pages.question import question
from positions.pages.showing import show


def data(request: HttpRequest) -> HttpResponse:
    """The ways to take the data away."""
    asked = question(request)
    title = "Data on positions of States and groups on AI"
    return show(
        request,
        "positions/data.html",
        {
            "section": "data",
            "title": title,
            "asked": asked,
            "coverage": coverage(acts_asked_for(asked)),
            "version": DataVersion.current(),
            "work": work(request, title, asked),
        },
    )
