"""What processes count together: guesses at the way in, and the requests of each client.

Guesses are counted in the database, without which nobody signs in anyway: so they count for all processes
and outlive them, and whether there is a shared cache does not matter. Requests are counted by each process
for itself, or together in the Redis or Valkey that CACHE_URL names.

Answers are kept in neither: each process keeps its own (FINISHED_BYTES), nearer and with nothing to tell
the others, since all look at the same data version.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import salted_hmac

SCHEMES = ("redis", "rediss", "unix", "valkey", "valkeys")
"""Of addresses; Valkey speaks the protocol of Redis and goes by either name."""

MOST_CLIENTS = 20_000
"""That are counted at once, each in a few bytes."""

PATIENCE = 0.5
"""Seconds that a request waits for the shared cache at most."""


def caches(url: str) -> dict[str, dict[str, Any]]:
    """Django's CACHES: for signing in (`default`), and for the requests of each client (`rates`)."""
    guesses = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "tracker.caches.unreadable",
        "OPTIONS": {"MAX_ENTRIES": MOST_CLIENTS},
    }
    return {"default": guesses, "rates": _rates(url)}


def unreadable(key: str, prefix: str, version: int) -> str:
    """The key as the database holds it: who tries to sign in, and from where, is nobody's to read."""
    return salted_hmac("tracker.caches", key, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()


def _rates(url: str) -> dict[str, Any]:
    if not url:
        local = "django.core.cache.backends.locmem.LocMemCache"
        return {"BACKEND": local, "LOCATION": "rates", "OPTIONS": {"MAX_ENTRIES": MOST_CLIENTS}}
    scheme = urlsplit(url).scheme
    if scheme not in SCHEMES:
        raise ImproperlyConfigured(f"CACHE_URL must be one of {', '.join(f'{one}://' for one in SCHEMES)}…")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url.replace("valkey", "redis", 1) if scheme.startswith("valkey") else url,
        "OPTIONS": {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE},
        "KEY_PREFIX": "rates",
    }
