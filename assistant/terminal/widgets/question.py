"""What was asked, as it is drawn: a long text by its beginning and its end. All of it stays in the record."""

from __future__ import annotations

from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.terminal.language import SAY

MOST = 2000
"""Characters of the beginning that are drawn, and of the end."""
MOST_LINES = 40
"""Lines of each."""


def drawn(text: str, language: Language) -> Content:
    """The words, and between beginning and end a line that says how much is not drawn."""
    first, last = _beginning(text), _end(text)
    left_out = len(text) - len(first) - len(last)
    if left_out <= MOST // 2 and text.count("\n") <= 3 * MOST_LINES:
        return Content(safe(text))
    between = SAY(language, "not_drawn", count=f"{left_out:,}")
    return Content.assemble(safe(first.rstrip("\n")), "\n", (between, "$text-muted"), "\n", safe(last.lstrip("\n")))


def _beginning(text: str) -> str:
    lines = text[:MOST].split("\n", MOST_LINES)
    return "\n".join(lines[:MOST_LINES])


def _end(text: str) -> str:
    lines = text[-MOST:].rsplit("\n", MOST_LINES)
    return "\n".join(lines[-MOST_LINES:])
