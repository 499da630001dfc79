"""What comes with the tables of a release to be read by people: README and licences."""

from __future__ import annotations

from collections.abc import Sequence

from positions.credits import CREDITS, LICENCE
from positions.releases.shelf import SUMS, Release
from positions.releases.tables import BY_NAME

README_FILE = "README.md"
LICENCE_FILE = "LICENSE.md"

LIMITS = """\
Votes: yes is support, no is oppose, and abstaining is abstain; a State that did not vote has no row, and
absence is never opposition. Where a country has no row in stance_periods, it has no stance on record;
enquiries tells where somebody looked and found none. Coding from press reports on ethics and equity is the
softest part. An act is coded only on the proposition that it speaks to. Which roll calls and lists are
complete is said on the site, under /about/ and /data/."""


def licence() -> str:
    """On what terms the release can be used, and whom to credit."""
    credits_ = "\n".join(
        f"- {one['what']}: {one['whose']}. Terms: {one['terms']}. <{one['url']}>" for one in CREDITS
    )
    return f"# Licences and credits\n\n{LICENCE}\n\n{credits_}\n"


def readme(release: Release) -> str:
    """What the release is, what is in it, and how to read it."""
    return f"""\
# Positions on AI governance, release {release.name}

Which State holds which position on AI governance, since when, who said so, where, on what evidence: the whole
public record as it was known at {release.as_json()["known_at"]} (data version {release.data_version}).
A release never changes. What was corrected later is in a later one.

{_since(release)}
## Tables

Each is a CSV file and a Parquet file of the same name; `record.sqlite` holds all of them.

| table | rows | a row is |
| --- | --- | --- |
{_tables(release)}

## How to read them

- CSV is UTF-8, comma, header, RFC 4180, LF. An empty cell is null: unknown, open or none. `NA` is Namibia.
- `datapackage.json` (Frictionless) says of every field its meaning, type, rules and what it refers to.
- Days are ISO 8601. Intervals run from `start`, their first day, to `end`, the first day no longer in them.
- `m49` is text with leading zeros. Lists in one cell are joined by `|`.
- `positions` holds what stands. `retracted_positions` holds what was taken out, with cause and reason.
- `date` says when a position was taken, `published_at` and `retracted_at` when the tracker knew it. A figure
  as it was known at a moment counts the positions published by then and not yet retracted.
- `stance_periods` is derived: who held which stance from when to when, on whose act.
- `differences.csv`, if there is one, names every row that differs from the release before.
- `sha256sum -c {SUMS}` verifies the files.

## Limits

{LIMITS}

## Credits

See [{LICENCE_FILE}]({LICENCE_FILE}). Cite the primary source of a position first, then this release.
"""


def _since(release: Release) -> str:
    if release.positions is None:
        return "It is the first release.\n"
    moved = release.positions
    return (
        f"Since release {release.previous}: {moved.published:,} positions published, {moved.corrected:,} "
        f"corrected, {moved.retracted:,} retracted without a successor.\n"
    )


def _tables(release: Release) -> str:
    lines: Sequence[str] = [
        f"| {one.name} | {one.rows:,} | {BY_NAME[one.name].help} |" for one in release.tables
    ]
    return "\n".join(lines)
