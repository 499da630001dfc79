"""What the tracker is built of is known, and so is what is wrong with it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from cyclonedx.output.json import JsonV1Dot6

from tests.dependencies.audit import EXCEPTIONS, Excepted, exceptions, faults
from tests.dependencies.sbom import PINNED, bill

TODAY = date(2026, 3, 1)
FOUND = [
    {"name": "sound", "version": "1.0", "vulns": []},
    {
        "name": "weak",
        "version": "2.0",
        "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.1"]}],
    },
]


def test_a_vulnerability_is_told_with_the_version_that_mends_it():
    assert faults(FOUND, [], TODAY) == ["weak 2.0: PYSEC-1 (mended in: 2.1)"]


@pytest.mark.parametrize("name", ["PYSEC-1", "CVE-1"])
def test_one_may_be_lived_with_until_its_day(name):
    excepted = [Excepted(name, TODAY, "Not reached by anybody.")]
    assert faults(FOUND, excepted, TODAY) == []
    assert len(faults(FOUND, excepted, date(2026, 3, 2))) == 1


def test_an_exception_goes_with_its_vulnerability():
    excepted = [Excepted("PYSEC-0", TODAY, "Not reached by anybody.")]
    assert faults(FOUND[:1], excepted, TODAY) == ["PYSEC-0 is excepted, but nothing has it any more."]


def test_an_exception_without_a_day_or_a_reason_is_refused():
    with pytest.raises(TypeError, match="until"):
        exceptions('[[exception]]\nid = "PYSEC-1"\nwhy = "I like it."')
    assert isinstance(exceptions(EXCEPTIONS.read_text()), list)


def test_the_bill_of_materials_names_every_package_with_its_version_and_hashes():
    told = json.loads(JsonV1Dot6(bill(PINNED)).output_as_string())["components"]
    pinned = {line.split(" ")[0] for line in PINNED.read_text().splitlines() if line[:1].isalpha()}
    assert {f"{one['name']}=={one['version']}" for one in told} == pinned
    assert all(one["hashes"] for one in told)
