"""The browser that the tests use notices every complaint, and its absence is said by name."""

import subprocess
import sys

import pytest

from tests import chromium
from tests.project.shell import ROOT, environment


def test_a_page_of_ours_is_shown_without_complaint(page):
    page.goto("/admin/login/")
    assert page.locator("input[name=login]").is_visible()


def test_a_style_that_the_policy_forbids_is_a_complaint(page, complaints):
    page.goto("/admin/login/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')")
    page.wait_for_timeout(100)
    assert "Content Security Policy" in " ".join(complaints)
    complaints.clear()


def test_a_script_that_fails_is_a_complaint(page, complaints):
    page.goto("/admin/login/")
    page.evaluate("setTimeout(() => { throw new Error('oh no') })")
    page.wait_for_timeout(100)
    assert "oh no" in " ".join(complaints)
    complaints.clear()


def test_without_chromium_the_tests_that_did_not_run_are_named():
    this = "tests/project/test_browser.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", this, "-k", "without_complaint", "-p", "no:randomly"],
        cwd=ROOT,
        env=environment(CHROMIUM="/nowhere/chromium"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    name = f"{this}::test_a_page_of_ours_is_shown_without_complaint"
    assert f"Not run, since {chromium.MISSING}: {name}\n" in done.stdout
    assert done.returncode == 0


@pytest.fixture
def no_memory():
    chromium.find.cache_clear()
    yield
    chromium.find.cache_clear()


def test_a_named_chromium_goes_before_all_others(no_memory, monkeypatch, tmp_path):
    mine = tmp_path / "chromium"
    mine.write_text("#!/bin/sh\n")
    mine.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.find() == str(mine)


def test_a_chromium_that_does_not_start_is_passed_over(no_memory, monkeypatch, tmp_path):
    broken = tmp_path / "chromium-1234" / "chrome-linux" / "chrome"
    broken.parent.mkdir(parents=True)
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert chromium.find() != str(broken)
