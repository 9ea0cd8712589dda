"""From Esc to the end of an answer, over the real host.

An answer is stopped in its middle by a second connection, as the terminal does it. What is measured ends with the
turn's last event, so it holds the request, the model's current token and the saving of what was said. The bar leaves
out that token: the host sends text in pieces, so that its time cannot be seen from here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time

from assistant.api.events import TextDelta, TurnEnded
from assistant.host.client import HostClient
from assistant.host.protocol import TurnRequest, files_of
from assistant.host.start import HostOptions, ensure_host
from benchmarks.driving.home import ROOT, private_home
from benchmarks.report import Row, told

_PICTURE = ROOT / "samples" / "four-shapes.png"
_ASK = "Describe this picture in detail: every object and where it is."
_AFTER = 5
"""Pieces of text that are read before the answer is stopped."""
_BAR_MS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    with private_home() as (_, variables):
        os.environ.update(variables)
        socket = ensure_host(HostOptions())
        with HostClient(socket) as client, HostClient(socket) as stopping:
            answered(client, stopping, stop=False)  # loads the model
            waits = [answered(client, stopping, stop=True) for _ in range(runs)]
    told(
        "cancel",
        {"runs": runs},
        [
            Row("Esc to the end of the turn, median", statistics.median(waits), "ms", f"<={_BAR_MS}"),
            Row("Esc to the end of the turn, slowest", max(waits), "ms"),
        ],
    )


def answered(client: HostClient, stopping: HostClient, *, stop: bool) -> float:
    """Milliseconds from stopping one answer to its end, if `stop` says so."""
    pieces, stopped = 0, 0.0
    for event in client.turn(TurnRequest(_ASK, files=files_of([str(_PICTURE)]), request="stop me")):
        now = time.perf_counter()
        if isinstance(event, TextDelta):
            pieces += 1
            if stop and pieces == _AFTER:
                stopped = time.perf_counter()
                assert stopping.cancel(request="stop me")
        if isinstance(event, TurnEnded):
            assert event.status == ("cancelled" if stop else "done"), event.status
            return 1000 * (now - stopped)
    raise RuntimeError("the turn has no end")


if __name__ == "__main__":
    main()
