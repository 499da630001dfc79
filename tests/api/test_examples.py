"""Every example of docs/api.md is run as it stands against the real record, and prints what it says."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import ConsoleMessage, Page

PAGE = (Path(settings.BASE_DIR) / "docs" / "api.md").read_text()
HERE = "http://127.0.0.1:8000"

pytestmark = pytest.mark.usefixtures("committed_real_record")


def examples(language: str) -> list[str]:
    """The blocks of code in a language, in the order of the page."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(found) >= 5
    return found


def promised(example: str, call: str, comment: str) -> list[str]:
    """What the lines that print say they print."""
    pattern = rf"{re.escape(call)}\(.*\);?\s*{re.escape(comment)} (.+)$"
    lines = re.findall(pattern, example, re.MULTILINE)
    assert len(lines) == example.count(f"{call}(") > 0, example
    return lines


def test_curl_answers(live_server: Any, root: Path) -> None:
    assert shutil.which("curl"), "There is no curl here: install it to run the examples of docs/api.md."
    call_command("build_release", stdout=io.StringIO())
    for line in "".join(examples("sh")).splitlines():
        program, address = shlex.split(line.replace(HERE, live_server.url))
        command = [program, "--silent", "--show-error", "--fail", address]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        if "format=csv" in address:
            assert answer.stdout.count("\n") > 1, line
        else:
            found = json.loads(answer.stdout)
            assert found.get("results", found), line


def test_python_prints_what_it_says(
    live_server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    for example in examples("python"):
        exec(example.replace(HERE, live_server.url), {})  # as a reader would
        assert capsys.readouterr().out.splitlines() == promised(example, "print", " #"), example


def test_javascript_prints_what_it_says_on_a_page_of_another_site(live_server: Any, page: Page) -> None:
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "log":
            said.append(message.text)

    page.on("console", note)
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # a file names no icon
    # the same machine by its other name is another origin, and a plain file has no policy of its own
    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/static/positions/tokens.css")
    assert page.evaluate("location.origin") != live_server.url
    for example in examples("js"):
        said.clear()
        page.evaluate(f"async () => {{ {example.replace(HERE, live_server.url)} }}")
        assert said == promised(example, "console.log", " //"), example


def test_the_first_answer_is_the_one_that_is_shown(client: Client) -> None:
    [found] = re.findall(r'^```json\n(\{\n  "country".*?)^```$', PAGE, re.MULTILINE | re.DOTALL)
    shown = json.loads(found)
    rows = client.get("/api/v1/stances/?country=PAK&as_of=2023-11-26").json()["results"]
    [row] = [one for one in rows if one["proposition"] == shown["proposition"]]
    assert list(row) == list(shown)
    assert list(row["position"]) == list(shown["position"])
    number = {"id": row["position"]["id"], "url": row["position"]["url"]}  # another in each database
    assert {**shown, "position": shown["position"] | number} == row
