"""What all resources share: a list, in pages or whole, and one thing at its address.

A resource names its parameters, its shape and how its rows are found; reading the request,
paging, choosing keys and formats are done here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from http import HTTPStatus
from typing import Any, ClassVar

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from rest_framework.views import APIView

from positions import former, labels
from positions.api import about, paging
from positions.api.description import Description
from positions.api.exports import Export, Stream
from positions.api.paging import HANDFUL, Listed, Order, Rows
from positions.api.parameters import Parameter, Question, Reader
from positions.api.problems import Fault, Gone, Invalid, handle, problem
from positions.api.renderers import CSV, JSON, NDJSON, ListRenderer, chosen
from positions.api.serving import ALL, serving
from positions.api.shapes import Known, Shape
from positions.compression import vary
from positions.models import DataVersion

ROOT = "/api/v1/"
ALLOWED = "GET, HEAD, OPTIONS"


class Resource(APIView):
    """A read-only answer to a question; its docstring is its description."""

    name: ClassVar[str]
    """The operation's name in the description, such as ``positions``."""
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    shape: ClassVar[Shape]

    http_method_names = ["get", "head", "options"]
    schema = Description()
    renderers: ClassVar[Sequence[ListRenderer]] = (JSON,)
    only: Collection[str] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, in REST framework's manner without its steps: a read needs no parser, user or throttle."""
        self.request: Any = request
        try:
            self.renderer = chosen(self.renderers, request)
            response = self._answered(request, **kwargs)
        except Exception as error:
            response = handle(error, {"request": request, "view": self})
        response.headers.setdefault("Allow", ALLOWED)
        vary(response, "Accept")
        return response

    def _answered(self, request: HttpRequest, **path: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD"):
            return self.get(request, **path)
        if request.method == "OPTIONS":
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
        return problem(HTTPStatus.METHOD_NOT_ALLOWED, f'Method "{request.method}" not allowed.')

    def get(self, request: HttpRequest, **path: Any) -> HttpResponseBase:
        """The answer."""
        raise NotImplementedError

    @classmethod
    def all_parameters(cls) -> tuple[Parameter, ...]:
        """Those of the resource and those that serve its answer."""
        return cls.parameters

    @classmethod
    @cache
    def reader(cls) -> Reader:
        """What reads its queries."""
        return Reader(cls.all_parameters())

    @cached_property
    def version(self) -> DataVersion:
        """The state of the record when the request came."""
        return about.version(self.request)

    @cached_property
    def known(self) -> Known:
        """What objects need to know beside their rows."""
        return Known(f"{about.origin(self.request)}{ROOT}", labels.of(self.version))

    def question(self, request: HttpRequest) -> Question:
        """What the request asks. Raises Invalid."""
        raw = request.META.get("QUERY_STRING", "")
        today = timezone.now().date()
        return self.reader().read(request.GET, raw, today=today, known=lambda: self.known.labels)


class Single(Resource):
    """One thing at its address."""

    bears: ClassVar[tuple[type[Model], str] | None] = None
    """What has a public code of its own that the address names, and the column of the code."""

    def row(self, question: Question, **path: Any) -> Any:
        """The thing; None where there is none."""
        raise NotImplementedError

    def get(self, request: HttpRequest, **path: Any) -> HttpResponseBase:
        """The thing as an object."""
        row = self.row(self.question(request), **path)
        if row is None:
            raise self._absent(request, path)
        headers = about.headers(request, self.version)
        return HttpResponse(
            JSON.written(self.shape.of(row, self.known)), content_type=JSON.kind, headers=headers
        )

    def _absent(self, request: HttpRequest, path: dict[str, Any]) -> Exception:
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

    renderers = (JSON, CSV, NDJSON)
    orders: ClassVar[dict[str, Order]]
    """The orders that can be asked for, the usual one first."""

    def rows(self, question: Question) -> Listed:
        """All rows that the question asks for, in any order."""
        raise NotImplementedError

    def finished(self, rows: list[Any], question: Question) -> list[Any]:
        """Some of the rows, made ready for the shape."""
        return rows

    def objects(self, rows: list[Any], question: Question) -> list[dict[str, Any]]:
        """The objects of some rows, with the keys that are asked for."""
        return self.shape.all(self.finished(rows, question), self.known, self.only)

    @classmethod
    @cache
    def all_parameters(cls) -> tuple[Parameter, ...]:
        """With those of pages and formats."""
        return (*cls.parameters, *serving(cls.shape, list(cls.orders)))

    def get(self, request: HttpRequest, **path: Any) -> HttpResponseBase:
        """One page of the list, or all of it."""
        question = self.question(request)
        self.only = question["fields"]
        order = self.orders[question.values.get("ordering", next(iter(self.orders)))]
        rows = paging.rows_of(self.rows(question), order)
        if question["page_size"] != ALL:
            return self._page(request, question, rows, order)
        if question["cursor"]:
            raise Invalid([Fault("cursor", None, "is for pages; page_size=all gives the whole list.")])
        if isinstance(rows, paging.InOrder):
            return self._sent(request, question, rows, list(rows.rows))
        return self._whole(request, question, rows, order)

    def _page(self, request: HttpRequest, question: Question, rows: Rows, order: Order) -> HttpResponseBase:
        digest = paging.digest(request.path, question.said)
        cursor = question["cursor"] and paging.Cursor.read(question["cursor"], digest, order)
        page = paging.page(rows, order, size=question["page_size"], cursor=cursor)
        following = _address(request, question, page.next, digest)
        preceding = _address(request, question, page.previous, digest)
        return self._sent(request, question, rows, page.rows, following, preceding)

    def _sent(
        self,
        request: HttpRequest,
        question: Question,
        rows: Rows,
        some: list[Any],
        following: str | None = None,
        preceding: str | None = None,
    ) -> HttpResponseBase:
        """Rows that are at hand, as an answer."""
        answer = self._answer(question, rows, self.version, following, preceding)
        fields = list(self.shape.chosen(self.only))
        # by the handful: thousands of objects alive at once have Python look through all its memory
        parts = [
            self.renderer.rows(self.objects(some[at : at + HANDFUL], question), fields, first=not at)
            for at in range(0, max(len(some), 1), HANDFUL)
        ]
        content = b"".join([self.renderer.before(answer, fields), *parts, self.renderer.after()])
        headers = about.headers(request, self.version, answer)
        return HttpResponse(content, content_type=self.renderer.kind, headers=headers)

    def _answer(
        self,
        question: Question,
        rows: Rows,
        version: DataVersion,
        following: str | None = None,
        preceding: str | None = None,
    ) -> dict[str, Any]:
        """The list's object without its rows."""
        answer: dict[str, Any] = {"next": following, "previous": preceding}
        if question["count"]:
            answer["count"] = rows.count()
        return {**answer, **about.terms(version)}

    def _whole(self, request: HttpRequest, question: Question, rows: Rows, order: Order) -> HttpResponseBase:
        """All rows, as they are read."""
        fields = list(self.shape.chosen(self.only))
        copied = rows.copied(order, [field.name for field in fields], self.known.root)
        stream = Stream(
            Export(
                self.renderer,
                fields,
                lambda version: self._answer(question, rows, version),
                lambda: copied if copied and self.renderer is CSV else self._written(question, rows, order),
            )
        )
        headers = about.headers(request, stream.version, stream.answer)
        return StreamingHttpResponse(stream, content_type=self.renderer.kind, headers=headers)

    def _written(self, question: Question, rows: Rows, order: Order) -> Iterator[bytes]:
        """The rows as the renderer writes them, a handful at a time."""
        first, fields = True, list(self.shape.chosen(self.only))
        for some in rows.every(order):
            yield self.renderer.rows(self.objects(some, question), fields, first=first)
            first = False


def _address(
    request: HttpRequest, question: Question, cursor: paging.Cursor | None, digest: str
) -> str | None:
    """The address of a neighbouring page; it says what silence stood for, so that today stays today."""
    if cursor is None:
        return None
    query = request.GET.copy()
    for parameter, texts in question.texts.items():
        if texts and parameter in ALWAYS_SAID:
            query.setlist(parameter, texts)
    query["cursor"] = cursor.written(digest)
    return f"{about.origin(request)}{request.path}?{query.urlencode(safe=',:')}"


ALWAYS_SAID = {"as_of"}
