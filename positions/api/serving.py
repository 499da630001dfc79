"""The parameters that say how a list is served: how much of it, which keys, in which form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from positions.api.paging import CursorParameter
from positions.api.parameters import Choice, Flag, Parameter, Unreadable, Whole
from positions.api.shapes import Shape

PAGE_SIZE = 50
LARGEST_PAGE = 500
ALL = "all"


@dataclass(frozen=True, kw_only=True)
class PageSize(Whole):
    """So many rows, or all of them in one answer."""

    def value(self, text: str) -> Any:
        """The number, or ``all``."""
        if text == ALL:
            return ALL
        try:
            return super().value(text)
        except Unreadable as refused:
            raise Unreadable(f"{str(refused).removesuffix('.')}, nor {ALL}.") from None

    def schema(self) -> dict[str, Any]:
        """With its bounds, and the word."""
        known = super().schema()
        default = known.pop("default")
        return {"anyOf": [known, {"type": "string", "enum": [ALL]}], "default": default}


SIZE = PageSize(
    name="page_size",
    least=1,
    most=LARGEST_PAGE,
    otherwise=PAGE_SIZE,
    help=f"Rows on a page, at most {LARGEST_PAGE}; `all`: the whole list in one answer, in any format, "
    "sent as it is read.",
)
CURSOR = CursorParameter(
    name="cursor", help="The page to show, as `next` or `previous` of an answer named it."
)
COUNT = Flag(name="count", help="Whether to count all rows of the list: true or false.")
FORMAT = Choice(
    name="format",
    values=["json", "csv", "ndjson"],
    help="The format; it wins over the Accept header.",
)


def serving(shape: Shape, orders: list[str]) -> tuple[Parameter, ...]:
    """The parameters of a list of such objects that can be had in these orders."""
    ordering = Choice(
        name="ordering",
        values=orders,
        otherwise=orders[0],
        help="By which key the list is ordered; a minus says: the greatest or newest first.",
    )
    fields = Choice(
        name="fields",
        many=True,
        values=[field.name for field in shape.fields],
        help="The keys to send, all if none is named.",
    )
    return (*((ordering,) if len(orders) > 1 else ()), SIZE, CURSOR, COUNT, fields, FORMAT)
