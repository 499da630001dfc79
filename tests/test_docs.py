"""The documents say what the code says."""

import inspect
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands

from positions import vocabulary
from positions.rules.reasons import Verdict
from tracker import settings_table

DOCS = Path(settings.BASE_DIR) / "docs"
TESTS = Path(settings.BASE_DIR) / "tests"
LISTS: list[type[vocabulary.Defined]] = [
    one
    for _, one in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(one, vocabulary.Defined) and one is not vocabulary.Defined
]


LISTS.append(Verdict)
VALUES = [member for one in LISTS for member in one]


@pytest.mark.parametrize("member", VALUES)
def test_the_codebook_defines_every_value_as_the_vocabulary_does(member: vocabulary.Defined) -> None:
    row = f"| `{member.value}` | {member.label} | {member.definition} |"
    assert row in (DOCS / "codebook.md").read_text()


def test_every_decision_is_listed() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text()
    pages = {page.name for page in (DOCS / "decisions").glob("0*.md")}
    assert pages
    assert {page for page in pages if page not in listed} == set()


def test_the_handbook_shows_pictures_that_are_there_and_small() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (DOCS / "editing.md").read_text())
    assert shown
    assert {name for name in shown if (DOCS / name).stat().st_size > 150_000} == set()


@pytest.mark.parametrize(
    "command", [name for name, app in get_commands().items() if app == "positions" and name != "build_map"]
)
def test_the_readme_names_every_command(command: str) -> None:
    assert command in (Path(settings.BASE_DIR) / "README.md").read_text()


def test_operations_tells_of_every_variable_what_the_settings_say_of_it() -> None:
    assert settings_table.table() in (DOCS / "operations.md").read_text(), (
        "Bring the table up to date: python -m tracker.settings_table"
    )


def test_no_variable_is_read_without_saying_what_it_is() -> None:
    code = "".join(path.read_text() for path in (Path(settings.BASE_DIR) / "tracker").rglob("*.py"))
    read = set(re.findall(r"(?:flag|number|text|required|folder|choice)\(\s*\"([A-Z_]+)\"", code))
    read |= set(re.findall(r"environ(?:\.get)?[\[(]\"(TRACKER_[A-Z_]+)\"", code))
    listed = settings_table.table()
    assert {name for name in read if f"| `{name}` |" not in listed} == set()


@pytest.mark.parametrize("page", ["security.md", "asvs.md"])
def test_every_test_that_is_named_as_proof_is_there(page: str) -> None:
    named = re.findall(r"`([\w/]+\.py)?::(\w+)`", (DOCS / page).read_text())
    assert len(named) > 80
    file, missing = "", []
    for told, name in named:
        file = told or file
        if not (TESTS / file).is_file() or f"\ndef {name}(" not in (TESTS / file).read_text():
            missing.append(f"{file}::{name}")
    assert missing == []


def test_the_standard_is_gone_through_to_the_end_and_counted() -> None:
    text = (DOCS / "asvs.md").read_text()
    rows = re.findall(r"^\| (\d[^|]+) \|[^|]*\| (holds|not|n/a) \|", text, re.MULTILINE)
    counts = Counter({"holds": 0, "not": 0, "n/a": 0})
    for numbers, answer in rows:
        counts[answer] += requirements(numbers)
    told = "{holds} hold, {not} do not, {n/a} are about nothing that is here.".format_map(counts)
    assert (counts.total(), told in text) == (253, True), told


def requirements(numbers: str) -> int:
    """How many a row of the table is about: `6.6.1 – 6.6.3`, `4.3.1, 4.3.2`, `10.1.1 – 10.7.3 (29)`."""
    if said := re.search(r"\((\d+)\)", numbers):
        return int(said[1])
    spans = [part.split(" – ") for part in numbers.split(", ")]
    return sum(int(span[-1].rsplit(".", 1)[1]) - int(span[0].rsplit(".", 1)[1]) + 1 for span in spans)
