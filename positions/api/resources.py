"""What all resources share: a list, in pages or whole, and one thing at its address.

A resource names its parameters, its shape and how its rows are found; reading the request,
paging, choosing keys and formats are done here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from positions import former
from positions.api import about, paging
from positions.api.description import Description
from positions.api.exports import Export, Stream
from positions.api.paging import Order
from positions.api.parameters import Parameter, Question, read
from positions.api.problems import Fault, Gone, Invalid
from positions.api.renderers import CSV, JSON, NDJSON, Negotiation
from positions.api.serving import ALL, serving
from positions.api.shapes import Shape
from positions.models import DataVersion

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

    bears: ClassVar[tuple[type[Model], str] | None] = None
    """What has a public code of its own that the address names, and the column of the code."""

    def row(self, question: Question, **path: Any) -> Any:
        """The thing; None where there is none."""
        raise NotImplementedError

    def get(self, request: Request, **path: Any) -> Response:
        """The thing as an object."""
        row = self.row(self.question(request), **path)
        if row is None:
            raise self._absent(request, path)
        headers = about.headers(request, about.version(request))
        return Response(linked(self.shape.of(row), request), headers=headers)

    def _absent(self, request: Request, path: dict[str, Any]) -> Exception:
        """Nothing was ever here; or what was is now found at another address."""
        if self.bears is not None:
            model, code = self.bears
            was = former.bearer(model, code, path[code])
            known = {code: getattr(was.successor, code)} if was and was.successor else None
            if was and known and self.row(self.question(request), **known) is not None:
                address = f"{request.path.removesuffix(f'{path[code]}/')}{known[code]}/"
                how = "was merged into another" if was.merged else "bears another code now"
                successor = request.build_absolute_uri(address)
                return Gone(f"{was.name} {how}; successor is its address.", successor)
        return Http404("There is nothing at this address.")


class Listing(Resource):
    """A list, in pages or whole."""

    renderer_classes = (JSON, CSV, NDJSON)
    orders: ClassVar[dict[str, Order]]
    """The orders that can be asked for, the usual one first."""

    def rows(self, question: Question) -> QuerySet[Any] | Sequence[Any]:
        """All rows that the question asks for, in any order."""
        raise NotImplementedError

    def finished(self, rows: list[Any], question: Question) -> list[Any]:
        """Some of the rows, made ready for the shape."""
        return rows

    @classmethod
    def all_parameters(cls) -> tuple[Parameter, ...]:
        """With those of pages and formats."""
        return (*cls.parameters, *serving(cls.shape, list(cls.orders)))

    def get(self, request: Request) -> HttpResponseBase:
        """One page of the list, or all of it."""
        question = self.question(request)
        self.only = question["fields"]
        order = self.orders[
            question["ordering"] if "ordering" in question.values else next(iter(self.orders))
        ]
        rows = self.rows(question)
        if question["page_size"] == ALL:
            return self._whole(request, question, rows, order)
        digest = paging.digest(request.path, question.said)
        cursor = question["cursor"] and paging.Cursor.read(question["cursor"], digest, order)
        page = paging.page(rows, order, size=question["page_size"], cursor=cursor)
        following = _address(request, question, page.next, digest)
        preceding = _address(request, question, page.previous, digest)
        version = about.version(request)
        answer = self._answer(question, rows, version, following, preceding)
        found = self._objects(page.rows, question, request)
        headers = about.headers(request, version, answer)
        return ListResponse({**answer, "results": found}, headers=headers)

    def _answer(
        self,
        question: Question,
        rows: QuerySet[Any] | Sequence[Any],
        version: DataVersion,
        following: str | None = None,
        preceding: str | None = None,
    ) -> dict[str, Any]:
        """The list's object without its rows."""
        answer: dict[str, Any] = {"next": following, "previous": preceding}
        if question["count"]:
            answer["count"] = rows.count() if isinstance(rows, QuerySet) else len(rows)
        return {**answer, **about.terms(version)}

    def _objects(self, rows: list[Any], question: Question, request: Request) -> Any:
        return linked([self.shape.of(row, self.only) for row in self.finished(rows, question)], request)

    def _whole(
        self, request: Request, question: Question, rows: QuerySet[Any] | Sequence[Any], order: Order
    ) -> HttpResponseBase:
        """All rows at once, as they are read."""
        if question["cursor"]:
            raise Invalid([Fault("cursor", None, "is for pages; page_size=all gives the whole list.")])
        renderer: Any = request.accepted_renderer
        stream = Stream(
            Export(
                renderer,
                list(self.shape.chosen(self.only)),
                lambda version: self._answer(question, rows, version),
                lambda: (self._objects(some, question, request) for some in paging.whole(rows, order)),
            )
        )
        kind = f"{renderer.media_type}; charset=utf-8" if renderer.charset else renderer.media_type
        headers = about.headers(request, stream.version, stream.answer)
        return StreamingHttpResponse(stream, content_type=kind, headers=headers)


class ListResponse(Response):
    """A page; one without a row says too of what kind it is."""

    @property
    def rendered_content(self) -> Any:
        """The page as bytes."""
        content = super().rendered_content
        self.headers.setdefault("Content-Type", self.accepted_renderer.media_type)
        return content


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
