"""Sound for a speech model: what is said between two pauses, and how much of it a model hears at once.

Plain numpy, on the thread that asks. The rule is one of loudness: a neural detector was measured to cost as much as
the smallest speech model, and what is loud without being speech is refused by the speech model's own measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples per second everywhere in the engine."""
Samples = NDArray[np.float32]

_FRAME = RATE // 20
"""50 ms: short against a pause between words, long against a pitch period."""
_FLOOR = 0.002
"""Level, full scale 1: -54 dB. A quiet room through a laptop microphone stays below, a whisper does not."""
_ABOVE_NOISE = 3.0
"""A frame this many times louder (10 dB) than the quietest tenth of its piece may be speech."""
_QUIETER = 0.15
"""So may one at most 16 dB quieter than the loudest, so that steady noise never hides a voice."""
_PAUSE = RATE // 2 // _FRAME
"""Frames of a pause. Pauses inside a spoken sentence are mostly shorter than half a second."""
_AROUND = 3
"""Frames kept before and after: soft beginnings and ends of words are below the threshold."""
_HELD = 16
_SHORTEST = 2
"""Frames that must be loud: a click is no word."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`samples` between two pauses, from sample `start` of the sound; loud from `first` to `last` (exclusive)."""

    samples: Samples
    start: int
    first: int
    last: int

    @property
    def end(self) -> int:
        """The sample of the sound after the last one."""
        return self.start + len(self.samples)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a model hears at once: one or more `parts` with the silence between them left out; none for silence.

    `until`: the sample of the sound up to which everything has been heard.
    """

    parts: tuple[Spoken, ...]
    until: int

    @property
    def samples(self) -> Samples:
        return np.concatenate([part.samples for part in self.parts])

    def times(self, begin: float, end: float) -> tuple[float, float]:
        """Seconds in the sound of a piece of the samples, both inside what is loud."""
        first = self._part(begin * RATE + _AROUND * _FRAME, begin * RATE)
        last = self._part(end * RATE - _AROUND * _FRAME, end * RATE)
        start = min(max(first[1], first[0].first), first[0].last - _FRAME)
        return start / RATE, max(min(last[1], last[0].last), start + _FRAME) / RATE

    def _part(self, inside: float, place: float) -> tuple[Spoken, float]:
        """The part that holds sample `inside` of the samples, and where in the sound `place` is by that part."""
        at = 0
        for part in self.parts[:-1]:
            if inside < at + len(part.samples):
                return part, part.start + place - at
            at += len(part.samples)
        return self.parts[-1], self.parts[-1].start + place - at


def stretches(pieces: Iterable[Samples], longest: int, whole: bool) -> Iterator[Stretch]:
    """The sound as a model of a window of `longest` samples should hear it, in order, at least one for each piece.

    `whole`: a call costs the same however short its sound is, so that as much as fits is put into one.
    """
    cutter = Cutter(longest)
    held: list[Spoken] = []
    told = 0
    for piece in _ended(pieces):
        for spoken in cutter.cut(piece):
            if held and sum(len(part.samples) for part in (*held, spoken)) > longest:
                yield Stretch(tuple(held), held[-1].end)
                held = []
            held.append(spoken)
            if not whole:
                told = spoken.end
                yield Stretch((spoken,), told)
                held = []
        # After so long a silence another call costs no more than listening to it would.
        if held and (piece is None or cutter.until - held[-1].end > longest):
            told = cutter.until
            yield Stretch(tuple(held), told)
            held = []
        if not held and cutter.until > told:
            told = cutter.until
            yield Stretch((), told)


def grouped(found: Iterable[Stretch], most: int, longest: int, whole: bool) -> Iterator[list[Stretch]]:
    """What a model hears in one call: few stretches with words at first, so that the first words come soon, then twice
    as many each time, up to `most`; silence waits for none, and nothing for more than `_HELD` windows of `longest`."""
    limit, held = min(most, 4 if whole else 8), list[Stretch]()
    for stretch in found:
        held.append(stretch)
        spoken = sum(bool(each.parts) for each in held)
        if not spoken or spoken >= limit or stretch.until - held[0].until > _HELD * longest:
            yield held
            held = []
            limit = min(most, 2 * limit) if spoken else limit
    if held:
        yield held


def _ended(pieces: Iterable[Samples]) -> Iterator[Samples | None]:
    yield from pieces
    yield None


class Cutter:
    """Takes the sound piece by piece and gives what is spoken between pauses, at most `longest` samples each."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._start = 0
        self._held = np.zeros(0, np.float32)
        self._loud = np.zeros(0, bool)

    @property
    def until(self) -> int:
        """The sample up to which nothing is left to be given."""
        return self._start

    def cut(self, piece: Samples | None) -> Iterator[Spoken]:
        """What is complete once `piece` has been heard; None ends the sound."""
        ended = piece is None
        if piece is not None:
            self._held = np.concatenate([self._held, np.nan_to_num(piece.astype(np.float32, copy=False))])
        fresh = self._held[len(self._loud) * _FRAME :]
        if not ended:
            fresh = fresh[: len(fresh) // _FRAME * _FRAME]
        self._loud = np.concatenate([self._loud, _loud(fresh)])
        while (bounds := self._next(ended)) is not None:
            first, last = bounds
            begin, end = max(0, first - _AROUND), last + _AROUND
            if min(end * _FRAME, len(self._held)) - begin * _FRAME > self._longest:
                end = last = begin + _quietest(self._held[begin * _FRAME :][: self._longest])
            if np.count_nonzero(self._loud[first:last]) >= _SHORTEST:
                yield self._spoken(begin, first, last, end)
            self._drop(end)
        self._drop(len(self._loud) if ended else self._silent())

    def _next(self, ended: bool) -> tuple[int, int] | None:
        """First and last loud frame (exclusive) of what is said next, None while its end has not been heard."""
        loud = np.flatnonzero(self._loud)
        if not len(loud):
            return None
        gaps = np.flatnonzero(np.diff(loud) > _PAUSE)
        first = int(loud[0])
        last = int(loud[gaps[0]] if len(gaps) else loud[-1]) + 1
        paused = len(gaps) or len(self._loud) - last >= _PAUSE or ended
        too_long = (len(self._loud) - max(0, first - _AROUND)) * _FRAME > self._longest
        return (first, last) if paused or too_long else None

    def _spoken(self, begin: int, first: int, last: int, end: int) -> Spoken:
        samples = self._held[begin * _FRAME : end * _FRAME]
        until = self._start + min(last * _FRAME, len(self._held))
        return Spoken(samples, self._start + begin * _FRAME, self._start + first * _FRAME, until)

    def _silent(self) -> int:
        """Frames before anything that may still belong to speech."""
        loud = np.flatnonzero(self._loud)
        return max(0, (int(loud[0]) if len(loud) else len(self._loud)) - _AROUND)

    def _drop(self, frames: int) -> None:
        count = min(frames * _FRAME, len(self._held))
        self._start += count
        self._held, self._loud = self._held[count:], self._loud[frames:]


def _loud(samples: Samples) -> NDArray[np.bool_]:
    """Which frames may be speech, shape (frames,)."""
    levels = _levels(samples)
    if not len(levels):
        return np.zeros(0, bool)
    relative = min(_ABOVE_NOISE * float(np.percentile(levels, 10)), _QUIETER * float(levels.max()))
    loud: NDArray[np.bool_] = levels >= max(_FLOOR, relative)
    return loud


def _quietest(samples: Samples) -> int:
    """Frames before the place to cut: in the middle of the last pause of the last third, or what is most like one."""
    count = len(samples) // _FRAME
    first = count * 2 // 3
    levels = _levels(samples[first * _FRAME : count * _FRAME])
    quiet = np.flatnonzero(levels <= max(_FLOOR, 1.1 * float(levels.min())))
    pause = np.split(quiet, np.flatnonzero(np.diff(quiet) > 1) + 1)[-1]
    return first + int(pause[len(pause) // 2]) + 1


def _levels(samples: Samples) -> NDArray[np.float64]:
    """Root mean square of each frame about its mean (a constant is no sound), shape (frames,)."""
    padded = np.pad(
        samples.astype(np.float64), (0, -len(samples) % _FRAME), mode="edge" if len(samples) else "constant"
    )
    levels: NDArray[np.float64] = padded.reshape(-1, _FRAME).std(axis=1)
    return levels
