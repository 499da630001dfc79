"""What processes count: each for itself, or together in the Redis or Valkey that CACHE_URL names.

Answers are not kept there: each process keeps its own (FINISHED_BYTES), nearer and with nothing to tell
the others, since all look at the same data version.
"""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = ("redis", "rediss", "unix", "valkey", "valkeys")
"""Of addresses; Valkey speaks the protocol of Redis and goes by either name."""

MOST_CLIENTS = 20_000
"""That a process counts at once, each in a few bytes."""

PATIENCE = 0.5
"""Seconds that a request waits for the shared cache at most."""


def caches(url: str) -> dict[str, dict[str, Any]]:
    """Django's CACHES: for signing in (`default`), and for the requests of each client (`rates`)."""
    if not url:
        local = "django.core.cache.backends.locmem.LocMemCache"
        rates = {"BACKEND": local, "LOCATION": "rates", "OPTIONS": {"MAX_ENTRIES": MOST_CLIENTS}}
        guesses = {"BACKEND": local, "OPTIONS": {"MAX_ENTRIES": MOST_CLIENTS}}
        return {"default": guesses, "rates": rates}
    scheme = urlsplit(url).scheme
    if scheme not in SCHEMES:
        raise ImproperlyConfigured(f"CACHE_URL must be one of {', '.join(f'{one}://' for one in SCHEMES)}…")
    shared = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url.replace("valkey", "redis", 1) if scheme.startswith("valkey") else url,
        "OPTIONS": {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE},
    }
    return {"default": shared, "rates": {**shared, "KEY_PREFIX": "rates"}}
