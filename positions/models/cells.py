"""Texts as cells of CSV, said in SQL: what the database writes line by line, or keeps ready to be written.

The rule is that of ``positions.api.renderers``; a test holds the lines of both together.
"""

from __future__ import annotations

FORMULA = ", ".join(str(ord(letter)) for letter in "=+-@\t\r\n＝＋－＠")


def defused(text: str) -> str:
    """SQL: the text with an apostrophe where a spreadsheet would run it as a formula."""
    return f"CASE WHEN ascii({text}) IN ({FORMULA}) THEN '''' || {text} ELSE {text} END"


def escaped(text: str) -> str:
    """SQL: the text as one of several in a cell."""
    return rf"replace({text}, '|', '\|')"
