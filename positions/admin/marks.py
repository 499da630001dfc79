"""Cells of lists that show more than a word: stances and states of the record."""

from __future__ import annotations

from django.utils.html import format_html

from positions.models import Group
from positions.templatetags.stances import stance_mark
from positions.vocabulary import Status


def stance_cell(stance: str, *, through: Group | None = None) -> str:
    """The mark by which the whole site shows the stance."""
    return stance_mark(stance, through=through)


def status_cell(status: str) -> str:
    """Where a position is in its life, as a label."""
    return format_html('<span class="status status--{}">{}</span>', status, Status(status).label)
