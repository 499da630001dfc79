"""Headings of lists: under which words texts put those who voted for, against, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from positions.lists.folding import Folding
from positions.lists.names import shape
from positions.vocabulary import Stance


class Side(Enum):
    """Where a heading puts the names below it."""

    FAVOUR = "in favour"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    ABSENT = "absent or not voting"
    DISSOCIATED = "dissociated"
    LISTED = "listed"  # a heading such as “Signatories”: the list has its own stance

    @property
    def stance(self) -> Stance | None:
        """The stance of those who stand there; to be absent is none."""
        return STANCES.get(self)


STANCES: Final = {
    Side.FAVOUR: Stance.SUPPORT,
    Side.AGAINST: Stance.OPPOSE,
    Side.ABSTAINING: Stance.ABSTAIN,
}

WORDS: Final[dict[Side, tuple[str, ...]]] = {
    Side.FAVOUR: (
        *("in favour", "in favor", "favour", "favor", "for", "yes", "yea", "yeas", "aye", "ayes"),
        *("voting in favour", "voting in favor", "voted in favour", "voted in favor", "votes in favour"),
        *("voting for", "voted for", "votes for", "voting yes", "voted yes", "affirmative", "supporting"),
        *("pour", "en faveur", "votent pour", "ont vote pour", "vote pour", "votes pour", "oui"),
        *("a favor", "votos a favor", "votaron a favor", "en favor", "si", "dafur", "ja"),
        *("за", "голосовали за", "المؤيدون", "赞成", "赞成者"),
    ),
    Side.AGAINST: (
        *("against", "no", "nay", "nays", "noes", "opposed", "opposing", "negative", "not in favour"),
        *("voting against", "voted against", "votes against", "voting no", "voted no"),
        *("contre", "votent contre", "ont vote contre", "vote contre", "votes contre", "non"),
        *("en contra", "contra", "votos en contra", "votaron en contra", "dagegen", "nein"),
        *("против", "голосовали против", "المعارضون", "反对", "反对者"),
    ),
    Side.ABSTAINING: (
        *("abstain", "abstains", "abstaining", "abstained", "abstention", "abstentions", "abstainers"),
        *("s abstiennent", "sabstiennent", "se sont abstenus", "se abstienen", "se abstuvieron"),
        *("abstencion", "abstenciones", "abstenidos", "enthaltung", "enthaltungen"),
        *("воздержались", "воздержавшиеся", "الممتنعون", "弃权", "弃权者"),
    ),
    Side.ABSENT: (
        *("absent", "absents", "absentees", "absent or not voting", "absent/not voting", "not voting"),
        *("non voting", "nonvoting", "did not vote", "not participating", "did not participate"),
        *("not present", "not participating in the vote", "absent/non voting", "no vote"),
        *("nont pas vote", "non votants", "nont pas pris part au vote", "ne participent pas au vote"),
        *("ausente", "ausentes", "no votaron", "no votan", "no participaron", "no votantes", "abwesend"),
        *("отсутствовали", "не голосовали", "الغائبون", "缺席", "未投票"),
    ),
    Side.DISSOCIATED: (
        *("dissociated", "dissociating", "dissociate", "dissociations", "disassociated", "disassociating"),
        *("dissociated themselves", "disassociated themselves", "se dissocient", "se desvinculan"),
    ),
    Side.LISTED: (
        *("signatories", "signatory states", "signatory countries", "signed", "signed by", "endorsed"),
        *("endorsed by", "endorsing states", "endorsing countries", "endorsing states and countries"),
        *("endorsements", "sponsors", "co sponsors", "cosponsors", "sponsored by", "co sponsored by"),
        *("additional sponsors", "additional co sponsors", "parties", "participants", "participating states"),
        *("participating countries", "countries", "states", "member states", "supporting states", "list"),
        *("supported by", "joined by", "on behalf of", "signataires", "coauteurs", "auteurs"),
        *("firmantes", "signatarios", "patrocinadores", "copatrocinadores", "adherents", "adhering states"),
    ),
}
"""Words of headings, in the shape by which names are compared."""

SIDES: Final = {words: side for side, many in WORDS.items() for words in many}
LETTERS: Final = {
    "y": Side.FAVOUR,
    "n": Side.AGAINST,
    "a": Side.ABSTAINING,
    "x": Side.ABSENT,
    "nv": Side.ABSENT,
}
"""What stands for a vote in a column of votes, beside the words."""

SHORT: Final = 4
"""Words of so few letters are only a heading where they begin a line or a sentence."""

LONGEST: Final = 60
"""Letters before a colon that are looked at."""

LEAD: Final = re.compile(
    r"[\s*_#>•\-–—\[(]*(?:(?P<count>\d{1,4})\s+)?(?P<words>[^\W\d_][^\d:：()\[\]\t,;*]{0,58})"
)
TAIL: Final = re.compile(
    r"[\s*_]*(?:[(\[]\s*(?P<bracket>\d{1,4})[^)\]\d]{0,24}[)\]]|[:：–—-]?\s*(?P<after>\d{1,4})\b"
    r"(?![\s.,]*\d)(?:\s+(?:states|countries|votes|voix|votos|etats|pays|estados|paises))?)?"
    r"[\s*_]*(?P<colon>[:：–—])?[\s*_\])]*"
)
COLON: Final = re.compile(r"[:：]")


@dataclass(frozen=True)
class Heading:
    """A heading in a line: from ``start`` to ``end``, with the count that it announces, if any."""

    side: Side
    start: int
    end: int
    words: str
    count: int | None = None


class Headings:
    """Finds headings, in the shape that the folding gives to words."""

    def __init__(self, folding: Folding) -> None:
        self.folding = folding
        self._last_words = {words.split(" ")[-1].split("/")[-1] for words in SIDES}
        self._ends: dict[str, bool] = {}
        self._first_words = {words.split(" ")[0].split("/")[0] for words in SIDES}

    def side_of(self, words: str) -> Side | None:
        """The side that the words name, if they are those of a heading."""
        return SIDES.get(shape(self.folding.fold(words)))

    def vote_of(self, cell: str) -> Side | None:
        """The side that a cell in a column of votes names, by word or letter."""
        plain = shape(self.folding.fold(cell))
        return LETTERS.get(plain) or SIDES.get(plain)

    def within(self, line: str) -> list[Heading]:
        """The headings of the line, in order: one at its start, others before colons."""
        first = self._at_start(line)
        found = [first] if first is not None else []
        for colon in COLON.finditer(line):
            if found and colon.start() < found[-1].end:
                continue
            heading = self._before(line, colon.start(), found[-1].end if found else 0)
            if heading is not None:
                found.append(heading)
        return found

    def _at_start(self, line: str) -> Heading | None:
        lead = LEAD.match(line)
        if lead is None or not self._may_begin(lead["words"]):
            return None
        for words in _beginnings(lead["words"]):
            side = self.side_of(words)
            end = lead.start("words") + len(words)
            tail = TAIL.match(line, end)
            if side is None or tail is None:
                continue
            marked = tail["colon"] or tail["bracket"] or COLON.search(tail[0])
            if marked or tail.end() == len(line):
                count = lead["count"] or tail["bracket"] or tail["after"]
                return Heading(side, 0, tail.end(), words.strip(), int(count) if count else None)
        return None

    def _may_begin(self, words: str) -> bool:
        """Whether the first word is that of a heading: most lines are told by it not to be one."""
        first = re.split(r"[\s/–-]", words, maxsplit=1)[0]
        return shape(self.folding.fold(first)) in self._first_words

    def _may_end(self, words: str) -> bool:
        """Whether the last word is that of a heading."""
        last = re.split(r"[\s/(\[-]", re.sub(r"[\s\d()\[\]]+\Z", "", words))[-1]
        if last not in self._ends:
            self._ends[last] = shape(self.folding.fold(last)) in self._last_words
        return self._ends[last]

    def _before(self, line: str, colon: int, floor: int) -> Heading | None:
        """A heading that ends at a colon within the line."""
        begin = max(floor, colon - LONGEST)
        if not self._may_end(line[begin:colon]):
            return None
        found = re.search(
            r"([^\d:：()\[\],;.]*?)\s*(?:[(\[]\s*(\d{1,4})[^)\]]{0,24}[)\]])?\s*\Z", line[begin:colon]
        )
        if found is None:
            return None
        start_of_run = begin + found.start(1)
        for offset in _word_starts(found[1]):
            words = found[1][offset:]
            side = self.side_of(words)
            if side is None or (len(words.strip()) <= SHORT and found[1][:offset].strip()):
                continue
            count = int(found[2]) if found[2] else None
            return Heading(side, start_of_run + offset, colon + 1, words.strip(), count)
        return None


def _beginnings(words: str) -> Iterator[str]:
    """The words, then without the last one, and so on."""
    ends = [found.end() for found in re.finditer(r"[^\s]+", words)]
    yield from (words[:end] for end in reversed(ends))


def _word_starts(words: str) -> Iterator[int]:
    yield from (found.start() for found in re.finditer(r"\S+", words))
