"""What the screen follows of the host from the first frame on: what it can do, how it is, what an empty chat says,
whether the conversation on the screen is still there."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from textual.content import Content

from assistant.api.errors import AssistantError, BadInput
from assistant.api.language import in_a_row, in_language
from assistant.api.safe_text import safe, safe_line
from assistant.terminal import workers
from assistant.terminal.shell import all_here
from assistant.terminal.welcome import Welcome, welcome
from assistant.terminal.widgets.status import StatusLine
from assistant.terminal.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_STATUS_S = 3.0


class Following:
    """One worker of the app, for as long as it lives."""

    def __init__(self, app: AssistantApp, line: StatusLine) -> None:
        self._app = app
        self._line = line
        self._look = asyncio.Event()
        self._notices: list[dict[str, str]] = []
        self._host = 0
        """The process whose plugins are known."""
        self._told: set[str] = set()
        """The problems of plugins that were said."""

    def look(self) -> None:
        """Asks the host at once instead of at the next time."""
        self._look.set()

    async def follow(self, asked: str) -> None:
        """Opens the conversation that was asked for, if any, then keeps the status line true; a host that is gone comes
        back in between."""
        if not asked:
            workers.start(self._app, self._app.dialogue.work(), "turns")
            await self.welcome()
            await self._app.keeping.bring_back()
        opened = False
        while True:
            try:
                status = await self._app.connection.get("/status")
                self._notices = [all_here(notice) for notice in status["notices"]]
                self._line.follow(status)
                if status["pid"] != self._host:
                    await self._learn()
                    self._host = status["pid"]
                if not opened:
                    await self._open(asked)
                    opened = True
                await self._app.dialogue.look_whether_deleted()
            except AssistantError as error:
                self._miss(error)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), _STATUS_S)
            self._look.clear()

    def _miss(self, error: AssistantError) -> None:
        """There is no host. The line at the bottom is too short for why: the empty conversation says it, else a notice
        does, once."""
        language = self._app.language
        self._line.missing(error.said(language))
        notice = {"message": in_language(error.message, language), "hint": in_language(error.hint, language)}
        if self._notices == [notice]:
            return
        self._notices = [notice]
        if not self.refresh_welcome():
            self._app.notify(safe(error.said(language)), severity="error", timeout=12, markup=False)

    async def welcome(self) -> None:
        """What an empty conversation shows."""
        await self._app.query_one(Transcript).mount(Welcome(self._words))

    def refresh_welcome(self) -> bool:
        """Draws what an empty conversation shows anew; False if it is not there."""
        welcomes = self._app.query(Welcome)
        for shown in welcomes:
            shown.refresh()
        return bool(welcomes)

    async def _learn(self) -> None:
        """What the plugins of this host offer, and what is wrong with them: another host may have others."""
        app = self._app
        plugins = await app.connection.get("/plugins")
        app.actions = [
            (action["name"], action["summary"]) for plugin in plugins["plugins"] for action in plugin["actions"]
        ]
        app.offer_commands()
        for problem in [*plugins["problems"], *plugins["outdated"]]:
            words = in_a_row(problem["message"], problem["hint"])
            if words not in self._told:
                self._told.add(words)
                title = safe_line(problem["package"])
                app.notify(safe(words), title=title, severity="warning", timeout=12, markup=False)

    async def _open(self, asked: str) -> None:
        app = self._app
        if asked:
            await self._show(asked)
        else:
            await app.offer_last()
        app.working()

    async def _show(self, asked: str) -> None:
        """Questions wait until what was said before is on the screen: it would else take the place of their answers."""
        try:
            await self._app.open_conversation(asked)
        except BadInput as error:
            self._app.notify(safe(error.said(self._app.language)), severity="error", markup=False)
            self._app.dialogue.begin()
            await self.welcome()
        workers.start(self._app, self._app.dialogue.work(), "turns")

    def _words(self, size: tuple[int, int]) -> Content:
        keys = {command.name: self._app.written(command.name) for command in self._app.table}
        return welcome(self._app.language, keys, self._app.last, self._notices, size)
