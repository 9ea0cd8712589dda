"""Spoken utterances in the memory of the training device: a ring in which new shards take the place of the oldest.

Belongs here: storage of clean sound and labels, and whose they are. Does not belong here: how they are disturbed.
Speaking is work for processors that costs less than a tenth of real time, but a GPU still learns faster than a few of
them speak: each utterance is heard several times, never twice in the same surroundings.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.speech import corpus


@dataclass(frozen=True)
class Entry:
    """`start` and `count`: its frames of 20 ms in the pool; `tokens`: an upper bound of its length in tokens."""

    start: int
    count: int
    text: str

    @property
    def tokens(self) -> int:
        return 2 * len(self.text.split())


def _placed(values: NDArray[np.int16], device: torch.device) -> Tensor:
    tensor = torch.from_numpy(values)
    return tensor.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else tensor


class Pool:
    """`samples` int16, `phonemes` and `words` int16 (a class for each frame of `corpus.FRAME` samples)."""

    def __init__(self, device: torch.device, seconds: int) -> None:
        self.device, self.frames = device, seconds * corpus.RATE // corpus.FRAME
        self.samples = torch.zeros(self.frames * corpus.FRAME, dtype=torch.int16, device=device)
        self.phonemes = torch.zeros(self.frames, dtype=torch.int16, device=device)
        self.words = torch.zeros(self.frames, dtype=torch.int16, device=device)
        self.entries: deque[Entry] = deque()
        self.heard = 0
        """Utterances that were ever added."""
        self._head = 0

    def add(self, shard: list[corpus.Utterance]) -> None:
        """Put utterances where the oldest are."""
        counts = [len(u.phonemes) for u in shard]
        total = sum(counts)
        if self._head + total > self.frames:
            self._forget(self._head, self.frames)
            self._head = 0
        self._forget(self._head, self._head + total)
        first, last = self._head, self._head + total
        sound = np.concatenate([u.samples[: n * corpus.FRAME] for u, n in zip(shard, counts, strict=True)])
        self.samples[first * corpus.FRAME : last * corpus.FRAME] = _placed(sound, self.device)
        self.phonemes[first:last] = _placed(np.concatenate([u.phonemes for u in shard]), self.device)
        self.words[first:last] = _placed(np.concatenate([u.words for u in shard]), self.device)
        for utterance, count in zip(shard, counts, strict=True):
            self.entries.append(Entry(self._head, count, utterance.text))
            self._head += count
        self.heard += len(shard)

    def _forget(self, first: int, last: int) -> None:
        while self.entries and first <= self.entries[0].start < last:
            self.entries.popleft()


class Reader:
    """Takes finished shards of a seed from the folder in which others write them, on a thread, and removes them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder, self._names = folder, corpus.shards_of(seed)
        self._read: queue.Queue[list[corpus.Utterance]] = queue.Queue(maxsize=4)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def _work(self) -> None:
        while not self._ended.is_set():
            found = sorted(self._folder.glob(self._names))
            for path in found:
                shard = corpus.read_shard(path)
                path.unlink()
                while not self._ended.is_set():
                    try:
                        self._read.put(shard, timeout=0.5)
                        break
                    except queue.Full:
                        continue
            if not found:
                time.sleep(0.1)

    def ready(self, wait: bool) -> list[list[corpus.Utterance]]:
        """The shards that have been read; with `wait`, at least one."""
        shards = [self._read.get(timeout=600)] if wait else []
        while True:
            try:
                shards.append(self._read.get_nowait())
            except queue.Empty:
                return shards

    def close(self) -> None:
        self._ended.set()
        self._thread.join(5)
