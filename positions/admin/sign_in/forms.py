"""The forms of the way in: the password, and the codes that count once."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError

from positions.models.accounts import refused_factor
from positions.second_factors import spend

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


class _Once(BaseAuthenticateForm):
    """A right code of an app counts once."""

    def clean_code(self) -> str:
        """Refuses a code that was given before, as it refuses a wrong one. Raises ValidationError."""
        code: str = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not spend(self.authenticator, code):
            self._emit_authentication_failed(self.authenticator)
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondFactorForm(_Once, AuthenticateForm):
    """The code after the password."""


class ConfirmForm(_Once, ReauthenticateForm):
    """The code before a factor is changed."""


class _Noticed(AuthenticateWebAuthnForm):
    """A wrong passkey is told as a wrong code is, which the library leaves out."""

    def clean_credential(self) -> Authenticator:
        """The passkey that was shown. Raises ValidationError."""
        try:
            return super().clean_credential()
        except ValidationError:
            refused_factor(self.user)
            raise


class PasskeyForm(_Noticed):
    """The passkey after the password."""


class ConfirmByPasskeyForm(_Noticed, ReauthenticateWebAuthnForm):
    """The passkey before a factor is changed."""
