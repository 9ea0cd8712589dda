"""The last gate before the screen: no segment of text can carry a control or invisible character."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from assistant.api.safe_text import safe_line


class SafeText(LineFilter):
    """Applied to every line of every widget (`App.get_line_filters`), whatever put the text there."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - the library's signature
        return [
            segment if segment.control or (segment.text.isascii() and segment.text.isprintable()) else _safe(segment)
            for segment in segments
        ]


def _safe(segment: Segment) -> Segment:
    newline = "\n" if segment.text.endswith("\n") else ""
    return Segment(safe_line(segment.text.removesuffix("\n")) + newline, segment.style)
