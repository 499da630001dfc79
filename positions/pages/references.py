"""A citation as reference managers take it: BibTeX, RIS and CSL-JSON, one record for each work named.

The primary sources come first, then the record as a dated data set, then the newest source
of a page of many positions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import category

from positions.pages.citing import SITE, Cited, Work, in_words


@dataclass(frozen=True)
class Reference:
    """One record of a bibliography."""

    key: str
    title: str
    publisher: str
    issued: date | None
    url: str
    accessed: date
    language: str
    note: str
    is_dataset: bool = False


def references(work: Work) -> list[Reference]:
    """The records of a work, in the order of their credit."""
    record = Reference(
        key=f"positions-{_slug(work.title)}-{work.as_of}",
        title=work.title,
        publisher=SITE,
        issued=work.known_at.date(),
        url=work.link,
        accessed=work.accessed,
        language="en",
        note=f"As of {work.as_of.isoformat()}, as known on {in_words(work.known_at)}",
        is_dataset=True,
    )
    first = [_document(one, work.accessed) for one in work.primary]
    return [*first, record, *(_document(one, work.accessed) for one in work.newest)]


def _document(citation: Cited, accessed: date) -> Reference:
    source = citation.source
    return Reference(
        key=source.slug,
        title=source.title,
        publisher=source.publisher,
        issued=source.published_on,
        url=source.url,
        accessed=accessed,
        language=source.language,
        note=citation.locator,
    )


def _slug(text: str) -> str:
    """A key without anything that a bibliography program could stumble over."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:8]) or "page"


def _line(text: str) -> str:
    """The text on one line, without control characters; marks of direction stay."""
    return " ".join("".join(" " if category(one) == "Cc" else one for one in text).split())


# -------------------------------------------------------------------------------------- BibTeX

TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # a brace of the text would count among those of the record
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {one: f"\\{one}" for one in "#$%&_"}

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(work: Work) -> str:
    """BibTeX in UTF-8; titles keep their capitals, bodies are not taken apart into names."""
    return "\n".join(_entry(one) for one in references(work))


def _entry(one: Reference) -> str:
    fields = [
        ("title", f"{{{{{_tex(one.title)}}}}}"),
        ("author", f"{{{{{_tex(one.publisher)}}}}}" if one.publisher else ""),
        ("year", f"{{{one.issued:%Y}}}" if one.issued else ""),
        ("month", MONTHS[one.issued.month - 1] if one.issued else ""),
        ("day", f"{{{one.issued.day}}}" if one.issued else ""),
        ("howpublished", "{Data set}" if one.is_dataset else ""),
        ("url", f"{{{_address(one.url)}}}" if one.url else ""),
        ("urldate", f"{{{one.accessed}}}" if one.url else ""),
        ("language", f"{{{one.language}}}"),
        ("note", f"{{{_tex(one.note)}}}" if one.note else ""),
    ]
    lines = [f"  {name} = {value}," for name, value in fields if value]
    return "\n".join([f"@misc{{{one.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return "".join(TEX.get(one, one) for one in _line(text))


def _address(url: str) -> str:
    """Addresses are taken as they are; only what would end the field is encoded."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


# ----------------------------------------------------------------------------------------- RIS


def ris(work: Work) -> str:
    """RIS in UTF-8, with the line ends that its specification asks for."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for one in references(work) for tag, value in _tags(one))


def _tags(one: Reference) -> Iterator[tuple[str, str]]:
    """The record, its kind first, its end last, without empty fields."""
    issued = f"{one.issued:%Y/%m/%d/}" if one.issued else ""
    yield "TY", "DATA" if one.is_dataset else "ELEC" if one.url else "GEN"
    for tag, value in (
        ("ID", one.key),
        ("TI", one.title),
        ("AU", one.publisher),
        ("PB", one.publisher),
        ("PY", issued[:4]),
        ("DA", issued),
        ("UR", one.url),
        ("Y2", f"{one.accessed:%Y/%m/%d/}" if one.url else ""),
        ("LA", one.language),
        ("N1", one.note),
    ):
        if value:
            yield tag, value
    yield "ER", ""


# ------------------------------------------------------------------------------------ CSL-JSON


def csl_json(work: Work) -> str:
    """An array of items by the schema of the Citation Style Language."""
    return json.dumps([_item(one) for one in references(work)], ensure_ascii=False, indent=2) + "\n"


def _item(one: Reference) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": one.key,
        "type": "dataset" if one.is_dataset else "webpage" if one.url else "document",
        "title": _line(one.title),
        "language": one.language,
    }
    if one.publisher:
        item |= {"author": [{"literal": _line(one.publisher)}], "publisher": _line(one.publisher)}
    if one.issued:
        item["issued"] = _parts(one.issued)
    if one.url:
        item |= {"URL": one.url, "accessed": _parts(one.accessed)}
    if one.note:
        item["note"] = _line(one.note)
    return item


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


@dataclass(frozen=True)
class Form:
    """A form of a citation: its value of ``?format=``, its name, its media type, how it is written."""

    value: str
    label: str
    media_type: str
    ending: str
    write: Callable[[Work], str]


FORMS = {
    one.value: one
    for one in (
        Form("bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", "bib", bibtex),
        Form("ris", "RIS", "application/x-research-info-systems; charset=utf-8", "ris", ris),
        Form("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", csl_json),
    )
}
"""By what the address asks for."""


def addresses(work: Work) -> list[dict[str, str]]:
    """Where the citation can be had in each form."""
    return [{"label": one.label, "href": f"{work.link}&format={one.value}"} for one in FORMS.values()]
