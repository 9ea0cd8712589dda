"""The queue: order, hand-over, cancel, close. Plain generators, no models."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Generator, Iterator

import pytest

from assistant.api import Cancelled, Notice
from assistant.engine.queue import RUN_AHEAD, ModelQueue, Tell, Work
from assistant.engine.settings import Job, JobEvent


@pytest.fixture
def queue() -> Iterator[ModelQueue]:
    queue = ModelQueue(lambda: None)
    yield queue
    queue.close()


def counting(steps: int, log: list[str], name: str = "") -> Work[int]:
    def work(_: Tell) -> Generator[int | JobEvent]:
        try:
            for step in range(steps):
                log.append(f"{name}{step}")
                yield step
        finally:
            log.append(f"{name}closed")

    return work


def blocked(queue: ModelQueue) -> threading.Event:
    """Keeps the model thread busy until the event is set."""
    started, release = threading.Event(), threading.Event()

    def work(_: Tell) -> Generator[bool]:
        started.set()
        yield release.wait(60)

    queue.stream(Job(), work)
    assert started.wait(60)
    return release


def test_values_arrive_in_order_and_the_work_is_closed(queue: ModelQueue) -> None:
    log: list[str] = []
    assert list(queue.stream(Job(), counting(50, log))) == list(range(50))
    assert log[-1] == "closed"


def test_interactive_goes_before_background_at_every_step(queue: ModelQueue) -> None:
    log: list[str] = []
    release = blocked(queue)
    slow = queue.stream(Job("background"), counting(5, log, "b"))
    first, second = (queue.stream(Job(), counting(2, log, name)) for name in ("i", "j"))
    release.set()
    assert (list(first), list(second), list(slow)) == ([0, 1], [0, 1], [0, 1, 2, 3, 4])
    assert log == ["i0", "i1", "iclosed", "j0", "j1", "jclosed", "b0", "b1", "b2", "b3", "b4", "bclosed"]


def test_urgent_goes_before_what_runs(queue: ModelQueue) -> None:
    log: list[str] = []
    answer = queue.stream(Job(), counting(100, log, "i"))
    assert next(answer) == 0
    assert list(queue.stream(Job("urgent"), counting(1, log, "u"))) == [0]
    assert "i99" not in log
    assert list(answer) == list(range(1, 100))


def test_a_slow_consumer_holds_up_nobody(queue: ModelQueue) -> None:
    log: list[str] = []
    slow = queue.stream(Job(), counting(10 * RUN_AHEAD, log, "s"))
    assert list(queue.stream(Job(), counting(3, []))) == [0, 1, 2]
    assert len(log) == RUN_AHEAD, "it runs ahead of its consumer only so far"
    assert list(slow) == list(range(10 * RUN_AHEAD))


def test_an_error_reaches_the_consumer_and_the_thread_lives(queue: ModelQueue) -> None:
    def work(_: Tell) -> Generator[int]:
        yield 1
        raise ZeroDivisionError("in the model")

    stream = queue.stream(Job(), work)
    assert next(stream) == 1
    with pytest.raises(ZeroDivisionError, match="in the model"):
        next(stream)
    assert list(stream) == []
    assert list(queue.stream(Job(), counting(1, []))) == [0]


def test_events_reach_the_listener_on_the_consumers_thread(queue: ModelQueue) -> None:
    seen: list[tuple[str, str]] = []

    def listen(event: JobEvent) -> None:
        assert isinstance(event, Notice)
        seen.append((event.message, threading.current_thread().name))

    def work(tell: Tell) -> Generator[int | JobEvent]:
        tell(Notice("told"))
        yield Notice("yielded")
        yield 1

    assert list(queue.stream(Job(notify=listen), work)) == [1]
    me = threading.current_thread().name
    assert seen == [("told", me), ("yielded", me)]


def test_closing_stops_after_the_current_step(queue: ModelQueue) -> None:
    log: list[str] = []
    stream = queue.stream(Job(), counting(1000, log))
    assert next(stream) == 0
    stream.close()
    assert list(stream) == []
    assert list(queue.stream(Job(), counting(1, []))) == [0]
    assert log[-1] == "closed"
    assert len(log) <= RUN_AHEAD + 2


def test_cancelling_wakes_a_waiting_consumer_at_once(queue: ModelQueue) -> None:
    log: list[str] = []
    release, job = blocked(queue), Job()
    stream = queue.stream(job, counting(1, log))
    threading.Timer(0.01, job.cancelled.set).start()
    with pytest.raises(Cancelled):
        next(stream)
    release.set()
    assert list(queue.stream(Job(), counting(1, []))) == [0]
    assert log == [], "work that was cancelled before its turn never starts"


def test_close_joins_and_ends_waiting_consumers(queue: ModelQueue) -> None:
    log: list[str] = []
    before = set(threading.enumerate())
    parked = queue.stream(Job(), counting(1000, log))
    assert next(parked) == 0
    queue.close()
    assert log[-1] == "closed"
    with pytest.raises(Cancelled):
        list(parked)
    with pytest.raises(Cancelled):
        queue.stream(Job(), counting(1, []))
    assert not set(threading.enumerate()) - before
    queue.close()


def test_idle_runs_when_no_work_waits() -> None:
    idle = threading.Event()
    queue = ModelQueue(lambda: idle.set())
    list(queue.stream(Job(), counting(1, [])))
    assert idle.wait(60)
    queue.close()


def test_work_goes_on_after_the_look_between_it_failed(caplog: pytest.LogCaptureFixture) -> None:
    looks = itertools.count()
    failed = threading.Event()

    def look() -> float | None:
        if next(looks) == 0:
            return 0.001
        failed.set()
        raise OSError("a model file cannot be read")

    queue = ModelQueue(look)
    assert list(queue.stream(Job(), counting(1, []))) == [0]
    assert failed.wait(60)
    assert list(queue.stream(Job(), counting(3, []))) == [0, 1, 2]
    queue.close()
    assert "a model file cannot be read" in caplog.text


def test_many_threads_at_once(queue: ModelQueue) -> None:
    results: list[list[int]] = []

    def consume(n: int) -> None:
        job = Job("interactive" if n % 2 else "background")
        results.append(list(queue.stream(job, counting(30, []))))

    threads = [threading.Thread(target=consume, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert results == [list(range(30))] * 12
