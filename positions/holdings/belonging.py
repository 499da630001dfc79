"""Which groups countries belonged to, as the record was known at a past moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from positions.models import Membership
from positions.rules import periods


def memberships_known(known_at: datetime, countries: Collection[int]) -> dict[int, list[periods.Membership]]:
    """The terms of the countries, by their numbers."""
    rows = Membership.objects.known_at(known_at).filter(country__in=countries).order_by()
    members: dict[int, list[periods.Membership]] = defaultdict(list)
    for country, group, start, end in rows.values_list("country", "group", "start", "end"):
        members[country].append(periods.Membership(group, start, end))
    return members
