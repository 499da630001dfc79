"""Document symbols in what somebody typed: “79/62”, “A/RES/79/62” and “res 79 62” are one text."""

from __future__ import annotations

import re

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Concat, Lower

from positions.models import Instrument
from positions.search.names import FEW

BEFORE = {"un", "unga", "ga", "hrc", "general", "assembly", "resolution", "draft", "document", "text", "the"}
"""Words that people put before a symbol and that are no part of it."""

NUMBERS = re.compile(r"\d+(?:[\s/.\-]+[a-z]{0,2}\.?\d+)+", re.IGNORECASE)
"""The part of a symbol that counts, such as 79/62 or 79/L.77."""


def instruments(words: str) -> list[Instrument]:
    """Those whose symbol, however it is spelt, stands in the words or begins with them."""
    spelt = list(spellings(words))
    if not spelt:
        return []
    condition = Q()
    for one in spelt:
        condition |= Q(tokens__contains=f" {one} ")
    rows = Instrument.objects.unmerged().exclude(symbol="").annotate(tokens=_tokens_of("symbol"))
    return list(rows.filter(condition).order_by(F("adopted_on").desc(nulls_last=True), "slug")[:FEW])


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


def _tokens_of(column: str) -> Concat:
    """The same in the database, with a blank on either side."""
    apart = _replaced(Lower(column), r"([a-z])(\d)", r"\1 \2")
    plain = _replaced(_replaced(apart, r"[^a-z0-9]+", " "), r"\mno\M ?", "")
    return Concat(Value(" "), plain, Value(" "), output_field=TextField())


def _replaced(text: Func, pattern: str, by: str) -> Func:
    return Func(
        text, Value(pattern), Value(by), Value("g"), function="REGEXP_REPLACE", output_field=TextField()
    )
