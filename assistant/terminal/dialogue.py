"""The turns of the chat, one after the other: sends what the user asked, shows what comes back. The only bridge
between the host's events and the screen.
"""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import Failed, TurnStarted
from assistant.api.safe_text import safe
from assistant.host.protocol import File, TurnRequest
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.status import StatusLine
from assistant.terminal.widgets.transcript import Transcript
from assistant.terminal.widgets.turn import TurnView

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str
    files: tuple[File, ...]
    spoken: bool
    request: str


class Dialogue:
    """A queue of questions, so that typing ahead loses nothing."""

    def __init__(self, app: AssistantApp, connection: Connection, conversation: str) -> None:
        self.conversation = conversation
        self._app = app
        self._connection = connection
        self._queue: asyncio.Queue[_Wanted] = asyncio.Queue()
        self._running: _Wanted | None = None

    @property
    def busy(self) -> bool:
        """Whether a question is being answered or waits."""
        return self._running is not None or not self._queue.empty()

    @property
    def waiting(self) -> int:
        """Questions that wait behind the one that is being answered."""
        return self._queue.qsize() - (0 if self._running else min(1, self._queue.qsize()))

    def send(self, text: str, files: tuple[File, ...] = (), *, spoken: bool = False) -> None:
        """Puts a question in line."""
        self._queue.put_nowait(_Wanted(text, files, spoken, uuid.uuid4().hex))

    async def cancel(self) -> None:
        """Stops the running answer; what was said of it stays."""
        if self._running is not None and self._connection.ready:
            await (await self._connection.open()).cancel(self.conversation, self._running.request)

    async def work(self) -> None:
        """Answers one question after the other, for as long as the app lives."""
        while True:
            wanted = await self._queue.get()
            self._running = wanted
            self._app.query_one(StatusLine).waiting(self._queue.qsize())
            try:
                await self._answer(wanted)
            finally:
                self._running = None

    async def _answer(self, wanted: _Wanted) -> None:
        language = self._app.language
        shown = wanted.text or (SAY(language, "heard_voice") if wanted.spoken else "")
        view = await self._app.query_one(Transcript).begin(shown)
        request = TurnRequest(wanted.text, self.conversation, wanted.files, request=wanted.request)
        try:
            async for event in self._connection.turn(request):
                if isinstance(event, TurnStarted):
                    self.conversation = event.conversation
                    self._app.sub_title = safe(event.title)
                await view.take(event)
        except HostProblem as problem:
            await self._survive(view, problem)
        except AssistantError as error:
            await view.take(Failed(error.message, error.hint))
            await view.settle("failed")

    async def _survive(self, view: TurnView, problem: HostProblem) -> None:
        """The host died in mid-answer: say so, start another, go on with the same conversation."""
        await view.settle("interrupted")
        try:
            await self._connection.open()
        except AssistantError as error:
            await view.take(Failed(f"{problem.message} {error.message}", error.hint))
            return
        await view.take(Failed(SAY(self._app.language, "lost"), ""))
