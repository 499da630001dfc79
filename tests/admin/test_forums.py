"""Forums and sessions at the desk."""

from __future__ import annotations

from datetime import date

from django.test import Client

from tests import make
from tests.admin.conftest import address, errors, text
from tests.world import World


def test_the_days_of_a_session_on_which_published_positions_rest_are_final(
    world: World, analyst: Client
) -> None:
    make.published(forum=world.committee, session=world.committee_70, date=date(2022, 10, 5))
    session = world.committee_70
    moved = {
        "forum": session.forum_id,
        "name": "Committee, renamed",
        "slug": session.slug,
        "starts_on": "2023-10-03",
        "ends_on": "2023-11-04",
    }
    response = analyst.post(address("session", "change", session.pk), moved)
    assert "Published positions rest on the forum and the days" in str(errors(response))
    assert "Committee, renamed" in text(response)
    session.refresh_from_db()
    assert (session.name, session.starts_on) == ("Committee, 70th session", date(2022, 10, 3))


def test_a_session_does_not_end_before_it_starts(world: World, analyst: Client) -> None:
    days = {"starts_on": "2023-10-03", "ends_on": "2023-10-02"}
    form = {"forum": world.assembly.pk, "name": "A", "slug": "a", **days}
    assert "cannot be before" in str(errors(analyst.post(address("session", "add"), form)))


def test_the_list_of_forums_counts_and_leads_on(world: World, analyst: Client) -> None:
    page = text(analyst.get(address("forum", "changelist")))
    assert f"{address('session', 'changelist')}?forum__id__exact={world.workshop.pk}" in page
    listed = analyst.get(address("session", "changelist"), {"forum__id__exact": world.workshop.pk})
    assert listed.context["cl"].result_count == 2
