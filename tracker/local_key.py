"""The secret key of a local installation: made once, kept in a file that only its owner reads."""

import contextlib
import os
import secrets
from pathlib import Path


def local_key(path: Path) -> str:
    """The key in this file; written first if need be, whole or not at all, by whoever comes first."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        with contextlib.suppress(FileExistsError):  # another process was quicker: its key it is
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
