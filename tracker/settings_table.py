"""The table of variables in docs/operations.md, from the settings: `python -m tracker.settings_table`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tracker.environment import READ, Variable

PAGE = Path(__file__).resolve().parent.parent / "docs" / "operations.md"
BEGIN, END = "<!-- settings, by python -m tracker.settings_table -->", "<!-- end of settings -->"

A_SITE = {
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "tracker.example",
    "DATABASE_URL": "postgres://127.0.0.1/x",
}
"""What a site has to say, and its defaults do not depend on."""

ELSEWHERE = {
    "PORT": Variable("where `make run` serves", "8000"),
    "TRACKER_PG_HOME": Variable("folder of the embedded server", "`var/postgres`"),
    "TRACKER_PG_BIN": Variable("path of another `postgres` program for the embedded server", "the wheel's"),
    "PROMETHEUS_MULTIPROC_DIR": Variable(
        "a folder, empty at each start, in which worker processes count together for `/metrics`", ""
    ),
}
"""Variables that no setting reads: the commands, the embedded server, the library that counts."""

Table = dict[str, dict[str, str]]


def main() -> None:
    """Write the table into the page; with ``--read`` only tell what the settings read here, as JSON."""
    if "--read" in sys.argv:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        from tracker import settings  # noqa: F401  # reading them is the point

        json.dump({name: vars(one) for name, one in READ.items()}, sys.stdout)
        return
    text = PAGE.read_text()
    before, _, rest = text.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table()}\n\n{END}{rest.partition(END)[2]}")


def table() -> str:
    """All variables in the order in which they are read: both defaults, and what each is."""
    local, site = _read({}), _read(A_SITE)
    lines = [
        "| variable | default in local mode | default of a site | what it is |",
        "| --- | --- | --- | --- |",
    ]
    for name, one in local.items():
        defaults = one["default"], site[name]["default"]
        lines.append(f"| `{name}` | {defaults[0] or 'none'} | {defaults[1] or 'none'} | {one['says']} |")
    lines += [f"| `{name}` | {one.default or 'none'} | | {one.says} |" for name, one in ELSEWHERE.items()]
    return "\n".join(lines)


def _read(said: dict[str, str]) -> Table:
    """What the settings read where only this is said."""
    plain = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "tracker.settings_table", "--read"],
        env=plain | said,
        cwd=PAGE.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    found: Table = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
