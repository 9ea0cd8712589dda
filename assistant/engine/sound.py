"""Sound for a speech model: windows cut at quiet places, and what is silence. Plain numpy, on the thread that asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples per second everywhere in the engine."""
Samples = NDArray[np.float32]

_FRAME = RATE // 20
"""50 ms: short against a pause between words, long against a pitch period."""
_FLOOR = 0.002
"""Root mean square, full scale 1: -54 dB. A quiet room through a laptop microphone stays below, a whisper does not."""
_QUIETER = 0.08
"""A frame this many times quieter (22 dB) than the loudest one of its window does not count as speech."""


def windows(pieces: Iterable[Samples], longest: int) -> Iterator[tuple[int, Samples]]:
    """Start (in samples) and samples of consecutive windows of at most `longest` samples.

    A window that is followed by more sound ends at the quietest place of its last third, so that no word is cut.
    """
    start, held = 0, np.zeros(0, np.float32)
    for piece in pieces:
        held = np.concatenate([held, np.nan_to_num(piece.astype(np.float32, copy=False))])
        while len(held) > longest:
            cut = _quietest(held[:longest])
            yield start, held[:cut]
            start, held = start + cut, held[cut:]
    if len(held):
        yield start, held


def speech_span(samples: Samples) -> tuple[int, int] | None:
    """First and last sample (exclusive) that may be speech, None for silence."""
    levels = _levels(samples)
    peak = float(levels.max(initial=0.0))
    if peak < _FLOOR:
        return None
    loud = np.flatnonzero(levels >= max(_FLOOR, peak * _QUIETER))
    return int(loud[0]) * _FRAME, min(len(samples), int(loud[-1] + 1) * _FRAME)


def _quietest(samples: Samples) -> int:
    """Where to cut: the middle of the quietest frame in the last third."""
    first = len(samples) * 2 // 3 // _FRAME
    levels = _levels(samples[: len(samples) // _FRAME * _FRAME])[first:]
    return (first + int(levels.argmin())) * _FRAME + _FRAME // 2 if len(levels) else len(samples)


def _levels(samples: Samples) -> NDArray[np.float64]:
    """Root mean square of each frame, shape (frames,)."""
    padded = np.pad(samples.astype(np.float64), (0, -len(samples) % _FRAME))
    levels: NDArray[np.float64] = np.sqrt((padded.reshape(-1, _FRAME) ** 2).mean(axis=1))
    return levels
