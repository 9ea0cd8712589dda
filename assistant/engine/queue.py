"""One thread for all models, and the order in which work reaches it. Knows nothing of models.

Work is a generator. The model thread takes one step of the most urgent generator, hands over what it yielded and
looks again: urgent before interactive before background, else first come first served. So an answer gives way to a
spoken word, and background work to both, at each step. Why this cannot deadlock: there is one lock; no generator,
listener or consumer runs while it is held; and the model thread waits for nothing but new work: when a consumer is
slow, its generator is paused, not waited for.
"""

from __future__ import annotations

import heapq
import logging
import threading
from collections import deque
from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

from assistant.api import Cancelled, ModelUsed, Notice, Progress
from assistant.engine.settings import Job, JobEvent

_LOG = logging.getLogger(__name__)

T = TypeVar("T")
Tell = Callable[[JobEvent], None]
Work = Callable[[Tell], Generator[T | JobEvent]]
"""Called on the model thread. It gets a function that reports an event at once, even in the middle of a step."""

_ORDER = {"urgent": 0, "interactive": 1, "background": 2}
RUN_AHEAD = 8
"""How many values a generator may be ahead of its consumer."""
_LOOK_S = 0.05
"""How often a waiting consumer looks whether it was cancelled, since an Event cannot wake a Condition."""
_AGAIN_S = 60
"""How long after a failure what is done while no work waits is tried again."""


class Stream(Generic[T]):
    """The consumer's end of one piece of work: iterate it on any one thread; `close` stops the work."""

    def __init__(self, queue: ModelQueue, job: Job, work: Work[T], order: tuple[int, int]) -> None:
        self.order = order
        self._queue = queue
        self._job = job
        self._work = work
        self._generator: Generator[T | JobEvent] | None = None
        self._arrived = threading.Condition(queue.lock)
        self._ready: deque[T | JobEvent] = deque()
        self._paused = False
        self._closed = False
        self._ended = False
        self._error: BaseException | None = None

    def __iter__(self) -> Stream[T]:
        return self

    def __next__(self) -> T:
        """The next value. Raises what the work raised, or Cancelled as soon as the job is cancelled."""
        while True:
            item = self._take()
            if not isinstance(item, (Progress, Notice, ModelUsed)):
                return item
            self._job.notify(item)

    def close(self) -> None:
        """Stops the work after its current step. What it had ready is dropped. Does not wait."""
        with self._queue.lock:
            self._closed = True
            self._ready.clear()
            self._resume()

    def _take(self) -> T | JobEvent:
        with self._queue.lock:
            while True:
                if self._job.cancelled.is_set():
                    self._closed = True
                    self._resume()
                    raise Cancelled
                if self._ready:
                    item = self._ready.popleft()
                    self._resume()
                    return item
                if self._closed:
                    raise StopIteration
                if self._ended:
                    error, self._error = self._error, None
                    raise error or StopIteration
                self._arrived.wait(_LOOK_S)

    def _resume(self) -> None:
        if self._paused:
            self._paused = False
            self._queue.schedule(self)

    # ------------------------------------------------------------ on the model thread

    def step(self) -> None:
        """Takes one step of the work and hands over its outcome, whatever it is."""
        try:
            if self._closed or self._job.cancelled.is_set():
                raise Cancelled
            if self._generator is None:
                self._generator = self._work(self._tell)
            item = next(self._generator)
        except StopIteration:
            self.end(None)
        except BaseException as error:  # noqa: BLE001 - carried over to the consumer, which raises it
            self.end(error)
        else:
            with self._queue.lock:
                self._ready.append(item)
                self._paused = len(self._ready) >= RUN_AHEAD and not self._closed
                if not self._paused:
                    self._queue.schedule(self)
                self._arrived.notify()

    def end(self, error: BaseException | None) -> None:
        """Lets go of the work; `error` is what the consumer will see, None for a normal end."""
        if self._generator is not None:
            try:
                self._generator.close()
            except Exception as closing:  # noqa: BLE001 - carried over as well
                error = error or closing
        with self._queue.lock:
            self._generator = None
            self._ended, self._error = True, error
            self._queue.live.discard(self)
            self._arrived.notify()

    def _tell(self, event: JobEvent) -> None:
        with self._queue.lock:
            self._ready.append(event)
            self._arrived.notify()


class ModelQueue:
    """The model thread and the work that waits for it."""

    def __init__(self, when_idle: Callable[[], float | None]) -> None:
        """`when_idle` runs on the model thread when no work waits; it returns in how many seconds to call it again."""
        # Reentrant, because a forgotten stream may be closed by the garbage collector while its own thread holds it.
        self.lock = threading.RLock()
        self.live: set[Stream[Any]] = set()
        self._changed = threading.Condition(self.lock)
        self._waiting: list[tuple[tuple[int, int], Stream[Any]]] = []
        self._count = 0
        self._closing = False
        self._looks = False
        self._when_idle = when_idle
        self._thread = threading.Thread(target=self._run, name="models", daemon=True)

    def stream(self, job: Job, work: Work[T]) -> Stream[T]:
        """Queues the work, which starts at once if the model thread is free. Raises Cancelled after `close`."""
        with self.lock:
            if self._closing:
                raise Cancelled
            self._start()
            self._count += 1
            stream = Stream(self, job, work, (_ORDER[job.priority], self._count))
            self.live.add(stream)
            self.schedule(stream)
            return stream

    def schedule(self, stream: Stream[Any]) -> None:
        """Puts a stream in line for its next step. The lock must be held."""
        heapq.heappush(self._waiting, (stream.order, stream))
        self._changed.notify()

    def look(self) -> None:
        """`when_idle` is called as soon as no work waits: there is something new for it."""
        with self.lock:
            if not self._closing:
                self._start()
                self._looks = True
                self._changed.notify()

    def _start(self) -> None:
        if self._thread.ident is None:
            self._thread.start()

    def close(self) -> None:
        """Ends all work after the current step, and the thread. Waiting consumers get Cancelled."""
        with self.lock:
            self._closing = True
            self._changed.notify()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        wait: float | None = 0
        while (stream := self._next(wait)) or not self._closing:
            if stream:
                stream.step()
                wait = 0
            else:
                wait = self._idle()
        for stream in tuple(self.live):
            stream.end(Cancelled())

    def _idle(self) -> float | None:
        try:
            return self._when_idle()
        except Exception:  # noqa: BLE001 - background work: without this thread every later turn would wait for ever
            _LOG.exception("what is done while no work waits failed")
            return _AGAIN_S

    def _next(self, wait: float | None) -> Stream[Any] | None:
        with self.lock:
            self._changed.wait_for(lambda: self._waiting or self._closing or self._looks, wait)
            self._looks = False
            return None if self._closing or not self._waiting else heapq.heappop(self._waiting)[1]
