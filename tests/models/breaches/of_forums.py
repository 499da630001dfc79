"""Breaches of the tables of forums, sources and enquiries."""

from datetime import date

from django.utils import timezone

from positions.models import Enquiry, Instrument, ReferenceSource, Source
from tests.models.breaches import Breach, altered, update


def _enquiry(world, **values):
    fields = {
        "country": world.arandia,
        "proposition": world.framework,
        "searched_on": date(2022, 1, 1),
        "languages": ["en"],
        "places": "Archive.",
        "analyst": world.analyst,
        "recorded_at": timezone.now(),
    }
    return Enquiry(**{**fields, **values})


def _reference(world):
    return ReferenceSource(table="groups", key="mu", source=world.record)


def _second_reference(world):
    _reference(world).save()
    return _reference(world)


BREACHES = [
    Breach(
        "forum_kind_known",
        lambda world: update(world.assembly, kind="club"),
        lambda world: altered(world.assembly, kind="club"),
        "Value 'club' is not a valid choice.",
    ),
    Breach(
        "forum_not_its_own_parent",
        lambda world: update(world.assembly, parent=world.assembly),
        lambda world: altered(world.assembly, parent=world.assembly),
        "A forum is not a part of itself.",
    ),
    Breach(
        "forum_merged_elsewhere",
        lambda world: update(world.assembly, merged_into=world.assembly),
        lambda world: altered(world.assembly, merged_into=world.assembly),
        "Nothing is a duplicate of itself.",
    ),
    Breach(
        "instrument_merged_elsewhere",
        lambda world: update(world.resolution, merged_into=world.resolution),
        lambda world: altered(world.resolution, merged_into=world.resolution),
        "Nothing is a duplicate of itself.",
    ),
    Breach(
        "source_merged_elsewhere",
        lambda world: update(world.speech, merged_into=world.speech),
        lambda world: altered(world.speech, merged_into=world.speech),
        "Nothing is a duplicate of itself.",
    ),
    Breach(
        "session_ends_after_start",
        lambda world: update(world.assembly_70, ends_on=date(2022, 9, 12)),
        lambda world: altered(world.assembly_70, ends_on=date(2022, 9, 12)),
        "The last day cannot be before the first.",
    ),
    Breach(
        "instrument_kind_known",
        lambda world: update(world.resolution, kind="song"),
        lambda world: altered(world.resolution, kind="song"),
        "Value 'song' is not a valid choice.",
    ),
    Breach(
        "instrument_symbol_unique",
        lambda world: update(world.convention, symbol="A/X/70/1"),
        lambda world: Instrument(slug="other", title="Other", kind="resolution", symbol="A/X/70/1"),
        "Another instrument has this symbol.",
    ),
    Breach(
        "source_url_unique",
        lambda world: update(world.article, url=world.speech.url),
        lambda world: Source(slug="other", title="Other", language="en", url=world.speech.url),
        "This address is already recorded.",
    ),
    Breach(
        "referencesource_unique",
        lambda world: _second_reference(world).save(),
        _second_reference,
        "This source is already named here.",
    ),
    Breach(
        "enquiry_names_languages",
        lambda world: _enquiry(world, languages=[]).save(),
        lambda world: _enquiry(world, languages=[]),
        "This field cannot be blank.",
    ),
]
