"""Work on a server, on a thread of its own, so that the one that asks can stop at once. Shaped like `queue.Stream`."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

from assistant.api import Cancelled, ModelInfo, ModelUsed, Notice, Progress
from assistant.engine.settings import Job, JobEvent

T = TypeVar("T")
_AHEAD = 64
"""Values that may wait for a slow consumer; then the server is read no further."""
_LOOK_S = 0.05


class Breaks:
    """What breaks the connections of one piece of work off, from another thread."""

    def __init__(self) -> None:
        # Reentrant, because a forgotten request may be closed by the garbage collector while its own thread holds it.
        self._lock = threading.RLock()
        self._waiting: list[Callable[[], None]] = []
        self._broken = False

    def add(self, break_off: Callable[[], None]) -> None:
        """Keeps it; after the work was broken off, it is called at once."""
        with self._lock:
            if not self._broken:
                self._waiting.append(break_off)
                return
        break_off()

    def drop(self, break_off: Callable[[], None]) -> None:
        """Lets go of it: its connection has done its part."""
        with self._lock, contextlib.suppress(ValueError):
            self._waiting.remove(break_off)

    def break_off(self) -> None:
        with self._lock:
            self._broken, waiting, self._waiting = True, self._waiting, []
        for break_off in waiting:
            break_off()


class RemoteStream(Generic[T]):
    """Iterate it on any one thread; `close` abandons the work and wakes whoever waits for the server."""

    def __init__(self, job: Job, work: Callable[[Breaks], Generator[T | JobEvent]]) -> None:
        """`work` tells what breaks its connections off."""
        self._job = job
        self._breaks = Breaks()
        self._abandoned = threading.Event()
        self._values: queue.Queue[tuple[bool, T | JobEvent | BaseException | None]] = queue.Queue(_AHEAD)
        self._ended = False
        threading.Thread(target=self._run, args=(work,), name="remote", daemon=True).start()

    def __iter__(self) -> RemoteStream[T]:
        return self

    def __next__(self) -> T:
        """The next value. Raises what the work raised, or Cancelled as soon as the job is cancelled."""
        while not self._ended:
            if self._job.cancelled.is_set():
                self.close()
                raise Cancelled
            try:
                more, value = self._values.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            if isinstance(value, (Progress, Notice, ModelUsed)):
                self._job.notify(value)
                continue
            if more:
                return value  # type: ignore[return-value]
            self._ended = True
            if isinstance(value, BaseException):
                raise value
        raise StopIteration

    def close(self) -> None:
        self._ended = True
        self._abandoned.set()
        self._breaks.break_off()

    def _run(self, work: Callable[[Breaks], Generator[T | JobEvent]]) -> None:
        error: BaseException | None = None
        try:
            with contextlib.closing(work(self._breaks)) as values:
                for value in values:
                    if not self._put((True, value)):
                        return
        except BaseException as raised:  # noqa: BLE001 - carried over to the consumer, which raises it
            error = raised
        self._put((False, error))

    def _put(self, item: tuple[bool, T | JobEvent | BaseException | None]) -> bool:
        while not self._abandoned.is_set():
            with contextlib.suppress(queue.Full):
                self._values.put(item, timeout=_LOOK_S)
                return True
        return False


class RemoteSubmission:
    """Work of one job on one server's model. Its use is reported once, as for a model of this machine."""

    def __init__(self, model: Any, info: ModelInfo, job: Job) -> None:
        self.cancelled = job.cancelled
        self._model = model
        self._info = info
        self._job = job
        self._reported = False

    def __call__(self, task: Callable[[Any], Generator[T | JobEvent]], *, urgent: bool = False) -> RemoteStream[T]:
        del urgent  # requests to servers do not wait for each other
        if not self._reported:
            self._reported = True
            self._job.notify(ModelUsed(self._info.capability, self._info.id, self._info.device))

        return RemoteStream(self._job, lambda breaks: task(self._model.breakable(breaks)))
