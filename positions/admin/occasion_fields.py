"""Controls of the screen that records an occasion: native ones, quick by keyboard, true without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model

from positions.admin.site import Named, desk
from positions.choices import Choice, Heading, Unclear, called, like, office_on
from positions.models import Official, Proposition, Session


class NamedField(forms.CharField):
    """A row of the record, typed by any of its names and completed from a list.

    ``choices`` are asked for once a form, since several questions are put to them.
    """

    def __init__(self, offer: Callable[[], list[Choice]], **options: Any) -> None:
        self.offer = offer
        self._choices: list[Choice] | None = None
        super().__init__(**options)

    @property
    def choices(self) -> list[Choice]:
        """What is offered."""
        if self._choices is None:
            self._choices = self.offer()
        return self._choices

    def __deepcopy__(self, memo: dict[int, Any]) -> NamedField:
        """Every form asks anew."""
        copied = super().__deepcopy__(memo)
        copied._choices = None
        return copied

    def clean(self, value: Any) -> Any:
        """The row that is meant; a ValidationError where that is not clear."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return called(self.choices, text).row
        except Unclear as unclear:
            raise forms.ValidationError(str(unclear), code="unclear") from unclear

    def completed(self, text: str) -> tuple[str, str]:
        """The whole label where the words can only mean one, and else what is unclear."""
        if not text.strip():
            return text, ""
        try:
            return called(self.choices, text).label, ""
        except Unclear as unclear:
            near = like(self.choices, text)
            return (near[0].label, "") if len(near) == 1 else (text, str(unclear))

    def label_of(self, row: Model | None) -> str:
        """The label under which a row is offered; nothing for none."""
        return next((one.label for one in self.choices if one.row == row), "")


Options = list[tuple[str, str | list[tuple[str, str]]]]
"""Options of a list, some of them under headings."""


def official_options(headings: Iterable[Heading], day: date | None, *, besides: Official | None) -> Options:
    """Officials under their headings, with the office of the day; the chosen one never vanishes."""
    groups = [
        (heading, [(str(one.pk), _official_label(one, day)) for one in found]) for heading, found in headings
    ]
    return [("", "No official named"), *_with_chosen(groups, besides)]


def session_options(
    near: Sequence[Session], others: Sequence[Session], *, besides: Session | None
) -> Options:
    """Sessions of the forum near the day, then its others."""
    groups = [
        (heading, [(str(one.pk), label_of(one)) for one in found])
        for heading, found in (("Near the date", near), ("Others of this forum", others))
        if found
    ]
    return [("", "No session"), *_with_chosen(groups, besides)]


def proposition_options(propositions: Iterable[Proposition]) -> Options:
    """The codebook by topic."""
    topics: dict[str, list[tuple[str, str]]] = {}
    for one in propositions:
        topics.setdefault(one.topic.name, []).append((one.slug, one.title))
    return [("", "–"), *topics.items()]


def _with_chosen(groups: list[tuple[str, list[tuple[str, str]]]], chosen: Model | None) -> Options:
    offered = {value for _, options in groups for value, _ in options}
    if chosen is not None and str(chosen.pk) not in offered:
        groups = [*groups, ("Chosen before", [(str(chosen.pk), label_of(chosen))])]
    return list(groups)


def _official_label(official: Official, day: date | None) -> str:
    office = office_on(official, day) if day else next(iter(official.tenures.all()), None)
    name = label_of(official)
    return f"{name}, {office}" if office else name


def label_of(row: Model) -> str:
    """A row in one line, as the desk words it everywhere."""
    table: Named = desk.get_model_admin(type(row))  # type: ignore[assignment]  # every table's admin is Named
    return table.label_of(row)
