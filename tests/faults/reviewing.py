"""A reviewer who publishes at the desk of a running site, one position after the other."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.faults.cluster import PATIENCE, Cluster, Deeds, children_of, until
from tests.project.site import Site, site

TOKEN = "a" * 32
"""What cookie and form have in common, as the desk wants it of whoever sends something."""


class Reviewing:
    """The site, and who works there; each round has positions of its own."""

    def __init__(self, running: Site, deeds: Deeds) -> None:
        self.running, self.deeds = running, deeds

    @classmethod
    @contextmanager
    def on_site(cls, cluster: Cluster, deeds: Deeds, folder: Path) -> Iterator[Reviewing]:
        """The site of the cluster."""
        with site(cluster.url, folder, workers=1) as running:
            yield cls(running, deeds)

    def begin(self) -> Review:
        """A review that is under way, on a site that serves."""
        until(self.serves)
        return Review(self, self.deeds.do("await_review"))

    def serves(self) -> bool:
        """Whether readers are served."""
        try:
            return self.running.get("/positions/")[0].status == 200
        except (OSError, HTTPException):
            return False

    def worker(self) -> int:
        """The process that answers."""
        found = [
            one
            for one in children_of(self.running.process)
            if b"resource_tracker" not in Path(f"/proc/{one}/cmdline").read_bytes()
        ]
        return found[0]


class Review(threading.Thread):
    """One reviewer at work; what the site said was published."""

    def __init__(self, reviewing: Reviewing, known: dict[str, Any]) -> None:
        super().__init__()
        self.reviewing, self.known = reviewing, known
        self.published: list[int] = []
        self.status = 0
        self.start()

    def run(self) -> None:
        """Until all is published or the site does not answer as it should."""
        for number, seen in self.known["waiting"].items():
            try:
                answered = self._approve(number, seen)
            except (OSError, HTTPException):
                answered = 0
            if answered != 302:
                self.status = answered or 1
                return
            self.published.append(int(number))

    def _approve(self, number: str, seen: str) -> int:
        asking = HTTPConnection("127.0.0.1", self.reviewing.running.port, timeout=PATIENCE)
        form = {"decision": "approve", "seen": seen, "csrfmiddlewaretoken": TOKEN}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.known['session']}; csrftoken={TOKEN}",
        }
        try:
            asking.request("POST", f"/admin/review/position/{number}/", urlencode(form), headers)
            return asking.getresponse().status
        finally:
            asking.close()

    def ended(self) -> bool:
        """Whether the reviewer is done."""
        return not self.is_alive()

    def kill(self) -> None:
        """Kill the web process."""
        os.kill(self.reviewing.worker(), signal.SIGKILL)

    def end(self) -> int:
        """Wait for the reviewer, and for the site to serve again without anybody starting it."""
        self.join()
        until(self.reviewing.serves)
        return self.status

    def acknowledged(self) -> dict[str, list[int]]:
        """What the site said was done."""
        return {"published": self.published} if self.published else {}
