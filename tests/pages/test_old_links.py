"""An old link shows what it showed: the link of every page is kept, the record goes on, it is asked again."""

import html
import re
from datetime import UTC, date, datetime, timedelta

from django.test import Client

from positions.models import Position
from tests import make
from tests.pages.reading import text_of
from tests.world import World

NO_FACT = re.compile(
    r'<aside class="notice.*?</aside>|<form class="as-of.*?</form>|<section class="cite".*?</section>',
    flags=re.DOTALL,
)
"""Notices, the field that leads back to now, and the citation, which tells the moment of asking."""


def facts(client: Client, address: str) -> str:
    """What the page says, notices apart."""
    return asked(client, address)[1]


def asked(client: Client, address: str) -> tuple[str, str]:
    """The permanent link that the page offers, without its host, and what it says, notices apart."""
    response = client.get(address)
    assert response.status_code == 200, address
    page = response.content.decode()
    link = re.search(r'class="cite__link".*?href="http://testserver([^"]+)"', page, re.DOTALL)
    assert link, address
    response.content = NO_FACT.sub("", page).encode()
    return html.unescape(link[1]), text_of(response)


def record(world: World) -> Position:
    """A record in which every page has something to say; its position that will be corrected."""
    make.published(group=world.union, proposition=world.audits, summary="The Union spoke.")
    make.roll_call(
        {"support": [world.arandia, world.celmark], "abstain": [world.borvia]},
        forum=world.assembly,
        session=world.assembly_70,
        instrument=world.resolution,
        date=date(2022, 12, 21),
        proposition=world.control,
    )
    make.retracted(make.published(country=world.fenland, summary="Spoke in error."))
    make.correction(make.published(country=world.dunmere, summary="Misheard at first."), stance="abstain")
    make.enquiry(world.elan)
    return make.published(
        official=world.okoye,
        forum=world.workshop,
        session=world.workshop_2023,
        date=date(2023, 5, 24),
        cites=[world.speech],
        summary="Spoke of inspectors.",
    )


def goes_on(world: World, position: Position) -> None:
    """Everything that can happen to a record afterwards, from a moment on that no link knows of."""
    moments = (datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2 + step) for step in range(60))
    make.correction(position, stance="oppose", summary="Spoke against inspectors.", at=next(moments))
    for other in Position.objects.published().exclude(country=world.arandia).order_by("pk")[:4]:
        make.retracted(other, at=next(moments))
    make.published(country=world.fenland, summary="A new voice for inspectors.", at=next(moments))
    make.published(group=world.union, proposition=world.control, summary="The Union again.", at=next(moments))
    make.published(
        country=world.borvia,
        official=world.brandt,
        forum=world.workshop,
        instrument=world.resolution,
        at=next(moments),
    )
    make.membership(world.fenland, world.union, at=next(moments))
    make.left(world.borvia, world.league, date(2023, 1, 1), at=next(moments))
    make.enquiry(world.elan, world.audits, at=next(moments))


PAGES = (
    "/",
    "/propositions/",
    "/propositions/binding-framework/",
    "/propositions/binding-framework/board/",
    "/countries/",
    "/countries/?basis=own",
    "/countries/XAR/",
    "/countries/XBO/",
    "/countries/XEL/",
    "/countries/XAR/binding-framework/",
    "/countries/XBO/audits/",
    "/countries/XEL/binding-framework/",
    "/groups/",
    "/groups/mu/",
    "/groups/mu/audits/",
    "/officials/",
    "/officials/mira-okoye/",
    "/officials/ines-brandt/",
    "/forums/",
    "/forums/workshop/",
    "/forums/assembly/",
    "/instruments/",
    "/instruments/a-x-70-1/",
    "/positions/",
    "/positions/?country=XAR&count=true",
    "/compare/?countries=XAR,XBO,XFE",
    "/search/?q=inspectors",
    "/changes/",
    "/changes/?kind=retracted",
    "/changes/corrections/",
    "/data/",
    "/about/",
)


MOVED = (
    "/",
    "/countries/XAR/",
    "/groups/mu/",
    "/officials/ines-brandt/",
    "/search/?q=inspectors",
    "/changes/",
)


def test_the_permanent_link_of_every_page_finds_the_same_facts_whatever_happens_later(
    world: World, client: Client
) -> None:
    position = record(world)
    numbers = Position.objects.public().order_by("pk").values_list("pk", flat=True)
    pages = [*PAGES, *(f"/positions/{number}/" for number in numbers)]
    kept = {address: asked(client, address) for address in pages}
    goes_on(world, position)
    changed = [address for address, (link, said) in kept.items() if facts(client, link) != said]
    assert not changed
    for address in MOVED:  # else nothing had happened that a page could have shown
        assert facts(client, address) != kept[address][1], address
