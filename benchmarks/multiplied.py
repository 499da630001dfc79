"""The end of multiplying: what is written out of the copies, and whether all is as it should be.

That is checked as far as it takes no hours. Run over the record:

python -m benchmarks.multiplied      (with the settings of a site in the environment)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

# only now: these need the settings
from django.db import connection  # noqa: E402

from positions import stances  # noqa: E402
from positions.models import Proposition  # noqa: E402
from positions.models.written_evidence import NAMES, written  # noqa: E402
from positions.record_check.counts import differing_counts  # noqa: E402
from positions.record_check.guards import missing_guards  # noqa: E402

EVERY = 10
"""Of so many propositions one has its stances recomputed."""


COPIES = """(
    SELECT id FROM positions_position p WHERE status IN ('published', 'retracted')
    AND NOT EXISTS (SELECT FROM positions_writtenevidence kept WHERE kept.position_id = p.id)
)"""


def main() -> int:
    """Write the sources of the copies out, and say what is wrong; 1 where anything is."""
    write_evidence()
    found = list(_findings())
    print("\n".join(found))
    return 1 if found else 0


def write_evidence() -> None:
    """The sources of the positions that have been copied: their places in them are their own."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO positions_writtenevidence (position_id, {NAMES}) {written(COPIES)}")


def _findings() -> Iterator[str]:
    """Guards that were not given back, counts that are not true, stances that do not follow."""
    yield from missing_guards()
    yield from differing_counts()
    some = list(Proposition.objects.order_by("slug").values_list("pk", flat=True)[::EVERY])
    for one in stances.differences(propositions=some):
        yield f"The stances of country {one.country} on proposition {one.proposition} do not follow."


if __name__ == "__main__":
    sys.exit(main())
