"""Batches made ahead of the training by other processes, so that a GPU never waits for Python.

Belongs here: the processes. Does not belong here: what a batch is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

Batch = TypeVar("Batch")
AHEAD = 8
"""Batches that each process makes ahead."""


def workers(where: torch.device) -> int:
    """Half of the processors beside a GPU; none on a machine whose processors do the training."""
    return max(1, (os.cpu_count() or 2) // 2) if where.type == "cuda" else 0


def ahead(make: Callable[[int], Iterator[Batch]], seed: int, processes: int) -> Iterator[Batch]:
    """Endless batches of `make(seed)`; with processes, each has a seed of its own. `make` must be picklable."""
    if not processes:
        return make(seed)
    loader: Any = DataLoader(
        _Made(make, seed),
        batch_size=None,
        num_workers=processes,
        collate_fn=_as_it_is,
        prefetch_factor=AHEAD,
        multiprocessing_context="spawn",
        worker_init_fn=_alone,
    )
    return iter(loader)


class _Made(IterableDataset[Any]):
    def __init__(self, make: Callable[[int], Iterator[Any]], seed: int) -> None:
        self.make, self.seed = make, seed

    def __iter__(self) -> Iterator[Any]:
        info = get_worker_info()
        return self.make(self.seed * 1000 + (info.id if info else 0))


def _as_it_is(made: Any) -> Any:
    return made


def _alone(_number: int) -> None:
    """One thread for each process: there is one for each processor already."""
    torch.set_num_threads(1)
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
