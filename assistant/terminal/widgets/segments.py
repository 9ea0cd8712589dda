"""A long answer in pieces: those far above the screen give their many widgets back and keep only their place.

Textual draws every Markdown block as a widget, and each further one makes every key slower. So an answer is cut where
one block surely ends and another begins, and a piece that is out of sight is an empty place of the same height.
"""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from assistant.terminal import workers
from assistant.terminal.widgets.answer import Answer

SHORTEST = 600
"""Characters of a piece: a few paragraphs, or some dozen widgets of dense Markdown."""
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BEGINS_ANEW = re.compile(r"#{1,6} |[^\s#>|+\-*\d`~<]")
"""The start of a line that belongs to no list, quote, table or fence above it."""


class Segment(Vertical):
    """One piece. `rest` lets its widgets go; it draws them again when its place comes into sight."""

    def __init__(self, text: str = "") -> None:
        super().__init__(classes="segment")
        self.answer = Answer(text)

    def compose(self) -> ComposeResult:
        yield self.answer

    async def rest(self) -> None:
        """Becomes an empty place if it lies more than a screen above what is seen."""
        if self.query(_Place) or not self.is_attached or self.region.bottom > -self.screen.size.height:
            return
        place = _Place(self.size.height)
        with self.app.batch_update():
            await self.mount(place)
            await self.answer.remove()

    def on_place_seen(self) -> None:
        workers.start(self, self._wake(), "wake")

    async def _wake(self) -> None:
        self.answer = Answer(self.answer.source)
        with self.app.batch_update():
            await self.mount(self.answer)
            await self.query(_Place).remove()


class _Place(Static):
    class Seen(Message, namespace="place"):
        """It is on the screen."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.styles.height = height
        self._seen = False

    def render(self) -> str:
        if not self._seen:
            self._seen = True
            self.post_message(self.Seen())
        return ""


class Cutter:
    """Follows the lines of a growing Markdown text and finds where it may be cut."""

    def __init__(self) -> None:
        self._fenced = False
        self._blank = False
        self._line = ""

    def cut(self, text: str, long_enough: bool) -> int:
        """Looks at further text; the place in it before which a new piece may begin, -1 if there is none.

        Only the first such place counts. `long_enough` says whether a cut is wanted at all.
        """
        place = -1
        position = 0
        for part in text.splitlines(keepends=True):
            if not self._line and self._blank and not self._fenced and place < 0 and long_enough:
                place = position if _BEGINS_ANEW.match(part) else -1
            self._line += part
            position += len(part)
            if part.endswith("\n"):
                if _FENCE.match(self._line):
                    self._fenced = not self._fenced
                self._blank = not self._line.strip()
                self._line = ""
        return place
