"""The mirror of docs/api.md, run while the record moves, ends with an identical copy."""

from __future__ import annotations

import json
import re
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests import make
from tests.world import build

ROUNDS = 6
PAGE = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text()


def recipe(server: str) -> str:
    """The twenty lines, asking the server of the test."""
    [section] = re.findall(r"^### A mirror$(.*?)^## ", PAGE, re.MULTILINE | re.DOTALL)
    [code] = re.findall(r"^```python\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert len([line for line in code.splitlines() if line]) <= 22
    return code.replace("http://127.0.0.1:8000", server)


def record() -> dict[str, Any]:
    """The positions that stand, by number, as the API tells them."""
    answer = Client().get("/api/v1/positions/", {"page_size": "all"})
    return {str(one["id"]): one for one in json.loads(b"".join(answer))["results"]}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("page_size", ["500", "2"])
def test_a_mirror_of_a_moving_record_ends_identical(
    live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page_size: str
) -> None:
    monkeypatch.chdir(tmp_path)
    world = build()
    code = recipe(live_server.url).replace("page_size=500", f"page_size={page_size}")
    refused: list[Exception] = []
    turn = threading.Semaphore(0)  # each round of the desk begins while the mirror reads

    def work() -> None:
        """Publications, corrections and retractions, one after the other."""
        try:
            for number in range(ROUNDS):
                turn.acquire()
                taken = make.published(country=world.arandia, date=date(2022, 3, 1) + timedelta(days=number))
                other = make.published(group=world.union, dissociated=[world.borvia])
                if number % 2:
                    make.correction(taken, stance="oppose")
                else:
                    make.retracted(other)
        except Exception as error:
            refused.append(error)
        finally:
            connection.close()

    desk = threading.Thread(target=work)
    desk.start()
    for _ in range(ROUNDS):
        turn.release()
        exec(code, {})
    desk.join()
    exec(code, {})
    assert not refused
    mirror = json.loads((tmp_path / "mirror.json").read_text())
    address = record()
    assert {key: with_host(one, live_server.url) for key, one in address.items()} == mirror["positions"]
    assert len(address) == 9


def with_host(position: dict[str, Any], server: str) -> dict[str, Any]:
    """The position as the live server's address shows it."""
    return {**position, "url": position["url"].replace("http://testserver", server)}
