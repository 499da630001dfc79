"""Document symbols in what somebody typed: “79/62”, “A/RES/79/62” and “res 79 62” are one text."""

from __future__ import annotations

import re

from positions.labels import Labels
from positions.models import Instrument
from positions.search.names import FEW
from positions.search.texts import newest_first
from positions.search.typed import Typed

BEFORE = {"un", "unga", "ga", "hrc", "general", "assembly", "resolution", "draft", "document", "text", "the"}
"""Words that people put before a symbol and that are no part of it."""

NUMBERS = re.compile(r"\d+(?:[\s/.\-]+[a-z]{0,2}\.?\d+)+", re.IGNORECASE)
"""The part of a symbol that counts, such as 79/62 or 79/L.77."""


def instruments(typed: Typed) -> list[Instrument]:
    """Those whose symbol, however it is spelt, stands in the words or begins with them."""
    spelt = [f" {one} " for one in spellings(typed.words)]
    if not spelt:
        return []
    known = typed.labels.once("symbols", lambda: _symbols(typed.labels))
    return newest_first([one for symbol, one in known if any(words in symbol for words in spelt)])[:FEW]


def spellings(words: str) -> list[str]:
    """The symbols that the words may mean, each as letters and numbers with one blank between."""
    tokens = tokens_of(words)
    while tokens and tokens[0] in BEFORE:
        tokens = tokens[1:]
    whole = [tokens] if len(tokens) > 1 and any(token.isdigit() for token in tokens) else []
    parts = [tokens_of(numbers) for numbers in NUMBERS.findall(words)]
    return list(dict.fromkeys(" ".join(one) for one in [*whole, *parts]))


def tokens_of(text: str) -> list[str]:
    """The letters and numbers of a symbol, apart; “No.” says nothing."""
    return [token for token in re.findall(r"[a-z]+|\d+", text.lower()) if token != "no"]


def _symbols(labels: Labels) -> list[tuple[str, Instrument]]:
    """The symbol of every text so, with a blank on either side."""
    found = (one for one in labels.instruments.values() if one.symbol and one.merged_into_id is None)
    return [(f" {' '.join(tokens_of(one.symbol))} ", one) for one in found]
