"""Why a verb does nothing: every objection at once, each in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.exceptions import PermissionDenied

from positions.models import Position


@dataclass(frozen=True)
class Objection:
    """Why a verb was refused: of which position (None: of the request), which field, in a sentence."""

    position: Position | None
    field: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence if self.position is None else f"{self.position}: {self.sentence}"


class Refused(Exception):
    """The verb did nothing; ``objections`` holds every reason."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        self.objections = list(objections)
        super().__init__(" ".join(str(one) for one in self.objections))


def refuse(objections: Sequence[Objection]) -> None:
    """Refused, where there is an objection."""
    if objections:
        raise Refused(objections)


def demand(user: AbstractBaseUser | PermissionsMixin, permission: str) -> None:
    """PermissionDenied, with a sentence, where the user's role does not bear the permission."""
    if not isinstance(user, PermissionsMixin) or not user.has_perm(permission):
        raise PermissionDenied(f"Your role does not allow this ({permission}).")
