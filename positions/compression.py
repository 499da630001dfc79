"""Public answers travel compressed where the reader can unpack them.

The same content gives the same compressed bytes each time, so that a strong ETag can name
them. Django adds random bytes, to hide secrets that a page repeats beside what its reader
sent; public answers hold none, and the desk is left uncompressed.
"""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PRIVATE = ("/admin/", "/static/")
"""Addresses that answer each reader differently, or that are compressed once for all."""

WORTHWHILE = re.compile(r"text/|image/svg|application/[\w.+-]*(json|xml|yaml|openapi)")
"""Kinds of answers that become smaller; pictures and released files are packed already."""


class Compression(GZipMiddleware):
    """Middleware: gzip, for whom and for what it is good."""

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed if the reader takes it so."""
        if request.path.startswith(PRIVATE) or not takes_gzip(request):
            return response
        if not WORTHWHILE.match(response.get("Content-Type", "")):
            return response
        return super().process_response(request, response)


def takes_gzip(request: HttpRequest) -> bool:
    """Whether the reader names gzip and does not refuse it by a weight of zero."""
    for named in request.headers.get("Accept-Encoding", "").split(","):
        coding, _, weight = named.partition(";")
        if coding.strip().lower() == "gzip":
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight, re.IGNORECASE)
    return False
