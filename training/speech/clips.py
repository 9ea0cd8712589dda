"""Which utterances a round of training hears, when, how fast, and which of them share a batch.

Belongs here: choices for many clips at once, in numpy, so that they cost the processor next to nothing. Does not belong
here: sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.speech import augment, corpus
from training.speech.model import DIMENSIONS
from training.speech.pool import Entry

Indices = NDArray[np.int64]

SILENT_PART, JOINED_PART = 0.06, 0.2
"""Clips without words, and clips in which a second voice goes on after the first."""
UNCHANGED_PART = 0.6
"""Utterances at the speed at which they were spoken."""
LONGEST = augment.WINDOW // corpus.FRAME
"""Frames of the model's window."""
MOST_TOKENS = DIMENSIONS.n_text_ctx - 4
NOBODY = -1


@dataclass
class Clips:
    """`first`, `second` (n,): who speaks, or nobody; `frames` (n,): lengths; `sources` (2, 5, n) float64: for both the
    first frame in the pool, frames there, the frame of the clip where they begin, stretch and loudness."""

    first: Indices
    second: Indices
    frames: Indices
    sources: NDArray[np.float64]

    @property
    def silent(self) -> NDArray[np.bool_]:
        nobody: NDArray[np.bool_] = self.first == NOBODY
        return nobody

    @classmethod
    def drawn(cls, rng: np.random.Generator, entries: list[Entry], frames: int) -> Clips:
        """Clips of about `frames` frames together."""
        starts, counts = np.array([e.start for e in entries]), np.array([e.count for e in entries])
        lengths = np.array([e.tokens for e in entries])
        n = max(16, int(frames / (1.3 * counts.mean() + 25)))
        one, two = rng.integers(len(entries), size=(2, n))
        stretch = np.where(rng.random((2, n)) < UNCHANGED_PART, 1.0, rng.uniform(0.9, 1.12, (2, n)))
        stretch[0] = np.where(counts[one] / stretch[0] > LONGEST - 2, 1.0, stretch[0])
        long = np.ceil(np.stack([counts[one], counts[two]]) / stretch).astype(np.int64)
        at = np.maximum(0, np.minimum(_before(rng, n), LONGEST - 2 - long[0]))
        then = at + long[0] + rng.integers(0, 30, n)
        silent = rng.random(n) < SILENT_PART
        joined = (rng.random(n) < JOINED_PART) & ~silent & (then + long[1] < LONGEST - 1)
        joined &= lengths[one] + lengths[two] <= MOST_TOKENS
        end = np.where(joined, then + long[1], at + long[0])
        said = np.minimum(LONGEST, end + _after(rng, n))
        one, two = np.where(silent, NOBODY, one), np.where(joined, two, NOBODY)
        sources = np.stack(
            [
                np.stack([starts[who], np.where(who == NOBODY, 0, counts[who]), begin, pace, rng.uniform(0.5, 1.0, n)])
                for who, begin, pace in ((one, at, stretch[0]), (two, then, stretch[1]))
            ]
        )
        return cls(one, two, np.where(silent, rng.integers(10, LONGEST + 1, n), said), sources)

    def groups(self, rng: np.random.Generator, frames: int) -> Iterator[Indices]:
        """Clips of like length whose batch has at most `frames` frames with what fills them up, in any order."""
        order = np.argsort(self.frames + rng.integers(0, 12, len(self.frames)))
        cuts, first, longest = [], 0, 0
        for place, number in enumerate(order):
            longest = max(longest, int(self.frames[number]))
            if place > first and (longest + 25) * (place + 1 - first) > frames:
                cuts.append(place)
                first, longest = place, int(self.frames[number])
        groups = np.split(order, cuts)
        for index in rng.permutation(len(groups)):
            yield groups[index]

    def text(self, entries: list[Entry], number: int) -> str:
        """What is said in a clip."""
        said = (self.first[number], self.second[number])
        return " ".join(entries[who].text for who in said if who != NOBODY)


def _before(rng: np.random.Generator, n: int) -> Indices:
    """Frames before the first word: mostly few, sometimes many."""
    many = np.where(rng.random(n) < 0.7, 150, 450)
    return (rng.random(n) * np.where(rng.random(n) < 0.85, 20, many)).astype(np.int64)


def _after(rng: np.random.Generator, n: int) -> Indices:
    return (1 + rng.random(n) * np.where(rng.random(n) < 0.85, 25, 200)).astype(np.int64)
