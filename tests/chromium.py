"""Chromium for the browser tests: find it, or (as `python -m tests.chromium`) get it.

In this order: the one that CHROMIUM names, Playwright's own, one that the system has; of the last two
rather the headless shell, which is the engine without windows: a fresh page costs it a fifth.
"""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SYSTEM_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
PLAYWRIGHT_FOLDERS = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
IN_PLAYWRIGHT_FOLDER = (
    "chromium_headless_shell-*/chrome-headless-shell-*/chrome-headless-shell",
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
MISSING = "there is no Chromium: install Debian's package chromium-headless-shell, or name one in CHROMIUM"

WITHOUT = (
    "AimEnabled",
    "OmniboxAimEnabled",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
    # what Playwright leaves out, whose list this one takes the place of
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""Features left out, first of all suggestions for an address, for which each window would start two pages."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(WITHOUT)}",
]
"""How it is started."""


@functools.cache
def find() -> str | None:
    """The first one that runs."""
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    for folder in (os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), *PLAYWRIGHT_FOLDERS):
        for pattern in IN_PLAYWRIGHT_FOLDER if folder else ():
            yield from map(str, sorted(Path(str(folder)).expanduser().glob(pattern), reverse=True))
    yield from filter(None, map(shutil.which, SYSTEM_NAMES))


def _runs(path: str) -> bool:
    return _done(path, "--version", seconds=30)  # Playwright's own starts only where its libraries are


def _done(*command: str, seconds: float) -> bool:
    try:
        finished = subprocess.run(command, capture_output=True, check=False, timeout=seconds)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return finished.returncode == 0


def get() -> str | None:
    """Find it, else install it: from Playwright, else (as root) from Debian."""
    found = find()
    if found or os.environ.get("CHROMIUM"):
        return found
    print("There is no Chromium yet: getting it for the browser tests …", flush=True)  # noqa: T201
    _done(sys.executable, "-m", "playwright", "install", "chromium", seconds=600)
    find.cache_clear()
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        _done("apt-get", "-qq", "update", seconds=300)
        _done("apt-get", "-qq", "install", "-y", "chromium-headless-shell", seconds=900)
        find.cache_clear()
    return find()


if __name__ == "__main__":
    # not an error: pytest skips the browser tests and names them
    print(f"Browser tests use {get()}." if get() else f"Browser tests will not run: {MISSING}.")  # noqa: T201
