"""Time from the start of the process to the first drawn frame: the chat against an empty Textual app.

Runs alternate, so that a change of the machine's load meets both; medians are compared, of the time on the clock and of
the processor time that the process had used by then, which other programs disturb less. The chat is measured without a
host running (a first start) and with one (every later start).
"""

from __future__ import annotations

import argparse
import statistics
import sys

import psutil

from benchmarks.driving.home import CHAT, assistant, private_home
from benchmarks.driving.session import Session
from benchmarks.report import report

_EMPTY = (sys.executable, "-m", "benchmarks.driving.empty_app")
_BAR = 1.25


class Times:
    """What some runs of one program took, in milliseconds."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self.clock: list[float] = []
        self.processor: list[float] = []

    def measure(self, variables: dict[str, str]) -> None:
        """One start, until the words in the empty text field are on the screen."""
        with Session(self._command, variables) as session:
            process = psutil.Process(session.process.pid)
            self.clock.append((session.wait_for(b"Ask") - session.started) * 1000)
            used = process.cpu_times()
            self.processor.append((used.user + used.system) * 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=12)
    runs = parser.parse_args().runs
    empty, first, later = Times(_EMPTY), Times(CHAT), Times(CHAT)
    with private_home() as (_, variables):
        Times(CHAT).measure(variables)  # compiles what was never imported
        for _ in range(runs):
            empty.measure(variables)
            assistant(["host", "stop"], variables)
            first.measure(variables)
            assistant(["host", "start"], variables)
            later.measure(variables)
    named = {"empty Textual app": empty, "chat, first start": first, "chat, host runs": later}
    rows: list[dict[str, object]] = []
    bars: dict[str, tuple[float, float]] = {}
    for name, times in named.items():
        clock, processor = statistics.median(times.clock), statistics.median(times.processor)
        ratio, work = clock / statistics.median(empty.clock), processor / statistics.median(empty.processor)
        rows.append(
            {"": name, "ms": clock, "best ms": min(times.clock), "ratio": ratio, "cpu ms": processor, "cpu ratio": work}
        )
        if times is not empty:
            bars |= {f"{name}, ratio": (ratio, _BAR), f"{name}, cpu ratio": (work, _BAR)}
    report("first_frame", rows, bars)


if __name__ == "__main__":
    main()
