"""The product: its real server and its public addresses, nothing kept unless said, two worker processes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any
from urllib.parse import quote

from benchmarks.machine.postgres import Connection, Postgres
from benchmarks.machine.processes import Server
from benchmarks.questions.asked import PAGE, Parameters
from benchmarks.record.files import earlier
from benchmarks.site import environment
from benchmarks.targets.answers import answer
from benchmarks.targets.numbers import Numbers
from benchmarks.targets.serving import THREADS, WORKERS, serving
from benchmarks.targets.target import Target
from benchmarks.verification import Answer, Wrong

API = "/api/v1"
MAP = f"{API}/stances/?proposition={{proposition}}&as_of={{on}}&page_size=500"
ADDRESSES = {
    "W1": f"{API}/positions/?country={{country}}&proposition={{proposition}}",
    "W2": f"{API}/positions/?topic={{topic}}&stance={{stance}}&date_from={{start}}&date_to={{end}}",
    "W3": f"{API}/positions/",
    "W3D": f"{API}/positions/?cursor={{cursor}}",
    "W3DD": f"{API}/positions/?cursor={{cursor}}",
    "W4": f"{API}/positions/summary/?proposition={{proposition}}",
    "W5": MAP,
    "W6": f"{API}/stances/?as_of={{on}}&page_size=all",
    "W6C": f"{API}/stances/matrix/?as_of={{on}}",
    "W7": f"{API}/search/?q={{q}}&page_size=20",
    "W7H": f"{API}/search/?q={{q}}&page_size=20",
    "W8": f"{API}/positions/{{number}}/",
    "W9": f"{API}/positions/?page_size=all&format=csv",
    "W11C": "/countries/{country}/?as_of={on}",
    "W11P": "/propositions/{proposition}/?as_of={on}",
    "W11H": "/?as_of={on}",
    "W13": MAP + "&known_at={known_at}",
}


class Product(Target):
    """The tracker as a site."""

    addresses = ADDRESSES

    def __init__(
        self,
        name: str,
        postgres: Postgres,
        database: str,
        *,
        finished: int = 0,
        workers: int = WORKERS,
        threads: int = THREADS,
    ) -> None:
        super().__init__(
            name,
            Server(
                name,
                serving("tracker.wsgi:application", workers=workers, threads=threads),
                environment=environment(postgres, database, finished=finished),
            ),
        )
        self.postgres, self.database = postgres, database
        self.cursors: dict[int, str] = {}

    def start(self) -> None:
        """Start it, and learn its numbers and the moment between the two loads."""
        self.server.start(ready=f"{API}/topics/")
        with self.postgres.connect(self.database) as connection:
            self.numbers = Numbers(connection)
            self.known_at = self._between_loads(connection)

    def parameters(self, workload: str, parameters: Parameters) -> Parameters:
        """A row's number, the cursor of a deep page, the moment before the second load."""
        if workload == "W8":
            return {"number": self.numbers.of_row[parameters["row"]]}
        if workload.startswith("W3D"):
            return {"cursor": self._cursor(parameters["offset"])}
        if workload == "W13":
            return {**parameters, "known_at": self.known_at}
        return parameters

    def _between_loads(self, connection: Connection) -> str:
        """A moment at which the first part of the record was known and the second was not."""
        last = earlier(len(self.numbers.of_row))
        pair = [self.numbers.of_row[last], self.numbers.of_row[last + 1]]
        published = dict(connection.execute(PUBLISHED, [pair]).fetchall())
        before, after = (published[number].astimezone(UTC) for number in pair)
        return (before + (after - before) / 2).isoformat().replace("+00:00", "Z")

    def _cursor(self, offset: int) -> str:
        """The cursor after so many rows, found as a reader finds it: by going on from page to page."""
        if offset in self.cursors:
            return self.cursors[offset]
        nearest = max((one for one in self.cursors if one <= offset), default=0)
        for size in (500, PAGE):
            while nearest + size <= offset:
                start = f"&cursor={quote(self.cursors[nearest], safe='')}" if nearest else ""
                _, _, headers = self.server.get(f"{API}/positions/?fields=id&page_size={size}{start}")
                nearest += size
                self.cursors[nearest] = _next_cursor(headers["Link"])
        return self.cursors[offset]

    def answer(self, workload: str, found: Any) -> Answer:
        """Rows by their locators, stances by their positions."""
        return answer(workload, found, self.numbers)


class KeepingProduct(Product):
    """The same with finished answers kept, asked again what it was asked before."""

    addresses = {"W12": ADDRESSES["W1"], "W12N": ADDRESSES["W1"]}

    def lines(self, workload: str, asked: Sequence[Parameters]) -> list[str]:
        """With the ETag that a reader would remember, for 304."""
        addresses = super().lines(workload, asked)[:100]
        if workload == "W12":
            return addresses
        return [f"{one}\t{self.server.get(one)[2]['ETag']}" for one in addresses]


PUBLISHED = "SELECT id, published_at FROM positions_position WHERE id = ANY(%s)"


def _next_cursor(link: str) -> str:
    """The cursor in the address that the header calls the next one."""
    for part in link.split(", "):
        address, _, relation = part.partition("; ")
        if relation == 'rel="next"':
            return address.strip("<>").rpartition("cursor=")[2]
    raise Wrong("there is no next page")
