"""One numbered picture: drawn where the terminal can, and always described in words."""

from __future__ import annotations

import asyncio

from textual import events
from textual.app import ComposeResult
from textual.containers import ItemGrid, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.errors import AssistantError
from assistant.api.language import in_language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection

_MOST = (22, 8)
"""Columns and rows of a picture in the transcript; the columns are also what it gets at least in a gallery."""
_LEAST = 4
"""Rows of a picture in which something can still be made out."""
DRAWN_FROM = 16
"""Rows of a terminal from which pictures are drawn in the transcript: below, their names leave no room for them."""

_LOW = 24
"""Rows of a terminal that shows a picture and little else."""


class PictureView(Vertical, can_focus=True):
    """Enter or a click opens it large, `o` in the desktop's viewer; arrows walk through its gallery.

    Its place is kept from the start, so that nothing moves when it is drawn.
    """

    class Opened(Message):
        """Show it large, among its neighbours; with `outside` in the desktop's viewer."""

        def __init__(self, picture: Picture, among: list[Picture], *, outside: bool = False) -> None:
            super().__init__()
            self.picture = picture
            self.among = among
            self.outside = outside

    def __init__(self, picture: Picture, connection: Connection, note: str = "") -> None:
        super().__init__(classes="picture")
        self.picture = picture
        self._connection = connection
        self._note = note
        self._cells = (0, 0)

    def compose(self) -> ComposeResult:
        self._cells = images.cells(self.picture.width, self.picture.height, _most(self.app.size.height))
        shown: list[Widget] = [Static(self._words(), classes="picture-words")]
        if self._cells[0]:
            # Where the picture fills the screen, its top is what stays in sight.
            shown.insert(len(shown) if self.app.size.height < _LOW else 0, _Frame(self._cells))
        yield from shown
        if self.picture.description:
            said = safe_line(" ".join(self.picture.description.split()))
            yield Static(Content.styled(said, "italic $text-muted"), classes="picture-said")

    def on_frame_seen(self) -> None:
        """A picture is asked for when its place is drawn for the first time, never before."""
        workers.start(self, self._draw(), "picture")

    async def _draw(self) -> None:
        frame = self.query_one(_Frame)
        try:
            png = await self._connection.preview(self.picture.digest, *images.pixels(self._cells))
        except AssistantError as error:
            # One quiet line in its place: the words below it still say what it was.
            frame.tell(in_language(error.message, self._connection.language))
            return
        await asyncio.to_thread(images.library)
        widget = images.drawn(png, classes="picture-drawn")
        if widget is not None and self.is_attached:
            widget.styles.width, widget.styles.height = self._cells
            with self.app.batch_update():
                await self.mount(widget, before=frame)
                await frame.remove()

    def _words(self) -> Content:
        picture = self.picture
        name = safe_line(picture.path.rpartition("/")[2]) or f"{picture.width} × {picture.height}"
        note = f" {self._note}" if self._note else ""
        return Content.assemble((f"#{picture.number}", "bold $accent"), note, " ", (name, "$text-muted"))

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self._open()

    def _open(self, *, outside: bool = False) -> None:
        self.post_message(self.Opened(self.picture, [view.picture for view in self._neighbours()], outside=outside))

    def _neighbours(self) -> list[PictureView]:
        return list(self.parent.query(PictureView)) if self.parent else [self]

    def on_key(self, event: events.Key) -> None:
        views = self._neighbours()
        place = views.index(self)
        match event.key:
            case "enter" | "space":
                self._open()
            case "o":
                self._open(outside=True)
            case "left" | "right":
                views[(place + (1 if event.key == "right" else -1)) % len(views)].focus()
            case "home" | "end":
                views[0 if event.key == "home" else -1].focus()
            case "up" | "down":
                self._step_row(views, -1 if event.key == "up" else 1)
            case _:
                return
        event.stop()

    def _step_row(self, views: list[PictureView], step: int) -> None:
        """To the picture above or below; from the edge of a gallery to the next gallery."""
        own = [view for view in views if (view.region.y - self.region.y) * step > 0]
        if own:
            min(own, key=lambda v: (abs(v.region.y - self.region.y), abs(v.region.x - self.region.x))).focus()
            return
        everything = list(self.screen.query(PictureView))
        place = everything.index(views[-1 if step > 0 else 0]) + step
        if 0 <= place < len(everything):
            everything[place].focus()


class _Frame(Static):
    """The empty place of a picture that is not drawn yet."""

    class Seen(Message, namespace="frame"):
        """The place is on the screen."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(classes="picture-frame")
        self.styles.width, self.styles.height = size
        self._seen = False
        self._problem = Content("")

    def render(self) -> Content:
        if not self._seen:
            self._seen = True
            self.post_message(self.Seen())
        return self._problem

    def tell(self, problem: str) -> None:
        """Why the place stays empty."""
        self._problem = Content.styled(safe(problem), "$text-muted")
        self.refresh()


def _most(height: int) -> tuple[int, int]:
    """Columns and rows of a picture in a terminal of so many rows: two rows of them fit under a question."""
    return _MOST[0], max(_LEAST, min(_MOST[1], height // 4 - 1))


def gallery(shown: list[tuple[Picture, str]], connection: Connection) -> ItemGrid:
    """Pictures, each with a note, side by side in as many rows as they need."""
    views = [PictureView(picture, connection, note) for picture, note in shown]
    return ItemGrid(*views, classes="gallery", min_column_width=_MOST[0], stretch_height=False)
