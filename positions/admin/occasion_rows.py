"""The rows below an occasion: as many as needed, the empty ones passed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from positions.admin.occasion_forms import SaidForm
from positions.cautions import Caution
from positions.models import Proposition
from positions.occasions import Mistake, Said

FIRST = 5
"""Empty rows to begin with: a speech with five positions."""

MORE = 3
"""Rows that the button adds."""

MOST = 60
"""Rows on one screen; a longer list is entered as a list."""

COUNT = "rows"
"""The field that says how many rows there are."""


class Rows:
    """The forms of the rows, bound to what was posted or to begin with.

    ``told`` asks for the mistakes; else rows are shown as they were typed, without a word.
    """

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, more: bool = False, told: bool = False
    ) -> None:
        self.codebook: dict[str, Proposition] = {
            one.slug: one
            for one in Proposition.objects.select_related("topic").order_by("topic__order", "pk")
        }
        count = _number(data.get(COUNT)) if data is not None else FIRST
        self.count = min(max(1, count + (MORE if more else 0)), MOST)
        self.forms = [self._form(place, data, told) for place in range(self.count)]
        if more and count < self.count:
            self.forms[count].fields["proposition"].widget.attrs["autofocus"] = True

    def _form(self, place: int | str, data: Mapping[str, Any] | None, told: bool) -> SaidForm:
        prefix = f"row-{place}"
        if told:
            return SaidForm(data, prefix=prefix, codebook=self.codebook)
        typed = {name: (data or {}).get(f"{prefix}-{name}") for name in SaidForm.base_fields}
        return SaidForm(prefix=prefix, initial=typed, codebook=self.codebook)

    @property
    def blank(self) -> SaidForm:
        """The pattern of a row that a script adds."""
        return self._form("__place__", None, told=False)

    @property
    def filled(self) -> list[tuple[int, SaidForm]]:
        """The rows in which something was typed, with their places."""
        return [(place, form) for place, form in enumerate(self.forms) if form.has_changed()]

    def is_valid(self) -> bool:
        """Whether every row can be read; asks all of them, so that all mistakes are told at once."""
        return sum(not form.is_valid() for _, form in self.filled) == 0

    def said(self) -> list[Said]:
        """What the rows say."""
        return [form.said() for _, form in self.filled]

    def tell(self, mistake: Mistake) -> None:
        """Show the mistake at its row, which the domain counts without the empty ones."""
        assert mistake.row is not None
        self.filled[mistake.row][1].add_error(mistake.field, mistake.sentence)

    def place_of(self, row: int) -> int:
        """The place on the screen of a row as the domain counts."""
        return self.filled[row][0]

    def with_cautions(self, found: Sequence[Caution]) -> Iterator[tuple[int, SaidForm, list[Caution]]]:
        """Every row with its number on the screen and what to look at twice."""
        at = {self.place_of(one.place): [] for one in found}  # type: dict[int, list[Caution]]
        for one in found:
            at[self.place_of(one.place)].append(one)
        for place, form in enumerate(self.forms):
            yield place + 1, form, at.get(place, [])


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() and len(str(text)) < 4 else FIRST
