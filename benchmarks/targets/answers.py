"""The answers of the product's API, which are the floor's as well, in the terms of the questions."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from benchmarks.targets.numbers import Numbers, row_in
from benchmarks.verification import Answer


def answer(workload: str, found: Any, numbers: Numbers) -> Answer:
    """Rows by their locators, stances by the positions that decide them."""
    if workload == "W4":
        return Answer(counts=found["results"][0]["counts"])
    if workload in ("W5", "W6", "W13"):
        return Answer(held=dict(_held(one, numbers, whole=workload == "W6") for one in found["results"]))
    if workload == "W6C":
        return Answer(held=_unfolded(found))
    if workload in ("W7", "W7H"):
        shown = found["positions"] if "positions" in found else found["results"]
        return Answer(texts=[one.get("position", one)["summary"] for one in shown])
    if workload == "W8":
        [position] = found.get("results", [found])
        sources = [PurePosixPath(one["url"]).stem for one in position["sources"]]
        return Answer(rows=[_row(position)], sources=sources)
    return Answer(rows=[_row(one) for one in found["results"]])


def _row(position: Any) -> int:
    return row_in(position["sources"][0]["locator"])


def _held(one: Any, numbers: Numbers, *, whole: bool) -> tuple[str, tuple[str, int]]:
    proposition = f"/{one['proposition']['slug']}" if whole else ""
    return one["country"]["code"] + proposition, (one["stance"], numbers.row_of[one["position"]["id"]])


def _unfolded(found: Any) -> dict[str, tuple[str, int]]:
    """Who holds what, from one letter for each country."""
    stance_of = {one["letter"]: one["stance"] for one in found["letters"]}
    return {
        f"{country}/{proposition['slug']}": (stance_of[letter], 0)
        for proposition in found["propositions"]
        for country, letter in zip(found["countries"], proposition["stances"], strict=True)
        if letter in stance_of
    }
