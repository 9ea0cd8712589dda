"""Sentences spoken by espeak-ng with the time of each, alone or with silence between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from training.speech import sentences, voices
from training.speech.corpus import RATE, speak
from training.speech.espeak import Espeak

Samples = NDArray[np.float32]
_SHORTEST = 0.7
"""Seconds of a sentence with as much silence after it: less would be no pause."""


@dataclass(frozen=True, slots=True)
class Recording:
    """`samples` at 16 kHz; `spoken`: begin and end of every sentence in seconds."""

    samples: Samples
    spoken: tuple[tuple[float, float], ...]

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


@cache
def voice() -> Espeak:
    """The one of this process: espeak-ng keeps its state in globals."""
    return Espeak()


def utterances(seed: int) -> Iterator[Samples]:
    """Sentences of the pocket model's world without silence around them, in voices that it was not trained on."""
    espeak, dice = voice(), random.Random(seed)
    while True:
        said = speak(espeak, sentences.from_grammar(dice), voices.choose(dice, held_out=True))
        sound: Samples = (said.samples / 32768).astype(np.float32)
        loud = np.flatnonzero(np.abs(sound) > 0.01)
        if len(loud):
            yield sound[loud[0] : loud[-1] + 1]


def recording(seconds: float, silent: bool, seed: int = 1) -> Recording:
    """At least so many seconds of one sentence after another: a breath apart, or each with as much silence after it."""
    room = np.random.default_rng(seed)
    pieces: list[Samples] = []
    spoken: list[tuple[float, float]] = []
    count = 0
    for sound in utterances(seed):
        if count >= seconds * RATE:
            break
        if silent and len(sound) < _SHORTEST * RATE:
            continue
        spoken.append((count / RATE, (count + len(sound)) / RATE))
        rest = len(sound) if silent else RATE // 4
        pieces += [sound, np.zeros(rest, np.float32)]
        count += len(sound) + rest
    whole = np.concatenate(pieces)
    return Recording(whole + room.normal(0, 3e-4, len(whole)).astype(np.float32), tuple(spoken))
