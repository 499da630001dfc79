"""The floor as a target: its addresses are the names of the workloads."""

from __future__ import annotations

from typing import Any

from benchmarks.machine.postgres import Postgres
from benchmarks.machine.processes import Server
from benchmarks.questions.asked import Parameters
from benchmarks.targets.answers import answer
from benchmarks.targets.numbers import Numbers
from benchmarks.targets.serving import serving
from benchmarks.targets.target import Target
from benchmarks.verification import Answer

AFTER = "/W3D?after_date={after_date}&after={after}"


class Floor(Target):
    """PostgreSQL through a bare handler."""

    addresses = {
        "W1": "/W1?country={country}&proposition={proposition}",
        "W2": "/W2?topic={topic}&stance={stance}&start={start}&end={end}",
        "W3": "/W3",
        "W3D": AFTER,
        "W3DD": AFTER,
        "W4": "/W4?proposition={proposition}",
        "W5": "/W5?proposition={proposition}&on={on}",
        "W6": "/W5?on={on}",
        "W7": "/W7?q={q}",
        "W7H": "/W7?q={q}",
        "W8": "/W8?number={number}",
    }

    def __init__(self, name: str, postgres: Postgres, database: str) -> None:
        environment = {"FLOOR_DATABASE": postgres.conninfo(database)}
        command = serving("benchmarks.floor.application:application")
        super().__init__(name, Server(name, command, environment=environment))
        self.postgres, self.database = postgres, database

    def start(self) -> None:
        """Start it, and learn the product's numbers."""
        with self.postgres.connect(self.database) as connection:
            self.numbers = Numbers(connection)
        self.server.start(ready="/W3")

    def parameters(self, workload: str, parameters: Parameters) -> Parameters:
        """Numbers in the place of rows."""
        if "row" in parameters:
            return {"number": self.numbers.of_row[parameters["row"]]}
        if "after_row" in parameters:
            return {**parameters, "after": self.numbers.of_row.get(parameters["after_row"], 0)}
        return parameters

    def answer(self, workload: str, found: Any) -> Answer:
        """The same keys as the product's, but for the counts."""
        if workload == "W4":
            return Answer(counts=found)
        return answer(workload, found, self.numbers)
