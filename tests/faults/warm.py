"""A process with everything imported, which forks one for each deed: no round pays for a start of Python.

It reads orders from its input, a line of JSON each, and answers each with a line: `begin` with the
process that does the deed, `end` with how that process ended.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import django

BEGUN = "begun"


def serve() -> None:
    """Until there are no more orders."""
    for line in sys.stdin:
        order = json.loads(line)
        if "end" in order:
            _, status = os.waitpid(order["end"], 0)
            print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 (it answers so)
            continue
        process = os.fork()
        if not process:
            _do(order["begin"], Path(order["notes"]), Path(order["log"]), order["with"])
        print(process, flush=True)  # noqa: T201


def _do(name: str, notes: Path, log: Path, arguments: dict[str, Any]) -> None:
    """Do the deed and end: what it tells goes to the notes at once, what it says to the log."""
    from tests.faults import deeds, wholeness

    os.setsid()  # what it starts can be ended with it
    told = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(said, 1)
    os.dup2(said, 2)

    def tell(**acknowledged: Any) -> None:
        os.write(told, json.dumps(acknowledged).encode() + b"\n")

    try:
        tell(**{BEGUN: True})
        (wholeness.look if name == "look" else getattr(deeds, name))(tell, **arguments)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    django.setup()
    importlib.import_module("tests.faults.wholeness")  # once Django is set up; all forks have it
    serve()
