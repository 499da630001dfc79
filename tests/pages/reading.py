"""What a reader sees of an answer: its words, its title, and what it cost the database."""

import csv
import html
import io
import re
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext


def text_of(response: HttpResponseBase) -> str:
    """The words of a page, its marks and blanks made plain."""
    source = response.content.decode()  # type: ignore[attr-defined]
    body = source[source.index("<main") : source.index("</main>")]
    body = re.sub(r"<svg.*?</svg>", " ", body, flags=re.DOTALL)
    words = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    return re.sub(r" ([,.;:])", r"\1", words)


def title_of(response: HttpResponseBase) -> str:
    """What the browser's tab says."""
    found = re.search(r"<title>(.*?)</title>", response.content.decode(), flags=re.DOTALL)  # type: ignore[attr-defined]
    assert found
    return html.unescape(found[1])


def rows_of(response: Any) -> list[list[str]]:
    """The lines of a CSV answer, the head first."""
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


def queries_for(client: Client, address: str) -> int:
    """How many queries a page takes, of which the one before has what positions name at hand."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        assert response.status_code == 200
    return len(queries)
