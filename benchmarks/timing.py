"""How long calls take, and what many times say together."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def spread(values: Sequence[float]) -> dict[str, float]:
    """p50, p95, p99 and the largest of at least one value."""
    ordered = sorted(values)

    def at(share: float) -> float:
        return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]

    return {"p50": statistics.median(ordered), "p95": at(0.95), "p99": at(0.99), "max": ordered[-1]}


def times_ms(calls: Sequence[Callable[[int], object]], count: int) -> list[list[float]]:
    """How long `call(0)` to `call(count - 1)` of each call took, the shortest first, after three for warming up.

    They take turns, so that a busy moment of the machine falls on all of them.
    """
    times: list[list[float]] = [[] for _ in calls]
    for number in range(-3, count):
        for call, taken in zip(calls, times, strict=True):
            begun = time.perf_counter()
            call(number % count)
            if number >= 0:
                taken.append((time.perf_counter() - begun) * 1000)
    return [sorted(taken) for taken in times]
