"""Writers in the background: processes that draw while the training runs.

Belongs here: starting and stopping them. Does not belong here: the record format (`pool`).
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from training.parent import end_with
from training.scenes.pool import keep_writing

SHARDS = 40
"""40 shards of 1024 scenes are 2.6 GB; a few are enough to begin."""
WRITERS = max(1, (os.cpu_count() or 1) // 4)
BEGIN_WITH = 4
REST_SECONDS = 20.0


@contextmanager
def drawing(folder: Path, seed: int, alike: bool = False, shards: int = SHARDS) -> Iterator[Path]:
    """A pool in `folder` that keeps changing while the context is open; waits for its first shards."""
    context, writers = multiprocessing.get_context("spawn"), min(WRITERS, shards)
    parts = [(folder, seed, range(first, shards, writers), alike, 10**9, REST_SECONDS) for first in range(writers)]
    processes = [context.Process(target=_write, args=part, daemon=True) for part in parts]
    for process in processes:
        process.start()
    try:
        while len(list(folder.glob("*.npy"))) < min(BEGIN_WITH, shards):
            if not all(process.is_alive() for process in processes):
                raise RuntimeError(f"a writer of {folder} ended")
            time.sleep(0.5)
        yield folder
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _write(folder: Path, seed: int, shards: range, alike: bool, rounds: int, rest: float) -> None:
    os.nice(10)
    end_with(os.getppid())
    keep_writing(folder, seed, shards, alike, rounds, rest)
