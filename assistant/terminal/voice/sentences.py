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
_OPENING = re.compile(r"\s*(?:>\s*)*(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})\s*$")
"""Fences of code (CommonMark 0.31, section 4.5): one of backticks has none behind it; one that ends code is alone on
its line, of the same mark, and no shorter."""
_OF_ADDRESS = r"[^\s\u2000-\u206f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
"""Behind an address a Chinese sentence goes on without a space. Its characters and marks, and curly quotes, are no part
of an address as it is sent: they are percent-encoded there (RFC 3986, section 2)."""
_MARKS = (
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(rf"<?(?<![A-Za-z0-9])(?:(?:https?|ftp|file)://|www\.){_OF_ADDRESS}+"), " "),
    (re.compile(r"</?[A-Za-z][\w-]*(?:\s+[\w-]+=[^<>]*|\s*)/?>"), " "),
    (re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+)?"), ""),
    (re.compile(r"[*`~\\#|\[\]{}<>^]+|(?<!\w)_+|_+(?!\w)"), " "),
    (re.compile(r"\s+"), " "),
)
_BREAKS = re.compile(r".*[,;:，、；：]\s*|.*\s", re.DOTALL)


class Sentences:
    """Feed it the text of an answer; it gives each sentence once it is finished."""

    def __init__(self) -> None:
        self._held = ""
        self._fence = ""
        """The one that began the code that is being passed over."""
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
        if self._fence or (first and _OPENING.match(piece)):
            if first:
                self._fence = self._fence_after(piece)
            return []
        words = plain(piece)
        pieces = []
        while len(words) > LONGEST:
            at = _break(words)
            pieces.append(words[:at].strip())
            words = words[at:]
        return [each for each in (*pieces, words.strip()) if any(char.isalnum() for char in each)]

    def _fence_after(self, line: str) -> str:
        """The one that is open behind a line with which code begins, goes on or ends."""
        if not self._fence:
            opening = _OPENING.match(line)
            return opening[1] if opening else ""
        closing = _CLOSING.match(line)
        return "" if closing and closing[1].startswith(self._fence) else self._fence


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
