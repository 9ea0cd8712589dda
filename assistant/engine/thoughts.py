"""Takes off what a reasoning model thinks before it answers. For models of this machine and of servers, so no torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

BEGIN, END = "<think>", "</think>"
"""As DeepSeek-R1, Qwen3 and those after them write it. Some prompts end with the first."""
_FENCE = "```"


def without_thoughts(pieces: Iterable[str], begun: bool = False) -> Iterator[str]:
    """The pieces without the thought that an answer may begin with, and without those that begin a line further on; an
    empty one for each within them. What stands in a line or in a block of code are words about thoughts.

    `begun`: the prompt itself began the thought. If nothing follows it, the thought is the answer, so that an answer
    that was cut short is not empty.
    """
    rest = iter(pieces)
    text = ""
    for piece in rest:
        text += piece
        said = answer(text, begun)
        if said:
            yield from _Answer().without(chain([said], rest))
            return
        yield said
    yield text.strip().removeprefix(BEGIN).removesuffix(END).strip()


def answer(text: str, begun: bool) -> str:
    """What follows the thought in what was said so far; empty while that cannot be known, or nothing does."""
    start = text.lstrip()
    if not begun and not start.startswith(BEGIN):
        return "" if BEGIN.startswith(start) else text
    return text.partition(END)[2].lstrip()


class _Answer:
    """An answer line by line, whose lines may begin with further thoughts."""

    def __init__(self) -> None:
        self._held = ""
        self._at_start = True
        self._thinks = False
        self._fenced = False

    def without(self, pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            self._held += piece
            yield "".join(self._known())
        yield self._held  # a thought that never ends may as well be words: nothing is lost

    def _known(self) -> Iterator[str]:
        """What can be said of what is held; that is all of it but a thought, and what may begin one."""
        while self._held:
            if self._thinks:
                if END not in self._held:
                    return
                self._held, self._thinks = self._held.partition(END)[2], False
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
