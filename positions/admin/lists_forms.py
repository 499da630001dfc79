"""The form of a list of many: what they did, on what, when, as which source shows, and the list itself."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from positions import choices
from positions.admin.address_field import AddressField
from positions.admin.occasion_fields import NamedField, label_of, proposition_options
from positions.admin.occasion_forms import LANGUAGE
from positions.admin.tables import DayInput
from positions.lists.headings import Side
from positions.lists.reading import Unreadable
from positions.lists.spreadsheets import LARGEST, text_of
from positions.lists.subject import KINDS, Answers, Subject, propositions_of, title_for
from positions.models import Batch, Citation, Proposition, Session, Source
from positions.vocabulary import Precision, Stance

TOTALS: Final = {
    "total_favour": Side.FAVOUR,
    "total_against": Side.AGAINST,
    "total_abstaining": Side.ABSTAINING,
    "total_absent": Side.ABSENT,
}
CHOICE, OTHER, SUMMARY = "choice-", "other-", "summary-"
"""Beginnings of fields: the answer about an entry, another name for it, the summary of a stance."""

RECENT: Final = 200
"""So many titles of recorded sources are offered."""


class PastedField(forms.CharField):
    """A text as it was pasted; a null character in it is no mistake of the analyst's."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)
        self.validators = []


def _total(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


class ListForm(forms.Form):
    """All that the rows of a list share, with the list as text or file."""

    use_required_attribute = False

    kind = forms.ChoiceField(label="What they did", choices=[(one.value, one.label) for one in KINDS])
    instrument = NamedField(
        choices.instruments,
        label="Instrument",
        required=False,
        widget=forms.TextInput(attrs={"list": "instruments", "autocomplete": "off"}),
        help_text="The text voted on, signed or endorsed.",
    )
    proposition = forms.ModelChoiceField(
        Proposition.objects.select_related("topic").order_by("topic__order", "title"),
        label="Proposition",
        required=False,
        to_field_name="slug",
        help_text="Empty: the one on which such acts on the instrument are coded already.",
    )
    date = forms.DateField(label="Date", widget=DayInput)
    date_precision = forms.ChoiceField(
        label="Known to the", choices=Precision.choices, initial=Precision.DAY.value
    )
    forum = NamedField(
        choices.forums,
        label="Forum",
        required=False,
        widget=forms.TextInput(attrs={"list": "forums", "autocomplete": "off"}),
        help_text="Empty: that of the session.",
    )
    session = forms.ModelChoiceField(Session.objects.select_related("forum"), label="Session", required=False)
    title = forms.CharField(
        label="Name of the list",
        required=False,
        max_length=Batch._meta.get_field("title").max_length,
        help_text="For the desk. Empty: the act and the instrument.",
    )

    source_address = AddressField(
        label="Address of the source",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text="One that is recorded already is recognised, and needs nothing more.",
    )
    source_title = forms.CharField(
        label="Title of the source",
        required=False,
        max_length=Source._meta.get_field("title").max_length,
        widget=forms.TextInput(attrs={"list": "sources", "autocomplete": "off"}),
        help_text="Of a new one; or exactly that of one that is recorded.",
    )
    source_publisher = forms.CharField(label="Publisher", required=False, max_length=200)
    source_published_on = forms.DateField(label="Published on", required=False, widget=DayInput)
    source_language = forms.CharField(
        label="Language", required=False, initial="en", max_length=8, validators=[LANGUAGE]
    )
    locator = forms.CharField(
        label="Place in the source",
        required=False,
        max_length=Citation._meta.get_field("locator").max_length,
        help_text="Page, paragraph or annex, for all on the list.",
    )

    text = PastedField(
        label="The list",
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text="Paste it as it is: a press release, a record, columns of a sheet. Headings, totals and "
        "footnote marks are understood.",
    )
    upload = forms.FileField(
        label="Or a file",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        help_text="CSV or XLSX. A column for each side, or names beside votes. No formula is evaluated.",
    )
    stance = forms.ChoiceField(
        label="Stance of names under no heading",
        required=False,
        choices=[("", "None: every name needs a heading"), *Stance.choices],
        help_text="For signatories, sponsors and endorsers. A roll call has headings.",
    )
    total_favour = _total("In favour")
    total_against = _total("Against")
    total_abstaining = _total("Abstaining")
    total_absent = _total("Absent or not voting")
    total = _total("All on the list")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.known: Source | None = None
        self._offer("proposition", proposition_options(self._rows("proposition")))
        self._offer("session", self._sessions())

    def _rows(self, name: str) -> QuerySet:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        assert field.queryset is not None
        return field.queryset

    def _offer(self, name: str, options: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget.choices = options

    def _sessions(self) -> list[Any]:
        """All sessions, below their forums."""
        forums: dict[str, list[tuple[str, str]]] = {}
        for one in self._rows("session").order_by("forum__name", "-starts_on", "slug"):
            forums.setdefault(str(one.forum), []).append((str(one.pk), label_of(one)))
        return [("", "No session"), *forums.items()]

    @staticmethod
    def sources() -> list[Source]:
        """Recorded sources whose titles are offered, the latest first."""
        return list(Source.objects.order_by("-pk").only("title")[:RECENT])

    # What it comes to.

    def clean(self) -> dict[str, Any]:
        """One proposition, one source, and the list in one shape."""
        values = super().clean() or self.cleaned_data
        self._clean_proposition(values)
        self._clean_source(values)
        self._clean_text(values)
        session = values.get("session")
        if session and not values.get("forum") and "forum" not in self.errors:
            values["forum"] = session.forum
        return values

    def _clean_proposition(self, values: dict[str, Any]) -> None:
        if values.get("proposition") or "proposition" in self.errors or "instrument" in self.errors:
            return
        instrument, kind = values.get("instrument"), values.get("kind")
        coded = propositions_of(instrument, kind) if instrument and kind else []
        if len(coded) == 1:
            values["proposition"] = coded[0]
        elif coded:
            titles = "; ".join(one.title for one in coded)
            self.add_error("proposition", f"Such acts are coded on several: {titles}. Choose one.")
        else:
            self.add_error("proposition", "Choose the proposition on which they acted.")

    def _clean_source(self, values: dict[str, Any]) -> None:
        if "source_address" in self.errors:
            return
        address, title = values["source_address"], values.get("source_title", "")
        self.known = choices.source_recorded(
            address, title=title, publisher=values.get("source_publisher", "")
        )
        if self.known is None and not address and title:
            same = list(Source.objects.filter(title__iexact=title)[:2])
            self.known = same[0] if len(same) == 1 else None
            if len(same) > 1:
                self.add_error("source_address", "Several sources bear this title: give the address.")
        if self.known is None and not title:
            sentence = "This address is not recorded yet: give the title." if address else NO_SOURCE
            self.add_error("source_title" if address else "source_address", sentence)
        if self.known is None and not values.get("source_language") and "source_language" not in self.errors:
            self.add_error("source_language", "A new source needs its language.")

    def _clean_text(self, values: dict[str, Any]) -> None:
        upload = values.get("upload")
        if upload is not None and values.get("text", "").strip():
            self.add_error("upload", "Paste the list or choose a file, not both.")
        elif upload is not None:
            try:
                values["text"] = text_of(upload.name, upload.read(LARGEST + 1))
            except Unreadable as unreadable:
                for sentence in unreadable.sentences:
                    self.add_error("upload", sentence)

    def subject(self) -> Subject:
        """What was typed, in the words of the domain; only for a form without errors."""
        values = self.cleaned_data
        return Subject(
            title=values["title"] or title_for(values["kind"], values["instrument"], values["proposition"]),
            proposition=values["proposition"],
            kind=values["kind"],
            date=values["date"],
            precision=values["date_precision"],
            source=self.known or self._new_source(),
            instrument=values["instrument"],
            forum=values["forum"],
            session=values["session"],
            locator=values["locator"],
            stance=values["stance"],
            totals={side: values[name] for name, side in TOTALS.items() if values[name] is not None},
            total=values["total"],
        )

    def _new_source(self) -> Source:
        values = self.cleaned_data
        return Source(
            url=values["source_address"],
            title=values["source_title"],
            publisher=values["source_publisher"],
            published_on=values["source_published_on"],
            language=values["source_language"],
        )


NO_SOURCE: Final = "Give the address of the source, or its title where it is not online."


def answers_of(data: QueryDict) -> Answers:
    """The answers to the questions of a list, as they were posted; another name goes before a choice."""
    choices_made = {
        name.removeprefix(CHOICE): str(value) for name, value in data.items() if name.startswith(CHOICE)
    }
    for name, value in data.items():
        if name.startswith(OTHER) and str(value).strip():
            choices_made[name.removeprefix(OTHER)] = str(value).strip()
    return Answers(
        choices=choices_made,
        summaries={
            name.removeprefix(SUMMARY): str(value)
            for name, value in data.items()
            if name.startswith(SUMMARY) and name.removeprefix(SUMMARY) in Stance.values
        },
        **{
            name: data.get(name, "").replace("\0", "")
            for name in ("notes", "locators", "dissociated", "reason")
        },
    )
