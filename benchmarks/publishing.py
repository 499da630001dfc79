"""How long it takes to publish one position of a group of 120: run over a copy of the record, prints JSON.

python -m benchmarks.publishing      (with the settings of a site in the environment)
"""

from __future__ import annotations

import json
import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

# only now: these need the settings
from django.contrib.auth.models import User  # noqa: E402
from django.db.models import Count  # noqa: E402

from positions import editorial  # noqa: E402
from positions.editorial import Cited, Plan  # noqa: E402
from positions.exchange import accounts  # noqa: E402
from positions.models import Group, Membership, Position, Proposition, Source  # noqa: E402
from positions.vocabulary import Kind, Stance  # noqa: E402

TIMES = 7
"""How often: the middle one counts."""


def main() -> None:
    """Publish a statement of the largest group on one proposition after the other."""
    group, members = _largest_group()
    author, reviewer = accounts.author(), accounts.reviewer()
    propositions = Proposition.objects.annotate(count=Count("positions")).order_by("-count", "pk")[:TIMES]
    times = [_publish(group, one, author, reviewer) for one in propositions]
    print(json.dumps({"members": members, "times_ms": times}))


def _largest_group() -> tuple[Group, int]:
    memberships = Membership.objects.current().values("group").annotate(count=Count("country", distinct=True))
    largest = memberships.order_by("-count", "group").first()
    assert largest is not None
    return Group.objects.get(pk=largest["group"]), largest["count"]


def _publish(group: Group, proposition: Proposition, author: User, reviewer: User) -> float:
    newest = Position.objects.published().newest_first().values_list("date", flat=True)[0]
    fields = {
        "group": group,
        "proposition": proposition,
        "stance": Stance.SUPPORT,
        "kind": Kind.STATEMENT,
        "date": newest,
        "summary": "Published to measure how long that takes.",
    }
    source = Source.objects.order_by("pk")[0]
    drafts = editorial.draft_many([Plan(fields=fields, cites=[Cited(source)])], author=author)
    submitted = editorial.submit(drafts, by=author)
    begun = time.perf_counter()
    editorial.publish(submitted, by=reviewer)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
