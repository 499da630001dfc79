"""The form of an occasion: what happened, and below it one form for each proposition spoken to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Model

from positions import addresses, choices
from positions.admin.address_field import AddressField
from positions.admin.occasion_fields import (
    NamedField,
    official_options,
    proposition_options,
    session_options,
)
from positions.admin.tables import DayInput
from positions.dates import parse_day
from positions.models import Country, Official, Proposition, Session, Source, Tenure
from positions.occasions import Mistake, Occasion, Said
from positions.vocabulary import Kind, Precision, Stance

ASKS = {"data-asks": True}
"""Marks a field on which something else of the screen depends."""

WORDS = {"rows": 3}

LANGUAGE = RegexValidator(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "A language tag, such as en or pt-BR.")


def _short(model: type[Model], column: str, label: str, **options: Any) -> forms.CharField:
    """One line of text, no longer than the column of the table that will hold it."""
    field = model._meta.get_field(column)
    longest = getattr(field, "max_length", None)
    return forms.CharField(label=label, required=False, max_length=longest, **options)


class OccasionForm(forms.Form):
    """What the rows share. Fields that something depends on are read even while others are wrong."""

    use_required_attribute = False

    address = AddressField(
        label="Address",
        required=False,
        max_length=500,
        widget=forms.TextInput(
            attrs={
                **ASKS,
                "inputmode": "url",
                "autocomplete": "off",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        help_text="Of the document; leave it empty where it is not online.",
    )
    title = _short(Source, "title", "Title", widget=forms.TextInput(attrs=ASKS))
    publisher = _short(Source, "publisher", "Publisher")
    published_on = forms.DateField(label="Published on", required=False, widget=DayInput)
    language = _short(Source, "language", "Language", initial="en", validators=[LANGUAGE])
    full_text = forms.CharField(
        label="Full text",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="A private working copy; never shown in public.",
    )

    actor = NamedField(
        choices.actors,
        label="Country or group",
        widget=forms.TextInput(attrs={**ASKS, "list": "actors", "autocomplete": "off"}),
    )
    date = forms.DateField(label="Date", widget=DayInput(attrs=ASKS))
    date_precision = forms.ChoiceField(
        label="Known to the", choices=Precision.choices, initial=Precision.DAY.value
    )
    kind = forms.ChoiceField(label="Kind", choices=[("", "–"), *Kind.choices])
    official = forms.ModelChoiceField(
        Official.objects.select_related("country", "group"), label="Official", required=False
    )
    new_name = _short(Official, "name", "Name")
    new_member = NamedField(
        choices.actors,
        label="Speaks for",
        required=False,
        widget=forms.TextInput(attrs={"list": "actors", "autocomplete": "off"}),
        help_text="The actor above, where empty. For a group’s position it can be a member.",
    )
    new_office = _short(Tenure, "title", "Office")
    new_body = _short(Tenure, "body", "Body")
    new_start = forms.DateField(
        label="In office from", required=False, widget=DayInput, help_text="Empty: unknown."
    )
    new_end = forms.DateField(
        label="until before", required=False, widget=DayInput, help_text="Empty: unknown or open."
    )

    forum = NamedField(
        choices.forums,
        label="Forum",
        required=False,
        widget=forms.TextInput(attrs={**ASKS, "list": "forums", "autocomplete": "off"}),
    )
    session = forms.ModelChoiceField(Session.objects.select_related("forum"), label="Session", required=False)
    instrument = NamedField(
        choices.instruments,
        label="Instrument",
        required=False,
        widget=forms.TextInput(attrs={**ASKS, "list": "instruments", "autocomplete": "off"}),
        help_text="The text voted on, signed or endorsed, if any.",
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.hints = dict.fromkeys(self.fields, "")
        if not self.is_bound:
            self._complete()
        self.known = self._known()
        day, actor, forum = self._day(), self._named("actor"), self._named("forum")
        heading = choices.officials_of(actor, day) if actor else []
        near, others = choices.sessions_of(forum, day) if forum else ([], [])
        self._offer("official", official_options(heading, day, besides=self._chosen("official")))
        self._offer("session", session_options(near, others, besides=self._chosen("session")))

    # What was typed so far, read leniently.

    def _typed(self, name: str) -> str:
        value = self.data.get(name) if self.is_bound else self.initial.get(name, self.fields[name].initial)
        return str(value or "").strip()

    def _complete(self) -> None:
        """Names that can only mean one thing are written out; of the others it is said what they lack."""
        for name, field in self.fields.items():
            if isinstance(field, NamedField):
                self.initial[name], self.hints[name] = field.completed(self._typed(name))
        try:
            if self._typed("address"):
                self.initial["address"] = addresses.tidied(self._typed("address"))
        except ValueError as error:
            self.hints["address"] = str(error)

    def _known(self) -> Source | None:
        try:
            return choices.source_recorded(
                self._typed("address"), title=self._typed("title"), publisher=self._typed("publisher")
            )
        except ValueError:
            return None

    def _day(self) -> Any:
        try:
            return parse_day(self._typed("date"))
        except ValueError:
            return None

    def _named(self, name: str) -> Any:
        try:
            return self.fields[name].clean(self._typed(name))
        except forms.ValidationError:
            return None

    def _chosen(self, name: str) -> Any:
        try:
            return self.fields[name].clean(self._typed(name))
        except forms.ValidationError:
            return None

    def _offer(self, name: str, options: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget.choices = options

    @property
    def adds_official(self) -> bool:
        """Whether anything was typed about a new official."""
        return any(self._typed(name) for name in NEW_OFFICIAL)

    @property
    def describes_source(self) -> bool:
        """Whether anything was typed that only a new source needs."""
        return any(self._typed(name) for name in ("title", "publisher", "published_on", "full_text"))

    # What it comes to.

    def clean(self) -> dict[str, Any]:
        """A new source has a title and a language; a new official a name and an office."""
        values = super().clean() or self.cleaned_data
        if self.known is None:
            if not values.get("title") and "title" not in self.errors:
                field = "title" if self._typed("address") else "address"
                if field not in self.errors:
                    self.add_error(field, NEEDS_TITLE[field])
            if not values.get("language") and "language" not in self.errors:
                self.add_error("language", "A new source needs its language.")
        if self.adds_official:
            for name, sentence in (("new_name", "Give the name."), ("new_office", "Give the office.")):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
            if values.get("official"):
                self.add_error("official", "Choose an official or add a new one, not both.")
        return values

    def occasion(self, said: list[Said]) -> Occasion:
        """What was typed, in the words of the domain; only for a form without errors."""
        values = self.cleaned_data
        official, tenure = values["official"], None
        if self.adds_official:
            owner = values["new_member"] or values["actor"]
            sort = "country" if isinstance(owner, Country) else "group"
            official = Official(name=values["new_name"], **{sort: owner})
            tenure = Tenure(
                title=values["new_office"],
                body=values["new_body"],
                start=values["new_start"],
                end=values["new_end"],
            )
        forum = values["forum"] or (values["session"].forum if values["session"] else None)
        return Occasion(
            source=self.known or self._new_source(),
            actor=values["actor"],
            date=values["date"],
            precision=values["date_precision"],
            kind=values["kind"],
            said=said,
            official=official,
            tenure=tenure,
            forum=forum,
            session=values["session"],
            instrument=values["instrument"],
        )

    def _new_source(self) -> Source:
        names = ("title", "publisher", "published_on", "language", "full_text")
        return Source(url=self.cleaned_data["address"], **{name: self.cleaned_data[name] for name in names})

    def tell(self, mistake: Mistake) -> None:
        """Show the mistake at its field."""
        field = AT.get(mistake.field, mistake.field)
        self.add_error(field if field in self.fields else None, mistake.sentence)


NEW_OFFICIAL = ("new_name", "new_member", "new_office", "new_body", "new_start", "new_end")

NEEDS_TITLE = {
    "title": "A new source needs a title.",
    "address": "Give the address of the source or, where it is not online, its title.",
}

AT = {
    "sources": "address",
    "source.url": "address",
    **{f"source.{name}": name for name in ("title", "publisher", "published_on", "language", "full_text")},
    "official.name": "new_name",
    "tenure.title": "new_office",
    "tenure.body": "new_body",
    "tenure.start": "new_start",
    "tenure.end": "new_end",
}
"""Where a mistake of the domain is shown."""


class SaidForm(forms.Form):
    """One row; a row of which nothing was filled in is none."""

    use_required_attribute = False

    proposition = forms.TypedChoiceField(label="Proposition")
    stance = forms.ChoiceField(label="Stance", choices=[("", "–"), *Stance.choices])
    summary = forms.CharField(
        label="Summary",
        required=False,
        widget=forms.Textarea(attrs=WORDS),
        help_text="In your own words. A draft may lack it; review may not.",
    )
    locator = forms.CharField(
        label="Locator", required=False, max_length=200, help_text="Page, paragraph or minute."
    )

    def __init__(self, *arguments: Any, codebook: Mapping[str, Proposition], **options: Any) -> None:
        super().__init__(*arguments, **{**options, "empty_permitted": True})
        field = self.fields["proposition"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = proposition_options(codebook.values())
        field.coerce = codebook.__getitem__
        self.rules = codebook.get(str(self["proposition"].value() or ""))

    def said(self) -> Said:
        """The row in the words of the domain; only for a row without errors."""
        return Said(**self.cleaned_data)

    @property
    def cells(self) -> list[forms.BoundField]:
        """Its fields in the order in which they are filled in."""
        return [self[name] for name in ("proposition", "stance", "summary", "locator")]
