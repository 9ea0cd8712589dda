"""The library while it is open: folders with their counts, the index run that goes on, and what could not be read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from assistant.api.events import Progress
from assistant.api.language import Language, in_language
from assistant.api.safe_text import safe_line
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.listed import stays
from assistant.terminal.screens.confirm import Confirm
from assistant.terminal.screens.listing import Read
from assistant.terminal.widgets import pieces

_LOOK_S = 0.5
_BESIDE = 4
"""Times as long as a look took, at least, nothing is asked: counting a very large library takes a while."""
_FAILED = "!"
"""Begins the id of a line with a file that could not be read; a folder's begins with a slash."""


class LibraryFolders(Read):
    """Enter reads a folder again, or a file that could not be read; the chat behind it says what became of it."""

    TITLE_NAME = "library"
    KEYS_NAME = "keys_library"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,backspace", "forget", show=False),
        Binding("s", "stop", show=False),
    ]

    def __init__(self, connection: Connection, language: Language, read_again: Callable[[str], None]) -> None:
        super().__init__(connection, language)
        self._read_again = read_again
        self._library: dict[str, Any] = {}

    async def read(self) -> None:
        """Looks again and again, until the screen is left."""
        while True:
            began = time.monotonic()
            await self._look()
            await asyncio.sleep(max(_LOOK_S, _BESIDE * (time.monotonic() - began)))

    async def _look(self) -> None:
        before, self._library = self._library, await self.connection.get("/library")
        if self._library == before:
            return
        self.tell(self._facts())
        lists = "folders", "away", "failed"
        if any(self._library[name] != before.get(name) for name in lists):
            self.show([*self._folders(), *self._failed()], "index_hint")

    def _facts(self) -> list[Content]:
        library, say = self._library, self.language
        facts = [
            Content(SAY(say, "pictures_count", count=library["pictures"])),
            Content.styled(safe_line(library["model"]), "$text-muted"),
        ]
        if library["drawn"]:
            facts.insert(1, Content(SAY(say, "drawn_count", count=library["drawn"])))
        if library["run"] is not None:
            facts.append(self._run(library["run"]))
        if library["failures"]:
            facts.append(Content.styled(SAY(say, "unreadable", count=library["failures"]), "$text-warning"))
        return facts

    def _run(self, run: dict[str, Any]) -> Content:
        if run["stopping"]:
            return Content.styled(SAY(self.language, "index_stopping"), "$text-warning")
        if run["progress"] is None:
            return Content.styled(SAY(self.language, "index_begins"), "$text-muted")
        return pieces.progress(Progress(**run["progress"]))

    def _folders(self) -> list[tuple[str, Content]]:
        return [
            (folder, Content.assemble((f"{count:>6}  ", "bold $accent"), self._named(folder)))
            for folder, count in self._library["folders"]
        ]

    def _named(self, folder: str) -> Content:
        name, away = safe_line(folder), folder in self._library["away"]
        return Content.styled(SAY(self.language, "away", folder=name), "$text-warning") if away else Content(name)

    def _failed(self) -> list[tuple[str, Content]]:
        return [
            (
                _FAILED + each["path"],
                Content.assemble(
                    ("     ✗  ", "$text-error"),
                    safe_line(each["path"]),
                    "\n",
                    ("        " + safe_line(each["error"]), "$text-muted"),
                ),
            )
            for each in self._library["failed"]
        ]

    # ------------------------------------------------------------ keys

    def pick(self, name: str) -> None:
        if name:
            self._read_again(name.removeprefix(_FAILED))

    def action_stop(self) -> None:
        workers.start(self, self._stop(), "stop", exclusive=True)

    async def _stop(self) -> None:
        await (await self.connection.sure()).post("/library/stop")
        await self._look()

    def action_forget(self) -> None:
        if self.chosen and not self.chosen.startswith(_FAILED):
            workers.start(self, self._forget(self.chosen), "forget", exclusive=True)

    async def _forget(self, folder: str) -> None:
        count = dict(self._library["folders"]).get(folder, 0)
        question = SAY(self.language, "forget_folder", folder=safe_line(folder), count=count)
        if await self.app.push_screen_wait(Confirm(question, self.language)):
            answer = await (await self.connection.sure()).delete("/library", folder=folder)
            self.notify(SAY(self.language, "forgotten", count=answer["removed"]), markup=False)
            for kept in answer["kept"]:
                self.notify(in_language(stays(folder, kept), self.language), markup=False)
            await self._look()
