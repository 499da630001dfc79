"""`make` says what it can do, and what is missing on a machine, in a sentence."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.shell import ROOT, environment


def make(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *args], cwd=cwd, env=environment(), capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def bare_checkout(tmp_path) -> Path:
    """The Makefile where nothing has been installed yet."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements.txt").touch()
    return folder


def test_make_alone_lists_every_target_with_a_line():
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    listed = {line.split()[1]: line.split(maxsplit=2)[2] for line in make().stdout.splitlines()}
    assert list(listed) == phony[1].split()


def test_a_python_that_is_missing_is_named(bare_checkout):
    done = make("run", "PYTHON=python3.99", cwd=bare_checkout)
    assert done.returncode == 2
    assert "There is no python3.99 here. Install Python 3.11 or newer" in done.stdout


def test_a_python_that_is_too_old_is_named(bare_checkout):
    old = bare_checkout / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    done = make("run", "PYTHON=./old-python", cwd=bare_checkout)
    assert done.returncode == 2
    assert "needs Python 3.11 or newer, and ./old-python is older" in done.stdout
