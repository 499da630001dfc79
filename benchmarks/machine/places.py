"""Where the benchmarks keep what they make: one folder that may be removed at any time."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("BENCHMARKS_DIR") or ROOT / "var" / "benchmarks").resolve()
"""BENCHMARKS_DIR names another, such as a disk with more room."""


def folder(*parts: str) -> Path:
    """A folder below the home, made where it is missing."""
    path = HOME.joinpath(*parts)
    path.mkdir(parents=True, exist_ok=True)
    return path


def data_set(positions: int) -> Path:
    """Where the synthetic record of this size lies."""
    return folder("data") / str(positions)
