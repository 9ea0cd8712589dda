"""The folders of the library with their counts; reading one again, taking one out."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.screens.confirm import Confirm
from assistant.terminal.screens.listing import Read


class LibraryFolders(Read):
    """Returns a folder that shall be read again."""

    TITLE_NAME = "library"
    KEYS_NAME = "keys_library"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "forget", show=False)]

    def __init__(self, connection: Connection, language: Language) -> None:
        super().__init__(connection, language)
        self._counts: dict[str, int] = {}

    async def read(self) -> None:
        library = await self.connection.get("/library")
        self._counts = dict(library["folders"])
        facts = [
            Content(SAY(self.language, "pictures_count", count=library["pictures"])),
            Content.styled(safe_line(library["model"]), "$text-muted"),
        ]
        self.tell(facts)
        self.show([(folder, _line(folder, count)) for folder, count in library["folders"]], "index_hint")

    def action_forget(self) -> None:
        if self.chosen:
            workers.start(self, self._forget(self.chosen), "forget", exclusive=True)

    async def _forget(self, folder: str) -> None:
        question = SAY(self.language, "forget_folder", folder=safe_line(folder), count=self._counts.get(folder, 0))
        if await self.app.push_screen_wait(Confirm(question, self.language)):
            answer = await (await self.connection.sure()).delete("/library", folder=folder)
            self.notify(SAY(self.language, "forgotten", count=answer["removed"]), markup=False)
            await self.read()


def _line(folder: str, count: int) -> Content:
    return Content.assemble((f"{count:>6}  ", "bold $accent"), safe_line(folder))
