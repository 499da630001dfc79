"""The file of a backup: the dump, and a manifest that says what is in it and proves it whole."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from tracker.backups.server import BackupError

DUMP, MANIFEST = "record.dump", "manifest.json"
PIECE = 1 << 20
"""Bytes in memory at a time."""


@dataclass(frozen=True)
class Contents:
    """What the database held: the number of its state, rows of its tables, its last migrations by app."""

    data_version: int
    rows: dict[str, int]
    migrations: dict[str, str]


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself; ``made_at`` is the moment of its state (ISO 8601, UTC)."""

    made_at: str
    postgres: str
    sha256: str
    contents: Contents


def write(file: IO[bytes], dump: IO[bytes], **said: Any) -> Manifest:
    """Write a backup from a running dump; the manifest comes last, when the dump is known whole."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        with archive.open(DUMP, "w", force_zip64=True) as inside:
            while piece := dump.read(PIECE):
                digest.update(piece)
                inside.write(piece)
        manifest = Manifest(sha256=digest.hexdigest(), **said)
        archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[tuple[Manifest, zipfile.ZipFile]]:
    """A backup that is whole. Raises BackupError where it is none, or was damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            said = json.loads(archive.read(MANIFEST))
            manifest = Manifest(**{**said, "contents": Contents(**said["contents"])})
            if _sha256(archive) != manifest.sha256:
                raise BackupError(f"{path} is damaged: its contents are not those that were written.")
            yield manifest, archive
    except FileNotFoundError as error:
        raise BackupError(f"There is no file {path}.") from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise BackupError(f"{path} is no backup of the tracker, or it is damaged: {error}.") from error


def _sha256(archive: zipfile.ZipFile) -> str:
    digest = hashlib.sha256()
    with archive.open(DUMP) as dump:
        while piece := dump.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()
