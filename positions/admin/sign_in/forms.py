"""The form of the way in."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django.core.exceptions import ValidationError

REFUSED = "This account does not work at the desk. Ask an administrator."


class SignInForm(LoginForm):
    """Name and password; only who works at the desk comes in."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        self.fields["password"].help_text = ""  # nobody can have it sent: an administrator sets a new one
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self) -> dict[str, Any]:
        """Refuses who is known, but not at the desk. Raises ValidationError."""
        cleaned: dict[str, Any] = super().clean()
        if self.user is not None and not self.user.is_staff:
            raise ValidationError(REFUSED)
        return cleaned
