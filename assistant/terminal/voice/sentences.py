"""Finished sentences of an answer, as they are read aloud: cut from Markdown that comes in pieces, without its marks.

What nobody wants to hear is left out: code between fences, addresses, rules of tables. Pure text; nothing speaks here.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 300
"""Characters that are spoken at once. A text without a full stop is cut at a comma, so that it can be stopped."""
_END = re.compile(r"(?<!\b\w)(?<!\b\d\d)[.!?…]+[\"')\]”’]*(?=\s)|[。！？；]+[”’」』）]*|\n")
"""A full stop counts once a space follows it; not behind a single letter or the number of a list."""
_FENCE = re.compile(r"\s*(```|~~~)")
_MARKS = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<?\b(?:https?|ftp|file)://\S+|\bwww\.\S+"), " "),
    (re.compile(r"</?[A-Za-z][^>]*>"), " "),
    (re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+)?"), ""),
    (re.compile(r"[*`~\\#|\[\]{}<>^]+|(?<!\w)_+|_+(?!\w)"), " "),
    (re.compile(r"\s+"), " "),
)
_BREAKS = re.compile(r".*[,;:，、；：]\s*|.*\s", re.DOTALL)


class Sentences:
    """Feed it the text of an answer; it gives each sentence once it is finished."""

    def __init__(self) -> None:
        self._held = ""
        self._in_code = False
        self._new_line = True

    def feed(self, text: str) -> list[str]:
        """The sentences that `text` finishes."""
        self._held += text
        found: list[str] = []
        while (end := _END.search(self._held)) or len(self._held) > LONGEST:
            at = end.end() if end else _break(self._held)
            piece, self._held = self._held[:at], self._held[at:]
            found += self._spoken(piece)
        return found

    def end(self) -> list[str]:
        """What is left when the answer is over."""
        piece, self._held = self._held, ""
        return self._spoken(piece)

    def _spoken(self, piece: str) -> list[str]:
        first, self._new_line = self._new_line, piece.endswith("\n")
        if first and _FENCE.match(piece):
            self._in_code = not self._in_code
            return []
        words = "" if self._in_code else plain(piece)
        pieces = []
        while len(words) > LONGEST:
            at = _break(words)
            pieces.append(words[:at].strip())
            words = words[at:]
        return [each for each in (*pieces, words.strip()) if any(char.isalnum() for char in each)]


def plain(text: str) -> str:
    """One line of Markdown as words: no marks, and no character that could act on who reads it."""
    words = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    for mark, instead in _MARKS:
        words = mark.sub(instead, words)
    return words.strip()


def _break(text: str) -> int:
    """Where to cut a text that is too long to be said at once: behind the last comma, else the last space."""
    found = _BREAKS.match(text[:LONGEST])
    return found.end() if found else LONGEST
