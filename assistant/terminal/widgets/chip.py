"""One attachment of the turn that is being written: what it is, and a thumbnail if it is a picture; or several."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Sequence
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.errors import AssistantError
from assistant.api.safe_text import safe_line
from assistant.host.protocol import UNREACHED, File
from assistant.media.sniff import HEAD, Kind, kind, kind_of_file, media_type
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.few import Few

_LONGEST_NAME = 28
_BOX = (8, 3)
"""Columns and rows of a thumbnail: enough to tell one picture from another, and little of the screen."""
_CROSS = "cross"


class Chip(Horizontal, can_focus=True):
    """One attachment, or all that have no chip of their own. ← → walk, Shift+← Shift+→ move it, Delete or a click on
    its cross removes it."""

    class Removed(Message):
        def __init__(self, chip: Chip) -> None:
            super().__init__()
            self.chip = chip

    class Left(Message):
        """The user is done with the chips."""

    class Walked(Message):
        """To the neighbour at that side (-1 or 1); with `along` the chip itself goes there."""

        def __init__(self, chip: Chip, step: int, *, along: bool) -> None:
            super().__init__()
            self.chip, self.step, self.along = chip, step, along

    def __init__(self, files: Sequence[File], connection: Connection, few: Few, *, rest: bool = False) -> None:
        """`few` are asked for their thumbnails at a time. `rest`: it stands for these together."""
        super().__init__()
        self.files = tuple(files)
        self.rest = rest
        first = self.files[0]
        self.is_picture = not rest and _kind(first) is Kind.PICTURE
        self._connection = connection
        self._few = few
        self._number = 0
        self._title = Static(self._called(), classes="chip-name")

    def compose(self) -> ComposeResult:
        if self.is_picture:
            yield Thumbnail(self.files[0], self._connection, self._few)
        with Vertical(classes="chip-words"):
            yield self._title
            yield Static(self._facts("" if self.rest else _size(self.files[0])), classes="chip-facts")

    @property
    def in_sight(self) -> bool:
        """Whether some of it is, in its row."""
        row = self.parent
        if not isinstance(row, Widget):
            return False
        begin, place = row.scroll_offset.x, self.virtual_region
        return place.x < begin + row.size.width and place.right > begin

    def hold(self, files: Sequence[File]) -> None:
        """The rest are these from now on."""
        before, self.files = self.files, tuple(files)
        if len(before) != len(files):
            self._title.update(self._called())

    def _called(self) -> str:
        if self.rest:
            return SAY(self._connection.language, "more_attached", count=len(self.files))
        return _name(self.files[0])

    def _facts(self, said: str | tuple[str, str]) -> Content:
        cross = Content("✕").stylize("$text-muted").stylize(Style.from_meta({_CROSS: True}))
        return Content.assemble(said, cross)

    def on_thumbnail_unreadable(self, message: Thumbnail.Unreadable) -> None:
        """It is said at once: after the question it would be too late to take another one."""
        message.stop()
        said = SAY(self._connection.language, "cannot_be_read")
        self.query_one(".chip-facts", Static).update(self._facts((f"{said} ", "$text-error")))
        self.call_after_refresh(self.scroll_visible, animate=False)

    def number(self, number: int) -> None:
        """Shows the number that the picture will have; 0 shows none."""
        if number == self._number:
            return  # a layout for each of many chips would keep the keys waiting
        self._number = number
        mark: tuple[str, str] = (f"#{number} ", "bold $text-accent") if number else ("", "")
        self._title.update(Content.assemble(mark, self._called()))

    def on_click(self, event: events.Click) -> None:
        """The cross removes; anywhere else the chip is only chosen."""
        event.stop()
        if event.style.meta.get(_CROSS):
            self.post_message(self.Removed(self))
        else:
            self.focus()

    def on_key(self, event: events.Key) -> None:
        match event.key:
            case "delete" | "backspace":
                self.post_message(self.Removed(self))
            case "left" | "right" | "shift+left" | "shift+right":
                step = -1 if event.key.endswith("left") else 1
                self.post_message(self.Walked(self, step, along=event.key.startswith("shift+")))
            case "enter" | "down":
                self.post_message(self.Left())
            case _:
                return
        event.stop()


class Thumbnail(Container):
    """A picture file, small; its place is kept from the start. What cannot be read leaves it empty."""

    class Unreadable(Message):
        """The host cannot read the picture."""

    def __init__(self, file: File, connection: Connection, few: Few) -> None:
        super().__init__(classes="thumbnail")
        self._file = file
        self._few = few
        self._connection = connection
        self.styles.width, self.styles.height = _BOX

    def on_mount(self) -> None:
        workers.start(self, self._draw(), "thumbnail")

    def _hurries(self) -> bool:
        """Those in sight are drawn first; the others are asked about too, for what cannot be read is to be said."""
        return isinstance(self.parent, Chip) and self.parent.in_sight

    async def _draw(self) -> None:
        client = await self._connection.open()
        try:
            async with self._few.place(self._hurries):
                png = await client.preview_file(self._file, *images.pixels(_BOX))
        except UNREACHED:
            return
        except AssistantError:
            self.post_message(self.Unreadable())
            return
        if not images.drawing():
            return
        await asyncio.to_thread(images.library)
        widget = images.drawn(png)
        if widget is not None and self.is_attached:
            # The size stands in a PNG's first chunk, behind its signature, length and name.
            width, height = struct.unpack(">II", png[16:24])
            widget.styles.width, widget.styles.height = images.cells(width, height, _BOX)
            await self.mount(widget)


def _kind(file: File) -> Kind:
    """What it is by its first bytes, in memory or on the disk."""
    return kind(media_type(file.data[:HEAD])) if file.data else kind_of_file(file.path)


def _name(file: File) -> str:
    name = safe_line(Path(file.path).name if file.path else file.name)
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 9] + "…" + name[-8:]


def _size(file: File) -> str:
    """With a gap behind it, empty if the file is gone."""
    try:
        size: float = len(file.data) or Path(file.path).stat().st_size
    except OSError:
        return ""
    for unit in ("B", "kB", "MB"):
        if size < 1000:
            return f"{size:.3g} {unit} "
        size = round(size / 1000, 1)
    return f"{size:.3g} GB "
