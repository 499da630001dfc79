"""The editorial verbs as an analyst meets them: a button, a question, a word when it is done.

What a verb does, and to whom it is allowed, is decided in ``editorial``; here it is offered
where it has a prospect of success.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User

from positions import editorial, roles
from positions.models import Position
from positions.vocabulary import RetractionCause, Status


class NothingToSay(forms.Form):
    """A verb that needs no words."""


class Note(forms.Form):
    """Why positions go back to their author."""

    note = forms.CharField(
        label="Note to the author",
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80, "autofocus": True}),
        help_text="What is missing or doubtful. Only the desk reads it.",
    )


REASON_HELP = "One or two sentences that a reader understands. They become public and stay so."


class Retraction(forms.Form):
    """Why positions leave the public record."""

    cause = forms.ChoiceField(
        choices=[(cause.value, f"{cause.label}: {cause.definition}") for cause in RetractionCause],
        widget=forms.RadioSelect,
        help_text="A change of mind by a State is none of these: record its newer position instead.",
    )
    reason = forms.CharField(
        label="Public reason", widget=forms.Textarea(attrs={"rows": 3, "cols": 80}), help_text=REASON_HELP
    )


class Correction(Retraction):
    """Why a new position is to take the place of a published one."""

    cause = forms.ChoiceField(
        choices=[
            (cause.value, f"{cause.label}: {cause.definition}")
            for cause in (RetractionCause.CORRECTION, RetractionCause.RECODE)
        ],
        widget=forms.RadioSelect,
    )


Words = Mapping[str, Any]
Doing = Callable[[Sequence[Position], User, Words], list[Position]]


@dataclass(frozen=True)
class Verb:
    """One verb at the desk.

    ``before`` is the status that it starts from, ``permissions`` those of which one is
    needed, ``own`` whether it is for the author (True), for others (False) or for both
    (None). ``at_once`` verbs ask nothing; ``single`` ones take one position at a time.
    """

    slug: str
    label: str
    done: str
    warning: str
    before: Status
    permissions: tuple[str, ...]
    do: Doing
    own: bool | None = None
    form: type[forms.Form] = NothingToSay
    at_once: bool = False
    single: bool = False

    def offered(self, position: Position, user: User) -> bool:
        """Whether the user finds its button on the position's page."""
        return (
            position.status == self.before
            and self.own in (None, position.author_id == user.pk)
            and any(user.has_perm(permission) for permission in self.permissions)
        )


SUBMIT = Verb(
    "submit",
    "Submit for review",
    "submitted for review",
    "",
    Status.DRAFT,
    (roles.SUBMIT,),
    lambda positions, user, words: editorial.submit(positions, by=user),
    own=True,
    at_once=True,
)
TAKE_BACK = Verb(
    "take-back",
    "Take back",
    "taken back",
    "It becomes a draft again.",
    Status.IN_REVIEW,
    (roles.SUBMIT,),
    lambda positions, user, words: editorial.take_back(positions, by=user),
    own=True,
    at_once=True,
)
PUBLISH = Verb(
    "publish",
    "Publish",
    "published",
    "What is published is public and final: nothing of it can be changed afterwards. A mistake can "
    "only be corrected or retracted, for everybody to see. What a position corrects is retracted with it.",
    Status.IN_REVIEW,
    (roles.REVIEW,),
    lambda positions, user, words: editorial.publish(positions, by=user),
    own=False,
)
SEND_BACK = Verb(
    "send-back",
    "Send back",
    "sent back",
    "It becomes a draft again; its author sees your note.",
    Status.IN_REVIEW,
    (roles.REVIEW,),
    lambda positions, user, words: editorial.send_back(positions, by=user, note=words["note"]),
    own=False,
    form=Note,
)
CORRECT = Verb(
    "correct",
    "Correct",
    "ready to be corrected: change the draft and submit it",
    "This opens a draft like the published position. When the draft is published, the old one is "
    "retracted with your cause and reason; until then nothing changes in public.",
    Status.PUBLISHED,
    ("positions.add_position",),
    lambda positions, user, words: [
        editorial.correct(positions[0], by=user, cause=words["cause"], reason=words["reason"])
    ],
    form=Correction,
    single=True,
)
RETRACT = Verb(
    "retract",
    "Retract",
    "retracted",
    "It leaves the public record for good and stays at its address, marked with cause and reason. "
    "Where it was recorded wrongly, correct it instead.",
    Status.PUBLISHED,
    (roles.REVIEW,),
    lambda positions, user, words: editorial.retract(
        positions, by=user, cause=words["cause"], reason=words["reason"]
    ),
    form=Retraction,
)

VERBS = {verb.slug: verb for verb in (SUBMIT, TAKE_BACK, PUBLISH, SEND_BACK, CORRECT, RETRACT)}
