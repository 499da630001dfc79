"""What every test may lean on: a database that flushes well, and a browser that sees every complaint.

A test that uses `page` or `browser` is a browser test; where there is no Chromium it is skipped, and
the last lines of the run name it.
"""

import gc
import importlib
import os
import pkgutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, transaction
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from positions import models, rules, whole_lists
from tests import chromium, flush, shared_cache
from tests.database import copy_the_migrated
from tests.real_record import committed_real_record, real_record, real_rows, standing_real_record
from tests.released import built, released, root
from tests.snapshots import Snapshot, take
from tests.world import World, at_the_desk, build

# fixtures for every test
__all__ = [
    "built",
    "committed_real_record",
    "real_record",
    "real_rows",
    "released",
    "root",
    "standing_real_record",
]

SELDOM = (20_000, 20, 20)
"""How many new objects, and how many rounds, come before a round of the collector of garbage."""

OF_THE_RULES = (
    "models",
    "rules",
    "test_batches",
    "test_consequences",
    "test_editorial",
    "test_evidence",
    "test_heaps",
    "test_history",
    "test_holdings",
    "test_mergers",
    "test_occasions",
    "test_review",
    "test_roles",
    "test_stances",
    "test_trajectories",
)
"""How the folders and files begin whose tests count to the coverage of the rules (pyproject.toml)."""

os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(settings.VAR_DIR) / "hypothesis"))
hypothesis.settings.register_profile("tracker", deadline=None)  # a busy machine is no finding
hypothesis.settings.load_profile("tracker")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if {"page", "browser"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")
            if chromium.find() is None:
                item.add_marker(pytest.mark.skip(reason=chromium.MISSING))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Traced, all takes two thirds longer: only the import of the rules is, and then their tests."""
    for package in (models, rules):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    if controller := _coverage(session.config):
        controller.pause()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Only the tests of the rules are measured."""
    controller = _coverage(item.config)
    place = item.path.relative_to(item.config.rootpath).parts[1]
    if controller is None or not place.startswith(OF_THE_RULES):
        return (yield)
    controller.resume()
    try:
        return (yield)
    finally:
        controller.pause()


def _coverage(config: pytest.Config) -> Any:
    """What measures in this process; None where nothing does."""
    return getattr(config.pluginmanager.get_plugin("_cov"), "cov_controller", None)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: the collector of garbage need not walk it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def pytest_sessionfinish() -> None:
    gc.unfreeze()  # some libraries complain of what they find still there at the end


def pytest_runtest_setup() -> None:
    at_the_desk.clear()
    _give_places_back()


def _give_places_back() -> None:
    """A list that was asked for and not read holds its place until its answer is found to be garbage."""
    try:
        with ExitStack() as places:
            for _ in range(whole_lists.AT_ONCE):
                places.enter_context(whole_lists.place())
    except whole_lists.Taken:
        gc.collect()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for missing in (chromium.MISSING, shared_cache.MISSING):
        names = sorted(report.nodeid for report in skipped if missing in str(report.longrepr))
        if names:
            terminalreporter.write_line(f"Not run, since {missing}: {', '.join(names)}")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_blocker: Any) -> None:
    """pytest-django's settings of the database, which begins as a copy."""
    with django_db_blocker.unblock():
        copy_the_migrated()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's database, whose flushes keep what the migrations put there.

    At the end nobody else holds it: threads and processes that a test started die after it, and
    until then a database in use cannot be dropped.
    """
    with django_db_blocker.unblock():
        flush.flush_to(flush.first_rows())
    yield
    connection.close()  # the last test may have had it cut off
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def kept_world(django_db_setup: None, django_db_blocker: Any) -> Snapshot:
    """The invented world as it was built once in this process."""
    with django_db_blocker.unblock():
        return take("kept_world", build)


@pytest.fixture
def world(kept_world: Snapshot, db: None) -> World:
    """The invented world, in a database that holds nothing else."""
    with transaction.atomic():
        world: World = kept_world.restore()
    at_the_desk.clear()
    return world


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright runs a loop in this thread, our code does not
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        yield chrome
        chrome.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the page complained of; a test that expects a complaint takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, live_server: Any, complaints: list[str]) -> Iterator[Page]:
    """A fresh page on the live server (`page.goto("/countries/PAK/")`), which must not complain:

    errors of scripts, refused by the Content-Security-Policy, or failed requests fail the test.
    """

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location.get('url', '')})")

    context = browser.new_context(base_url=live_server.url, locale="en-GB", timezone_id="UTC")
    opened = context.new_page()
    opened.on("console", note)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints
