"""Headers that every answer bears, beside those of Django's and django-csp's own middleware."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse

# Nothing here asks for a device, a sensor or a payment; passkeys are asked for at our own way in.
NOTHING = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
OURS = ("publickey-credentials-create", "publickey-credentials-get")
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of answers that are no pages: shown by themselves they may load nothing."""
PERMISSIONS = ", ".join([*(f"{name}=()" for name in NOTHING), *(f"{name}=(self)" for name in OURS)])


class Headers:
    """Middleware: what browsers may do with an answer.

    ``Cross-Origin-Resource-Policy``: data and pictures are made to be used on other people's
    pages, pages are not; a view that means its page to be framed says so itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        response = self.get_response(request)
        page = response.get("Content-Type", "text/html").startswith("text/html")
        closed = page or request.path.startswith(("/admin/", "/static/"))
        response.headers.setdefault(
            "Cross-Origin-Resource-Policy", "same-origin" if closed else "cross-origin"
        )
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if "Content-Security-Policy" not in response:
            response.headers["Content-Security-Policy"] = policy_of_pages() if page else CLOSED
            response.headers.setdefault("X-Frame-Options", "DENY")
        return response


@cache
def policy_of_pages() -> str:
    """The policy of pages that ask for no other, written once."""
    return build_policy()
