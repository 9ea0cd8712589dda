"""A stream of training batches: augmented sound, dense labels and token sequences.

Belongs here: which utterances, in which order, and their tensors. Does not belong here: the model and its losses.
The utterances and all chances depend on the seed only; how many have been spoken by a step depends on the machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.speech import augment, corpus, features, surroundings
from training.speech.clips import LONGEST, MOST_TOKENS, Clips, Indices
from training.speech.model import tokenizer
from training.speech.pool import Entry, Pool, Reader
from training.speech.surroundings import Bank, Source

FILLED_PART = 0.05
"""Batches that fill the window, as whisper's own decoding does; the program hears clips as long as they are."""
FIRST_WORD = 4
"""The first compact token that is text."""
ROUND = 64
"""Batches that are made of one choice of utterances, which is sorted by length."""
NOISE_SECONDS = 80


@dataclass
class Batch:
    """`mel` (b, 80, 2t) float; `phonemes`, `words` (b, t); `tokens`, `targets` (b, n) compact, -100 where none."""

    mel: Tensor
    phonemes: Tensor
    words: Tensor
    tokens: Tensor
    targets: Tensor


class Stream:
    """Batches for ever, of at most `frames` frames each, from the shards of the seed `spoken` that appear in `folder`;
    `seed` is what is drawn from them."""

    def __init__(
        self, folder: Path, seed: int, tokens: list[int], frames: int, device: torch.device, seconds: int, spoken: int
    ) -> None:
        self.frames, self.device = frames, device
        self.rng = np.random.default_rng(seed)
        self.compact = {token: index for index, token in enumerate(tokens)}
        self.tokenizer = tokenizer()
        self.spelled: dict[str, list[int]] = {}
        self.reader = Reader(folder, spoken)
        self.pool = Pool(device, seconds)
        first = self.reader.ready(wait=True)
        self._take(first)
        noises = augment.NoiseBank.made(self.rng, [u.samples for u in first[0]], NOISE_SECONDS)
        self.bank = Bank(noises, device)

    def _take(self, shards: list[list[corpus.Utterance]]) -> None:
        for shard in shards:
            self.pool.add(shard)

    def close(self) -> None:
        self.reader.close()

    def round(self) -> Iterator[Batch]:
        """About `ROUND` batches of what has been spoken by now."""
        self._take(self.reader.ready(wait=False))
        entries = list(self.pool.entries)
        clips = Clips.drawn(self.rng, entries, ROUND * self.frames)
        for group in clips.groups(self.rng, self.frames):
            yield self._batch(clips, entries, group)

    def _batch(self, clips: Clips, entries: list[Entry], group: Indices) -> Batch:
        longest = int(clips.frames[group].max())
        filled = self.rng.random() < FILLED_PART
        t = LONGEST if filled else min(LONGEST, -(-(longest + int(self.rng.integers(0, 20))) // 25) * 25)
        sources = self._moved(clips.sources[:, :, group])
        frames = self._moved(clips.frames[group])
        drawn = surroundings.drawn(self.rng, clips.silent[group])
        chosen = self._moved(np.stack(list(drawn.values())))
        choices = dict(zip(drawn, chosen, strict=True))
        with torch.no_grad():
            one, two = (Source.of(each) for each in sources)
            count = t * corpus.FRAME
            sound = surroundings.voiced(self.pool, one, count) + surroundings.voiced(self.pool, two, count)
            # Where one speaks the other is silent, and silence is class 0.
            labels = zip(surroundings.labels(self.pool, one, t), surroundings.labels(self.pool, two, t), strict=True)
            phonemes, words = (first + second for first, second in labels)
            heard = surroundings.heard(sound, frames, self.bank, choices)
            mel = surroundings.masked(features.log_mel(heard))
        tokens, targets = self._sequences([self._spelled(clips.text(entries, number)) for number in group])
        return Batch(mel, phonemes, words, self._moved(tokens), self._moved(targets))

    def _moved(self, values: NDArray[Any]) -> Tensor:
        tensor = torch.from_numpy(np.ascontiguousarray(values))
        return tensor.pin_memory().to(self.device, non_blocking=True) if self.device.type == "cuda" else tensor

    def _spelled(self, text: str) -> list[int]:
        """Compact tokens. Whisper's tokenizer never joins letters across a space."""
        out: list[int] = []
        for word in text.split():
            if word not in self.spelled:
                self.spelled[word] = [self.compact[token] for token in self.tokenizer.encode(" " + word)]
            out += self.spelled[word]
        return out[:MOST_TOKENS]

    def _sequences(self, rows: list[list[int]]) -> tuple[Indices, Indices]:
        """Input: start, no timestamps, text. Target: no timestamps (or no speech), text, end.

        Some of the words given are replaced by chance: what is written next must be heard, not guessed from what was
        written last.
        """
        known = self.tokenizer
        n = max(len(row) for row in rows) + 2
        begin, quiet = self.compact[known.no_timestamps], self.compact[known.no_speech]
        start, end = self.compact[known.sot], self.compact[known.eot]
        tokens, wanted = np.zeros((len(rows), n), np.int64), np.full((len(rows), n), -100, np.int64)
        for number, row in enumerate(rows):
            tokens[number, : len(row) + 2] = [start, begin, *row]
            wanted[number, : len(row) + 2] = [begin if row else quiet, *row, end]
        part = self.rng.choice([0.0, 0.0, 0.1, 0.25], len(rows))
        wrong = (self.rng.random(tokens.shape) < part[:, None]) & (tokens >= FIRST_WORD)
        tokens[wrong] = self.rng.integers(FIRST_WORD, len(self.compact), int(wrong.sum()))
        return tokens, wanted
