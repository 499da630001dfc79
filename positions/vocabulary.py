"""Every closed list of the record, each value with its definition.

Models, forms, the API's enumerations, the pages' legends and the codebook all read these
lists, so a word means the same wherever it is met. The values are public: they appear in
addresses, files and answers, and never change. Colours and marks belong to the pages.
"""

from __future__ import annotations

from typing import Self

from django.db import models


class Defined(models.TextChoices):
    """A closed list whose members carry a definition, written as a codebook entry.

    A member is declared as ``NAME = "value", "Definition.", "Label"``; Django takes the last
    string for the label.
    """

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Keep the definition beside the value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member


class Stance(Defined):
    """What a State or group holds of a proposition. The order is that of legends, not of merit."""

    SUPPORT = "support", "Speaks, votes or signs for what the proposition says.", "Support"
    CONDITIONAL = (
        "conditional",
        "Supports it under conditions, in part, or as a step towards something else.",
        "Conditional",
    )
    UNDECIDED = (
        "undecided",
        "Says that it has not decided, or declines to join without opposing the substance.",
        "Undecided",
    )
    ABSTAIN = "abstain", "Abstains in a recorded vote. Not voting at all is no position.", "Abstain"
    OPPOSE = "oppose", "Speaks, votes or acts against what the proposition says.", "Oppose"


class Kind(Defined):
    """By what kind of act a position was taken. The order is the rank of positions of one date.

    The first outranks the rest: an act that binds says more than one that explains.
    """

    RATIFICATION = "ratification", "Consent to be bound by an instrument.", "Ratification"
    SIGNATURE = "signature", "Signature of an instrument that is open for it.", "Signature"
    VOTE = "vote", "A vote cast in a recorded vote.", "Vote"
    CO_SPONSORSHIP = "co-sponsorship", "Named sponsor of a draft text.", "Co-sponsorship"
    ENDORSEMENT = "endorsement", "Joins a declaration, call or set of principles.", "Endorsement"
    WRITTEN_SUBMISSION = (
        "written-submission",
        "A working paper, reply or comment sent to a body.",
        "Written submission",
    )
    POLICY_DOCUMENT = (
        "policy-document",
        "A strategy, law or doctrine published by the actor itself.",
        "Policy document",
    )
    JOINT_STATEMENT = (
        "joint-statement",
        "A statement made in the name of several States or groups.",
        "Joint statement",
    )
    EXPLANATION_OF_VOTE = (
        "explanation-of-vote",
        "Words said before or after a vote to explain it.",
        "Explanation of vote",
    )
    STATEMENT = "statement", "Words spoken by, or in the name of, the actor.", "Statement"
    INTERVIEW = "interview", "Words said to the press by an official.", "Interview"


class Precision(Defined):
    """How exactly the day of a position is known."""

    DAY = "day", "Taken on this day.", "Day"
    MONTH = "month", "Taken in this month; counts from its first day.", "Month"
    YEAR = "year", "Taken in this year; counts from its first day.", "Year"
    REPORTED = (
        "reported",
        "Taken on or shortly before this day; known from a report of this day.",
        "Reported",
    )


class Status(Defined):
    """The life of a position in the record."""

    DRAFT = "draft", "Being written; may be changed or deleted.", "Draft"
    IN_REVIEW = "in-review", "Waits for somebody other than its author to review it.", "In review"
    PUBLISHED = "published", "Part of the public record; never changes again.", "Published"
    RETRACTED = (
        "retracted",
        "Taken out of the record, for a stated cause; stays at its address.",
        "Retracted",
    )


class RetractionCause(Defined):
    """Why a published position left the record. A change of mind by a State is none of these."""

    CORRECTION = "correction", "It was recorded wrongly; a new position replaces it.", "Correction"
    RECODE = "recode", "The codebook changed; a new position codes the act anew.", "Recode"
    DUPLICATE = "duplicate", "The same act is recorded by another position.", "Duplicate"
    WITHDRAWN = (
        "withdrawn-by-actor",
        "The actor declared that the statement does not stand.",
        "Withdrawn by the actor",
    )
    PUBLISHED_IN_ERROR = (
        "published-in-error",
        "It should not have been published.",
        "Published in error",
    )


class Basis(Defined):
    """On whose act a country's stance rests."""

    OWN = "own", "The country's own act.", "Own act"
    GROUP = "group", "An act of a group of which the country is a member.", "Through a group"


class Relation(Defined):
    """How several actors stand to each other on one proposition. The order is that of a comparison."""

    DIFFER = "differ", "Two or more hold a stance, and not all of these the same.", "They differ"
    AGREE = "agree", "Two or more hold a stance, and all of these the same.", "They agree"
    ALONE = "alone", "Only one of them holds a stance.", "Only one holds a stance"
    NONE = "none", "None of them holds a stance.", "None holds a stance"


class Absence(Defined):
    """Why a country has no stance on a proposition. An absence is never a stance."""

    SEARCHED = (
        "searched",
        "An analyst looked for a position and found none; the day is given.",
        "Searched, nothing found",
    )
    UNRESEARCHED = "unresearched", "Nobody has looked yet.", "Not researched"


class ChangeKind(Defined):
    """What an entry of the ledger says."""

    PUBLISHED = "published", "A position entered the public record.", "Published"
    RETRACTED = "retracted", "A position was taken out of the record.", "Retracted"
    MEMBERSHIP_RECORDED = (
        "membership-recorded",
        "A dated membership of a country in a group was recorded.",
        "Membership recorded",
    )
    MEMBERSHIP_WITHDRAWN = (
        "membership-withdrawn",
        "A recorded membership was found wrong or was replaced.",
        "Membership withdrawn",
    )


class UNStatus(Defined):
    """The standing of a country in the United Nations."""

    MEMBER = "member", "Member State of the United Nations.", "Member"
    OBSERVER = "observer", "Observer State at the United Nations.", "Observer"
    NONE = "none", "Neither a member nor an observer State.", "Neither"


class GroupKind(Defined):
    """What sort of bloc a group is."""

    REGIONAL_ORGANISATION = (
        "regional-organisation",
        "Founded by treaty or charter; has organs of its own.",
        "Regional organisation",
    )
    NEGOTIATING_GROUP = (
        "negotiating-group",
        "States that speak as one in negotiations.",
        "Negotiating group",
    )
    ECONOMIC_FORUM = "economic-forum", "Meets on economic policy.", "Economic forum"
    ALLIANCE = "alliance", "Bound by a treaty of mutual defence.", "Alliance"
    AD_HOC_COALITION = "ad-hoc-coalition", "Came together for one text.", "Ad hoc coalition"


class ForumKind(Defined):
    """What sort of body, process or event series a forum is."""

    UN_ORGAN = "un-organ", "An organ of the United Nations or a committee of one.", "UN organ"
    TREATY_BODY = "treaty-body", "A meeting of the parties to a treaty.", "Treaty body"
    REGIONAL_ORGANISATION = (
        "regional-organisation",
        "An organ of a regional organisation.",
        "Regional organisation",
    )
    INTERGOVERNMENTAL_PROCESS = (
        "intergovernmental-process",
        "A standing process among governments.",
        "Intergovernmental process",
    )
    SUMMIT = "summit", "A meeting at the level of leaders or ministers.", "Summit"
    CONFERENCE = "conference", "A conference or series of them.", "Conference"
    WORKSHOP = "workshop", "A workshop or seminar.", "Workshop"
    OTHER = "other", "None of the others.", "Other"


class InstrumentKind(Defined):
    """What sort of text an instrument is."""

    TREATY = "treaty", "Binds its parties under international law.", "Treaty"
    RESOLUTION = "resolution", "Adopted by an organ of an international organisation.", "Resolution"
    DECISION = "decision", "Adopted without the form of a resolution.", "Decision"
    POLITICAL_DECLARATION = (
        "political-declaration",
        "Commits politically, not legally.",
        "Political declaration",
    )
    PRINCIPLES = "principles", "A set of principles, guidelines or a code.", "Principles"
    JOINT_STATEMENT = "joint-statement", "A statement in several names.", "Joint statement"
    COMMUNIQUE = "communique", "The closing text of a meeting.", "Communiqué"


def rank(kind: str) -> int:
    """The rank of a kind among positions of one date: 0 outranks 1, and so on.

    Raises ValueError for a word that is no kind.
    """
    place = KIND_ORDER.get(kind)
    if place is None:
        raise ValueError(f"“{kind}” is no kind of act.")
    return place


KIND_ORDER: dict[str, int] = {kind.value: place for place, kind in enumerate(Kind)}
