"""One picture by the pocket pipeline on two cores: seconds, and the share of them outside the denoiser's own passes.

Needs the weights in `assistant/pocket/image_generation`. Other work on the machine only slows a picture, so the fastest
counts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from typing import Any

import torch

from assistant.api import Drawing
from assistant.engine import catalogue
from assistant.engine.device import pick
from assistant.engine.families import image_generation, load
from assistant.engine.settings import ModelFolders
from benchmarks.report import Row, told

ID = "pocket/image_generation"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    device = pick("cpu")
    torch.set_num_threads(2)
    found = catalogue.find(catalogue.read().models[ID], ModelFolders.default())
    if found is None:
        raise SystemExit("There is no pocket pipeline here. Make one: assistant-train drawing")
    painter = load(found, device)
    seconds = min(_times(painter, runs, time.perf_counter))
    # The share on one thread and by the process's own time, which other work on the machine changes little.
    torch.set_num_threads(1)
    # On an idle machine the picture is finished before a preview is due; on a busy one it must not be counted either.
    image_generation._APART_S = float("inf")
    inside = watched(painter)
    whole = _times(painter, runs, time.process_time)
    each = len(inside) // (runs + 1)
    spent = [sum(inside[start : start + each]) for start in range(each, len(inside), each)]
    outside = statistics.median(1 - part / all_ for part, all_ in zip(spent, whole, strict=True))
    told(
        "drawing",
        {"runs": runs, "model": ID},
        [
            Row("one pocket picture on two cores", seconds, "s", "<=6"),
            Row("the processor's time for it, one thread", min(whole), "s"),
            Row("share outside the denoiser's passes", outside * 100, "%", "<=15"),
        ],
    )


def _times(painter: Any, runs: int, clock: Callable[[], float]) -> list[float]:
    """What each of so many pictures took, after one that does not count."""
    times = []
    for seed in range(runs + 1):
        begun = clock()
        list(painter.draw(Drawing("two small blue stars and a large red circle", seed=seed)))
        times.append(clock() - begun)
    return times[1:]


def watched(painter: Any) -> list[float]:
    """The process's own seconds for every pass of the denoiser from now on, appended as they end."""
    spent: list[float] = []
    unet = painter._pipeline.unet
    real = unet.forward

    def timed(*given: Any, **more: Any) -> Any:
        begun = time.process_time()
        try:
            return real(*given, **more)
        finally:
            spent.append(time.process_time() - begun)

    unet.forward = timed
    return spent


if __name__ == "__main__":
    main()
