"""Whose work the record rests on, and on what terms it can be used; carried to all that leaves the site."""

from __future__ import annotations

LICENCE = (
    "What the record took from others stays under their terms, named under credits: of these the narrowest "
    "is non-commercial use with attribution, for recorded votes. Summaries are in the project's own words. "
    "Cite the primary source of a position first."
)

CREDITS = [
    {
        "what": "Recorded votes",
        "whose": "United Nations Digital Library voting data, © United Nations",
        "terms": "non-commercial use with attribution",
        "url": "https://digitallibrary.un.org/",
    },
    {
        "what": "Lists of votes for cross-checking, and several lists of endorsers and sponsors",
        "whose": "Machine Politics (Walker Robinson)",
        "terms": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    },
    {
        "what": "Map",
        "whose": "Natural Earth, through world-atlas",
        "terms": "public domain (world-atlas: ISC)",
        "url": "https://www.naturalearthdata.com/",
    },
    {
        "what": "Country names and codes",
        "whose": "pycountry, country_converter, CLDR",
        "terms": "LGPL 2.1, GPL 3, Unicode licence",
        "url": "https://cldr.unicode.org/",
    },
]
"""As the data set's own description gives them."""
