"""A client that a tool generates from the committed description works: nobody has to write one."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests import make
from tests.world import build

DESCRIPTION = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"


@pytest.fixture
def generated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The client, as the package `tracker_client`."""
    options = tmp_path / "options.yaml"
    options.write_text("package_name_override: tracker_client\npost_hooks: []\n")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(DESCRIPTION)]
    command += ["--output-path", str(tmp_path / "tracker_client"), "--meta", "none", "--config", str(options)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Warning" not in done.stdout + done.stderr
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.django_db(transaction=True)
def test_a_generated_client_reads_positions_and_stances(generated: None, live_server: Any) -> None:
    world = build()
    make.published(official=world.okoye)
    made = importlib.import_module("tracker_client")
    positions_api = importlib.import_module("tracker_client.api.positions.positions")
    stances_api = importlib.import_module("tracker_client.api.stances.stances")
    with made.Client(base_url=live_server.url, raise_on_unexpected_status=True) as client:
        positions = positions_api.sync(client=client, country=["XAR"])
        stances = stances_api.sync(client=client)
    [position] = positions.results
    assert (position.actor.code, str(position.stance), position.date.year) == ("XAR", "support", 2022)
    assert position.official.name == "Mira Ọkoye"
    assert position.retracted_at is None
    [stance] = stances.results
    assert (stance.country.code, stance.position.id) == ("XAR", position.id)
