"""The forms of a draft: what contradicts itself is said at the field where it can be mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from positions.admin.tables import RecordForm, RowsInline
from positions.editorial import CORRECTABLE
from positions.evidence import contradictions
from positions.models import Citation, Dissociation, Position


class PositionForm(RecordForm):
    """A draft may still lack its evidence; it cannot hold what no position can."""

    class Meta:
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 5, "cols": 90}),
            "correction_reason": forms.Textarea(attrs={"rows": 2, "cols": 90}),
        }
        help_texts = {
            "stance": "By the coding rules of the proposition.",
            "date_precision": "A month or a year is given as its first day.",
        }

    def clean(self) -> dict[str, Any]:
        """Complete the forum from its session; find every contradiction at once."""
        values = super().clean()
        if values.get("session") and not values.get("forum"):
            values["forum"] = values["session"].forum
        if bool(values.get("country")) == bool(values.get("group")) and not self.errors:
            self.add_error("country", "Give the country or the group that took the position, and only one.")
        needed = ("proposition", "stance", "date", "date_precision", "kind")
        if not self.errors and all(values.get(name) for name in needed):
            draft = Position(**{name: values[name] for name in CORRECTABLE if name in values})
            for fault in contradictions(draft, today=timezone.now().date()):
                self.add_error(fault.field, fault.sentence)
        return values


class CitationFormSet(forms.BaseInlineFormSet):
    """Citations in the order in which they were given."""

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Citation:
        """A new citation goes behind those that are there."""
        places = [one.order for one in self.get_queryset()]
        added = [one.instance.order for one in self.extra_forms if one.instance.pk]
        form.instance.order = max([*places, *added], default=-1) + 1
        return super().save_new(form, commit=commit)


class CitationInline(RowsInline):
    """On what evidence: at least one before it is submitted."""

    model = Citation
    formset = CitationFormSet
    fields = ("source", "locator")
    autocomplete_fields = ("source",)
    ordering = ("order", "pk")
    verbose_name_plural = "Evidence: the sources that show it"

    def get_extra(self, request: Any, obj: Position | None = None, **kwargs: Any) -> int:
        """A row to fill in where there is none yet."""
        return 0 if obj is not None and obj.citations.all() else 1


class DissociationFormSet(forms.BaseInlineFormSet):
    """Members for which a group's position does not speak."""

    def clean(self) -> None:
        """Only members of the group on that date can stand aside."""
        super().clean()
        draft = self.instance
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        aside = [form.cleaned_data["country"] for form in kept if form.cleaned_data.get("country")]
        if not aside or any(self.errors) or draft.date is None or not (draft.country_id or draft.group_id):
            return
        found = contradictions(draft, today=timezone.now().date(), dissociated=aside)
        sentences = [fault.sentence for fault in found if fault.field == "dissociated"]
        if sentences:
            raise ValidationError(sentences)


class DissociationInline(RowsInline):
    """Who stood aside from a group's position."""

    model = Dissociation
    formset = DissociationFormSet
    fields = ("country",)
    autocomplete_fields = ("country",)
    ordering = ("country__name", "pk")
    verbose_name_plural = "Dissociated: members for which a group’s position does not speak"
