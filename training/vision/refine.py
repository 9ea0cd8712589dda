"""Going on from a finished model: the language layers alone learn more wordings, the tower stays as it is.

Belongs here: what the tower gives for the pictures of a pool, kept on disk, and a loop that reads it. A tower that
already names 99 % of the patches right has nothing to learn from new words; without it and in lanes, one processor core
learns from 1.7 times as many tokens of answers a second. Does not belong here: training from nothing (`speak`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F
from transformers import Idefics3ForConditionalGeneration

from training.ahead import ahead
from training.begun import kept_as
from training.language.conversation import talk_about, talk_about_two
from training.language.tokenizer import kept_tokenizer
from training.loop import (
    Average,
    Budget,
    Means,
    WorkingCopy,
    descend,
    learning_rate,
    load_to_go_on,
    note_stage,
    save_checkpoint,
    set_rate,
    take_stages,
    working_type,
)
from training.scenes.pool import keep_writing, scene_of
from training.vision.attention import compile_layers, use_quick_attention
from training.vision.model import export
from training.vision.packing import IGNORED, Packed, Packer
from training.vision.speak import additive, optimizers
from training.vision.tower import to_pixels

PICTURES = 12
"""In a batch."""
THREADS = 28
TWO_PICTURES = 2
"""Every so many batches show two pictures in each talk: comparing is what is learnt last."""
PEAK = 0.5
"""Part of the learning rate of a training from nothing."""
SHARDS, LOOK_ALIKES = 9, 3
"""Shards of the pool, which stays, and more of them whose neighbours differ in one attribute."""
KEEP_EVERY = 200
"""Steps between checkpoints."""


@torch.inference_mode()
def look(pool: Path, seen: Path, model: Idefics3ForConditionalGeneration) -> None:
    """For each shard of `pool` a file in `seen`: what the tower gives, (pictures, patches, width) in half precision."""
    seen.mkdir(parents=True, exist_ok=True)
    tower = model.model.vision_model
    for file in sorted(pool.glob("*.npy")):
        if (seen / file.name).exists():
            continue
        rows = np.load(file, mmap_mode="r")
        parts = [tower(pixel_values=to_pixels(rows["pixels"][at : at + 64])) for at in range(0, len(rows), 64)]
        np.save(seen / file.name, torch.cat([part.last_hidden_state.half() for part in parts]).numpy())


def tower_hash(model: Idefics3ForConditionalGeneration) -> str:
    """SHA-256 of what sees, hexadecimal: what one tower gave is worth nothing to another one's language."""
    found = hashlib.sha256()
    for value in model.model.vision_model.state_dict().values():
        found.update(value.float().numpy().tobytes())
    return found.hexdigest()


@dataclass
class Sampler:
    """Batches of talks, each with what the tower gives for its pictures (talks * pictures, patches, width)."""

    pool: Path
    seen: Path
    packer: Packer

    def __call__(self, seed: int) -> Iterator[tuple[Packed, Tensor]]:
        """Endless batches; every `TWO_PICTURES`-th shows two pictures in each talk."""
        rng = np.random.default_rng(seed)
        files = sorted(self.seen.glob("*.npy"))
        turn = 0
        while True:
            file = files[int(rng.integers(len(files)))]
            rows = np.load(self.pool / file.name, mmap_mode="r")
            turn += 1
            two = turn % TWO_PICTURES == 0
            chosen = rng.permutation(len(rows))[:PICTURES]
            if two:
                chosen[1::2] = _second(chosen[::2], chosen[1::2], rng)
            scenes = [scene_of(row) for row in rows[chosen]]
            talks = (
                [talk_about_two(a, b, rng, THREADS) for a, b in zip(scenes[::2], scenes[1::2], strict=True)]
                if two
                else [talk_about(scene, rng, THREADS) for scene in scenes]
            )
            yield self.packer.pack(talks), torch.from_numpy(np.load(file, mmap_mode="r")[chosen])


def _second(first: NDArray[np.int64], other: NDArray[np.int64], rng: np.random.Generator) -> NDArray[np.int64]:
    """The second pictures: often the first again, or its neighbour, which in a shard of look-alikes is nearly it."""
    roll = rng.random(len(first))
    return np.where(roll < 0.15, first, np.where(roll < 0.5, first ^ 1, other))


def answer_loss(model: Any, packed: Packed, seen: Tensor) -> Tensor:
    """Cross-entropy over the answers' tokens."""
    shown = model.model.connector(seen.to(model.dtype))
    words = model.get_input_embeddings()(packed.ids)
    out = model.model.text_model(
        inputs_embeds=model.model.inputs_merger(packed.ids, words, shown),
        position_ids=packed.positions,
        attention_mask=additive(packed.mask, model.dtype),
        use_cache=False,
    )
    at = packed.labels != IGNORED
    return F.cross_entropy(model.lm_head(out.last_hidden_state[at]), packed.labels[at])


class Refiner:
    """A finished model whose language learns on."""

    def __init__(self, start: Path, state: dict[str, Any] | None) -> None:
        self.model = Idefics3ForConditionalGeneration.from_pretrained(
            start, dtype=torch.float32, attn_implementation="eager"
        )
        if state:
            self.model.load_state_dict(state["model"])
        self.step = state["step"] if state else 0
        self.model.model.vision_model.requires_grad_(False)
        self.average = Average(self.model, state["average"] if state else None)
        self.worker = WorkingCopy(self.model.train(), working_type(self.model.device))
        self.optimizers = optimizers(self.model, [])
        use_quick_attention(self.worker.model)
        compile_layers(self.worker.model.model.text_model.layers)

    def learn(self, packed: Packed, seen: Tensor, part: float) -> Tensor:
        """One step at `part` (0 to 1) of the schedule; the loss before it."""
        for optimizer in self.optimizers:
            set_rate(optimizer, PEAK * learning_rate(part, self.step))
            optimizer.zero_grad()
        loss = answer_loss(self.worker.model, packed, seen)
        descend(loss, self.model, self.worker, self.optimizers, self.average, self.step)
        self.step += 1
        return loss.detach()

    def save(self, path: Path, seconds: float) -> None:
        """Without the optimizers' memory, which is full again after some twenty steps."""
        state = {"model": self.model.state_dict(), "average": self.average.state}
        save_checkpoint(path, {**state, "step": self.step, "seconds": seconds})


def refine(work: Path, out: Path, minutes: float, seed: int, start: Path, resume: bool = True) -> None:
    """Go on from the finished model in `start`, or from the checkpoint of a run that began with it, and export the
    averaged weights to `out`."""
    torch.manual_seed(seed)
    checkpoint = work / f"{kept_as('refined', start)}.pt"
    tokenizer, means = kept_tokenizer(work, seed, start), Means()
    state = load_to_go_on(checkpoint) if resume else None
    refiner = Refiner(start, state)
    keep_writing(work / "seen_pool", seed, range(SHARDS), rounds=1)
    keep_writing(work / "seen_pool", seed, range(SHARDS, SHARDS + LOOK_ALIKES), alike=True, rounds=1)
    seen_by = work / f"seen-{tower_hash(refiner.model)[:12]}"
    look(work / "seen_pool", seen_by, refiner.model)
    budget = Budget(minutes, state["seconds"] if state else 0.0)
    sampler = Sampler(work / "seen_pool", seen_by, Packer(tokenizer))
    for packed, seen in ahead(sampler, seed + refiner.step, 1):
        part = budget.part()
        means.add(loss=refiner.learn(packed, seen, part))
        spent = budget.seconds()
        if refiner.step % 50 == 0:
            print(f"refine: {part:4.0%} {spent / 60:.1f} min step {refiner.step} {means.line()}", flush=True)
        if refiner.step % KEEP_EVERY == 0 or part >= 1:
            refiner.save(checkpoint, spent)
        if part >= 1:
            break
    refiner.model.load_state_dict(refiner.average.state)
    export(refiner.model, tokenizer, out)
    take_stages(start, out)
    note_stage(out, f"more wordings, the tower kept, seed {seed}", spent / 60, refiner.step * PICTURES)
