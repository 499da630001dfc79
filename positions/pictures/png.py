"""An SVG as PNG, at twice its size for print, with the typeface that the pictures are measured for."""

from __future__ import annotations

from html import unescape
from re import sub

from resvg_py import svg_to_bytes

from positions.pictures.fonts import FAMILY, FILES, covers

FOR_PRINT = 2
"""Pixels of the PNG for each of the SVG."""


def png(svg: str, *, scale: int = FOR_PRINT) -> bytes:
    """The picture in pixels.

    Nothing of the server's own typefaces is used, so that the same picture has the same bytes
    everywhere; unless it says something in letters that Source Sans lacks, such as Arabic.
    """
    said = unescape(sub(r"<[^>]*>", "", svg))
    return svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        skip_system_fonts=covers(said),
        font_files=[str(file) for file in FILES.values()],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
