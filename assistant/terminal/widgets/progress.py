"""Work on its way: a line with a bar, and below it how a picture that is being drawn looks so far."""

from __future__ import annotations

import asyncio
import base64
import binascii

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.events import Progress
from assistant.terminal import images, workers
from assistant.terminal.widgets import pieces

LARGEST = 400_000
"""Characters of a sketch that is looked at."""
MOST = (22, 8)
"""Columns and rows of a sketch, as of a picture in the transcript."""


class ProgressView(Vertical):
    """One task. The last sketch stays until another comes or the task is over."""

    def __init__(self, event: Progress) -> None:
        super().__init__(classes="progress")
        self._line = Static(pieces.progress(event))
        self._first = event

    def compose(self) -> ComposeResult:
        yield self._line

    def on_mount(self) -> None:
        self.show(self._first)

    def show(self, event: Progress) -> None:
        """A newer state of the same task."""
        self._line.update(pieces.progress(event))
        if event.sketch and images.drawing() and len(event.sketch) <= LARGEST:
            workers.start(self, self._draw(event.sketch), "sketch", exclusive=True)

    async def finish(self) -> None:
        """The finished picture stands beside it from now on."""
        self.workers.cancel_node(self)
        await self._leave(None)

    async def _draw(self, sketch: str) -> None:
        try:
            png = base64.b64decode(sketch, validate=True)
        except binascii.Error:
            return
        await asyncio.to_thread(images.library)
        made = images.sketch(png, MOST, classes="picture-drawn")
        if made is None or not self.is_attached:
            return
        with self.app.batch_update():
            await self.mount(made)
            await self._leave(made)

    async def _leave(self, sketch: Widget | None) -> None:
        """Takes every other sketch away: one whose work was cancelled has left its own."""
        await self.remove_children([each for each in self.children if each not in (self._line, sketch)])
