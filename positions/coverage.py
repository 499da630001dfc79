"""Where the record has gaps: for each region and proposition, on what ground every country is known.

A country's place is one of four: it holds a stance by its own act, it holds one through a
group, it was searched and nothing was found, or nobody has looked. Every count comes with
the whole that it is a part of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from positions import analysis
from positions.analysis import Standing
from positions.models import Country, Enquiry, Proposition, StancePeriod
from positions.vocabulary import Absence, Basis

PLACES: tuple[str, ...] = (
    Basis.OWN.value,
    Basis.GROUP.value,
    Absence.SEARCHED.value,
    Absence.UNRESEARCHED.value,
)
"""In the order of legends."""


@dataclass(frozen=True)
class Cell:
    """One region and proposition; ``region`` is empty for all regions together.

    ``counts`` has every one of the four places and adds up to ``total``.
    """

    region: str
    counts: dict[str, int]
    total: int


@dataclass(frozen=True)
class Row:
    """One proposition: its cells in the order of the regions, and the world as a whole."""

    proposition: Proposition
    cells: list[Cell]
    world: Cell


@dataclass(frozen=True)
class Matrix:
    """Every proposition by every region; ``totals`` are the countries of each region."""

    totals: dict[str, int]
    rows: list[Row]

    @property
    def countries(self) -> int:
        """All countries."""
        return sum(self.totals.values())


def matrix(as_of: date) -> Matrix:
    """The coverage of the record on a day, in four queries however large it is."""
    totals = dict(Country.objects.order_by("region").values_list("region").annotate(Count("pk")))
    propositions = list(Proposition.objects.select_related("topic"))
    found = _counts(as_of)
    rows = []
    for proposition in propositions:
        cells = [_cell(region, found, proposition, total) for region, total in totals.items()]
        sums = {place: sum(cell.counts[place] for cell in cells) for place in PLACES}
        rows.append(Row(proposition, cells, Cell("", sums, sum(totals.values()))))
    return Matrix(totals, rows)


def place_of(standing: Standing) -> str:
    """Which of the four places the country has on the proposition."""
    return standing.held.basis if standing.held is not None else standing.value


def countries_of(
    proposition: Proposition, as_of: date, *, region: str = "", places: Sequence[str] = PLACES
) -> list[Standing]:
    """The countries of a cell by name; of all regions where none is named."""
    countries = Country.objects.filter(region=region) if region else Country.objects.all()
    found = analysis.standings(as_of, propositions=[proposition], countries=list(countries.order_by("name")))
    return [one for one in found if place_of(one) in places]


def _cell(region: str, found: Counter[tuple[int, str, str]], proposition: Proposition, total: int) -> Cell:
    counts = {place: found[proposition.pk, region, place] for place in PLACES}
    return Cell(region, {**counts, Absence.UNRESEARCHED.value: total - sum(counts.values())}, total)


def _counts(as_of: date) -> Counter[tuple[int, str, str]]:
    """How many countries by proposition, region and place; who was never looked into is not among them."""
    by = ("proposition", "country__region")
    held = StancePeriod.objects.on(as_of)
    known = held.order_by().values_list(*by)
    own = Count("pk", filter=Q(group__isnull=True))
    through = Count("pk", filter=Q(group__isnull=False))
    pair = held.filter(country=OuterRef("country"), proposition=OuterRef("proposition"))
    searched = Enquiry.objects.current().filter(~Exists(pair), searched_on__lte=as_of)
    found: Counter[tuple[int, str, str]] = Counter()
    for proposition, region, by_own_act, by_group in known.annotate(by_own_act=own, by_group=through):
        found[proposition, region, Basis.OWN.value] = by_own_act
        found[proposition, region, Basis.GROUP.value] = by_group
    grouped = searched.order_by().values_list(*by).annotate(Count("country", distinct=True))
    for proposition, region, count in grouped:
        found[proposition, region, Absence.SEARCHED.value] = count
    return found
