"""One numbered picture: drawn where the terminal can, and always described in words."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.api.parts import Picture
from assistant.api.safe_text import safe_line
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection

_PIXELS = (480, 360)


class PictureView(Vertical, can_focus=True):
    """Enter or a click opens it large."""

    class Opened(Message):
        def __init__(self, picture: Picture) -> None:
            super().__init__()
            self.picture = picture

    def __init__(self, picture: Picture, connection: Connection, note: str = "") -> None:
        super().__init__(classes="picture")
        self.picture = picture
        self._connection = connection
        self._note = note

    def compose(self) -> ComposeResult:
        yield Static(self._words(), classes="picture-words")

    def on_mount(self) -> None:
        workers.start(self, self._draw(), "picture")

    async def _draw(self) -> None:
        client = await self._connection.open()
        png = await client.preview(self.picture.digest, *_PIXELS)
        widget = images.drawn(png, classes="picture-drawn")
        if widget is not None and self.is_attached:
            await self.mount(widget, before=0)

    def _words(self) -> Content:
        picture = self.picture
        name = safe_line(picture.path.rpartition("/")[2]) or f"{picture.width} × {picture.height}"
        return Content.assemble((f"#{picture.number}", "bold $accent"), " ", (name, "dim"), (f"  {self._note}", "dim"))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Opened(self.picture))

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            self.post_message(self.Opened(self.picture))
        elif event.key in ("left", "right"):
            event.stop()
            views = list(self.parent.query(PictureView)) if self.parent else [self]
            views[(views.index(self) + (1 if event.key == "right" else -1)) % len(views)].focus()
