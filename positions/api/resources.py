"""What all resources share: a list in pages, and one thing at its address.

A resource names its parameters, its shape and how its rows are found; reading the request,
paging, choosing keys and formats are done here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from positions.api import paging
from positions.api.description import Description
from positions.api.paging import CursorParameter, Order
from positions.api.parameters import Choice, Flag, Parameter, Question, Whole, read
from positions.api.renderers import CSV, JSON, Negotiation
from positions.api.shapes import Shape

PAGE_SIZE = 50
LARGEST_PAGE = 500
ROOT = "/api/v1/"


class Resource(APIView):
    """A read-only answer to a question; its docstring is its description."""

    name: ClassVar[str]
    """The operation's name in the description, such as ``positions``."""
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    shape: ClassVar[Shape]

    http_method_names = ["get", "head", "options"]
    schema = Description()
    renderer_classes: Sequence[type[BaseRenderer]] = (JSON,)
    content_negotiation_class = Negotiation
    only: Collection[str] = ()

    @classmethod
    def all_parameters(cls) -> tuple[Parameter, ...]:
        """Those of the resource and those that serve its answer."""
        return cls.parameters

    def question(self, request: Request) -> Question:
        """What the request asks. Raises Invalid."""
        raw = request.META.get("QUERY_STRING", "")
        return read(self.all_parameters(), request.query_params, raw, today=timezone.now().date())

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Response:
        """Which methods there are, in the Allow header."""
        return Response(status=204)


class Single(Resource):
    """One thing at its address."""

    def row(self, question: Question, **path: Any) -> Any:
        """The thing; None where there is none."""
        raise NotImplementedError

    def get(self, request: Request, **path: Any) -> Response:
        """The thing as an object."""
        row = self.row(self.question(request), **path)
        if row is None:
            raise Http404("There is nothing at this address.")
        return Response(linked(self.shape.of(row), request))


class Listing(Resource):
    """A list, in pages."""

    renderer_classes = (JSON, CSV)
    orders: ClassVar[dict[str, Order]]
    """The orders that can be asked for, the usual one first."""

    def rows(self, question: Question) -> QuerySet[Any] | Sequence[Any]:
        """All rows that the question asks for, in any order."""
        raise NotImplementedError

    def finished(self, rows: list[Any], question: Question) -> list[Any]:
        """The rows of one page, made ready for the shape."""
        return rows

    @classmethod
    def all_parameters(cls) -> tuple[Parameter, ...]:
        """With those of pages and formats."""
        return (*cls.parameters, *_serving(cls.shape, list(cls.orders)))

    def get(self, request: Request) -> Response:
        """One page of the list."""
        question = self.question(request)
        self.only = question["fields"]
        order = self.orders[
            question["ordering"] if "ordering" in question.values else next(iter(self.orders))
        ]
        digest = paging.digest(request.path, question.texts)
        cursor = question["cursor"] and paging.Cursor.read(question["cursor"], digest, order)
        rows = self.rows(question)
        page = paging.page(rows, order, size=question["page_size"], cursor=cursor)
        answer: dict[str, Any] = {
            "next": _address(request, question, page.next, digest),
            "previous": _address(request, question, page.previous, digest),
        }
        if question["count"]:
            answer["count"] = rows.count() if isinstance(rows, QuerySet) else len(rows)
        found = [self.shape.of(row, self.only) for row in self.finished(page.rows, question)]
        answer["results"] = linked(found, request)
        return Response(answer, headers=_headers(answer))


def linked(found: Any, request: HttpRequest) -> Any:
    """The object with the addresses within it made whole, so that a client can follow them."""
    return _linked(found, request.build_absolute_uri(ROOT))


def _linked(found: Any, root: str) -> Any:
    if isinstance(found, dict):
        return {name: _linked(value, root) for name, value in found.items()}
    if isinstance(found, list):
        return [_linked(value, root) for value in found]
    return f"{root}{found}" if isinstance(found, Address) else found


class Address(str):
    """An address below that of the API, which is made whole when the host is known."""

    __slots__ = ()


def _address(request: Request, question: Question, cursor: paging.Cursor | None, digest: str) -> str | None:
    """The address of a neighbouring page; it says what silence stood for, so that today stays today."""
    if cursor is None:
        return None
    query = request.query_params.copy()
    for parameter, texts in question.texts.items():
        if texts and parameter in ALWAYS_SAID:
            query.setlist(parameter, texts)
    query["cursor"] = cursor.written(digest)
    return f"{request.build_absolute_uri(request.path)}?{query.urlencode(safe=',:')}"


ALWAYS_SAID = {"as_of"}


def _headers(answer: dict[str, Any]) -> dict[str, str]:
    """The neighbouring pages and the count again, for formats that have no place for them."""
    links = [(answer["next"], "next"), (answer["previous"], "prev")]
    headers = {"Link": ", ".join(f'<{address}>; rel="{rel}"' for address, rel in links if address)}
    if "count" in answer:
        headers["X-Total-Count"] = str(answer["count"])
    return {name: value for name, value in headers.items() if value}


def _serving(shape: Shape, orders: list[str]) -> tuple[Parameter, ...]:
    """The parameters that say how a list is served."""
    ordering = Choice(
        name="ordering",
        values=orders,
        otherwise=orders[0],
        help="By which key the list is ordered; a minus says: the greatest or newest first.",
    )
    return (
        *((ordering,) if len(orders) > 1 else ()),
        Whole(
            name="page_size",
            least=1,
            most=LARGEST_PAGE,
            otherwise=PAGE_SIZE,
            help=f"Rows on a page, at most {LARGEST_PAGE}.",
        ),
        CursorParameter(
            name="cursor", help="The page to show, as `next` or `previous` of an answer named it."
        ),
        Flag(name="count", help="Whether to count all rows of the list: true or false."),
        Choice(
            name="fields",
            many=True,
            values=[field.name for field in shape.fields],
            help="The keys to send, all if none is named.",
        ),
        Choice(
            name="format",
            values=["json", "csv"],
            help="The format; it wins over the Accept header.",
        ),
    )
