"""Takes off what a reasoning model thinks before it answers. For models of this machine and of servers, so no torch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

BEGIN, END = "<think>", "</think>"
"""As DeepSeek-R1, Qwen3 and those after them write it. Some prompts end with the first."""


def without_thoughts(pieces: Iterable[str], begun: bool = False) -> Iterator[str]:
    """The pieces after the thought that an answer may begin with; an empty one for each within it.

    `begun`: the prompt itself began the thought. If nothing follows it, the thought is the answer, so that an answer
    that was cut short is not empty.
    """
    rest = iter(pieces)
    text = ""
    for piece in rest:
        text += piece
        said = answer(text, begun)
        yield said
        if said:
            yield from rest
            return
    yield text.strip().removeprefix(BEGIN).removesuffix(END).strip()


def answer(text: str, begun: bool) -> str:
    """What follows the thought in what was said so far; empty while that cannot be known, or nothing does."""
    start = text.lstrip()
    if not begun and not start.startswith(BEGIN):
        return "" if BEGIN.startswith(start) else text
    return text.partition(END)[2].lstrip()
