"""One picture as large as the terminal allows, with everything known about it. Arrows show its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.terminal import images, workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.viewer import open_outside
from assistant.terminal.widgets.card import Card
from assistant.terminal.widgets.dotted import Keys

_PIXELS = (1600, 1200)
_STYLES = ("$text-muted", "", "$text-muted")
"""Of the measures, the description and the folder."""


class Large(ModalScreen[None]):
    """Escape closes it; `o` opens the file in the desktop's viewer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding("o", "open", show=False),
        Binding("left", "walk(-1)", show=False),
        Binding("right", "walk(1)", show=False),
    ]

    def __init__(self, picture: Picture, among: Sequence[Picture], connection: Connection, language: Language) -> None:
        super().__init__()
        self._among = list(among) or [picture]
        self._place = self._among.index(picture) if picture in self._among else 0
        self._connection = connection
        self._language = language

    def compose(self) -> ComposeResult:
        with Card("-wide"):
            yield Static(classes="title")
            yield Container(id="canvas")
            yield Static(classes="words")
            yield Keys(SAY(self._language, "keys_large"))

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        picture = self._among[self._place]
        place = f" {self._place + 1}/{len(self._among)} " if len(self._among) > 1 else ""
        folder, _, name = picture.path.rpartition("/")
        # The name comes last: however long it is, it hides nothing else.
        self.query_one(".title", Static).update(
            Content.assemble(
                (f"#{picture.number} ", "bold $accent"),
                (place, "$text-muted"),
                safe_line(name) or SAY(self._language, "picture"),
            )
        )
        said = (
            f"{picture.width} × {picture.height}  {safe_line(picture.media_type)}",
            safe_line(" ".join(picture.description.split())),
            safe_line(folder),
        )
        lines = (Content.styled(line, style) for line, style in zip(said, _STYLES, strict=True) if line)
        self.query_one(".words", Static).update(Content("\n").join(lines))
        workers.start(self, self._draw(picture), "large", exclusive=True)

    async def _draw(self, picture: Picture) -> None:
        canvas = self.query_one("#canvas")
        await canvas.remove_children()
        try:
            png = await (await self._connection.open()).preview(picture.digest, *_PIXELS)
        except AssistantError as error:
            await canvas.mount(Static(Content(safe(error.said(self._language)))))
            return
        widget = images.drawn(png, classes="picture-large")
        if widget is not None:
            await canvas.mount(widget)

    def action_walk(self, step: int) -> None:
        self._place = (self._place + step) % len(self._among)
        self._show()

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_open(self) -> None:
        workers.start(self, open_outside(self._among[self._place], self._language), "viewer", exclusive=True)
