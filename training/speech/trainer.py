"""The loop: the encoder learns to name sounds, then encoder and decoder learn to write.

Belongs here: losses, schedule, checkpoints. Does not belong here: data and the model's classes.
Sources: encoder-decoder speech training after Radford et al., "Robust Speech Recognition via Large-Scale Weak
Supervision" (2022); dense phoneme targets as in hybrid recognisers (Bourlard and Morgan, 1994), here from the
synthesiser itself; weight averaging after Polyak and Juditsky (1992).
"""

from __future__ import annotations

import copy
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from training import loop
from training.speech import corpus
from training.speech.batches import Batch, Stream
from training.speech.model import SpeechLearner, export

ENCODER_PART = 0.22
"""Part of the budget in which only the encoder learns."""
PEAK = 1.2e-3
FRAME_LOSS, FRAME_LOSS_LATE = 1.0, 0.3
"""Weight of the dense labels beside the text, in the first part and in the rest of the budget after `LATE_PART`."""
LATE_PART = 0.6
EXPERIENCED = 18
"""The round from which noise is full."""
AVERAGE = 0.998
AHEAD = 28


def frame_loss(phonemes: Tensor, words: Tensor, batch: Batch, progress: loop.Means) -> Tensor:
    """Cross-entropy of the phoneme and of the word under way in each 20 ms. A shorter weight on silence."""
    named = F.cross_entropy(phonemes.flatten(0, 1).float(), batch.phonemes.flatten(), reduction="none")
    worded = F.cross_entropy(words.flatten(0, 1).float(), batch.words.flatten(), reduction="none")
    voiced = (batch.phonemes.flatten() > 0).float()
    weight = 0.25 + 0.75 * voiced
    with torch.no_grad():
        right = (phonemes.argmax(-1).flatten() == batch.phonemes.flatten()).float()
        word_right = (words.argmax(-1).flatten() == batch.words.flatten()).float()
        total = voiced.sum().clamp(min=1)
        progress.add(phoneme=float((right * voiced).sum() / total), word=float((word_right * voiced).sum() / total))
    loss: Tensor = ((named + worded) * weight).sum() / weight.sum()
    return loss


def text_loss(logits: Tensor, batch: Batch, progress: loop.Means) -> Tensor:
    loss = F.cross_entropy(logits.flatten(0, 1).float(), batch.targets.flatten(), ignore_index=-100)
    with torch.no_grad():
        wanted = batch.targets != -100
        right = (logits.argmax(-1) == batch.targets) & wanted
        progress.add(loss=float(loss), token=float(right.sum() / wanted.sum()))
    return loss


@dataclass
class Run:
    """One training run and its state on disk."""

    work: Path
    minutes: float
    seed: int
    start: Path | None = None
    """An exported model to go on from: it hears already, so that noise is full and text is learned at once."""

    def __post_init__(self) -> None:
        torch.manual_seed(self.seed)
        self.device = loop.device()
        self.learner = SpeechLearner(len(corpus.PHONEMES), corpus.WORDS).to(self.device)
        if self.start:
            self.learner.start_from(self.start)
        self.average = copy.deepcopy(self.learner)
        self.optimizer = loop.adamw([(list(self.learner.parameters()), PEAK)])
        self.budget = loop.Budget(self.minutes)
        self.step, self.next_round = 0, EXPERIENCED if self.start else 0
        self.stream = Stream(self.work / "pool", self.seed, self.learner.tokens)

    @property
    def checkpoint(self) -> Path:
        return self.work / f"checkpoint-seed{self.seed}.pt"

    def save(self) -> None:
        state: dict[str, Any] = {
            "learner": self.learner.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "step": self.step, "next_round": self.next_round,
            "spent": self.budget.seconds(),
        }  # fmt: skip
        loop.save_checkpoint(self.checkpoint, state)

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.learner.load_state_dict(state["learner"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.next_round = state["step"], state["next_round"]
        self.budget.spent = state["spent"]

    def update(self, batch: Batch, progress: loop.Means) -> None:
        part = self.budget.part()
        loop.set_rate(self.optimizer, loop.learning_rate(part, self.step))
        batch = Batch(**{name: value.to(self.device) for name, value in vars(batch).items()})
        with loop.half_precision(self.device):
            sound, phonemes, words = self.learner.encode(batch.mel)
            loss = frame_loss(phonemes, words, batch, progress)
            if self.start or part > ENCODER_PART:
                weight = FRAME_LOSS_LATE if self.start or part > LATE_PART else FRAME_LOSS
                loss = weight * loss + text_loss(self.learner.decode(batch.tokens, sound), batch, progress)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.learner.parameters(), 1.0)
        self.optimizer.step()
        self.learner.keep_bias()
        self.step += 1
        self._average()

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(AVERAGE, self.step / (self.step + 20))
        new, old = list(self.learner.parameters()), list(self.average.parameters())
        for kept, fresh in zip(old, new, strict=True):
            kept.lerp_(fresh, 1 - keep)

    def run(self, out: Path) -> None:
        """Train until the budget is spent; the averaged weights are exported after every round."""
        progress, spoken = loop.Means(), time.monotonic()
        while self.budget.part() < 1:
            for batch in self.stream.round(self.next_round):
                self.update(batch, progress)
                if time.monotonic() - spoken > 20:
                    spoken = time.monotonic()
                    seconds = round(self.budget.seconds())
                    print(f"{seconds}s round {self.next_round} step {self.step} {progress.line()}", flush=True)
                if self.budget.part() >= 1:
                    break
            self.next_round += 1
            self.save()
            export(self.average, out / "model.pt")


def work_folder() -> Path:
    return Path(os.environ.get("TRAIN_WORK", "runs")) / "speech"


def train(out: Path, minutes: float, seed: int, resume: bool, start: Path | None = None) -> None:
    """Make `out/model.pt`. A second process speaks the shards ahead; without it the loop speaks them itself."""
    random.seed(seed)
    run = Run(work_folder(), minutes, seed, start)
    if resume:
        run.resume()
    ahead = [sys.executable, "-m", "training.speech.corpus", str(run.work / "pool")]
    ahead += ["--seed", str(seed), "--first", str(run.next_round + 1), "--count", str(AHEAD)]
    speaker = subprocess.Popen(ahead)
    try:
        run.run(out)
    finally:
        speaker.terminate()
        speaker.wait()
