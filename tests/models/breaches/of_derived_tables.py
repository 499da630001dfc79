"""Breaches of the ledger, the data version, periods and counts: nobody fills them in by hand."""

from datetime import date

from django.utils import timezone

from positions.models import Change, DataVersion, MonthCount, StanceCount, StancePeriod, StanceTally
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


def _counted(world, model):
    make.published()
    row = model.objects.first()
    row.pk = None
    return row


def _tally(world, **values):
    counts = dict.fromkeys(("support", "conditional", "undecided", "abstain", "oppose"), 0)
    fields = {"proposition": world.audits, "basis": "own", "day": date(2020, 1, 1), **counts}
    return StanceTally.objects.create(**{**fields, **values})


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
    Breach(
        "stancecount_stance_known",
        lambda world: StanceCount.objects.create(proposition=world.audits, stance="maybe", positions=1),
    ),
    Breach("stancecount_one_a_stance", lambda world: _counted(world, StanceCount).save()),
    Breach("monthcount_one_a_month", lambda world: _counted(world, MonthCount).save()),
    Breach(
        "monthcount_first_day",
        lambda world: MonthCount.objects.create(month=date(2020, 1, 2), positions=1, own=1),
    ),
    Breach("stancetally_basis_known", lambda world: _tally(world, basis="other")),
    Breach("stancetally_one_a_day", lambda world: [_tally(world), _tally(world)]),
]
