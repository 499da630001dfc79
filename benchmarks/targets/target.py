"""What every target offers: an address for each question, and its answers in the terms of the questions."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from benchmarks.machine.processes import Server
from benchmarks.questions.asked import Asked, Parameters
from benchmarks.verification import Answer, Wrong, check


class Target(ABC):
    """A server that is asked. ``addresses`` has a pattern for each workload that it can answer."""

    addresses: dict[str, str]

    def __init__(self, name: str, server: Server) -> None:
        self.name = name
        self.server = server

    @abstractmethod
    def start(self) -> None:
        """Start the server and whatever else is needed to ask it."""

    @abstractmethod
    def answer(self, workload: str, found: Any) -> Answer:
        """What it answered, in the terms of the questions."""

    def parameters(self, workload: str, parameters: Parameters) -> Parameters:
        """The parameters in its own terms."""
        return parameters

    def address(self, workload: str, parameters: Parameters) -> str:
        """The address of a question, from its path on."""
        own = self.parameters(workload, parameters)
        return self.addresses[workload].format(**{key: quote(str(one), safe="") for key, one in own.items()})

    def lines(self, workload: str, asked: Sequence[Parameters]) -> list[str]:
        """What the load generator asks in turn."""
        return [self.address(workload, one) for one in asked]

    def verify(self, workload: str, asked: Sequence[Asked]) -> int:
        """Check the answers to the first questions, and say how many; raises :class:`Wrong`.

        Of pages, whose right answer is not drawn, only that there are some.
        """
        for one in asked[:CHECKED]:
            address = self.address(workload, one.parameters)
            status, body, _ = self.server.get(address)
            if status != 200:
                raise Wrong(f"status {status} at {address}")
            try:
                if one.expected:
                    check(self.answer(workload, json.loads(body)), one.expected)
            except Wrong as wrong:
                raise Wrong(f"{wrong} (at {address})") from None
        return min(len(asked), CHECKED)


CHECKED = 12
"""So many answers of each workload are checked."""
