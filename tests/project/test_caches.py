"""What processes count, each for itself or all together."""

import pytest
from django.core.cache import caches as known
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from tracker.caches import caches

NOBODY_LISTENS = "redis://127.0.0.1:9/0"


@pytest.mark.parametrize(
    ("url", "location"),
    [("redis://cache:6379/1", "redis://cache:6379/1"), ("valkeys://cache/0", "rediss://cache/0")],
)
def test_redis_and_valkey_count_for_all_processes(url: str, location: str) -> None:
    shared = caches(url)["rates"]
    assert shared["LOCATION"] == location
    assert shared["KEY_PREFIX"] == "rates"


def test_an_address_of_something_else_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL must be one of redis://"):
        caches("memcached://cache")


@pytest.mark.django_db
def test_readers_are_served_while_the_shared_cache_is_gone(client: Client) -> None:
    with override_settings(CACHES=caches(NOBODY_LISTENS), API_RATE_LIMIT=1):
        answers = [client.get("/api/v1/topics/") for _ in range(2)]
        known.close_all()
    assert [one.status_code for one in answers] == [200, 200]
    assert answers[0]["RateLimit"].startswith('"default";r=1;')
