"""The turns of the chat, one after the other: sends what the user asked, shows what comes back. The only bridge
between the host's events and the screen.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import Event, Failed, Hits, PicturesShown, TurnStarted
from assistant.api.parts import Picture
from assistant.api.safe_text import safe_line
from assistant.host.protocol import File, TurnRequest
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.widgets.transcript import Transcript
from assistant.terminal.widgets.turn import TurnView

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


@dataclass(frozen=True, slots=True)
class _Wanted:
    text: str
    files: tuple[File, ...]
    spoken: bool
    action: str
    instead: int | None
    request: str


class Dialogue:
    """A queue of questions, so that typing ahead loses nothing."""

    def __init__(self, app: AssistantApp, connection: Connection, conversation: str) -> None:
        self.conversation = conversation
        self.numbers: dict[str, int] = {}
        """The numbers of the conversation's pictures by their path."""
        self.highest = 0
        """The highest number of a picture in the conversation."""
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

    def begin(self, conversation: str = "") -> None:
        """Goes over to another conversation, or to a new one."""
        self.conversation = conversation
        self.numbers, self.highest = {}, 0

    def know(self, pictures: Iterable[Picture]) -> None:
        """Notes pictures that have their numbers."""
        for picture in pictures:
            self.highest = max(self.highest, picture.number)
            if picture.path:
                self.numbers[picture.path] = picture.number

    def send(
        self,
        text: str,
        files: tuple[File, ...] = (),
        *,
        spoken: bool = False,
        action: str = "",
        instead: int | None = None,
    ) -> None:
        """Puts a question in line. `instead` is the turn that it stands beside, on a new branch."""
        self._app.aloud.silence()
        self._queue.put_nowait(_Wanted(text, files, spoken, action, instead, uuid.uuid4().hex))
        self._app.working()

    async def cancel(self) -> None:
        """Stops the running answer; what was said of it stays."""
        if self._running is not None and self._connection.ready:
            await (await self._connection.open()).cancel(self.conversation, self._running.request)

    async def work(self) -> None:
        """Answers one question after the other, for as long as the app lives."""
        while True:
            wanted = await self._queue.get()
            self._running = wanted
            self._app.working()
            self._app.aloud.begin()
            try:
                await self._answer(wanted)
            finally:
                self._running = None
                self._app.aloud.end()
                self._app.working()

    async def _answer(self, wanted: _Wanted) -> None:
        language = self._app.language
        transcript = self._app.query_one(Transcript)
        view = None
        try:
            shown = wanted.text
            if wanted.instead is not None:
                before = await self._step_back(transcript, wanted.instead)
                shown = shown or before
            view = await transcript.begin(shown or SAY(language, "heard_voice" if wanted.spoken else "picture"))
            await self._stream(view, wanted)
        except HostProblem as problem:
            await self._survive(view or await transcript.begin(wanted.text), problem)
        except AssistantError as error:
            view = view or await transcript.begin(wanted.text)
            await view.take(Failed(error.said(language)))
            await view.settle("failed")

    async def _stream(self, view: TurnView, wanted: _Wanted) -> None:
        request = TurnRequest(
            wanted.text,
            self.conversation,
            wanted.files,
            action=wanted.action,
            request=wanted.request,
            instead=wanted.instead,
        )
        async for event in self._connection.turn(request):
            self._follow(event)
            self._app.aloud.take(event)
            await view.take(event)

    def _follow(self, event: Event) -> None:
        match event:
            case TurnStarted():
                self.conversation = event.conversation
                self._app.sub_title = safe_line(event.title)
                self.know(event.pictures)
            case PicturesShown():
                self.know(event.pictures)
            case Hits():
                self.know(hit.picture for hit in event.hits)

    async def _step_back(self, transcript: Transcript, instead: int) -> str:
        """Takes a turn and what followed it off the screen; its words."""
        saved: dict[str, Any] = await self._connection.get(f"/conversations/{self.conversation}")
        place = next((at for at, turn in enumerate(saved["turns"]) if turn["turn"] == instead), len(saved["turns"]))
        words = saved["turns"][place]["text"] if place < len(saved["turns"]) else ""
        await transcript.show({**saved, "turns": saved["turns"][:place]})
        return str(words)

    async def _survive(self, view: TurnView, problem: HostProblem) -> None:
        """The host died in mid-answer: say so, start another, go on with the same conversation."""
        await view.settle("interrupted")
        try:
            await self._connection.open()
        except AssistantError as error:
            language = self._app.language
            await view.take(Failed(f"{problem.said(language)} {error.said(language)}"))
            return
        await view.take(Failed(SAY(self._app.language, "lost"), ""))
