"""The life of a position: which state may follow which, and who may bring it about."""

from __future__ import annotations

from dataclasses import dataclass

from positions.vocabulary import Status


@dataclass(frozen=True)
class Step:
    """One move in the life of a position.

    ``verb`` is the word for it; ``own`` says whether the author may do it himself, and
    ``others`` whether somebody else may.
    """

    verb: str
    before: Status
    after: Status
    own: bool
    others: bool


SUBMIT = Step("submit", Status.DRAFT, Status.IN_REVIEW, own=True, others=False)
TAKE_BACK = Step("take back", Status.IN_REVIEW, Status.DRAFT, own=True, others=False)
SEND_BACK = Step("send back", Status.IN_REVIEW, Status.DRAFT, own=True, others=True)
PUBLISH = Step("publish", Status.IN_REVIEW, Status.PUBLISHED, own=False, others=True)
RETRACT = Step("retract", Status.PUBLISHED, Status.RETRACTED, own=True, others=True)

TAKEN_BACK = "Taken back by its author."
"""The note on what an author took out of review himself: that is no return."""

STEPS = (SUBMIT, TAKE_BACK, SEND_BACK, PUBLISH, RETRACT)


def objection(step: Step, *, status: str, author: bool) -> str | None:
    """Why ``step`` may not be taken, as a sentence; None where it may.

    ``author`` says whether the person who asks wrote the position.
    """
    if status != step.before:
        return (
            f"Only a position that is {Status(step.before).label.lower()} can be moved by "
            f"“{step.verb}”; this one is {Status(status).label.lower()}."
        )
    if author and not step.own:
        return f"The author of a position cannot {step.verb} it; somebody else has to."
    if not author and not step.others:
        return f"Only its author can {step.verb} a position."
    return None
