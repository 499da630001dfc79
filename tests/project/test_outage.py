"""The database goes and comes back under a running site: readers are told, and nothing is started anew."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tests.project.site import PATIENCE, Site, of_the_tests, site
from tests.world import World


def end_connections_of_others() -> None:
    """As a server does that is stopped or started anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def let_in(allowed: bool) -> None:
    """Whether PostgreSQL lets anybody into this database; said from another one, as it must be."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection._nodb_cursor() as cursor:  # as Django itself does this
        cursor.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}")


@contextmanager
def database_gone() -> Iterator[None]:
    """PostgreSQL ends the connections of the site and takes none."""
    let_in(False)
    try:
        end_connections_of_others()
        yield
    finally:
        let_in(True)


def served_again(running: Site, address: str) -> bool:
    """Whether the page is served before our patience ends."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if running.get(address)[0].status == 200:
            return True
        time.sleep(0.1)
    return False


KEPT = ("/about/", "/api/v1/countries/", "/countries/XAR/")
NOT_KEPT = (
    "/propositions/",
    "/search/?q=treaty",
    "/changes/feed/",
    "/data/",
    "/api/v1/topics/",
    "/api/v1/positions/?page_size=all&format=csv",
    "/admin/login/",
    "/admin/review/",
)
"""What nobody asked for while the database was there, and what is never kept."""


@pytest.mark.django_db(transaction=True)
def test_a_site_outlives_its_database(world: World, tmp_path: Path) -> None:
    with site(of_the_tests(), tmp_path, workers=1) as running:
        kept = {address: running.get(address)[1] for address in KEPT}
        end_connections_of_others()
        assert running.get("/countries/")[0].status == 200, "a connection that was lost is made anew"

        with database_gone():
            for address in KEPT:
                answer, body = running.get(address)
                assert (answer.status, answer.headers["Data-Status"]) == (200, "kept")
                assert answer.headers["Age"].isdigit()
                assert body == kept[address]
            for address in NOT_KEPT:
                refused, said = running.get(address)
                assert (refused.status, refused.headers["Retry-After"]) == (503, "5"), address
                assert b"Nothing of the record is lost" in said
            assert running.get("/healthz")[0].status == 200, "starting it anew would mend nothing"
            assert running.get("/readyz")[0].status == 503

        assert served_again(running, "/propositions/")
        assert running.get("/readyz")[0].status == 200
        for address in KEPT:
            answer, body = running.get(address)
            assert (answer.headers["Data-Status"], body) == (None, kept[address])
