"""What Squawk, a linter for migrations of PostgreSQL, finds in the statements of one of ours."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NOT_OURS = {
    "prefer-bigint-over-int": "small numbers are small on purpose",
    "prefer-bigint-over-smallint": "small numbers are small on purpose",
    "prefer-text-field": "lengths are part of the contract",
    "prefer-robust-stmts": "a migration broken off is told, not passed over",
    "require-lock-timeout": "manage.py migrate sets one",
    "require-statement-timeout": "a concurrent index takes as long as it takes; nobody waits for it",
}
"""Rules that are not asked, and why."""

MADE = re.compile(r'CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"')
TOUCHED = re.compile(r'(?:ALTER TABLE(?: ONLY)?|\bON) "(\w+)"')


def findings(statements: Sequence[str], *, atomic: bool) -> frozenset[str]:
    """The rules that are broken, each with the table: `adding-foreign-key-constraint positions_source`.

    What is done to a table that the same migration makes keeps nobody waiting, and is left out.
    """
    made = {name for statement in statements for name in MADE.findall(statement)}
    found = set()
    for line, rule in _squawk([" ".join(one.split()) for one in statements], atomic=atomic):
        touched = TOUCHED.search(line)
        if touched is None or touched[1] not in made:
            found.add(f"{rule} {touched[1] if touched else line[:60]}")
    return frozenset(found)


def _squawk(lines: Sequence[str], *, atomic: bool) -> list[tuple[str, str]]:
    """Each finding: the statement, and the name of the rule."""
    program = Path(sys.executable).parent / "squawk"
    answer = subprocess.run(
        [
            program,
            "--reporter=json",
            "--pg-version=15.0",
            f"--exclude={','.join(NOT_OURS)}",
            *(["--assume-in-transaction"] if atomic else []),
        ],
        input=";\n".join(lines) + ";\n",
        capture_output=True,
        text=True,
        check=False,  # it ends with 1 where it finds anything
    )
    return [(lines[found["line"]], found["rule_name"]) for found in json.loads(answer.stdout)]
