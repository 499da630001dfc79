"""/api/docs/ and /api/v1/schema/, and what the API says where it has nothing."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponsePermanentRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from positions.api.parameters import Choice, Parameter, read
from positions.api.reference import chapters, vocabularies
from positions.api.renderers import Negotiation

READ_ONLY = ["get", "head", "options"]


@extend_schema(exclude=True)
class Schema(SpectacularAPIView):
    """The description (OpenAPI 3.1): YAML, or JSON where asked for."""

    http_method_names = READ_ONLY
    content_negotiation_class = Negotiation
    parameters = (
        Choice(name="format", values=["yaml", "json"], help="The format; it wins over the Accept header."),
    )

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The description, if nothing is asked that it does not understand."""
        _understood(self.parameters, request.query_params, request)
        answer: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        return answer


@extend_schema(exclude=True)
class Docs(APIView):
    """The description, for people."""

    http_method_names = READ_ONLY
    content_negotiation_class = Negotiation
    renderer_classes = (TemplateHTMLRenderer,)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The page, if nothing is asked that it does not understand."""
        _understood((), request.query_params, request)
        context = {"section": "data", "chapters": chapters(), "vocabularies": vocabularies()}
        return Response(context, template_name="positions/api_docs.html")


@extend_schema(exclude=True)
class Nowhere(APIView):
    """An address that is none, or one that lacks its slash."""

    http_method_names = READ_ONLY

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """That there is nothing is told in any case."""
        return super().perform_content_negotiation(request, force=True)

    def get(self, request: Request, **path: Any) -> HttpResponseBase:
        """Leads to the address with a slash, if there is one, and else says that there is nothing."""
        if not request.path_info.endswith("/"):
            found = resolve(f"{request.path_info}/").func
            if getattr(found, "view_class", None) is not Nowhere:
                query = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
        raise Http404("There is nothing at this address; /api/docs/ lists what there is.")


def _understood(parameters: tuple[Parameter, ...], query: QueryDict, request: Request) -> None:
    """Raises Invalid where the request asks for more."""
    read(parameters, query, request.META.get("QUERY_STRING", ""), today=timezone.now().date())
