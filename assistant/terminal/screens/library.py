"""The folders of the library with their counts; reading one again, taking one out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.screens.confirm import Confirm
from assistant.terminal.screens.listing import Listing


class LibraryFolders(Listing):
    """Returns a folder that shall be read again."""

    TITLE_NAME = "library"
    KEYS_NAME = "keys_library"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "forget", show=False)]

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(language)
        self._connection = connection
        self._counts: dict[str, int] = {}

    def above(self) -> Iterator[Widget]:
        yield Static(classes="words")

    def on_mount(self) -> None:
        self.listed.focus()
        workers.start(self, self._read(), "read", exclusive=True)

    async def _read(self) -> None:
        library = await self._connection.get("/library")
        self._counts = dict(library["folders"])
        facts = [
            Content(SAY(self.language, "pictures_count", count=library["pictures"])),
            Content.styled(safe_line(library["model"]), "$text-muted"),
        ]
        self.query_one(".words", Static).update(Content("\n").join(facts))
        self.show([(folder, _line(folder, count)) for folder, count in library["folders"]], "index_hint")

    def action_forget(self) -> None:
        if self.chosen:
            workers.start(self, self._forget(self.chosen), "forget", exclusive=True)

    async def _forget(self, folder: str) -> None:
        question = SAY(self.language, "forget_folder", folder=safe_line(folder), count=self._counts.get(folder, 0))
        if await self.app.push_screen_wait(Confirm(question, self.language)):
            answer = await (await self._connection.sure()).delete("/library", folder=folder)
            self.notify(SAY(self.language, "forgotten", count=answer["removed"]), markup=False)
            await self._read()


def _line(folder: str, count: int) -> Content:
    return Content.assemble((f"{count:>6}  ", "bold $accent"), safe_line(folder))
