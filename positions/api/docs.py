"""/api/docs/, the pages for people, and what the API says where it has nothing."""

from __future__ import annotations

from typing import Any

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.http import Http404
from django.utils.decorators import method_decorator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


@method_decorator(csp_update({"style-src": [UNSAFE_INLINE]}), name="dispatch")
class Docs(SpectacularSwaggerSplitView):
    """The description, to be read and tried out; its program styles what it draws by itself."""

    url_name = "api:schema"


@extend_schema(exclude=True)
class Nowhere(APIView):
    """An address that is none."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: Request, **path: Any) -> Response:
        """Says so."""
        raise Http404("There is nothing at this address; /api/docs/ lists what there is.")
