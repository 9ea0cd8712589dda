"""The text of an answer without the marks of Markdown, as it comes: nobody wants to hear stars and backticks.

Belongs here: headings, spans and fences of code. What stands in code stays as it is, so that it can be taken from
there. Which stars are emphasis says `emphasis.py`. Pure text.
"""

from __future__ import annotations

import re

from assistant.terminal.emphasis import Emphasis

_PIECES = re.compile(r"\n|[^\S\n]+|\S+")
_ENDS = re.compile(r"[\s\u3001-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""What a word may end with: white space, and every sign of Chinese and Japanese, where none stands between words."""
_FENCE = re.compile(r"```|~~~")
_HEADING = re.compile(r"#{1,6}")


def unmarked(text: str) -> str:
    """A whole text."""
    words = Unmarked()
    return words.feed(text) + words.end()


class Unmarked:
    """Feed it pieces of an answer; it gives what is to be read, by words, or by signs where no spaces are written."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._emphasis = Emphasis()
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
        read = self._all(rest) + self._emphasis.end()
        self._new_line, self._in_fence, self._in_span = True, False, False
        self._skips = ""
        return read

    def _all(self, text: str) -> str:
        for piece in _PIECES.findall(text):
            self._read(piece)
        return self._emphasis.ready()

    def _read(self, piece: str) -> None:
        if piece.isspace():
            self._new_line = self._new_line or piece == "\n"
            skips = self._skips == "word" or (self._skips == "spaces" and piece != "\n")
            self._skips = "spaces" if skips and piece != "\n" else ""
            self._emphasis.space("" if skips else piece)
            return
        if self._skips == "word":
            return
        self._skips = ""
        first, self._new_line = self._new_line, False
        if first and _FENCE.match(piece):
            self._in_fence = not self._in_fence
            self._skips = "word"
        elif self._in_fence:
            self._emphasis.code(piece)
        elif first and _HEADING.fullmatch(piece):
            self._skips = "word"
        else:
            self._word(piece)

    def _word(self, word: str) -> None:
        first, *parts = word.split("`")
        self._part(first, goes_on=bool(parts))
        for left, part in zip(range(len(parts) - 1, -1, -1), parts, strict=True):
            self._in_span = not self._in_span
            self._part(part, anew=True, goes_on=bool(left))

    def _part(self, part: str, *, anew: bool = False, goes_on: bool) -> None:
        if self._in_span:
            self._emphasis.code(part, anew=anew)
        else:
            self._emphasis.words(part, anew=anew, goes_on=goes_on)
