"""The text of an answer: as it comes, in a few writes a second, and as it stands, in as few widgets as it needs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.safe_text import safe
from assistant.terminal.widgets.segments import SHORTEST, Cutter, Segment

PAUSE_S = 0.05
"""Shortest time between two writes: twenty a second read as fluently as more, and leave time for keys."""
_RESTS_AFTER = 2
"""Pieces at the end that stay as they are."""
_MARKED = re.compile(r"[*_`#\[\]<>|~\\&!:@]|\n|^\s*(?:[-+=]|\d+[.)])|www\.|\s{2,}")
"""Whatever Markdown might read as more than words of one paragraph."""


def standing(text: str) -> Iterator[Widget]:
    """A finished answer. A plain sentence is one cheap line of text that looks the same."""
    clean = safe(text).strip("\n")
    if not _MARKED.search(clean):
        yield Static(Content(clean), classes="answer")
        return
    cutter, begin = Cutter(), 0
    position = 0
    for line in clean.splitlines(keepends=True):
        if cutter.cut(line, position - begin >= SHORTEST) == 0:
            yield Segment(clean[begin:position])
            begin = position
        position += len(line)
    yield Segment(clean[begin:])


class Stream:
    """Writes pieces of text into a turn, together if they come fast."""

    def __init__(self, turn: Widget) -> None:
        self._turn = turn
        self._segments: list[Segment] = []
        self._cutter = Cutter()
        self._pending: list[str] = []
        self._line = ""
        """Text that is cut and not yet written."""
        self._there = asyncio.Event()
        self._ended = False
        self._task = asyncio.create_task(self._work())

    def write(self, text: str) -> None:
        self._pending.append(safe(text))
        self._there.set()

    async def end(self) -> None:
        """Returns once everything is written."""
        self._ended = True
        self._there.set()
        await self._task

    async def _work(self) -> None:
        while not self._ended:
            await self._there.wait()
            await self._flush()
            if not self._ended:
                await asyncio.sleep(PAUSE_S)
        await self._flush()

    async def _flush(self) -> None:
        self._there.clear()
        text = "".join(self._pending)
        self._pending.clear()
        if not text or not self._turn.is_attached:
            return
        if not self._segments:
            await self._begin()
        for line in text.splitlines(keepends=True):
            written = len(self._segments[-1].answer.source) + len(self._line)
            if self._cutter.cut(line, written >= SHORTEST) == 0:
                await self._append()
                await self._begin()
            self._line += line
        await self._append()

    async def _append(self) -> None:
        if self._line:
            text, self._line = self._line, ""
            await self._segments[-1].answer.append(text)

    async def _begin(self) -> None:
        self._segments.append(Segment())
        await self._turn.mount(self._segments[-1])
        for segment in self._segments[-_RESTS_AFTER - 4 : -_RESTS_AFTER]:
            await segment.rest()
