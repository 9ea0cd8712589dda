"""All that is measured on one language model, one after the other on the same weights: a GPU may be lent for minutes.

`python -m benchmarks.gpu --size 4B --device cuda --dtype bfloat16 --families qwen3_vl --tokens 128 --question 150`
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Generator
from contextlib import suppress
from typing import Any

import torch

from assistant.api import Cancelled, Generation
from assistant.engine.decoding.stage import Stage
from assistant.engine.families.conversation import Conversation
from assistant.engine.queue import ModelQueue, Tell
from assistant.engine.settings import Job
from benchmarks import decode, turns
from benchmarks.engine.running import run
from benchmarks.report import Row, printed


def main() -> None:
    numbers = {**decode.NUMBERS, **turns.NUMBERS}
    run("gpu", __doc__, numbers, measured)


def measured(family: str, model: Any, options: argparse.Namespace, stage: Stage | None) -> list[Row]:
    rows: list[Row] = []
    for measure in (decode.measured, cancelled, turns.measured):
        new = measure(family, model, options, stage)
        printed(new)
        rows += new
    return rows


def cancelled(family: str, model: Any, _: argparse.Namespace, stage: Stage | None) -> list[Row]:
    """From the moment when an answer is cancelled until model thread and GPU are free, through the engine's queue."""
    queue = ModelQueue(lambda: None)
    tokens, waits = zip(*(stopped(queue, model, stage) for _ in range(10)), strict=True)
    queue.close()
    token, bar = min(tokens), min(tokens) + 50
    return [
        Row(f"{family}: one token through the queue", token, "ms"),
        Row(f"{family}: from cancelling to a free GPU, slowest of 10", max(waits), "ms", f"<={bar:.0f}"),
    ]


def stopped(queue: ModelQueue, model: Any, stage: Stage | None) -> tuple[float, float]:
    """Milliseconds for a token of an answer, and from cancelling it to the end of all work for it."""

    def answer(_: Tell) -> Generator[int]:
        conversation = Conversation(model, stage)
        logits = conversation.read({"input_ids": torch.arange(300, 364, device=model.device).unsqueeze(0)}, 0)
        yield from conversation.say(logits, Generation(max_tokens=200), frozenset())

    job = Job(cancelled=threading.Event())
    stream = queue.stream(job, answer)
    next(stream)
    begun = time.perf_counter()
    for _ in range(20):
        next(stream)
    token = (time.perf_counter() - begun) / 20
    begun = time.perf_counter()
    job.cancelled.set()
    with suppress(Cancelled):
        next(stream)
    while stream in queue.live:
        time.sleep(0.0002)
    if model.device.type == "cuda":
        torch.cuda.synchronize()
    return 1000 * token, 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
