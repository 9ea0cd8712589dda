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
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from assistant import children
from training import loop
from training.begun import kept_as, stage_of
from training.speech import corpus
from training.speech.batches import Batch, Stream
from training.speech.model import SpeechLearner, export
from training.speech.rehearsal import Rehearsal

ENCODER_PART = 0.12
"""Part of the budget in which only the encoder learns."""
PEAK = 1.2e-3
FRAME_LOSS, FRAME_LOSS_LATE = 1.0, 0.3
"""Weight of the dense labels beside the text, in the first part and in the rest of the budget after `LATE_PART`."""
LATE_PART = 0.6
AVERAGE = 0.998
NOTED, SAVED = 10, 50
"""Seconds between lines, and between checkpoints."""
WEIGHTS = "model.pt"
REHEARSED = 8
"""Rehearsals of a run, evenly."""


@dataclass(frozen=True)
class Scale:
    """What fits a machine: frames of a batch, seconds of speech that are kept, processes that speak."""

    frames: int
    pool: int
    speakers: int

    @classmethod
    def of(cls, device: torch.device) -> Scale:
        if device.type == "cuda":
            return cls(48_000, 130_000, min(6, max(1, (os.cpu_count() or 2) - 2)))
        return cls(4_000, 30_000, 1)


def frame_loss(phonemes: Tensor, words: Tensor, batch: Batch, figures: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of the phoneme and of the word under way in each 20 ms. A shorter weight on silence."""
    named = F.cross_entropy(phonemes.flatten(0, 1).float(), batch.phonemes.flatten(), reduction="none")
    worded = F.cross_entropy(words.flatten(0, 1).float(), batch.words.flatten(), reduction="none")
    voiced = (batch.phonemes.flatten() > 0).float()
    weight = 0.25 + 0.75 * voiced
    with torch.no_grad():
        total = voiced.sum().clamp(min=1)
        for name, logits, right in (("phoneme", phonemes, batch.phonemes), ("word", words, batch.words)):
            figures[name] = ((logits.argmax(-1) == right).flatten() * voiced).sum() / total
    loss: Tensor = ((named + worded) * weight).sum() / weight.sum()
    return loss


def text_loss(logits: Tensor, batch: Batch, figures: dict[str, Tensor]) -> Tensor:
    loss = F.cross_entropy(logits.flatten(0, 1).float(), batch.targets.flatten(), ignore_index=-100)
    with torch.no_grad():
        wanted = batch.targets != -100
        figures["loss"] = loss.detach()
        figures["token"] = ((logits.argmax(-1) == batch.targets) & wanted).sum() / wanted.sum()
    return loss


@dataclass
class Run:
    """One training run and its state on disk."""

    work: Path
    out: Path
    minutes: float
    seed: int
    start: Path | None = None
    """The folder of a finished model to go on from: it hears already, so that text is learned at once."""

    def __post_init__(self) -> None:
        torch.manual_seed(self.seed)
        self.device = loop.device()
        self.learner = SpeechLearner(len(corpus.PHONEMES), corpus.WORDS).to(self.device)
        if self.start:
            self.learner.start_from(self.start / WEIGHTS)
        self.average = copy.deepcopy(self.learner)
        self.optimizer = loop.adamw([(list(self.learner.parameters()), PEAK)])
        self.budget = loop.Budget(self.minutes)
        self.step, self.next_shard, self.clips = 0, 0, 0
        self.checkpoint = self.work / f"{kept_as(f'checkpoint-seed{self.seed}', self.start)}.pt"

    def save(self) -> None:
        state: dict[str, Any] = {
            "learner": self.learner.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "step": self.step, "clips": self.clips,
            "next_shard": self.next_shard, "spent": self.budget.seconds(),
        }  # fmt: skip
        loop.save_checkpoint(self.checkpoint, state)

    def export(self) -> None:
        """Write the averaged weights and their history to `out`."""
        export(self.average, self.out / WEIGHTS)
        loop.take_stages(self.start, self.out)
        stage = stage_of("clips", self.start)
        loop.note_stage(self.out, stage, self.budget.seconds() / 60, self.clips, "clips", self.seed)

    def resume(self) -> None:
        if not self.checkpoint.exists():
            return
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.learner.load_state_dict(state["learner"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.clips, self.next_shard = state["step"], state["clips"], state["next_shard"]
        self.budget.spent = state["spent"]

    def update(self, batch: Batch) -> dict[str, Tensor]:
        part, figures = self.budget.part(), dict[str, Tensor]()
        loop.set_rate(self.optimizer, loop.learning_rate(part, self.step))
        with loop.half_precision(self.device):
            sound, phonemes, words = self.learner.encode(batch.mel)
            loss = frame_loss(phonemes, words, batch, figures)
            if self.start or part > ENCODER_PART:
                weight = FRAME_LOSS_LATE if part > LATE_PART else FRAME_LOSS
                loss = weight * loss + text_loss(self.learner.decode(batch.tokens, sound), batch, figures)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.learner.parameters(), 1.0)
        self.optimizer.step()
        self.learner.keep_bias()
        self.step += 1
        self.clips += len(batch.mel)
        self._average()
        return figures

    @torch.no_grad()
    def _average(self) -> None:
        keep = min(AVERAGE, self.step / (self.step + 20))
        torch._foreach_lerp_(list(self.average.parameters()), list(self.learner.parameters()), 1 - keep)

    def stream(self, scale: Scale) -> Stream:
        """What is spoken; a run that goes on draws other clips and surroundings than before."""
        seed = self.seed + self.step
        return Stream(self.pool, seed, self.learner.tokens, scale.frames, self.device, scale.pool, self.seed)

    @property
    def pool(self) -> Path:
        """Where the speakers put their shards."""
        return self.work / "pool"

    def run(self, stream: Stream, rehearsal: Rehearsal) -> None:
        """Train until the budget is spent; the averaged weights are exported at the end."""
        noted = saved = time.monotonic()
        rehearsed = int(self.budget.part() * REHEARSED)
        first = self.next_shard
        while self.budget.part() < 1:
            for batch in stream.round():
                figures = self.update(batch)
                self.next_shard = first + stream.pool.heard // corpus.SHARD
                now = time.monotonic()
                if now - noted > NOTED:
                    noted = now
                    print(self._line(stream, figures), flush=True)
                if now - saved > SAVED:
                    saved = now
                    self.save()
                if self.budget.part() > (rehearsed + 1) / REHEARSED:
                    rehearsed += 1
                    print(rehearsal.line(self.average), flush=True)
                if self.budget.part() >= 1:
                    break
        self.save()
        self.export()
        print(rehearsal.line(self.average), flush=True)

    def _line(self, stream: Stream, figures: dict[str, Tensor]) -> str:
        done = f"{round(self.budget.seconds())}s step {self.step} clips {self.clips} spoken {stream.pool.heard}"
        return " ".join([done, *(f"{name}={float(value):.3f}" for name, value in figures.items())])


def _speaker(folder: Path, seed: int, first: int, step: int) -> subprocess.Popen[bytes]:
    options = ["--seed", str(seed), "--first", str(first), "--step", str(step)]
    options += ["--parent", str(os.getpid())]
    return subprocess.Popen(
        children.command("training.speech.corpus", str(folder), *options), env=children.environment()
    )


def train(work: Path, out: Path, minutes: float, seed: int, resume: bool, start: Path | None = None) -> None:
    """Make `out/model.pt`, while other processes speak."""
    random.seed(seed)
    run = Run(work, out, minutes, seed, start)
    if resume:
        run.resume()
    scale = Scale.of(run.device)
    with ExitStack() as stack:
        for number in range(scale.speakers):
            speaker = _speaker(run.pool, seed, run.next_shard + number, scale.speakers)
            stack.callback(speaker.wait)
            stack.callback(speaker.terminate)
        rehearsal = Rehearsal(run.device, run.learner.tokens)
        stream = run.stream(scale)
        stack.callback(stream.close)
        run.run(stream, rehearsal)
