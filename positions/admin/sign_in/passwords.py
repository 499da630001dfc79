"""Which passwords are guessed first here: the site's own words, and common ones with a year behind them.

Named by AUTH_PASSWORD_VALIDATORS. Length, likeness to the owner's name, the commonest as they are: Django's.
"""

from __future__ import annotations

import re
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

WORDS = (
    *("administrator", "admin", "analyst", "reviewer", "editorial", "desk", "login", "welcome", "password"),
    *("positions", "position", "tracker", "stances", "stance", "record", "codebook", "country", "countries"),
    *("artificial", "intelligence", "governance", "multilateral", "policy", "disarmament", "autonomous"),
    *("weapons", "nations", "united", "assembly", "the", "of", "ai", "un"),
)
"""What this site is about, and what its people are called; its host names come with them."""

REFUSAL = "This password is made of words that are guessed first here."


class GuessedFirst:
    """Refuses what is nothing but such words, and a common password whatever figures and signs it has."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raises ValidationError."""
        letters = re.sub(r"[\W\d_]+", "", password.lower())
        if letters and (not self._own.sub("", letters) or letters in self._common):
            raise ValidationError(REFUSAL, code="password_guessed_first")

    def get_help_text(self) -> str:
        """What is shown beside the field."""
        return "Your password can’t be made of the words of this site, or of a common password and figures."

    @cached_property
    def _own(self) -> re.Pattern[str]:
        hosts = re.findall(r"[a-z]+", " ".join(settings.ALLOWED_HOSTS).lower())
        words = sorted({*WORDS, *hosts}, key=len, reverse=True)
        return re.compile("|".join(words))

    @cached_property
    def _common(self) -> set[str]:
        return set(CommonPasswordValidator().passwords)
