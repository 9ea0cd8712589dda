"""Short pieces of text in a row, with dots between them: a line that is full ends with a piece, not with a dot."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_DOT = "·"


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


class Keys(Widget):
    """The keys of a card, at its lower end."""

    def __init__(self, text: str) -> None:
        super().__init__(classes="keys")
        self._text = text

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(dotted(self._text, width))

    def render(self) -> Content:
        return Content.styled("\n".join(dotted(self._text, self.size.width)), "$text-muted")
