"""Runs of names taken apart: at commas, line ends and “and”, but not within a name that holds one.

“Venezuela, Bolivarian Republic of”, “Trinidad and Tobago” and a name broken over two lines stay
whole: of all ways to read a run, the one that leaves the fewest pieces without a country is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from positions.lists.matching import Actor, Names
from positions.lists.names import bare, plain, says_something

APART: Final = re.compile(
    r"""(?P<hard>[:：;؛；|•·▪\t]|\n[ ]*\n)
    | (?P<comma>[,،、，])
    | (?P<line>\n)
    | (?P<stop>\.(?=\s))
    | (?P<and>(?:[ ]|(?<=\n))(?:and|et|und|y|e|и|&)(?=\s))""",
    re.VERBOSE | re.IGNORECASE,
)
GLUE: Final = {"comma": ", ", "line": " ", "stop": " "}
NOTHING: Final = {"none", "nil", "aucun", "aucune", "ninguno", "ninguna", "neant", "n/a"}
"""What stands below a heading under which nobody stands."""
PIECES: Final = 7
"""At most so many pieces make a name."""
PROSE: Final = 7
"""From this many words on a piece is a sentence rather than a name, and takes its neighbours along."""


@dataclass(frozen=True)
class Piece:
    """What stands between two places at which names may end.

    ``glue`` joins it to the piece before it within a name; None: a name ends there.
    """

    line: int
    text: str
    folded: str
    glue: str | None


@dataclass(frozen=True)
class Found:
    """A name in a run, as it stands there, with whom it names, if anybody."""

    line: int
    text: str
    actor: Actor | None


def names_in(text: str, first_line: int, names: Names) -> list[Found]:
    """Every name of the run, in order; ``first_line`` is the number of its first line.

    Pieces without a letter are passed over, as is the word “none”.
    """
    pieces = _pieces(text, first_line, names)
    best = _best_ends(pieces, names)
    found: list[Found] = []
    place = 0
    while place < len(pieces):
        end, actor = best[place]
        written = _written(pieces[place:end])
        found.append(Found(pieces[place].line, written, actor))
        place = end
    return _with_sentences_whole(found)


def _pieces(text: str, first_line: int, names: Names) -> list[Piece]:
    pieces: list[Piece] = []
    glue: str | None = None
    start, line = 0, first_line
    ends = [(one.start(), one.end(), one.lastgroup, one[0]) for one in APART.finditer(text)]
    for at, until, sort, separator in [*ends, (len(text), len(text), "hard", "")]:
        part = text[start:at]
        if says_something(part) and (folded := plain(names.folding.fold(bare(part)))) not in NOTHING:
            kept = part if sort != "stop" else f"{part}."
            pieces.append(Piece(line, kept.strip(), folded, glue))
            glue = ""
        glue = _joined(glue, str(sort), separator)
        line += separator.count("\n")
        start = until
    return pieces


def _joined(glue: str | None, sort: str, separator: str) -> str | None:
    """The glue over one more separator: what would stand there within a name."""
    if glue is None or sort == "hard":
        return None
    if sort == "and":
        return f"{glue.rstrip(',')}{separator.lower()} " if "," not in glue else None
    return GLUE[sort] if not glue.strip() else (glue if sort == "line" else None)


def _best_ends(pieces: Sequence[Piece], names: Names) -> list[tuple[int, Actor | None]]:
    """For each piece at which a name may begin, where it ends, so that the fewest stay nameless."""
    cost: list[tuple[int, int]] = [(0, 0)] * (len(pieces) + 1)
    best: list[tuple[int, Actor | None]] = [(place + 1, None) for place in range(len(pieces))]
    for place in range(len(pieces) - 1, -1, -1):
        after = cost[place + 1]
        cost[place] = (after[0] + 1, after[1] + 1)
        joined = ""
        for end in range(place + 1, min(place + PIECES, len(pieces)) + 1):
            piece = pieces[end - 1]
            if end > place + 1:
                if piece.glue is None:
                    break
                joined = f"{joined}{piece.glue}"
            joined = plain(joined + piece.folded)
            actor = names.by_name.get(joined.removeprefix("the "))
            if actor is None and end == place + 1:
                actor = names.by_code.get(bare(piece.text))
            nameless, count = cost[end]
            if actor is not None and (nameless, count + 1) < cost[place]:
                cost[place], best[place] = (nameless, count + 1), (end, actor)
            if not _may_go_on(joined, pieces, end, names):
                break
    return best


def _may_go_on(joined: str, pieces: Sequence[Piece], end: int, names: Names) -> bool:
    """Whether a longer name begins so."""
    if end >= len(pieces) or pieces[end].glue is None:
        return False
    return plain(f"{joined}{pieces[end].glue}").removeprefix("the ") in names.beginnings


def _written(pieces: Sequence[Piece]) -> str:
    text = pieces[0].text
    for piece in pieces[1:]:
        text += f"{piece.glue}{piece.text}"
    return text.rstrip(".")


def _with_sentences_whole(found: list[Found]) -> list[Found]:
    """Nameless pieces of one line are told as one where one of them is as long as a sentence."""
    whole: list[Found] = []
    run: list[Found] = []
    for one in [*found, None]:
        if one is not None and one.actor is None and (not run or run[-1].line == one.line):
            run.append(one)
            continue
        if any(len(part.text.split()) >= PROSE for part in run):
            run = [Found(run[0].line, ", ".join(part.text for part in run), None)]
        whole += run
        run = []
        if one is not None:
            (run if one.actor is None else whole).append(one)
    return whole
