"""The text of an answer without the marks of Markdown, as it comes: nobody wants to hear stars and backticks.

Belongs here: emphasis, headings, spans and fences of code. What stands in code stays as it is, so that it can be taken
from there. Pure text.
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")
_FENCE = re.compile(r"```|~~~")
_HEADING = re.compile(r"#{1,6}")
_MARKS = re.compile(
    r"(?<![A-Za-z0-9*])\*{2,3}(?!\*)|(?<!\*)\*{2,3}(?![A-Za-z0-9*])|~~|(?<![\w*])\*(?=\w)|(?<=[^\s*])\*(?![\w*])"
)
"""Strong words also between Chinese characters; `2**3`, `2 * 3` and `*.png` are no marks."""


def unmarked(text: str) -> str:
    """A whole text."""
    words = Unmarked()
    return words.feed(text) + words.end()


class Unmarked:
    """Feed it pieces of an answer; it gives what is to be read, word by word."""

    def __init__(self) -> None:
        self._held = ""
        self._new_line = True
        self._in_fence = False
        self._in_span = False
        self._skips = False
        """Whether the space behind a mark goes with it."""

    def feed(self, text: str) -> str:
        """The words that `text` finishes."""
        self._held += text
        at = max((place for place, char in enumerate(self._held) if char.isspace()), default=-1) + 1
        ready, self._held = self._held[:at], self._held[at:]
        return "".join(map(self._read, _PIECES.findall(ready)))

    def end(self) -> str:
        """What is left when the text is over."""
        rest, self._held = self._held, ""
        read = "".join(map(self._read, _PIECES.findall(rest)))
        self._new_line, self._in_fence, self._in_span, self._skips = True, False, False, False
        return read

    def _read(self, piece: str) -> str:
        if piece.isspace():
            self._new_line = self._new_line or piece == "\n"
            skips, self._skips = self._skips, False
            return "" if skips else piece
        first, self._new_line = self._new_line, False
        if first and _FENCE.match(piece):
            self._in_fence = not self._in_fence
            self._skips = True
            return ""
        if self._in_fence:
            return piece
        if first and _HEADING.fullmatch(piece):
            self._skips = True
            return ""
        return self._word(piece)

    def _word(self, word: str) -> str:
        parts = word.split("`")
        read = [parts[0] if self._in_span else _MARKS.sub("", parts[0])]
        for part in parts[1:]:
            self._in_span = not self._in_span
            read.append(part if self._in_span else _MARKS.sub("", part))
        return "".join(read)
