"""Which stars and tildes of a line are marks of emphasis, and which are words: `A*`, `int* p`, `f(*args)`.

Belongs here: finding each mark's other half in its line. Pure text.
"""

from __future__ import annotations

import re

_MARKS = re.compile(
    r"(?P<opens>(?<![A-Za-z0-9*])\*{2,3}(?!\*)|(?<=[A-Za-z0-9])\*{2,3}(?=[^\x00-\x7f]))"
    r"|(?<!\*)\*{2,3}(?![A-Za-z0-9*])|~~|(?P<one>(?<![\w*])\*(?=\w))|(?<=[^\s*])\*(?![\w*])"
)
"""Strong words also between Chinese characters; `2**3`, `2 * 3` and `*.png` are no marks."""
_BOTH = 3
"""Stars that may be closed one part after the other: `***both* strong**`."""
_MOST_OPEN = 100
"""Marks of one line that wait for their other half; each closing one looks through them."""


class Emphasis:
    """Takes the pieces of a line and gives them without the marks that come in pairs. From a mark on that opens, it
    holds what comes until the other half does, or the line ends."""

    def __init__(self) -> None:
        self._line: list[str] = []
        self._open: list[int] = []
        """The places in the line of the marks that wait for their other half."""
        self._before = ""
        """The sign that came last, if the word goes on behind it: what is a mark depends on it."""
        self._last = ""
        """The same, also where a span of code was that sign."""

    def words(self, text: str, *, anew: bool = False, goes_on: bool = False) -> None:
        """A word, or a part of one: `anew` begins behind a span of code, before which it `goes_on`."""
        before = "" if anew else self._before
        whole, at = before + text, len(before)
        for mark in _MARKS.finditer(whole):
            if mark.start() < len(before):
                continue
            self._line.append(whole[at : mark.start()])
            at = mark.end()
            self._mark(mark, joins=bool(mark.start() or self._last), goes_on=goes_on or mark.end() < len(whole))
        self._line.append(whole[at:])
        self._before = whole[-1:]
        self._last = self._before or self._last

    def code(self, text: str, *, anew: bool = False) -> None:
        """What has no marks."""
        self._line.append(text)
        self._before = text[-1:] or ("" if anew else self._before)
        self._last = self._before or self._last

    def space(self, text: str) -> None:
        """White space; a mark that was opened in a line that ends is none."""
        self._line.append(text)
        self._before = self._last = ""
        if "\n" in text:
            self._open.clear()

    def ready(self) -> str:
        """What is known of the text so far."""
        known = self._open[0] if self._open else len(self._line)
        if not known:
            return ""
        read, self._line = "".join(self._line[:known]), self._line[known:]
        self._open = [place - known for place in self._open]
        return read

    def end(self) -> str:
        """What is left when the text is over."""
        self._open.clear()
        self._before = self._last = ""
        return self.ready()

    def _mark(self, mark: re.Match[str], *, joins: bool, goes_on: bool) -> None:
        """Takes out a mark with its other half, if that came before; else it stays until that comes. `joins`: a part of
        its word stands before it; `goes_on`: one stands behind it."""
        left = mark[0]
        single = mark["one"] is not None
        while joins and not single and left and (place := self._other(left)) is not None:
            half = self._line[place]
            taken = min(len(half), len(left))
            self._line[place], left = half[taken:], left[taken:]
            self._open = [each for each in self._open if each < place or (each == place and self._line[place])]
        room = len(self._open) < _MOST_OPEN
        if left == mark[0] and goes_on and room and (mark["opens"] or single or left == "~~"):
            self._open.append(len(self._line))
        self._line.append(left)

    def _other(self, mark: str) -> int | None:
        """The place of the last open mark that this one can close."""
        for place in reversed(self._open):
            half = self._line[place]
            if half[0] == mark[0] and (len(half) <= len(mark) or len(half) == _BOTH):
                return place
        return None
