"""How much work and room a function takes, in calls and bytes: the same on every machine, unlike a clock."""

import sys
import tracemalloc
from collections.abc import Callable
from typing import Any


def calls(function: Callable[..., Any], *arguments: Any) -> int:
    """How many functions, Python's own included, are called while it runs."""
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        function(*arguments)
    finally:
        sys.setprofile(before)
    return count


def memory(function: Callable[..., Any], *arguments: Any) -> int:
    """The most bytes that it held at one moment."""
    tracemalloc.start()
    try:
        function(*arguments)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
