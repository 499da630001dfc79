"""Whoever asks after a publication was acknowledged never reads what was before it, from any process."""

from __future__ import annotations

import json
import threading
import time
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest

from positions.models import DataVersion
from tests import make
from tests.project.site import PATIENCE, of_the_tests, site
from tests.world import World

PUBLICATIONS = 8
READERS = 3
PAGES = ("/changes/", "/positions/")
LIST = "/api/v1/positions/?page_size=1&ordering=-published_at&count=true"


class Acknowledged:
    """What the publisher was told last: whoever asks from now on has to see it."""

    def __init__(self, version: int, newest: int) -> None:
        self.known = (version, newest)


class Reader(threading.Thread):
    """Asks the same addresses again and again, and notes what it should not have read."""

    def __init__(self, port: int, acknowledged: Acknowledged) -> None:
        super().__init__()
        self.asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.acknowledged = acknowledged
        self.enough = threading.Event()
        self.stale: list[str] = []
        self.versions: list[int] = []

    def run(self) -> None:
        while not self.enough.is_set():
            self.read_list()
            for page in PAGES:
                self.read_page(page)
        self.asking.close()

    def has_read(self, version: int) -> bool:
        return self.versions[-1:] >= [version]

    def ask(self, address: str) -> tuple[HTTPMessage, str]:
        self.asking.request("GET", address)
        answer = self.asking.getresponse()
        body = answer.read().decode()
        if answer.status != 200:
            self.stale.append(f"{address} answered {answer.status}")
        return answer.headers, body

    def read_list(self) -> None:
        version, newest = self.acknowledged.known
        headers, body = self.ask(LIST)
        seen = int(headers.get("Data-Version", 0))
        if seen < max([version, *self.versions]):
            self.stale.append(f"the list went back to {seen} after {version}, {self.versions[-1:]}")
        # what is newer still may have slipped in while the answer was made
        shown = json.loads(body)["results"][0]["id"]
        if shown < newest:
            self.stale.append(f"the list of {seen} shows {shown} as its newest after {newest}")
        self.versions.append(seen)

    def read_page(self, page: str) -> None:
        _, newest = self.acknowledged.known
        _, body = self.ask(page)
        if f"/positions/{newest}/" not in body and self.acknowledged.known[1] == newest:
            self.stale.append(f"{page} lacks {newest}")


@pytest.mark.django_db(transaction=True)
def test_nobody_reads_the_old_after_the_new_was_published(world: World, tmp_path: Path) -> None:
    first = make.published().pk
    acknowledged = Acknowledged(DataVersion.current().number, first)
    counting = {"METRICS_TOKEN": "of-this-test", "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    with site(of_the_tests(), tmp_path, workers=2, **counting) as running:
        readers = [Reader(running.port, acknowledged) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for _ in range(PUBLICATIONS):
            published = make.published().pk
            acknowledged.known = (DataVersion.current().number, published)
            wait_until_one_has_read(readers, acknowledged.known[0])
        for reader in readers:
            reader.enough.set()
            reader.join()
        asked = sum(len(reader.versions) for reader in readers)
        _, figures = running.get("/metrics", Authorization="Bearer of-this-test")
    assert [one for reader in readers for one in reader.stale] == []
    counted = f'tracker_requests_total{{face="api",method="GET",status="200"}} {asked}.0'
    assert counted in figures.decode(), "whichever process is asked tells what all of them answered"


def wait_until_one_has_read(readers: list[Reader], version: int) -> None:
    """However slow the machine: the record changes only when somebody has read what it was before."""
    latest = time.monotonic() + PATIENCE
    while not any(reader.has_read(version) for reader in readers):
        assert time.monotonic() < latest, f"nobody was shown {version}"
        time.sleep(0.01)
