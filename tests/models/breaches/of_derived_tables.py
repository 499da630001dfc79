"""Breaches of the ledger, the data version and the stance periods: nobody fills them in by hand."""

from datetime import date

from django.utils import timezone

from positions.models import Change, DataVersion, StancePeriod
from tests import make
from tests.models.breaches import Breach, update


def _enter(world, **values):
    last = Change.objects.latest("number").number
    return Change.objects.create(
        **{"number": last + 1, "at": timezone.now(), "kind": "published", "by": world.reviewer, **values}
    )


def _period(world, **values):
    position = make.published()
    standing = StancePeriod.objects.get(position=position)
    fields = {
        name: getattr(standing, name)
        for name in ("country", "proposition", "stance", "start", "end", "since", "position")
    }
    return StancePeriod(**{**fields, **values})


BREACHES = [
    Breach("change_kind_known", lambda world: _enter(world, kind="forgotten", position=make.draft())),
    Breach("change_one_subject", _enter),
    Breach(
        "change_one_subject",
        lambda world: _enter(
            world, position=make.draft(), membership=Change.objects.earliest("number").membership
        ),
    ),
    Breach("change_once_a_kind", lambda world: _enter(world, position=make.published())),
    Breach(
        "dataversion_one_row",
        lambda world: DataVersion.objects.create(id=2, number=1, changed_at=timezone.now()),
    ),
    Breach(
        "stanceperiod_stance_known",
        lambda world: update(StancePeriod.objects.get(position=make.published()), stance="maybe"),
    ),
    Breach(
        "stanceperiod_ends_after_start",
        lambda world: _period(world, start=date(2020, 1, 1), end=date(2020, 1, 1)).save(),
    ),
    Breach(
        "stanceperiod_no_overlap",
        lambda world: _period(world, start=date(2020, 1, 1), end=date(2022, 3, 2)).save(),
    ),
]
