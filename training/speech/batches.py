"""A stream of training batches: augmented sound, dense labels and token sequences.

Belongs here: which utterances, in which order, and their tensors. Does not belong here: the model and its losses.
Round r draws from shard r, which is new, and from earlier shards under other noise. The order depends on the seed only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.speech import augment, corpus, features
from training.speech.espeak import Espeak
from training.speech.model import tokenizer

REPLAY = 2
"""Utterances heard again for each new one."""
MEMORY = 12
"""Shards of which utterances are heard again."""
SILENT_PART = 0.04
FRAMES_IN_BATCH = 2400
GROUP = 500
"""Utterances that are sorted by length to share batches."""


@dataclass
class Batch:
    """`mel` (b, 80, 2t) float; `phonemes`, `words` (b, t); `tokens`, `targets` (b, n) compact, -100 where none."""

    mel: Tensor
    phonemes: Tensor
    words: Tensor
    tokens: Tensor
    targets: Tensor


@dataclass
class _Clip:
    samples: augment.Samples
    phonemes: np.ndarray
    words: np.ndarray
    text: str

    @property
    def frames(self) -> int:
        return len(self.samples) // corpus.FRAME


class Stream:
    """Batches for ever, from round `first` on."""

    def __init__(self, folder: Path, seed: int, tokens: list[int], frames: int = FRAMES_IN_BATCH) -> None:
        self.folder, self.seed, self.frames = folder, seed, frames
        self.compact = {token: index for index, token in enumerate(tokens)}
        self.tokenizer = tokenizer()
        self.espeak = Espeak()
        self.shards: dict[int, list[corpus.Utterance]] = {}
        babble = [u.samples for u in self._shard(0)]
        self.bank = augment.NoiseBank.made(np.random.default_rng(seed), babble)

    def _shard(self, number: int) -> list[corpus.Utterance]:
        if number not in self.shards:
            self.shards[number] = corpus.read_shard(corpus.write_shard(self.espeak, self.folder, self.seed, number))
        return self.shards[number]

    def round(self, number: int) -> Iterator[Batch]:
        """About three thousand utterances. The first rounds are quieter: sounds are learned faster without noise."""
        hard = min(1.0, 0.15 + 0.07 * max(0, number - 5))
        chance, rng = random.Random(f"{self.seed}/round{number}"), np.random.default_rng([self.seed, number])
        for old in [n for n in self.shards if n < number - MEMORY]:
            del self.shards[old]
        chosen = list(self._shard(number))
        before = [u for n in range(max(0, number - MEMORY), number) for u in self._shard(n)] or chosen
        chosen += chance.sample(before, min(len(before), REPLAY * corpus.SHARD))
        chance.shuffle(chosen)
        for start in range(0, len(chosen), GROUP):
            clips = [self._clip(rng, u, hard) for u in chosen[start : start + GROUP]]
            clips += [self._silence(rng) for _ in range(round(SILENT_PART * len(clips)))]
            yield from self._bucketed(chance, clips)

    def _clip(self, rng: np.random.Generator, utterance: corpus.Utterance, hard: float) -> _Clip:
        sound = utterance.samples.astype(np.float32)
        samples, at = augment.surroundings(rng, sound, self.bank, hard)
        count = len(samples) // corpus.FRAME
        phonemes, words = np.zeros(count, np.int64), np.zeros(count, np.int64)
        first = at // corpus.FRAME
        length = min(len(utterance.phonemes), count - first)
        phonemes[first : first + length] = utterance.phonemes[:length]
        words[first : first + length] = utterance.words[:length]
        return _Clip(samples, phonemes, words, utterance.text)

    def _silence(self, rng: np.random.Generator) -> _Clip:
        samples = augment.nothing_said(rng, self.bank)
        none = np.zeros(len(samples) // corpus.FRAME, np.int64)
        return _Clip(samples, none, none, "")

    def _bucketed(self, chance: random.Random, clips: list[_Clip]) -> Iterator[Batch]:
        clips.sort(key=lambda clip: clip.frames + chance.uniform(-15, 15))
        groups: list[list[_Clip]] = [[]]
        for clip in clips:
            longest = max([clip.frames, *(c.frames for c in groups[-1])])
            if groups[-1] and longest * (len(groups[-1]) + 1) > self.frames:
                groups.append([])
            groups[-1].append(clip)
        chance.shuffle(groups)
        for group in groups:
            yield self._tensors(chance, group)

    def _tensors(self, chance: random.Random, group: list[_Clip]) -> Batch:
        longest = max(clip.frames for clip in group) + 2
        # At inference every clip is filled up to the whole window: learn what follows the end, some of the time fully.
        filled = 500 if chance.random() < 0.04 else longest + int(chance.random() ** 3 * 40)
        t = min(500, max(longest, filled))
        samples = torch.zeros(len(group), t * corpus.FRAME)
        phonemes = torch.zeros(len(group), t, dtype=torch.long)
        words = torch.zeros(len(group), t, dtype=torch.long)
        for row, clip in enumerate(group):
            kept = min(len(clip.samples), t * corpus.FRAME)
            samples[row, :kept] = torch.from_numpy(clip.samples[:kept])
            count = min(t, len(clip.phonemes))
            phonemes[row, :count] = torch.from_numpy(clip.phonemes[:count])
            words[row, :count] = torch.from_numpy(clip.words[:count])
        tokens, targets = self._sequences([clip.text for clip in group])
        return Batch(features.log_mel(samples), phonemes, words, tokens, targets)

    def _sequences(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        """Input: start, no timestamps, text. Target: no timestamps (or no speech), text, end."""
        known = self.tokenizer
        inputs, targets = [], []
        for text in texts:
            words = known.encode(" " + text) if text else []
            inputs.append([known.sot, known.no_timestamps, *words])
            targets.append([known.no_timestamps if text else known.no_speech, *words, known.eot])
        n = max(len(row) for row in inputs)
        tokens = torch.zeros(len(texts), n, dtype=torch.long)
        wanted = torch.full((len(texts), n), -100, dtype=torch.long)
        for row, (given, target) in enumerate(zip(inputs, targets, strict=True)):
            tokens[row, : len(given)] = torch.tensor([self.compact[t] for t in given])
            wanted[row, : len(target)] = torch.tensor([self.compact[t] for t in target])
        return tokens, wanted
