"""Known vulnerabilities in what is pinned: `make audit`.

Each must be mended, or excepted with a reason and a last day.
The exceptions stand in exceptions.toml beside this file. One that ran out counts no more, and one
whose vulnerability is gone has to go too. Where no list of vulnerabilities can be reached nothing is
audited, which is said loudly and is no failure of the project.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

EXCEPTIONS = Path(__file__).parent / "exceptions.toml"
PINNED = "requirements-dev.txt"
"""What requirements.txt pins is in it too."""


PATIENCE = 120
"""Seconds for all packages together."""


@dataclass(frozen=True)
class Excepted:
    """A vulnerability that we live with until a day, and why."""

    id: str
    until: date
    why: str


def exceptions(text: str) -> list[Excepted]:
    """As the file says them. Raises TypeError where one lacks its id, its last day or its reason."""
    return [Excepted(**one) for one in tomllib.loads(text).get("exception", [])]


def faults(found: Iterable[dict[str, Any]], excepted: Iterable[Excepted], today: date) -> list[str]:
    """A sentence for each vulnerability that is not excepted today, and for each exception without one."""
    standing = {one.id: one for one in excepted}
    known: set[str] = set()
    said = []
    for package in found:
        for one in package.get("vulns", []):
            names = {one["id"], *one.get("aliases", [])}
            known |= names
            reasons = [standing[name] for name in names & set(standing)]
            if not any(reason.until >= today for reason in reasons):
                mended = ", ".join(one.get("fix_versions", [])) or "none yet"
                said.append(f"{package['name']} {package['version']}: {one['id']} (mended in: {mended})")
    said += [f"{name} is excepted, but nothing has it any more." for name in sorted(set(standing) - known)]
    return said


def main() -> int:
    """1 where something has to be done."""
    options = ["--require-hashes", "--disable-pip", "--requirement", PINNED, "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        sys.stderr.write(f"Nothing was audited: no index of packages answered within {PATIENCE} seconds.\n")
        return 0
    try:
        found = json.loads(done.stdout)["dependencies"]
    except ValueError:
        sys.stderr.write(f"Nothing was audited: {done.stderr.strip()}\n")
        return 0
    audited = [package for package in found if "vulns" in package]
    if not audited:
        sys.stderr.write("Nothing was audited: the index of packages that answers here knows none of ours.\n")
        return 0
    said = faults(audited, exceptions(EXCEPTIONS.read_text()), datetime.now(UTC).date())
    sys.stdout.write("\n".join([f"{len(audited)} of {len(found)} packages audited.", *said, ""]))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
