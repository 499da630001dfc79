"""The field of the desk's own screens in which the address of a source is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import URLValidator

from positions import addresses


class AddressField(forms.CharField):
    """An address of the web, tidied into the spelling that is kept; empty where none was typed."""

    def clean(self, value: Any) -> str:
        """The address as it is kept. Raises ValidationError for what is none."""
        typed: str = super().clean(value)
        if not typed:
            return ""
        try:
            address = addresses.tidied(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        URLValidator(schemes=["http", "https"], message="This is not an address.")(address)
        return address
