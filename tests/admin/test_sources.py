"""Sources at the desk."""

from __future__ import annotations

from django.test import Client

from positions.models import Source
from tests import make
from tests.admin.conftest import address, errors, text
from tests.world import World


def test_an_address_is_recorded_once(world: World, analyst: Client) -> None:
    form = {"url": world.speech.url, "title": "Again", "slug": "again", "language": "en"}
    assert "recorded already" in str(errors(analyst.post(address("source", "add"), form)))
    assert not Source.objects.filter(slug="again").exists()


def test_an_address_is_kept_tidy_and_recognised_in_another_spelling(world: World, analyst: Client) -> None:
    form = {"title": "Again", "slug": "again", "language": "en"}
    other = "http://www.ARANDIA.example/speech/?utm_source=feed#top"
    response = analyst.post(address("source", "add"), {**form, "url": other})
    assert "recorded already as “Speech at the workshop”" in str(errors(response))
    analyst.post(address("source", "add"), {**form, "url": "https://New.example/a?utm_source=feed"})
    assert Source.objects.get(slug="again").url == "https://new.example/a"
    change = address("source", "change", world.speech.pk)
    same = {"url": f"{world.speech.url}#top", "title": "Speech", "slug": "speech", "language": "fr"}
    assert analyst.post(change, same).status_code == 302


def test_sources_that_are_not_online_have_no_address(world: World, analyst: Client) -> None:
    form = {"url": "", "title": "On paper", "slug": "on-paper", "language": "en"}
    assert analyst.post(address("source", "add"), form).status_code == 302


def test_a_cited_source_is_not_deleted(world: World, administrator: Client) -> None:
    make.draft()
    response = administrator.post(address("source", "delete", world.record.pk), {"post": "yes"})
    assert "1 citation" in text(response)
    assert Source.objects.filter(pk=world.record.pk).exists()


def test_the_list_leads_to_what_a_source_shows(world: World, analyst: Client) -> None:
    make.draft()
    link = f"{address('position', 'changelist')}?sources__id__exact={world.record.pk}"
    assert link in text(analyst.get(address("source", "changelist")))
    assert analyst.get(link).context["cl"].result_count == 1
