"""The corpus of hostile texts: what somebody writes into a field to break it or to hide in it."""

from __future__ import annotations

REFUSED = {
    "a null": "a\0b",
    "a bell": "a\ab",
    "an escape": "\x1b[2J\x1b]0;owned\ab",
    "a page break": "a\fb",
    "a late control": "a\x9bb",
    "an override": "the\u202e.fdp",
    "a noncharacter": "a\ufffeb",
}
"""No text of the record holds any of these."""

BORNE = {
    "markup": "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`--><!--",
    "templates": "{{ 7*7 }}{% debug %}${7*7}%(x)s%s{0}",
    "a formula": '=HYPERLINK("https://example.org/"&A1,"x")',
    "a statement": "'; DROP TABLE positions_position; --",
    "zero width": "a\u200b\u2060\ufeffb",
    "direction": "\u2067שלום\u2066\u200f\u061c",
    "emoji": "👩\u200d🚀🏳\ufe0f\u200d🌈",
    "an address that runs": "javascript:alert(1)",
    "a path": "../../../../etc/passwd",
    "a line of a header": "a\r\nSet-Cookie: a=b",
}
"""Whoever reads these finds them as they were typed, and nothing in them runs."""
