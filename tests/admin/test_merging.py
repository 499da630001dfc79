"""Duplicates are merged at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from positions.models import Official
from tests.admin.conftest import SignIn, address, said, text
from tests.world import World


@pytest.fixture
def double(world: World) -> Official:
    """Mira Okoye once more."""
    return Official.objects.create(slug="m-okoye", name="M. Okoye", country=world.arandia)


def chosen(*rows: Official, **more: object) -> dict[str, object]:
    return {"action": "merge_selected", "_selected_action": [row.pk for row in rows], **more}


def test_an_administrator_chooses_which_one_stays(
    world: World, administrator: Client, double: Official
) -> None:
    officials = address("official", "changelist")
    asked = administrator.post(officials, chosen(double, world.okoye))
    assert "Which one stays" in text(asked)
    assert "M. Okoye (Arandia)" in text(asked)
    form = chosen(double, world.okoye, confirmed="yes", stays=str(world.okoye.pk))
    done = administrator.post(officials, form, follow=True)
    assert "Merged into" in said(done)
    double.refresh_from_db()
    assert double.merged_into == world.okoye
    assert double.name in text(administrator.get(officials, {"merged_into__isempty": "0"}))


def test_a_refusal_is_told_on_the_same_page(world: World, administrator: Client, double: Official) -> None:
    form = chosen(double, world.brandt, confirmed="yes", stays=str(world.brandt.pk))
    refused = administrator.post(address("official", "changelist"), form)
    assert "speaks for Arandia" in text(refused)
    double.refresh_from_db()
    assert double.merged_into is None


def test_nothing_is_done_until_one_is_chosen(world: World, administrator: Client, double: Official) -> None:
    form = chosen(double, world.okoye, confirmed="yes")
    assert "Which one stays" in text(administrator.post(address("official", "changelist"), form))
    alone = administrator.post(address("official", "changelist"), chosen(double), follow=True)
    assert "two or more" in said(alone)


def test_analysts_and_reviewers_are_not_offered_it(world: World, sign_in: SignIn, double: Official) -> None:
    form = chosen(double, world.okoye, confirmed="yes", stays=str(world.okoye.pk))
    for user in (world.analyst, world.reviewer):
        client = sign_in(user)
        assert "merge_selected" not in text(client.get(address("official", "changelist")))
        client.post(address("official", "changelist"), form)
    double.refresh_from_db()
    assert double.merged_into is None


def test_a_duplicate_is_not_offered_to_choose_from(
    world: World, administrator: Client, double: Official
) -> None:
    Official.objects.filter(pk=double.pk).update(merged_into=world.okoye)
    query = {"app_label": "positions", "model_name": "position", "field_name": "official", "term": "okoye"}
    found = administrator.get("/admin/autocomplete/", query).json()["results"]
    assert [one["id"] for one in found] == [str(world.okoye.pk)]
