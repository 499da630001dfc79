"""The forms of a page, read as a browser reads them: so that no new one is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

TYPED = {"text", "search", "textarea", "password", "tel"}
"""Sorts of fields that hold whatever somebody types."""

SOUND = {
    "date": "2022-03-01",
    "datetime-local": "2022-03-01T00:00",
    "number": "1",
    "url": "https://example.org/",
    "email": "office@example.org",
    "time": "00:00",
}
"""What is good in the fields of other sorts."""


@dataclass
class Field:
    """A field of a form: its name, its sort, what stands in it, and how much it takes."""

    name: str
    sort: str
    value: str
    longest: int = 10**6


@dataclass
class Form:
    """A form that is sent by POST."""

    action: str
    fields: list[Field] = field(default_factory=list)
    uploads: list[str] = field(default_factory=list)

    def filled(self, text: Callable[[Field], str]) -> dict[str, list[str]]:
        """What is sent when ``text`` says what stands in each field."""
        data: dict[str, list[str]] = {}
        for one in self.fields:
            data.setdefault(one.name, []).append(text(one))
        return data


def typed(words: str) -> Callable[[Field], str]:
    """The words wherever something can be typed, and all else as the page has it."""

    def text(one: Field) -> str:
        if one.sort in TYPED and not one.name.endswith("date"):
            return words[: one.longest]
        return one.value or SOUND.get(one.sort, "")

    return text


def tampered(words: str) -> Callable[[Field], str]:
    """The words wherever the page has a value, hidden or to be chosen."""
    return lambda one: one.value if one.sort == "submit" else words


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.area: Field | None = None
        self.select: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            post = given.get("method", "").lower() == "post"
            self.form = Form(urljoin(self.address, given.get("action", ""))) if post else None
        if self.form is None or (not given.get("name") and tag != "option"):
            return
        name, longest = given.get("name", ""), int(given.get("maxlength") or 10**6)
        if tag == "textarea":
            self.area = Field(name, "textarea", "", longest)
            self.form.fields.append(self.area)
        elif tag == "select":
            self.select = Field(name, "select", "")
            self.form.fields.append(self.select)
        elif tag == "option" and self.select is not None:
            if "selected" in given or not self.select.value:
                self.select.value = given.get("value", "")
        elif tag in ("input", "button"):
            self._add(self.form, tag, name, given, longest)

    def _add(self, form: Form, tag: str, name: str, given: dict[str, str], longest: int) -> None:
        sort = given.get("type", "submit" if tag == "button" else "text")
        if sort == "file":
            form.uploads.append(name)
        box = sort in ("checkbox", "radio")
        pressed = sort == "submit" and any(one.sort == "submit" for one in form.fields)
        if sort == "file" or pressed or (box and "checked" not in given):
            return
        form.fields.append(Field(name, sort, given.get("value", "on" if box else ""), longest))

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form is not None:
            self.forms.append(self.form)
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


def forms_of(page: str, address: str) -> Iterator[Form]:
    """The forms of a page that are sent by POST and have a field."""
    reader = _Reader(address)
    reader.feed(page)
    yield from (one for one in reader.forms if one.fields)
