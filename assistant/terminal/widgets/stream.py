"""An answer in Markdown: as it comes, in a few writes a second, and as it stands, in as few widgets as it needs."""

from __future__ import annotations

import asyncio
import re

from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Markdown, Static

from assistant.api.safe_text import safe

PAUSE_S = 0.05
"""Shortest time between two writes: twenty a second read as fluently as more, and leave time for keys."""
_MARKED = re.compile(r"[*_`#\[\]<>|~\\&!:@]|\n|^\s*(?:[-+=]|\d+[.)])|www\.|\s{2,}")
"""Whatever Markdown might read as more than words of one paragraph."""


class Answer(Markdown):
    """Markdown whose links are asked about before they are opened."""

    class LinkWanted(Message):
        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, text: str = "") -> None:
        super().__init__(text, classes="answer", open_links=False)

    def on_markdown_link_clicked(self, message: Markdown.LinkClicked) -> None:
        message.stop()
        self.post_message(self.LinkWanted(message.href))


def standing(text: str) -> Widget:
    """A finished answer. A plain sentence is one cheap line of text that looks the same."""
    clean = safe(text).strip("\n")
    if _MARKED.search(clean):
        return Answer(clean)
    return Static(Content(clean), classes="answer")


class Stream:
    """Writes pieces of text into an Answer, together if they come fast."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._pending: list[str] = []
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
        if text and self._answer.is_attached:
            await self._answer.append(text)
