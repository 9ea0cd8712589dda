"""One picture by the pocket pipeline on two cores: seconds, and the share of them outside the denoiser's own passes.

Needs the weights in `assistant/pocket/image_generation`. Run it on an otherwise idle machine.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import Any

import torch

from assistant.api import Drawing
from assistant.engine import catalogue
from assistant.engine.device import pick
from assistant.engine.families import load
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
    inside = watched(painter)
    rows = []
    for seed in range(runs + 1):
        inside.clear()
        begun = time.perf_counter()
        list(painter.draw(Drawing("two small blue stars and a large red circle", seed=seed)))
        rows.append((time.perf_counter() - begun, sum(inside)))
    seconds = statistics.median(whole for whole, _ in rows[1:])
    outside = statistics.median((whole - part) / whole for whole, part in rows[1:])
    told(
        "drawing",
        {"runs": runs, "model": ID},
        [
            Row("one pocket picture on two cores", seconds, "s", "<=6"),
            Row("share outside the denoiser's passes", outside * 100, "%", "<=15"),
        ],
    )


def watched(painter: Any) -> list[float]:
    """Seconds of every pass of the denoiser from now on, appended as they end."""
    spent: list[float] = []
    unet = painter._pipeline.unet
    real = unet.forward

    def timed(*given: Any, **more: Any) -> Any:
        begun = time.perf_counter()
        try:
            return real(*given, **more)
        finally:
            spent.append(time.perf_counter() - begun)

    unet.forward = timed
    return spent


if __name__ == "__main__":
    main()
