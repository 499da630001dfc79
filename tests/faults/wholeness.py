"""Whether all that was acknowledged is there, and nothing of what was not is there by half."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from positions import record_check
from positions.models import Batch, Change, Position, Source
from positions.releases import shelf
from positions.releases.building import WORKSHOP
from tests.faults.deeds import LISTED, Tell
from tests.faults.record import COUNTRIES, LOADED
from tracker.backups import archive
from tracker.backups.server import BackupError


def look(tell: Tell, acknowledged: dict[str, Any]) -> None:
    """Tell every complaint about the record."""
    tell(complaints=[*record_check.findings(today=datetime.now(UTC).date()), *_of_record(acknowledged)])


def _of_record(acknowledged: dict[str, Any]) -> Iterator[str]:
    for kind in ("published", "retracted"):
        entered = set(Change.objects.filter(kind=kind).values_list("position", flat=True))
        for lost in set(acknowledged.get(kind, ())) - entered:
            yield f"Position {lost} was acknowledged as {kind} and is not."
    loaded = Source.objects.filter(slug__startswith="load-")
    for source in loaded:
        if (found := Position.objects.published().filter(sources=source).count()) != LOADED:
            yield f"Of the import {source} {found} positions are there."
    for lost in set(acknowledged.get("loaded", ())) - {one.slug for one in loaded}:
        yield f"The import {lost} was acknowledged and is not there."
    yield from _of_lists(set(acknowledged.get("listed", ())))


def _of_lists(acknowledged: set[int]) -> Iterator[str]:
    titles = set()
    for batch in Batch.objects.all():
        acknowledged.discard(batch.pk)
        titles.add(batch.title)
        states = Counter(batch.positions.values_list("status", flat=True))
        whole = len(COUNTRIES) if batch.title.startswith("Statement") else LISTED
        if sum(states.values()) != whole or len(states) - ("retracted" in states) > 1:
            yield f"The list {batch} is not whole: {dict(states)}."
    for source in Source.objects.filter(title__startswith="Statement"):
        if source.title not in titles:
            yield f"The source {source} came without its list."
    for lost in acknowledged:
        yield f"The list {lost} was acknowledged and is not there."


def of_releases(root: Path, acknowledged: int) -> Iterator[str]:
    """Complaints about what `/data/` would show."""
    shown = shelf.releases(root)
    for folder in root.iterdir() if root.exists() else ():
        if folder.name != WORKSHOP and folder.name not in {one.name for one in shown}:
            yield f"{folder.name} lies among the releases and is none."
    for one in shown:
        lines = [line.split("  ") for line in (one.folder / shelf.SUMS).read_text().splitlines()]
        sums = {name: digest for digest, name in lines}
        present = {path.name for path in one.folder.iterdir()} - {shelf.SUMS}
        if present != set(sums) or any(_sha256(one.folder / name) != sums[name] for name in sums):
            yield f"The release {one.name} is not whole."
    if len(shown) < acknowledged:
        yield f"{acknowledged} releases were acknowledged, {len(shown)} are there."


def of_backups(folder: Path, acknowledged: list[str]) -> Iterator[str]:
    """Complaints about files that bear the name of a backup."""
    for lost in {Path(one).name for one in acknowledged} - {one.name for one in folder.iterdir()}:
        yield f"The backup {lost} was acknowledged and is not there."
    for file in folder.glob("*.zip"):
        try:
            with archive.opened(file):
                pass
        except BackupError as error:
            yield str(error)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
