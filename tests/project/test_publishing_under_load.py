"""Whoever asks after a publication was acknowledged never reads what was before it, from any process."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Read:
    """What was answered, and what the publisher had been told when it was asked."""

    version: int
    newest: int
    headers: HTTPMessage
    body: str


class Reader(threading.Thread):
    """Asks the same addresses again and again, and notes what it should not have read."""

    def __init__(self, port: int, acknowledged: Acknowledged) -> None:
        super().__init__()
        self.asking = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.acknowledged = acknowledged
        self.enough = threading.Event()
        self.wrong: list[str] = []
        self.versions: list[int] = []

    def run(self) -> None:
        try:
            while not self.enough.is_set():
                self.read_list()
                for page in PAGES:
                    self.read_page(page)
        except Exception as fault:  # of any kind: nobody but this thread would hear of it
            self.wrong.append(f"a reader ended: {fault!r}")
        self.asking.close()

    def has_read(self, version: int) -> bool:
        return self.versions[-1:] >= [version]

    def ask(self, address: str) -> Read | None:
        """What is read there; whoever is told to come back, comes back, unless it is enough by then."""
        while True:
            version, newest = self.acknowledged.known
            self.asking.request("GET", address)
            answer = self.asking.getresponse()
            body = answer.read().decode()
            if answer.status == 200:
                return Read(version, newest, answer.headers, body)
            # how many dear questions are answered at once depends on how fast the machine is
            if answer.status != 503 or "Retry-After" not in answer.headers:
                self.wrong.append(f"{address} answered {answer.status}: {body}")
                return None
            if self.enough.wait(int(answer.headers["Retry-After"])):
                return None

    def read_list(self) -> None:
        read = self.ask(LIST)
        if read is None:
            return
        seen = int(read.headers["Data-Version"])
        if seen < max([read.version, *self.versions]):
            self.wrong.append(f"the list went back to {seen} after {read.version}, {self.versions[-1:]}")
        # what is newer still may have slipped in while the answer was made
        shown = json.loads(read.body)["results"][0]["id"]
        if shown < read.newest:
            self.wrong.append(f"the list of {seen} shows {shown} as its newest after {read.newest}")
        self.versions.append(seen)

    def read_page(self, page: str) -> None:
        read = self.ask(page)
        if read is None:
            return
        if f"/positions/{read.newest}/" not in read.body and self.acknowledged.known[1] == read.newest:
            self.wrong.append(f"{page} lacks {read.newest}")


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
    assert [one for reader in readers for one in reader.wrong] == []
    counted = f'tracker_requests_total{{face="api",method="GET",status="200"}} {asked}.0'
    assert counted in figures.decode(), "whichever process is asked tells what all of them answered"


def wait_until_one_has_read(readers: list[Reader], version: int) -> None:
    """However slow the machine: the record changes only when somebody has read what it was before."""
    latest = time.monotonic() + PATIENCE
    while not any(reader.has_read(version) for reader in readers):
        wrong = [one for reader in readers for one in reader.wrong]
        assert (time.monotonic() < latest, wrong) == (True, []), f"nobody was shown {version}"
        time.sleep(0.01)
