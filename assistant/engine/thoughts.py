"""Takes off what a reasoning model thinks before it answers. For models of this machine and of servers, so no torch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

BEGIN, END = "<think>", "</think>"
"""As DeepSeek-R1, Qwen3 and those after them write it. Some prompts end with the first."""
_FENCE = "```"


def without_thoughts(
    pieces: Iterable[str], begun: bool = False, cut: Callable[[], bool] = lambda: False
) -> Iterator[str]:
    """The pieces without the thought that an answer may begin with, and without those that begin a line further on; an
    empty one for each within them. What stands in a line or in a block of code are words about thoughts.

    `begun`: the prompt itself began the thought. If nothing follows it, the thought is the answer, as it may be words
    after all; not where `cut`, asked once all pieces have come, says that a limit ended them: it was only not done.
    """
    rest = iter(pieces)
    heard: list[str] = []
    opening = _Opening(begun)
    for piece in rest:
        heard.append(piece)
        said = opening.said(piece)
        if said:
            yield from _Answer(cut).without(chain([said], rest))
            return
        yield said
    if not (opening.begun and cut()):
        yield "".join(heard).strip().removeprefix(BEGIN).removesuffix(END).strip()


class _Sought:
    """Looks for the end of a thought in a text that comes in pieces. Each piece is looked at once."""

    def __init__(self) -> None:
        self._tail = ""

    def behind(self, piece: str) -> str | None:
        """What follows the end, None if it has not come."""
        text = self._tail + piece
        _, ended, after = text.partition(END)
        self._tail = text[1 - len(END) :]
        return after if ended else None


class _Opening:
    """The beginning of an answer, up to the first words that are no thought."""

    def __init__(self, begun: bool) -> None:
        self.begun = begun
        """Whether there is a thought."""
        self._ended = False
        self._before = self._start = ""
        """White space, and what follows it, while it may yet begin a thought."""
        self._sought = _Sought()

    def said(self, piece: str) -> str:
        """What is known to follow the thought; empty while that cannot be known, or nothing does."""
        if self._ended:
            return piece.lstrip()
        if self.begun:
            after = self._sought.behind(piece)
            self._ended = after is not None
            return (after or "").lstrip()
        text = self._start + piece
        if not self._start:
            self._before += text[: len(text) - len(text.lstrip())]
        self._start = text.lstrip()
        if self._start.startswith(BEGIN):
            self.begun = True
            return self.said(self._start)
        return "" if BEGIN.startswith(self._start) else self._before + self._start


class _Answer:
    """An answer line by line, whose lines may begin with further thoughts."""

    def __init__(self, cut: Callable[[], bool]) -> None:
        self._cut = cut
        self._held = ""
        self._thought: list[str] = []
        self._sought = _Sought()
        self._at_start = True
        self._thinks = False
        self._fenced = False

    def without(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self._held += piece
            yield "".join(self._known())
        if not (self._thinks and self._cut()):
            yield "".join(self._thought) + self._held  # a thought that never ends may as well be words: nothing is lost

    def _known(self) -> Iterator[str]:
        """What can be said of what is held; that is all of it but a thought, and what may begin one."""
        while self._held:
            if self._thinks:
                after = self._sought.behind(self._held)
                if after is None:
                    self._thought.append(self._held)
                    self._held = ""
                    return
                self._held, self._thinks, self._thought, self._sought = after, False, [], _Sought()
            elif self._at_start and self._undecided():
                return
            elif self._at_start and not self._fenced and self._held.lstrip(" \t").startswith(BEGIN):
                self._thinks = True
            else:
                line, end, self._held = self._held.partition("\n")
                self._fenced ^= self._at_start and line.lstrip().startswith(_FENCE)
                self._at_start = bool(end)
                yield line + end

    def _undecided(self) -> bool:
        start = self._held.lstrip(" \t")
        return any(mark != start and mark.startswith(start) for mark in (BEGIN, _FENCE))
