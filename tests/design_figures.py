"""Writes the computed figures into docs/design.md: after a token or a component has changed, run

    .venv/bin/python -m tests.design_figures

A test compares what stands there with what is computed.
"""

from __future__ import annotations

import os
from pathlib import Path

import django

PAGE = Path(__file__).resolve().parent.parent / "docs" / "design.md"
END = "<!-- end -->"


def brought_up_to_date(text: str) -> str:
    """The page with every part between its marks computed anew."""
    from positions.pages import design  # it needs the settings

    parts = {
        "sizes": _table(
            ["token", "value"], [[f"`--{name}`", f"`{value}`"] for name, value in design.scale("size")]
        ),
        "spaces": _table(
            ["token", "value"], [[f"`--{name}`", f"`{value}`"] for name, value in design.scale("space")]
        ),
        "colours": _table(
            ["token", "on paper", "at night"],
            [[f"`--{one.name}`", f"`{one.light}`", f"`{one.dark}`"] for one in design.swatches()],
        ),
        "figures": "\n\n".join(f"{one.caption}\n\n{_table(one.head, one.rows)}" for one in design.figures()),
        "components": _table(
            ["component", "what it is"], [[f"`{name}`", words] for name, words in design.components()]
        ),
    }
    for name, content in parts.items():
        before, rest = text.split(f"<!-- {name} -->", 1)
        _, after = rest.split(END, 1)
        text = f"{before}<!-- {name} -->\n{content}\n{END}{after}"
    return text


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    PAGE.write_text(brought_up_to_date(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
