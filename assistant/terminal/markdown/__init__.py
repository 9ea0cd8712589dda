"""Markdown as lines of text: cut into blocks as it grows (`growing`), each block drawn once (`draw`). Knows no widget.

Textual's own Markdown makes a widget of every block, and each is styled, laid out and painted by itself: 2,000 tokens
at 200 a second took nine times the work that these lines take.
"""

from assistant.terminal.markdown.draw import Drawing
from assistant.terminal.markdown.growing import Block, Growing

__all__ = ["Block", "Drawing", "Growing", "warm"]


def warm() -> None:
    """Imports and builds what the first answer needs. May run on any thread."""
    for block in Growing().take("# a\n\n```python\nx = 1\n```\n\nend\n"):
        Drawing(80).lines(block)
