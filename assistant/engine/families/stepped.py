"""A library that calls back at each of its steps, turned into a generator. Knows no model."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Generator
from typing import Any, TypeVar

T = TypeVar("T")


class _Stopped(BaseException):
    """Unwinds the work whose generator was closed; no `except Exception` of a library may swallow it."""


def stepped(work: Callable[[Callable[[T], None]], None]) -> Generator[T]:
    """Yields every value with which `work` calls the function that it is given.

    The work has a thread of its own but runs only while the next value is awaited, so that it counts as part of the
    caller's thread: other work goes between its steps, and closing the generator ends it at the step it is in.
    Raises what the work raises.
    """
    values: queue.SimpleQueue[tuple[bool, Any]] = queue.SimpleQueue()
    go = threading.Semaphore(0)
    stopped = threading.Event()

    def say(value: T) -> None:
        values.put((True, value))
        go.acquire()
        if stopped.is_set():
            raise _Stopped

    def run() -> None:
        error: BaseException | None = None
        go.acquire()
        try:
            if not stopped.is_set():
                work(say)
        except _Stopped:
            pass
        except BaseException as raised:  # noqa: BLE001 - carried over to the generator, which raises it
            error = raised
        values.put((False, error))

    thread = threading.Thread(target=run, name="stepped", daemon=True)
    thread.start()
    try:
        while True:
            go.release()
            more, value = values.get()
            if not more:
                if value is not None:
                    raise value
                return
            yield value
    finally:
        stopped.set()
        go.release()
        thread.join()
