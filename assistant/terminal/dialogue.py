"""The turns of the chat, one after the other: sends what the user asked, shows what comes back. The only bridge
between the host's events and the screen.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.api.errors import AssistantError, BadInput, HostProblem
from assistant.api.events import Event, Failed, TurnStarted
from assistant.api.language import in_language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.host.protocol import File, Lost, TurnRequest
from assistant.terminal import workers
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.queue import Queue, Wanted
from assistant.terminal.rejoining import rejoin
from assistant.terminal.talk import Talk
from assistant.terminal.widgets.transcript import Transcript
from assistant.terminal.widgets.turn import TurnView

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_LOG = logging.getLogger(__name__)
_T = TypeVar("_T")


class _Withdrawn(Exception):
    """The question is not to be asked."""


class Dialogue:
    """A queue of questions, so that typing ahead loses nothing."""

    def __init__(self, app: AssistantApp, connection: Connection, conversation: str) -> None:
        self.talk = Talk(conversation)
        """The one on the screen."""
        self._app = app
        self._connection = connection
        self._queue = Queue()
        self._running: Wanted | None = None
        self._begun = False
        """Whether the host has begun to answer it."""
        self._sent = False
        """Whether it is on its way to the host."""
        self._withdrawn = asyncio.Event()

    @property
    def conversation(self) -> str:
        """The id of the conversation on the screen; empty until something was asked."""
        return self.talk.id

    @property
    def busy(self) -> bool:
        """Whether a question is being answered or waits."""
        return self._running is not None or bool(self._queue) or not self.talk.ended.is_set()

    @property
    def held(self) -> bool:
        """Whether the question whose turn it is waits for an answer that was begun elsewhere."""
        return self._running is not None and not self._begun and not self._running.talk.ended.is_set()

    @property
    def waiting(self) -> int:
        """Questions that wait behind the one that is being answered."""
        return len(self._queue) - (0 if self._running else min(1, len(self._queue)))

    @property
    def waiting_here(self) -> Sequence[Wanted]:
        """Those of them that were asked in the conversation on the screen."""
        behind = list(self._queue)[0 if self._running else 1 :]
        return [wanted for wanted in behind if wanted.talk is self.talk]

    @property
    def unasked(self) -> Sequence[Wanted]:
        """All that the host has not begun to answer, wherever it was asked, the oldest first."""
        first = (self._running,) if self._running and not self._begun else ()
        return [*first, *self._queue]

    @property
    def settled(self) -> bool:
        """Whether nothing that runs or waits can bring pictures into the conversation on the screen."""
        asked = (self._running, *self._queue)
        return self.talk.ended.is_set() and not any(wanted and wanted.talk is self.talk for wanted in asked)

    def begin(self, conversation: str = "") -> None:
        """Goes over to another conversation, or to a new one. What was asked before stays where it was asked."""
        asked = (wanted.talk for wanted in (self._running, *self._queue) if wanted)
        self.talk = next((talk for talk in asked if conversation and talk.id == conversation), Talk(conversation))

    async def show(self, saved: dict[str, Any], turn: int = 0) -> None:
        """Puts a conversation on the screen, as the host sends it, at a turn of it or its end, and goes on with it."""
        self.begin(saved["id"])
        talk, turns = self.talk, saved["turns"]
        talk.know(Picture(**each) for each in saved["pictures"])
        talk.last = turns[-1]["turn"] if turns else 0
        self._app.sub_title = safe_line(saved["title"])
        await self._app.query_one(Transcript).show(saved, turn)
        if talk.ended.is_set() and any(turn["status"] == "running" for turn in turns):
            talk.ended.clear()
            workers.start(self._app, rejoin(self._app, talk), "rejoin")
        self._app.working()

    def take_back(self) -> Wanted | None:
        """The question of this conversation that would be answered last, which is not asked any more."""
        if not self.waiting_here:
            return None
        wanted = self.waiting_here[-1]
        self._queue.take_back(wanted)
        self._app.working()
        return wanted

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
        self._queue.put(Wanted(self.talk, text, files, spoken, action, instead, uuid.uuid4().hex))
        self._app.working()

    async def cancel(self) -> None:
        """Stops the running answer; what was said of it stays. A question that is not sent yet is withdrawn instead:
        the host may still start, or an answer that was begun elsewhere, and is somebody else's, may run."""
        running = self._running
        if (running is None or running.talk is not self.talk) and not self.talk.ended.is_set():
            await (await self._connection.open()).cancel(self.talk.id, "")
        elif running is None:
            self._withdraw_first()
        else:
            if not self._begun:
                self._withdrawn.set()
            if self._sent:
                await self._stop(running)

    def _withdraw_first(self) -> None:
        """Before the conversation of the chat is on the screen, nothing is asked."""
        wanted = next(iter(self._queue), None)
        if wanted is not None:
            self._queue.take_back(wanted)
            self._give_back(wanted)
            self._app.working()

    async def _stop(self, wanted: Wanted) -> None:
        await (await self._connection.open()).cancel("", wanted.request)

    async def work(self) -> None:
        """Answers one question after the other, for as long as the app lives."""
        while True:
            wanted = await self._queue.get()
            self._running, self._begun, self._sent = wanted, False, False
            self._withdrawn.clear()
            self._app.working()
            self._app.aloud.begin()
            try:
                await self._answer(wanted)
            finally:
                self._running, self._begun = None, False
                self._app.aloud.end()
                self._app.working()

    async def _answer(self, wanted: Wanted) -> None:
        language = self._app.language
        view = None
        try:
            head = await self._unless_withdrawn(self._head(wanted.talk))
            if head is None:
                wanted = await self._begin_anew(wanted)
            view = await self._asked(wanted, head)
            self._app.working()
            # What was begun elsewhere in it comes first; a host that is gone is replaced.
            await self._unless_withdrawn(wanted.talk.ended.wait())
            await self._unless_withdrawn(self._connection.sure())
            self._sent = True
            await self._stream(view, wanted)
            wanted.talk.gone = view.record.status != "done" and await self._head(wanted.talk) is None
            if wanted.files and view.record.refused:
                self._give_back(wanted)
        except _Withdrawn:
            await self._withdraw(wanted, view)
        except HostProblem as problem:
            await self._survive(view or await self._view(wanted), problem)
            if not self._begun:
                self._give_back(wanted)
        except AssistantError as error:
            view = view or await self._view(wanted)
            await view.take(Failed(error.said(language)))
            await view.settle("failed")
            if wanted.talk is not self.talk:
                self._app.notify(safe(error.said(language)), severity="error", markup=False)
            self._give_back(wanted)
        except Exception:  # noqa: BLE001 - the border of a turn: the next question is answered, whatever this one does
            _LOG.exception("A turn could not be shown")
            await self._give_up(view or await self._view(wanted), wanted)

    async def _unless_withdrawn(self, work: Coroutine[Any, Any, _T]) -> _T:
        """What the work results in. Raises _Withdrawn at once if the question is withdrawn before or meanwhile."""
        doing, withdrawn = asyncio.ensure_future(work), asyncio.ensure_future(self._withdrawn.wait())
        try:
            await asyncio.wait((doing, withdrawn), return_when=asyncio.FIRST_COMPLETED)
            if self._withdrawn.is_set():
                raise _Withdrawn
            return doing.result()
        finally:
            doing.cancel()
            withdrawn.cancel()
            await asyncio.gather(doing, withdrawn, return_exceptions=True)

    async def _withdraw(self, wanted: Wanted, view: TurnView | None) -> None:
        """The question goes from the screen back into the line; what an edit took off the screen comes back."""
        if view is not None and wanted.talk is self.talk:
            if not await self._app.query_one(Transcript).take_off(view) and not wanted.talk.id:
                await self._app.empty()
            if wanted.instead is not None:
                wanted.talk.last = 0
                with suppress(AssistantError):  # else it comes back before the next question
                    await self.catch_up()
        self._give_back(wanted)

    def _give_back(self, wanted: Wanted) -> None:
        """What was not asked comes back whole; of what the host has refused the words, to be asked in another way."""
        if not self._begun:
            if wanted.text or wanted.files:  # else the words of an earlier turn were to be asked again
                self._app.keeping.give_back(wanted if wanted.talk.id else replace(wanted, instead=None))
        elif wanted.talk is self.talk and wanted.instead is None:
            self._app.writing.give_back(wanted.text)

    async def _head(self, talk: Talk) -> int | None:
        """The last turn of a conversation; 0 for one that has none, None for one that is deleted."""
        if not talk.id:
            return 0
        try:
            head = await self._connection.get(f"/conversations/{talk.id}/head")
        except BadInput:
            return None
        return int(head["turn"])

    async def _begin_anew(self, wanted: Wanted) -> Wanted:
        """The conversation of a question was deleted elsewhere: the question, and what waits behind it, begins a new
        one."""
        language = self._app.language
        wanted.talk.forget()
        if wanted.talk is self.talk:
            await self._app.leave_deleted()
        if not (wanted.text or wanted.files):
            raise AssistantError(SAY(language, "deleted_elsewhere"))
        self._app.notify(SAY(language, "begun_anew"), severity="warning", markup=False)
        return replace(wanted, instead=None)

    async def look_whether_deleted(self) -> None:
        """A conversation that was deleted elsewhere leaves the screen, unless a question that runs or waits will find
        that out, or a screen is open over it."""
        talk = self.talk
        if self._rests(talk) and await self._head(talk) is None and self._rests(talk):
            await self.lose(talk)

    def _rests(self, talk: Talk) -> bool:
        here = talk is self.talk and bool(talk.id) and not talk.gone
        return here and self.settled and len(self._app.screen_stack) == 1

    async def lose(self, talk: Talk) -> None:
        """It was deleted elsewhere: what is asked next begins a new one; what is written stays in the line."""
        talk.forget()
        if talk is self.talk:
            await self._app.leave_deleted()
            self._app.notify(SAY(self._app.language, "deleted_elsewhere"), severity="warning", markup=False)
            self._app.working()

    async def _asked(self, wanted: Wanted, head: int | None) -> TurnView:
        """The question on the screen, behind what was said before it, also in another chat."""
        words = wanted.text
        if wanted.talk is self.talk and wanted.talk.id:
            if wanted.instead is not None:
                before = await self._step_back(self._app.query_one(Transcript), wanted.instead)
                words = words or before
            else:
                await self._catch_up(wanted.talk, head)
        return await self._view(wanted, words)

    async def catch_up(self) -> None:
        """Brings the screen up to date."""
        await self._catch_up(self.talk, await self._head(self.talk))

    async def _catch_up(self, talk: Talk, head: int | None) -> None:
        """Another chat may have gone on with the conversation: its last turn is then another one."""
        if head is not None and head != talk.last:
            saved = await self._connection.get(f"/conversations/{talk.id}")
            if talk is self.talk:
                await self.show(saved)

    async def _view(self, wanted: Wanted, words: str = "") -> TurnView:
        """What draws the turn. One of another conversation than that on the screen is only recorded."""
        transcript = self._app.query_one(Transcript)
        words = words or wanted.text
        if wanted.talk is not self.talk:
            return transcript.aside(words)
        return await transcript.begin(words, spoken=wanted.spoken)

    async def _stream(self, view: TurnView, wanted: Wanted) -> None:
        request = TurnRequest(
            wanted.text,
            wanted.talk.id,
            wanted.files,
            action=wanted.action,
            request=wanted.request,
            instead=wanted.instead,
        )
        async for event in self._connection.turn(request):
            self._follow(event, wanted.talk)
            if not self._begun:
                self._begun = True
                self._app.working()
                if self._withdrawn.is_set():
                    with suppress(AssistantError):  # the host was told before, too
                        await self._stop(wanted)
            self._app.aloud.take(event)
            await view.take(event)

    def _follow(self, event: Event, talk: Talk) -> None:
        talk.follow(event)
        if isinstance(event, TurnStarted):
            title = safe_line(event.title)
            if talk is self.talk:
                self._app.sub_title = title
            else:
                self._app.last = {"id": talk.id, "title": title}

    async def _step_back(self, transcript: Transcript, instead: int) -> str:
        """Takes a turn and what followed it off the screen; its words."""
        saved: dict[str, Any] = await self._connection.get(f"/conversations/{self.conversation}")
        place = next((at for at, turn in enumerate(saved["turns"]) if turn["turn"] == instead), len(saved["turns"]))
        words = saved["turns"][place]["text"] if place < len(saved["turns"]) else ""
        await transcript.show({**saved, "turns": saved["turns"][:place]})
        return str(words)

    async def _give_up(self, view: TurnView, wanted: Wanted) -> None:
        """Something in the answer cannot be drawn: it is stopped, since nobody would see the rest."""
        with suppress(AssistantError):
            await self._stop(wanted)
        await view.settle("failed")
        await view.take(Failed(SAY(self._app.language, "wrong")))

    async def _survive(self, view: TurnView, problem: HostProblem) -> None:
        """The host died in mid-answer: say so, start another, go on with the same conversation."""
        await view.settle("interrupted")
        try:
            await self._connection.open()
        except AssistantError as error:
            language = self._app.language
            await view.take(Failed(" ".join(dict.fromkeys((problem.said(language), error.said(language))))))
            return
        meanwhile = in_language(problem.meanwhile, self._app.language) if isinstance(problem, Lost) else ""
        await view.take(Failed(SAY(self._app.language, "lost"), meanwhile))
