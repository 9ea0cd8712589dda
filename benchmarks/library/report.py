"""A table for people and a JSON file for comparison, in `runs/benchmarks/`. Ratios are of one run."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "runs" / "benchmarks"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured line. `bar` is what it should reach, with its direction; empty where it is only told."""

    what: str
    value: float
    unit: str
    bar: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the bar is reached, None without one."""
        if not self.bar:
            return None
        sign, limit = self.bar[:2].strip(), float(self.bar[2:])
        return self.value >= limit if sign == ">=" else self.value <= limit


def told(name: str, settings: dict[str, object], rows: Sequence[Row]) -> None:
    """Prints the table and writes the JSON."""
    width = max(len(row.what) for row in rows)
    for row in rows:
        verdict = "" if row.reached is None else ("  ok" if row.reached else "  MISSED")
        print(f"{row.what:<{width}}  {row.value:>12,.2f} {row.unit:<12} {row.bar:<8}{verdict}")
    FOLDER.mkdir(parents=True, exist_ok=True)
    machine = {"cpus": os.cpu_count(), "load": round(os.getloadavg()[0], 2), "machine": platform.platform()}
    body = {"benchmark": name, "settings": settings, "machine": machine, "rows": [asdict(row) for row in rows]}
    file = FOLDER / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}.json"
    file.write_text(json.dumps(body, indent=1), encoding="utf-8")


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
