"""Running turns: each on its own thread, its events streamed as lines, cancelled by name.

Belongs here: the bridge from a synchronous generator to an asynchronous stream. What a turn does is the manager's.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace

from assistant.api.checked import LONGEST
from assistant.api.errors import AssistantError
from assistant.api.events import Event, Failed, TextDelta, TurnEnded, TurnStarted, to_json
from assistant.dialogue.outcome import failure, translated
from assistant.host import protocol
from assistant.host.answers import READER
from assistant.refusals import wrong

_LOG = logging.getLogger(__name__)

_JOINED_S = 0.02
"""Text is sent at most this often: more writes than a screen has frames only cost the front end time."""

Begin = Callable[[threading.Event], Iterator[Event]]

_EARLY_S = 60.0
"""A run that was stopped before it came is stopped when it comes, if it does so within this time."""
_EARLY_MOST = 100
"""Names of such runs that are remembered."""


class Running:
    """One turn at work. Its lines may be read by one consumer, which may leave at any time."""

    def __init__(self, begin: Begin, request: str, conversation: str, log: str) -> None:
        """`conversation` is empty until a new one has begun."""
        self.request = request
        self.conversation = conversation
        self.cancelled = threading.Event()
        self._begin = begin
        self._log = log
        self._language = READER.get()
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[Event | None] = asyncio.Queue()
        self._is_read = True
        self.thread = threading.Thread(target=self._work, name="turn", daemon=True)

    async def lines(self) -> AsyncIterator[bytes]:
        """The events as JSON lines. The first piece of text is sent at once, later ones joined for a moment."""
        ended = False
        while not ended:
            batch = [await self._events.get()]
            while not self._events.empty():
                batch.append(self._events.get_nowait())
            ended = None in batch
            for event in _merged([event for event in batch if event is not None]):
                yield protocol.encode(to_json(event)) + b"\n"
            if isinstance(batch[-1], TextDelta):
                await asyncio.sleep(_JOINED_S)

    def unread(self) -> None:
        """Its reader left: what it says from now on is kept by nobody but the store."""
        self._is_read = False
        while not self._events.empty():
            self._events.get_nowait()

    def _work(self) -> None:
        try:
            for event in self._begin(self.cancelled):
                if isinstance(event, TurnStarted):
                    self.conversation = event.conversation
                self._say(event)
        except AssistantError as error:
            self._fail(failure(error, self._language))
        except BaseException:  # noqa: BLE001 - the border of a request: whatever happens, the front end is told
            _LOG.exception("A turn failed")
            self._fail(failure(wrong(self._log), self._language))
        finally:
            self._say(None)

    def _fail(self, failed: Failed) -> None:
        self._say(failed)
        self._say(TurnEnded(self.conversation, 0, "failed"))

    def _say(self, event: Event | None) -> None:
        if not self._is_read:
            return
        # The loop is closed when the host ends while a turn still runs; what it says is in the store by then.
        said = translated(event, self._language) if event is not None else None
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._put, said)

    def _put(self, said: Event | None) -> None:
        if self._is_read:
            self._events.put_nowait(said)


def _merged(events: list[Event]) -> Iterator[Event]:
    """The same events with neighbouring pieces of text joined, as far as a reader takes them."""
    held: TextDelta | None = None
    for event in events:
        if held is not None and isinstance(event, TextDelta) and len(held.text) + len(event.text) <= LONGEST:
            held = replace(held, text=held.text + event.text)
            continue
        if held is not None:
            yield held
        held = event if isinstance(event, TextDelta) else None
        if held is None:
            yield event
    if held is not None:
        yield held


class _Early:
    """Names of runs that were stopped before they had come: their words may still be on the way."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[str, float] = {}

    def remember(self, request: str) -> None:
        """The oldest goes once there are too many."""
        self._until.pop(request, None)
        self._until[request] = self._clock() + _EARLY_S
        while len(self._until) > _EARLY_MOST:
            del self._until[next(iter(self._until))]

    def take(self, request: str) -> bool:
        """Whether that name is still remembered; it is no more then."""
        return self._until.pop(request, self._clock()) > self._clock()


class Turns:
    """All running turns of the host."""

    def __init__(self, log: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._log = log
        self._running: set[Running] = set()
        self._early = _Early(clock)

    @property
    def busy(self) -> bool:
        # A copy: whoever asks may be on another thread than the one on which turns begin.
        return any(running.thread.is_alive() for running in tuple(self._running))

    async def stream(
        self, begin: Begin, request: str, *, conversation: str = "", cancel_with_stream: bool, named_once: bool = False
    ) -> AsyncIterator[bytes]:
        """Starts a turn and streams it. A consumer that leaves cancels it only if `cancel_with_stream`. With
        `named_once` no other run has its name: one that was stopped by it shortly before is stopped from its start."""
        self._running = {running for running in self._running if running.thread.is_alive()}
        running = Running(begin, request, conversation, self._log)
        if named_once and self._early.take(request):
            running.cancelled.set()
        self._running.add(running)
        running.thread.start()
        try:
            async for line in running.lines():
                yield line
        finally:
            running.unread()
            if cancel_with_stream:
                running.cancelled.set()

    def cancel(self, conversation: str, request: str) -> bool:
        """Stops the turns of a conversation, or the one that a front end named; False if there is none. One of that
        name that comes within a minute ends at once."""
        found = self._found(conversation, request)
        if request and not found:
            self._early.remember(request)
        for running in found:
            running.cancelled.set()
        return bool(found)

    def answers(self, conversation: str) -> bool:
        """Whether a turn of it is running."""
        return bool(self._found(conversation, ""))

    def _found(self, conversation: str, request: str) -> list[Running]:
        # A copy: requests on other threads may cancel while one begins here.
        return [
            running
            for running in tuple(self._running)
            if running.thread.is_alive()
            and ((request and running.request == request) or (conversation and running.conversation == conversation))
        ]

    def end(self, patience_s: float) -> None:
        """Stops every turn and waits for each a little, so that its end is written down."""
        ending = tuple(self._running)
        for running in ending:
            running.cancelled.set()
        for running in ending:
            running.thread.join(patience_s)
