"""Spoken utterances with dense labels, made in shards that depend on their number and the seed alone.

Belongs here: text and voice to 16 kHz sound, and a phoneme and a word for every 20 ms. Does not belong here: noise.
The dense labels are what makes the small model learn at all: with the sentence alone as its target, the decoder ignores
the sound for a very long time. They cost nothing, since espeak-ng reports them.
Run as a program, it makes shards ahead of a training run.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

from training.parent import end_with
from training.speech import sentences, voices
from training.speech.espeak import Espeak, Mark

RATE = 16_000
FRAME = 320
"""Samples of one label: 20 ms, one position of the encoder."""
SHARD = 500
AHEAD = 24
"""Shards that wait to be read; more are not made."""
LONGEST_SECONDS = 9.6

# Every phoneme name that the English voices of espeak-ng 1.51 report in this world; what is not here is `other`.
_PHONEME_NAMES = """\
silence other n E d @ p k s l oU m i: t w z r S a g i@3 a# j aI@ aI b i 3: @L h D I2 r- @2 V 0 I# VR I f v N U
u: eI aU OI O: A: tS dZ T Z e: e@ i@ U@ o@ A@ O@ 3 @- 0# O a2 t# t2 ? R u aa x IR ; w# t[ l# O2 n- E# E2 @r
eI2 o: U2 oU# ɹ"""
PHONEMES = _PHONEME_NAMES.split()
_PHONEME_INDEX = {name: index for index, name in enumerate(PHONEMES)}
_WORD_INDEX = {word: index + 1 for index, word in enumerate(sentences.vocabulary())}
WORDS = len(_WORD_INDEX) + 1
"""Word classes of a frame: silence, then the vocabulary."""


@dataclass(frozen=True)
class Utterance:
    """`samples`: int16 at 16 kHz; `phonemes`, `words`: one class for each 20 ms, int16."""

    text: str
    samples: NDArray[np.int16]
    phonemes: NDArray[np.int16]
    words: NDArray[np.int16]


def _phoneme_class(name: str) -> int:
    if name.startswith("_") or not name:
        return 0
    return _PHONEME_INDEX.get(name, 1)


def _frames(marks: list[Mark], classes: list[int], count: int, stretch: float) -> NDArray[np.int16]:
    """Each frame gets the class of the mark that covers its middle."""
    starts = np.array([mark.seconds for mark in marks]) * stretch
    middles = (np.arange(count) + 0.5) * FRAME / RATE
    found = np.searchsorted(starts, middles, side="right") - 1
    labels = np.array([0, *classes], dtype=np.int16)
    return labels[found + 1]


def speak(espeak: Espeak, text: str, manner: voices.Manner, ending: str = "") -> Utterance:
    """Say `text` and label it. A sound that is longer than `LONGEST_SECONDS` loses its last words."""
    spoken = espeak.say(
        text + ending, manner.voice, manner.speed, manner.pitch, manner.intonation, manner.loudness, manner.gap
    )
    samples = soxr.resample(spoken.samples.astype(np.float32), spoken.rate / manner.stretch, RATE, quality="MQ")
    samples = np.clip(samples, -32768, 32767).astype(np.int16)
    count = len(samples) // FRAME
    phonemes = _frames(spoken.phonemes, [_phoneme_class(m.name) for m in spoken.phonemes], count, manner.stretch)
    ends = [i for i, letter in enumerate(text) if letter == " "]
    split = text.split()
    classes = [_WORD_INDEX.get(split[sum(end < m.position for end in ends)], 0) for m in spoken.words]
    words = _frames(spoken.words, classes, count, manner.stretch)
    words[phonemes == 0] = 0
    return Utterance(text, samples, phonemes, words)


def make(espeak: Espeak, rng: random.Random, held_out: bool = False) -> Utterance:
    """A new utterance that fits the model's window."""
    while True:
        text, manner = sentences.sentence(rng), voices.choose(rng, held_out)
        spoken = speak(espeak, text, manner, rng.choice(("", ".", "?", "!")))
        if RATE // 5 < len(spoken.samples) < LONGEST_SECONDS * RATE:
            return spoken


def shard_path(folder: Path, seed: int, number: int) -> Path:
    return folder / f"seed{seed}-shard{number:05d}.npz"


def shards_of(seed: int) -> str:
    """The pattern of the names of shards that were made from that seed."""
    return f"seed{seed}-*.npz"


def write_shard(espeak: Espeak, folder: Path, seed: int, number: int, size: int = SHARD) -> Path:
    """Make shard `number` if it is not there: written aside, then renamed."""
    path = shard_path(folder, seed, number)
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(f"{seed}/{number}")
    made = [make(espeak, rng) for _ in range(size)]
    part = path.with_suffix(f".part{os.getpid()}")
    with part.open("wb") as file:
        np.savez(
            file,
            texts=np.array([u.text for u in made]),
            lengths=np.array([len(u.samples) for u in made]),
            samples=np.concatenate([u.samples for u in made]),
            phonemes=np.concatenate([u.phonemes for u in made]),
            words=np.concatenate([u.words for u in made]),
        )
    part.replace(path)
    return path


def read_shard(path: Path) -> list[Utterance]:
    with np.load(path) as data:
        texts, lengths = data["texts"], data["lengths"]
        samples = np.split(data["samples"], np.cumsum(lengths)[:-1])
        cuts = np.cumsum(lengths // FRAME)[:-1]
        phonemes, words = np.split(data["phonemes"], cuts), np.split(data["words"], cuts)
    return [Utterance(str(t), s, p, w) for t, s, p, w in zip(texts, samples, phonemes, words, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make shards of spoken utterances ahead of a training run.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--parent", type=int, help="process with which this one ends")
    options = parser.parse_args()
    if options.parent:
        end_with(options.parent)
    os.nice(6)
    espeak = Espeak()
    for number in itertools.count(options.first, options.step):
        write_shard(espeak, options.folder, options.seed, number)
        while len(list(options.folder.glob(shards_of(options.seed)))) > AHEAD:
            time.sleep(0.2)


if __name__ == "__main__":
    main()
