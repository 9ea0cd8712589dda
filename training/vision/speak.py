"""Second stage: the whole model learns captions and answers (image-to-text training with a prefix of visual tokens).

Belongs here: the loop; the loss is next-token cross-entropy on the answers alone (LLaVA, Liu et al., 2023). Does not
belong here: the layout of sequences (`packing`) and the questions (`training.language`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import Idefics3ForConditionalGeneration, PreTrainedTokenizerFast

from training.ahead import ahead, workers
from training.begun import kept_as, stage_of
from training.language.conversation import talk_about, talk_about_two
from training.language.tokenizer import kept_tokenizer
from training.loop import (
    Average,
    Budget,
    Means,
    WorkingCopy,
    adamw,
    descend,
    device,
    learning_rate,
    load_checkpoint,
    load_to_go_on,
    note_stage,
    save_checkpoint,
    set_rate,
    take_stages,
    working_type,
)
from training.muon import Muon
from training.scenes.pool import SIDE, batches, scene_of
from training.scenes.world import MOST_ITEMS
from training.vision.attention import compile_layers, use_quick_attention
from training.vision.dense import BATCH
from training.vision.grow import with_layers
from training.vision.model import export, new_model
from training.vision.packing import IGNORED, NO_ITEM, Packed, Packer
from training.vision.tower import (
    ITEM_PARTS,
    PAIR_PARTS,
    PARTS,
    dense_labels,
    dense_loss,
    item_labels,
    item_loss,
    pair_loss,
    to_pixels,
)

PICTURES = {"cpu": 12, "cuda": 192}
"""In a batch. An H200 does a step with 64 in 90 ms, nearly all of it Python, and is busy for a fifth of the time."""
THREADS = 14
PEAK = {"cpu": 1e-3, "cuda": 2e-3}
"""Learning rate, higher for the larger batch."""
TOWER_PART = 0.5
"""The tower already sees: its learning rate is this part of the peak."""
TWO_PICTURES = 3
"""Every so many batches show two pictures in each talk."""
DENSE_PART = 0.1
"""Weight of the dense loss on what the language model is shown, beside the answers'."""
ITEM_PART = 0.3
"""Weight of the loss on words that name an item."""
PAIR_PART = 0.3
"""Weight of the loss on words that name a second item."""
ITEM_LAYER, PAIR_LAYER = 2, 4
"""Index of the layer after which a word that names an item must know that item, and a word that names a second one how
it relates to the first; one layer is left to say so. From answers alone the model learns last to look up what a phrase
names: "where is the small star" was right in 88 % of pictures with one shape and in 65 % of those with two (after 1,400
steps); 400 steps with the loss on items made that 100 and 81 %, and which of two is larger was still a guess."""


@dataclass
class Batch:
    """`pixels` bytes (talks, pictures, side, side, 3); labels of patches and of items, the pictures one after the
    other; `answers`, `items_at`, `pairs_at` (spots,): where in the flattened (talks, length) an answer's token, a named
    item and a second named item is. The spots are found where the batch is made: a GPU would have to be waited for."""

    pixels: Tensor
    packed: Packed
    patches: dict[str, Tensor]
    items: dict[str, Tensor]
    answers: Tensor
    items_at: Tensor
    pairs_at: Tensor

    def to(self, where: torch.device) -> Batch:
        patches, items = (
            {name: value.to(where) for name, value in each.items()} for each in (self.patches, self.items)
        )
        spots = (each.to(where) for each in (self.answers, self.items_at, self.pairs_at))
        return Batch(self.pixels.to(where), self.packed.to(where), patches, items, *spots)

    def item(self, named: Tensor, at: Tensor) -> Tensor:
        """(spots,) the items that `named` (talks, length) holds at the spots, counted over the whole batch."""
        talks, pictures = self.pixels.shape[:2]
        first = torch.arange(talks, device=at.device) * pictures * MOST_ITEMS
        return named.flatten()[at] + first.repeat_interleave(named.shape[1])[at]


@dataclass
class Sampler:
    """Makes batches of `pictures` from the pool."""

    pool: Path
    packer: Packer
    pictures: int

    def __call__(self, seed: int) -> Iterator[Batch]:
        """Endless batches."""
        rng = np.random.default_rng(seed)
        for turn, rows in enumerate(batches(self.pool, self.pictures, seed)):
            two = turn % TWO_PICTURES == TWO_PICTURES - 1
            shown = rows.reshape(2, -1).T.ravel() if two else rows
            scenes = [scene_of(row) for row in shown]
            talks = (
                [talk_about_two(a, b, rng, THREADS) for a, b in zip(scenes[::2], scenes[1::2], strict=True)]
                if two
                else [talk_about(scene, rng, THREADS) for scene in scenes]
            )
            packed = self.packer.pack(talks)
            pixels = torch.from_numpy(shown["pixels"].reshape(len(talks), -1, SIDE, SIDE, 3))
            spots = (packed.labels != IGNORED, packed.named != NO_ITEM, packed.before != NO_ITEM)
            at = (each.flatten().nonzero()[:, 0] for each in spots)
            yield Batch(pixels, packed, dense_labels(shown), item_labels(shown), *at)


def answer_loss(model: Idefics3ForConditionalGeneration, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Cross-entropy over the answers' tokens, the part of the tokens guessed right, and what the language model is
    shown of the pictures (pictures, patches, width)."""
    packed = batch.packed
    out = model.model(
        input_ids=packed.ids,
        pixel_values=to_pixels(batch.pixels.flatten(0, 1))
        .reshape(*batch.pixels.shape[:2], 3, SIDE, SIDE)
        .to(model.dtype),
        position_ids=packed.positions,
        attention_mask=additive(packed.mask, model.dtype),
        use_cache=False,
    )
    logits = model.lm_head(out.last_hidden_state.flatten(0, 1)[batch.answers]).float()
    targets = packed.labels.flatten()[batch.answers]
    right = (logits.detach().argmax(-1) == targets).float().mean()
    shown = out.image_hidden_states.reshape(len(batch.patches["owned"]), -1, model.config.text_config.hidden_size)
    return F.cross_entropy(logits, targets), right, shown


def additive(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """True where seen, to 0 where seen and a very negative number elsewhere."""
    return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill_(~mask, -1e9)


def optimizers(model: Idefics3ForConditionalGeneration, heads: list[nn.Parameter]) -> tuple[Muon, torch.optim.AdamW]:
    """Muon for the matrices inside the layers, AdamW for embeddings, vectors and heads: 200 steps at full rate after a
    restart from one finished model, the loss was 0.0875 so and 0.105 with AdamW alone."""
    tower = {id(parameter) for parameter in model.model.vision_model.parameters()}
    peak = PEAK[model.device.type]
    parts: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        inner = parameter.ndim == 2 and "embed" not in name and "lm_head" not in name
        parts.setdefault((inner, id(parameter) in tower), []).append(parameter)
    rates = {True: peak * TOWER_PART, False: peak}
    muon = Muon({"params": parts[True, seen], "peak": rates[seen]} for seen in rates)
    rest = [([*parts[False, seen], *(() if seen else heads)], rates[seen]) for seen in rates]
    return muon, adamw(rest)


class Learner:
    """The model, the heads that are thrown away, and what learning needs. `step` counts batches."""

    def __init__(self, tokenizer: PreTrainedTokenizerFast, where: torch.device) -> None:
        self.where = where
        self.model = new_model(tokenizer).to(where)
        width = self.model.config.text_config.hidden_size
        outputs = {"patch": sum(PARTS), "item": sum(ITEM_PARTS), "pair": sum(PAIR_PARTS.values())}
        self.heads = nn.ModuleDict({name: nn.Linear(width, size) for name, size in outputs.items()}).to(where)
        self.optimizers = optimizers(self.model, list(self.heads.parameters()))
        self.inside: dict[int, Tensor] = {}
        """What the layers ITEM_LAYER and PAIR_LAYER gave last."""
        self.step = self.pictures = 0

    def take(self, state: dict[str, Any]) -> None:
        """Go on from a checkpoint."""
        self.model.load_state_dict(state["model"])
        self.heads.load_state_dict(state["heads"])
        for optimizer, kept in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(kept)
        self.step, self.pictures = state["step"], state["pictures"]

    def begin(self, average: dict[str, Tensor] | None) -> None:
        """Make the working copy, once the weights are in place."""
        self.average = Average(self.model, average)
        self.model.train()
        self.worker = WorkingCopy(self.model, working_type(self.where))
        use_quick_attention(self.worker.model)
        compile_layers(self.worker.model.model.text_model.layers)
        compile_layers(self.worker.model.model.vision_model.encoder.layers)
        for layer in (ITEM_LAYER, PAIR_LAYER):
            self.worker.model.model.text_model.layers[layer].register_forward_hook(partial(self._keep, layer))

    def _keep(self, layer: int, _module: nn.Module, _inputs: object, out: Tensor | tuple[Tensor, ...]) -> None:
        self.inside[layer] = out if isinstance(out, Tensor) else out[0]

    def learn(self, batch: Batch, part: float) -> dict[str, Tensor]:
        """One step at `part` (0 to 1) of the schedule; the losses before it."""
        for optimizer in self.optimizers:
            set_rate(optimizer, learning_rate(part, self.step))
        there = batch.to(self.where)
        loss, right, shown = answer_loss(self.worker.model, there)
        dense = dense_loss(self.heads["patch"](shown.float()), there.patches)
        items = self._item_loss(there)
        pairs = self._pair_loss(there)
        self.model.zero_grad()
        self.heads.zero_grad()
        whole = loss + DENSE_PART * dense + ITEM_PART * items + PAIR_PART * pairs
        descend(whole, self.model, self.worker, self.optimizers, self.average, self.step)
        self.step += 1
        self.pictures += len(batch.patches["owned"])
        losses = {"loss": loss, "dense": dense, "items": items, "pairs": pairs, "right": right}
        return {name: value.detach() for name, value in losses.items()}

    def _item_loss(self, batch: Batch) -> Tensor:
        """What the words that name an item know of it."""
        known = self.inside[ITEM_LAYER].flatten(0, 1)[batch.items_at]
        return item_loss(self.heads["item"](known.float()), batch.items, batch.item(batch.packed.named, batch.items_at))

    def _pair_loss(self, batch: Batch) -> Tensor:
        """What the words that name a second item know of the two."""
        known = self.inside[PAIR_LAYER].flatten(0, 1)[batch.pairs_at]
        one, other = (batch.item(named, batch.pairs_at) for named in (batch.packed.before, batch.packed.named))
        return pair_loss(self.heads["pair"](known.float()), batch.items, one, other)

    def save(self, path: Path, seconds: float) -> None:
        state = {"model": self.model.state_dict(), "average": self.average.state, "heads": self.heads.state_dict()}
        kept = [optimizer.state_dict() for optimizer in self.optimizers]
        save_checkpoint(
            path, {**state, "optimizers": kept, "step": self.step, "pictures": self.pictures, "seconds": seconds}
        )


def train_vision_language(
    work: Path, out: Path, minutes: float, seed: int, resume: bool = True, start: Path | None = None
) -> None:
    """Train on the pool in `work/pool`: from the tower in `work/tower.pt` and the rest new, from the finished model in
    the folder `start`, or on from the checkpoint of a run that began with the same; export to `out`."""
    torch.manual_seed(seed)
    checkpoint = _checkpoint(work, start)
    tokenizer = kept_tokenizer(work, seed, start)
    learner, budget, means = Learner(tokenizer, device()), Budget(minutes), Means()
    state = load_to_go_on(checkpoint) if resume else None
    if state:
        learner.take(state)
        budget.spent = state["seconds"]
    elif start:
        finished = Idefics3ForConditionalGeneration.from_pretrained(start, dtype=torch.float32)
        learner.model.load_state_dict(with_layers(finished.state_dict(), learner.model.state_dict()))
    else:
        start_from_tower(learner.model, work / "tower.pt")
    learner.begin(state["average"] if state else None)
    print(f"vision_language: {sum(p.numel() for p in learner.model.parameters()) / 1e6:.2f} M parameters", flush=True)
    sampler = Sampler(work / "pool", Packer(tokenizer), PICTURES[learner.where.type])
    for batch in ahead(sampler, seed + learner.step, workers(learner.where)):
        part = budget.part()
        means.add(**learner.learn(batch, part))
        step, spent = learner.step, budget.seconds()
        if step % 50 == 0:
            print(
                f"vision_language: {part:4.0%} {spent / 60:.1f} min step {step} pictures {learner.pictures} "
                + means.line(),
                flush=True,
            )
        if step % 200 == 0 or part >= 1:
            learner.save(checkpoint, spent)
        if part >= 1:
            break
    export_checkpoint(work, out, seed, start)


def _checkpoint(work: Path, start: Path | None) -> Path:
    return work / f"{kept_as('speak', start)}.pt"


def export_checkpoint(work: Path, out: Path, seed: int, start: Path | None = None) -> None:
    """Export the averaged weights of the checkpoint, also while training goes on; with the history of `start`."""
    checkpoint = _checkpoint(work, start)
    state = load_checkpoint(checkpoint)
    if state is None:
        raise FileNotFoundError(checkpoint)
    tokenizer = kept_tokenizer(work, seed, start)
    model = new_model(tokenizer)
    model.load_state_dict(state["average"])
    export(model, tokenizer, out)
    take_stages(start, out)
    if not start and (dense := load_checkpoint(work / "tower.pt")):
        note_stage(out, "tower", dense["seconds"] / 60, dense["step"] * BATCH, seed=seed)
    stage = stage_of("captions and questions", start)
    note_stage(out, stage, state["seconds"] / 60, state["pictures"], seed=seed)


def start_from_tower(model: Idefics3ForConditionalGeneration, checkpoint: Path) -> None:
    """Copy the dense stage's tower."""
    state = load_checkpoint(checkpoint)
    if state is None:
        print(f"no {checkpoint}: the tower stays as it is", flush=True)
        return
    prefix = "tower."
    weights = {name[len(prefix) :]: value for name, value in state["model"].items() if name.startswith(prefix)}
    model.model.vision_model.load_state_dict(weights)
