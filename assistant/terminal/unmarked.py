"""The text of an answer without the marks of Markdown, as it comes: nobody wants to hear stars and backticks.

Belongs here: emphasis, headings, spans and fences of code. What stands in code stays as it is, so that it can be taken
from there. Pure text.
"""

from __future__ import annotations

import re

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")
_ENDS = re.compile(r"[\s\u3001-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""What a word may end with: white space, and every sign of Chinese and Japanese, where none stands between words."""
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
    """Feed it pieces of an answer; it gives what is to be read, by words, or by signs where no spaces are written."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._before = ""
        """The sign that was given out last, if the word goes on behind it: what is a mark depends on it."""
        self._new_line = True
        self._in_fence = False
        self._in_span = False
        self._skips = ""
        """What goes with a mark before it: the rest of its "word" and the space behind it, or further "spaces"."""

    def feed(self, text: str) -> str:
        """The words that `text` finishes."""
        at = next((place for place in range(len(text), 0, -1) if _ENDS.match(text, place - 1)), 0)
        if not at:
            self._held.append(text)
            return ""
        ready, self._held = "".join([*self._held, text[:at]]), [text[at:]]
        return self._all(ready)

    def end(self) -> str:
        """What is left when the text is over."""
        rest, self._held = "".join(self._held), []
        read = self._all(rest)
        self._new_line, self._in_fence, self._in_span = True, False, False
        self._skips = self._before = ""
        return read

    def _all(self, text: str) -> str:
        read = "".join(map(self._read, _PIECES.findall(text)))
        self._before = "" if text[-1:].isspace() else text[-1:]
        return read

    def _read(self, piece: str) -> str:
        if piece.isspace():
            self._new_line = self._new_line or piece == "\n"
            self._before = ""
            skips = self._skips == "word" or (self._skips == "spaces" and piece != "\n")
            self._skips = "spaces" if skips and piece != "\n" else ""
            return "" if skips else piece
        if self._skips == "word":
            return ""
        self._skips = ""
        first, self._new_line = self._new_line, False
        if first and _FENCE.match(piece):
            self._in_fence = not self._in_fence
            self._skips = "word"
            return ""
        if self._in_fence:
            return piece
        if first and _HEADING.fullmatch(piece):
            self._skips = "word"
            return ""
        return self._word(piece)

    def _word(self, word: str) -> str:
        parts = word.split("`")
        before, self._before = self._before, ""
        read = [parts[0] if self._in_span else _MARKS.sub("", before + parts[0])[len(before) :]]
        for part in parts[1:]:
            self._in_span = not self._in_span
            read.append(part if self._in_span else _MARKS.sub("", part))
        return "".join(read)
