"""Breaches of the tables of positions. Where a trigger would speak first, it is silenced."""

from datetime import date

from django.db import connection
from django.utils import timezone

from positions.models import Citation, Dissociation, Position
from tests import make
from tests.models.below import past_triggers, sql
from tests.models.breaches import Breach, altered, update


def _draft(**values):
    """An update of a draft, and the same draft altered."""
    return {
        "below": lambda world: update(make.draft(), **values),
        "above": lambda world: altered(make.draft(), **values),
    }


def _silenced(row, **values):
    with past_triggers():
        update(row, **values)


def _lost(world):
    draft = make.draft()
    connection.check_constraints()  # a table with something to check cannot be altered
    with past_triggers():
        # of two checks that fail the database names the first by name
        sql("ALTER TABLE positions_position DROP CONSTRAINT position_published_whole")
        update(draft, status="lost")


def _publish(position, reviewer):
    update(position, status="published", reviewer=reviewer, published_at=timezone.now())


def _corrected_twice(world):
    old = make.published()
    make.correction(old)
    again = make.draft(author=world.second_analyst)
    values = {
        "corrects": old,
        "correction_cause": "recode",
        "status": "published",
        "reviewer": world.reviewer,
        "published_at": timezone.now(),
    }
    return again, values


def _aside(world):
    position = make.draft(group=world.union, dissociated=[world.borvia])
    return Dissociation(position=position, country=world.borvia)


BREACHES = [
    Breach(
        "position_one_actor",
        lambda world: update(make.draft(), group=world.union),
        lambda world: altered(make.draft(), country=None),
        "Give exactly one of country and group.",
    ),
    Breach(
        "position_stance_known", **_draft(stance="maybe"), sentence="Value 'maybe' is not a valid choice."
    ),
    Breach("position_kind_known", **_draft(kind="rumour"), sentence="Value 'rumour' is not a valid choice."),
    Breach(
        "position_date_precision_known",
        **_draft(date_precision="hour"),
        sentence="Value 'hour' is not a valid choice.",
    ),
    Breach(
        "position_status_known",
        _lost,
        lambda world: altered(make.draft(), status="lost"),
        "Choose one of: draft, in-review, published, retracted.",
    ),
    Breach(
        "position_retraction_cause_known",
        lambda world: _silenced(make.retracted(), retraction_cause="shame"),
        lambda world: altered(make.retracted(), retraction_cause="shame"),
        "Choose one of: correction, recode, duplicate, withdrawn-by-actor, published-in-error.",
    ),
    Breach(
        "position_month_first_day",
        **_draft(date_precision="month", date=date(2022, 3, 2)),
        sentence="A date known to the month is given as its first day.",
    ),
    Breach(
        "position_year_first_day",
        **_draft(date_precision="year", date=date(2022, 3, 1)),
        sentence="A date known to the year is given as 1 January.",
    ),
    Breach(
        "position_session_with_forum",
        lambda world: update(make.draft(), session=world.undated),
        lambda world: altered(make.draft(), session=world.undated),
        "A session is given together with its forum.",
    ),
    Breach(
        "position_four_eyes",
        lambda world: _publish(make.submitted(), world.analyst),
        lambda world: altered(make.submitted(), reviewer=world.analyst),
        "Nobody publishes what he wrote.",
    ),
    Breach(
        "position_published_whole",
        lambda world: update(make.submitted(), status="published", published_at=timezone.now()),
        lambda world: altered(make.published(), published_at=None),
        "What is published has a summary, a reviewer and a moment.",
    ),
    Breach(
        "position_retracted_whole",
        lambda world: update(make.published(), status="retracted", retracted_at=timezone.now()),
        lambda world: altered(make.retracted(), retraction_reason=""),
        "A retraction has a moment, a cause and a public reason.",
    ),
    Breach(
        "position_correction_has_cause",
        lambda world: update(make.draft(), corrects=make.published()),
        lambda world: altered(make.draft(), corrects=make.published(), correction_cause=""),
        "A correction names its cause.",
    ),
    Breach(
        "position_corrected_once",
        lambda world: (lambda again, values: _silenced(again, **values))(*_corrected_twice(world)),
        lambda world: (lambda again, values: altered(again, **values))(*_corrected_twice(world)),
        "It has been corrected already.",
    ),
    Breach(
        "citation_unique",
        lambda world: Citation.objects.create(position=make.draft(), source=world.record),
        lambda world: Citation(position=make.draft(), source=world.record),
        "The position already cites this source.",
    ),
    Breach(
        "dissociation_unique",
        lambda world: _aside(world).save(),
        _aside,
        "The country is already named as dissociated.",
    ),
    Breach(
        "position_published_whole",  # each of its parts
        lambda world: _silenced(make.published(), summary=""),
    ),
    Breach(
        "position_published_whole",  # and the other way round
        lambda world: Position.objects.filter(pk=make.draft().pk).update(published_at=timezone.now()),
    ),
    Breach(
        "position_retracted_whole",
        lambda world: _silenced(make.published(), retraction_reason="No."),
    ),
    Breach(
        "position_retracted_whole",
        lambda world: _silenced(make.retracted(), retracted_at=timezone.now().replace(year=2000)),
    ),
]
