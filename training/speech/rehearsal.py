"""How well the model hears while it is being trained: the learning curve in words, on sentences it never learns from.

Belongs here: a small fast measurement on the training device. Does not belong here: the figures of the card, which the
program's own decoding gives (`measure.py`).
"""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from training import loop
from training.speech import augment, corpus, features, sentences, voices
from training.speech.errors import error_rate
from training.speech.espeak import Espeak
from training.speech.held_out import WRITTEN
from training.speech.model import SpeechLearner, tokenizer

SEED, SILENT = 70_001, 60
LONGEST_TEXT = 40
Samples = augment.Samples


class Rehearsal:
    """The hand-written sentences in unseen voices, clean and in noise of 10 dB, and clips without words."""

    def __init__(self, device: torch.device, tokens: list[int]) -> None:
        self.device, self.tokens, self.tokenizer = device, tokens, tokenizer()
        chance, rng, espeak = random.Random(SEED), np.random.default_rng(SEED), Espeak()
        said = [corpus.speak(espeak, text, voices.choose(chance, True)) for text in WRITTEN]
        said = [each for each in said if len(each.samples) < corpus.LONGEST_SECONDS * corpus.RATE]
        babble = [corpus.speak(espeak, sentences.salad(chance), voices.choose(chance, True)).samples for _ in range(60)]
        bank = augment.NoiseBank.made(rng, babble, 24)
        clean: list[Samples] = [np.pad(each.samples.astype(np.float32) / 65536, (3000, 5000)) for each in said]
        noisy = [augment.mixed(clip, bank.piece(rng, len(clip)), 10.0) for clip in clean]
        self.texts = [each.text for each in said]
        self.sets: dict[str, list[Samples]] = {"clean": clean, "10 dB": noisy}
        self.silent = [augment.nothing_said(rng, bank) for _ in range(SILENT)]

    def line(self, learner: SpeechLearner) -> str:
        """Word error rates, and clips without words in which words were heard."""
        rates = [
            f"{name} {error_rate(self.texts, self.heard(learner, clips)):.3f}" for name, clips in self.sets.items()
        ]
        invented = sum(bool(text) for text in self.heard(learner, self.silent))
        return f"hand-written sentences: {', '.join(rates)}; words in {invented} of {SILENT} clips without"

    @torch.no_grad()
    def heard(self, learner: SpeechLearner, clips: list[Samples]) -> list[str]:
        """The likeliest token at each step, for all clips at once."""
        count = max(len(clip) for clip in clips) // corpus.FRAME * corpus.FRAME
        sound = np.stack([np.pad(clip[:count], (0, max(0, count - len(clip)))) for clip in clips]).clip(-1, 1)
        mel = features.log_mel(torch.from_numpy(sound.astype(np.float32)).to(self.device))
        known = self.tokenizer
        index = {token: number for number, token in enumerate(self.tokens)}
        begin = torch.tensor([index[known.sot], index[known.no_timestamps]], device=self.device)
        written = begin.repeat(len(clips), 1)
        with loop.half_precision(self.device):
            encoded, _, _ = learner.encode(mel)
            for _ in range(LONGEST_TEXT):
                following = learner.decode(written, encoded)[:, -1].argmax(-1, keepdim=True)
                written = torch.cat([written, following], 1)
        return [self._text(row) for row in written[:, 2:]]

    def _text(self, row: Tensor) -> str:
        tokens = [self.tokens[number] for number in row.tolist()]
        end = tokens.index(self.tokenizer.eot) if self.tokenizer.eot in tokens else len(tokens)
        text: str = self.tokenizer.decode([token for token in tokens[:end] if token < self.tokenizer.eot])
        return text.strip()
