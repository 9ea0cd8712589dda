"""The text of an answer: as it comes, in a few writes a second, and as it stands."""

from __future__ import annotations

import asyncio
import re
import time

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.safe_text import safe
from assistant.terminal.markdown.tree import MOST_WORDS
from assistant.terminal.widgets.answer import Answer

PAUSE_S = 0.05
"""Shortest time between two writes: twenty a second read as fluently as more, and leave time for keys."""
LONGEST_PAUSE_S = 0.15
_SHARE = 3
"""A pause is at least so many times as long as the last write took to reach the screen: keys come first."""
_MARKED = re.compile(r"[*_`#\[\]<>|~\\&!:@]|\n|^\s*(?:[-+=]|\d+[.)])|www\.|\s{2,}")
"""Whatever Markdown might read as more than words of one paragraph."""


def standing(text: str) -> Widget:
    """A finished answer. A plain sentence is one cheap line of text that looks the same; a long one the library would
    wrap anew whenever it measures or draws it."""
    clean = safe(text).strip("\n")
    plain = len(clean) <= MOST_WORDS and not _MARKED.search(clean)
    return Static(Content(clean), classes="answer") if plain else Answer(clean)


def pause_after(cost_s: float) -> float:
    """Seconds to wait after a write that took so long."""
    return min(LONGEST_PAUSE_S, max(PAUSE_S, _SHARE * cost_s))


class Stream:
    """Writes pieces of text into a turn, together if they come fast."""

    def __init__(self, turn: Widget) -> None:
        self._turn = turn
        self._answer: Answer | None = None
        self._pending: list[str] = []
        self._there = asyncio.Event()
        self._ended = asyncio.Event()
        self._task = asyncio.create_task(self._work())

    def write(self, text: str) -> None:
        self._pending.append(text)
        self._there.set()

    async def end(self) -> None:
        """Returns once everything is written."""
        self._ended.set()
        self._there.set()
        await self._task

    async def _work(self) -> None:
        while not self._ended.is_set():
            await self._there.wait()
            began = time.monotonic()
            await self._flush()
            await self._painted()
            if not self._ended.is_set():
                await self._rest(pause_after(time.monotonic() - began))
        await self._flush()
        if self._answer is not None and self._answer.is_attached:
            self._answer.finish()

    async def _flush(self) -> None:
        self._there.clear()
        text = safe("".join(self._pending))
        self._pending.clear()
        if not text or not self._turn.is_attached:
            return
        if self._answer is None:
            self._answer = Answer()
            await self._turn.mount(self._answer)
        self._answer.append(text)

    async def _painted(self) -> None:
        """Returns when the screen shows what was written, or soon if it is hidden."""
        shown = asyncio.Event()
        if self._turn.is_attached and self._turn.call_after_refresh(shown.set):
            await self._either(shown, LONGEST_PAUSE_S)

    async def _rest(self, seconds: float) -> None:
        """The end of the text is not waited for: it is written at once."""
        await self._either(self._ended, seconds)

    @staticmethod
    async def _either(event: asyncio.Event, seconds: float) -> None:
        try:
            await asyncio.wait_for(event.wait(), seconds)
        except TimeoutError:
            return
