"""Whatever a client sends, the API answers as its description says: cases made from the description.

Good requests must be answered, bad ones refused, and every answer must have the described status,
type, headers and shape. The cases are the same every time; `FUZZ_CASES=1000` asks for more, by chance.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tests import make
from tests.api.asking import description
from tests.world import World
from tracker.wsgi import application

CASES = int(os.environ.get("FUZZ_CASES", "35"))

OPERATIONS = sorted(description()["paths"])


@pytest.fixture(scope="module")
def known(lasting_world: World) -> dict[str, list[str]]:
    """Codes that there are, by the parameter that takes them; and a record to ask about."""
    world = lasting_world
    make.published(official=world.okoye, forum=world.workshop)
    make.published(group=world.union, dissociated=[world.borvia], stance="oppose")
    make.correction(make.published(country=world.dunmere), stance="abstain")
    make.roll_call({"support": [world.arandia], "abstain": [world.borvia]}, instrument=world.resolution)
    countries, groups = ["XAR", "XBO", "XDU"], ["mu", "harbour-league"]
    return {
        "country": countries, "other": countries, "member": countries, "iso3": countries,
        "group": groups, "member_of": groups,
        "region": ["Meridia", "Lower Septentria"], "official": ["mira-okoye"],
        "forum": ["assembly", "workshop"], "parent": ["assembly"], "session": ["workshop-2023"],
        "instrument": ["a-x-70-1"], "topic": ["rules", "weapons"],
        "proposition": ["binding-framework", "human-control"], "source": ["speech", "voting-record"],
        "language": ["en"],
    }  # fmt: skip


@pytest.fixture(autouse=True)
def lasting_connection() -> Iterator[None]:
    """Requests leave the connection open: the record is in its transaction only."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def schema(known: dict[str, list[str]]) -> Any:
    """The description, with the codes of this record in place of any text."""
    described = copy.deepcopy(description())
    for item in described["paths"].values():
        for parameter in item["get"]["parameters"]:
            codes = known.get(parameter["name"])
            if codes is not None and parameter["schema"].get("type") == "array":
                parameter["schema"]["items"]["enum"] = codes
            elif codes is not None:
                parameter["schema"]["enum"] = codes
    loaded = schemathesis.openapi.from_dict(described)
    loaded.app = application
    return loaded


@pytest.mark.django_db
@pytest.mark.parametrize("mode", GenerationMode, ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize("path", OPERATIONS)
def test_every_answer_is_what_the_description_says(schema: Any, path: str, mode: GenerationMode) -> None:
    operation = schema[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not operation.query and not operation.path_parameters:
        return  # nothing can be wrong

    @settings(
        max_examples=CASES,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize="FUZZ_CASES" not in os.environ,
    )
    @given(data=st.data())
    def ask(data: Any) -> None:
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if mode is GenerationMode.POSITIVE and case.query:
            made_possible(case.query, summary="summary" in path)
        case.call_and_validate(headers={"Accept-Encoding": "identity"})  # it unpacks no WSGI answers

    ask()


def made_possible(query: dict[str, Any], *, summary: bool) -> None:
    """Take out what the description cannot say.

    Cursors are signed, intervals run forwards and are of days, and whole numbers have no point.
    """
    query.pop("cursor", None)
    if "date_from" in query:
        query.pop("date_to", None)
    if "other" in query:
        query.pop("within", None)
    if summary and query.get("by") != "day":
        query.pop("date_from", None)
        query.pop("date_to", None)
    if isinstance(query.get("page_size"), float):
        query["page_size"] = int(query["page_size"])
