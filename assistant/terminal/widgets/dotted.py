"""Lines that end where they should: pieces of text with dots between them, and sentences, also Chinese ones."""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_DOT = "·"
_CHINESE = r"\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_TOGETHER = re.compile(rf"[“（《「]?(?:[{_CHINESE}]|[^\s{_CHINESE}]+)[，。、：；！？”）》」…]*\s*")
"""What stays on one line: a word, or a Chinese character, with the marks around it."""


def dotted(text: str, width: int, gap: str = " ") -> list[str]:
    """The pieces of a text that dots divide, in lines of at most so many cells, with a gap on each side of a dot."""
    lines: list[str] = []
    for piece in (piece.strip() for piece in text.split(_DOT)):
        longer = f"{lines[-1]}{gap}{_DOT}{gap}{piece}" if lines else piece
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def folded(text: str, width: int) -> list[str]:
    """A sentence in lines of at most so many cells, if no word is longer. A Chinese one is cut between any two of its
    characters: at spaces alone, a name in it would end its line."""
    lines = [""]
    for piece in _TOGETHER.findall(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


class Keys(Widget):
    """The keys of a card, at its lower end."""

    def __init__(self, text: str) -> None:
        super().__init__(classes="keys")
        self._text = text

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(dotted(self._text, width))

    def render(self) -> Content:
        return Content.styled("\n".join(dotted(self._text, self.size.width)), "$text-muted")
