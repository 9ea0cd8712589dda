"""One picture as large as the terminal allows, with everything known about it."""

from __future__ import annotations

import asyncio
import shutil
import sys
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection

_PIXELS = (1600, 1200)


class Large(ModalScreen[None]):
    """Escape closes it; `o` opens the file in the desktop's viewer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Esc"),
        Binding("o", "open", "o"),
    ]

    def __init__(self, picture: Picture, connection: Connection) -> None:
        super().__init__()
        self._picture = picture
        self._connection = connection

    def compose(self) -> ComposeResult:
        picture = self._picture
        with Vertical(classes="card -wide"):
            yield Static(
                Content.assemble((f"#{picture.number} ", "bold $accent"), safe_line(picture.path)), classes="title"
            )
            yield Container(id="canvas")
            facts = f"{picture.width} × {picture.height}  {picture.media_type}"
            yield Static(Content.assemble((facts, "dim"), "\n", safe(picture.description)), classes="words")
            yield Footer()

    def on_mount(self) -> None:
        workers.start(self, self._draw(), "large")

    async def _draw(self) -> None:
        client = await self._connection.open()
        widget = images.drawn(await client.preview(self._picture.digest, *_PIXELS), classes="picture-large")
        if widget is not None:
            await self.query_one("#canvas").mount(widget)

    def action_leave(self) -> None:
        self.dismiss(None)

    async def action_open(self) -> None:
        """The user's own file in the desktop's viewer; never anything but a picture of this conversation."""
        viewer = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if viewer:
            quiet = asyncio.subprocess.DEVNULL
            path = self._picture.path if self._picture.path.startswith("/") else self._picture.stored
            await asyncio.create_subprocess_exec(viewer, path, stdin=quiet, stdout=quiet, stderr=quiet)
