"""What processes count, each for itself or all together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import caches as known
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from tests.project.site import Site, of_the_tests, site
from tests.project.test_replicas import wait_for
from tests.shared_cache import MISSING, SharedCache
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


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[SharedCache]:
    """A real Redis or Valkey, of this test alone."""
    program = SharedCache.program()
    if program is None:
        pytest.skip(MISSING)
    server = SharedCache(program, tmp_path)
    server.start()
    yield server
    server.stop()


@pytest.mark.django_db(transaction=True)
def test_two_machines_count_the_requests_of_a_client_together(shared: SharedCache, tmp_path: Path) -> None:
    said = {"CACHE_URL": shared.url, "API_RATE_LIMIT": "3", "API_RATE_SECONDS": "86400"}
    with (
        site(of_the_tests(), tmp_path / "one", workers=1, **said) as one,
        site(of_the_tests(), tmp_path / "other", workers=1, **said) as other,
    ):

        def asked(*machines: Site) -> list[int]:
            return [machine.get("/api/v1/topics/")[0].status for machine in machines]

        assert asked(one, other, one, other, one) == [200, 200, 200, 429, 429]
        shared.stop()
        assert asked(one, other, one, other) == [200] * 4, "readers are served, uncounted, while it is gone"
        shared.start()
        wait_for(lambda: asked(one, other, one, other)[-1] == 429)
