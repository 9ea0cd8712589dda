"""Contrastive pre-training of the image-text embedding (CLIP: Radford et al., 2021).

Belongs here: the loss and the loop. Symmetric cross-entropy with a learned temperature; because the truth of every
text is known, all scenes that a text fits share its target (as in supervised contrastive learning, Khosla et al.,
2020), and half of each batch are look-alikes that differ in one attribute. Texts of what no scene shows are kept away
from all of them. Does not belong here: the texts (`queries`, `strangers`) and the model's size (`embedding_model`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import CLIPModel, PreTrainedTokenizerFast

from training.begun import kept_as, stage_of
from training.language.conversation import some_language
from training.language.tokenizer import kept_tokenizer
from training.loop import (
    Average,
    Budget,
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
from training.scenes.pool import GROUP, batches, scene_of
from training.vision.attention import use_quick_vision
from training.vision.dense import BATCH
from training.vision.embedding_model import embedding_tokenizer, export, new_embedding, start_from_dense
from training.vision.queries import exact_query, loose_query
from training.vision.strangers import strange_query
from training.vision.tower import DenseTower, to_pixels

HALF = 64
PEAK = 8e-4
TOWER_PART = 0.4
MOST_SCALE = 100.0
"""Bound of the inverse temperature, as in the paper."""
FAR = 0.0
"""Cosine that a text of what no scene shows may have with one: well below the threshold for a hit."""
_STRANGE_PART = 10.0
"""What a cosine above that weighs beside the contrastive losses, squared."""


@dataclass
class Matches:
    """One batch: pixels (scenes, 3, side, side); for full and for loose texts the tokens (texts, length), their
    attention mask and which scenes each fits (texts, scenes). `strange` are the tokens of texts that fit none."""

    pixels: Tensor
    texts: list[dict[str, Tensor]]
    fits: list[Tensor]
    strange: dict[str, Tensor]

    def to(self, where: torch.device) -> Matches:
        texts = [{name: value.to(where) for name, value in texts.items()} for texts in self.texts]
        strange = {name: value.to(where) for name, value in self.strange.items()}
        return Matches(self.pixels.to(where), texts, [fits.to(where) for fits in self.fits], strange)


def matches(pool: Path, alike: Path, tokenizer: PreTrainedTokenizerFast, seed: int) -> Iterator[Matches]:
    """Endless batches: `HALF` random scenes and `HALF` look-alikes, one full and one loose text for each, and `HALF`
    texts of what none of them shows."""
    rng = np.random.default_rng(seed)
    plain, twins = batches(pool, HALF, seed), batches(alike, HALF, seed + 1, GROUP)
    for one, other in zip(plain, twins, strict=True):
        rows = np.concatenate([one, other])
        scenes = [scene_of(row) for row in rows]
        texts, fits = [], []
        for maker in (exact_query, loose_query):
            queries = [maker(scene, some_language(rng), rng) for scene in scenes]
            texts.append(_tokens(tokenizer, [query.text for query in queries]))
            fits.append(torch.from_numpy(np.stack([query.fits(rows) for query in queries])))
        strange = _tokens(tokenizer, [strange_query(some_language(rng), rng) for _ in range(HALF)])
        yield Matches(to_pixels(rows["pixels"]), texts, fits, strange)


def _tokens(tokenizer: PreTrainedTokenizerFast, texts: list[str]) -> dict[str, Tensor]:
    tokens = tokenizer(texts, padding=True, truncation=True, return_tensors="pt")
    return {"input_ids": tokens["input_ids"], "attention_mask": tokens["attention_mask"]}


def contrastive_loss(similar: Tensor, fits: Tensor) -> Tensor:
    """`similar` (texts, scenes) scaled cosines, `fits` which pairs are true: mean of both directions."""
    truth = fits.float()
    by_text = -(F.log_softmax(similar, 1) * truth).sum(1) / truth.sum(1)
    by_scene = -(F.log_softmax(similar, 0) * truth).sum(0) / truth.sum(0)
    return (by_text.mean() + by_scene.mean()) / 2


def strange_loss(similar: Tensor) -> Tensor:
    """`similar` (texts, scenes) cosines of texts that fit no scene: the mean square of what is above `FAR`."""
    return _STRANGE_PART * F.relu(similar - FAR).square().mean()


def features(model: CLIPModel, batch: Matches) -> tuple[Tensor, list[Tensor]]:
    """Unit vectors of the scenes (scenes, 256) and of each list of texts (texts, 256), the strange ones last."""
    seen = model.visual_projection(model.vision_model(pixel_values=batch.pixels).pooler_output)
    said = [model.text_projection(model.text_model(**texts).pooler_output) for texts in (*batch.texts, batch.strange)]
    return F.normalize(seen.float(), dim=-1), [F.normalize(text.float(), dim=-1) for text in said]


def train_embedding(
    work: Path, out: Path, minutes: float, seed: int, resume: bool = True, start: Path | None = None
) -> None:
    """Train from `work/tower.pt` on the pools in `work`, or on from a run that began with the same; export to `out`.
    From a finished model at `start`, only what reads texts goes on: vectors of pictures stay as they are."""
    torch.manual_seed(seed)
    where, checkpoint = device(), _checkpoint(work, start)
    tokenizer = _tokenizer(work, seed, start)
    model = (CLIPModel.from_pretrained(start, dtype=torch.float32) if start else new_embedding(tokenizer)).to(where)
    if start:
        model.vision_model.requires_grad_(False)
        model.visual_projection.requires_grad_(False)
    optimizer = _optimizer(model, alone=start is not None)
    step, budget = 0, Budget(minutes)
    state = load_to_go_on(checkpoint) if resume else None
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, budget.spent = state["step"], state["seconds"]
    elif not start and (dense := load_checkpoint(work / "tower.pt")):
        start_from_dense(model, dense["model"], usual_spread(dense["model"], work / "pool", seed))
    average = Average(model, state["average"] if state else None)
    model.train()
    worker = WorkingCopy(model, working_type(where))
    use_quick_vision(worker.model.vision_model)
    mean_loss = 0.0
    for found in matches(work / "pool", work / "alike", tokenizer, seed + step):
        part = budget.part()
        set_rate(optimizer, learning_rate(part, step))
        batch = found.to(where)
        seen, said = features(worker.model, batch)
        scale = model.logit_scale.exp().clamp(max=MOST_SCALE)
        *fitting, strange = said
        losses = [contrastive_loss(scale * text @ seen.T, fits) for text, fits in zip(fitting, batch.fits, strict=True)]
        loss = torch.stack([*losses, strange_loss(strange @ seen.T)]).sum()
        optimizer.zero_grad()
        descend(loss, model, worker, [optimizer], average, step)
        step += 1
        mean_loss = 0.95 * mean_loss + 0.05 * float(loss.detach()) if step > 1 else float(loss.detach())
        if step % 50 == 0:
            begin = f"image_text_embedding: {part:4.0%} {budget.seconds() / 60:.1f} min step {step} pictures"
            told = f"{step * 2 * HALF} loss {mean_loss:.4f} scale {float(scale.detach()):.1f}"
            print(f"{begin} {told} {_matched(batch.fits[0], seen, said)}", flush=True)
        if step % 200 == 0 or part >= 1:
            kept = {"model": model.state_dict(), "average": average.state, "optimizer": optimizer.state_dict()}
            save_checkpoint(checkpoint, {**kept, "step": step, "seconds": budget.seconds()})
        if part >= 1:
            break
    export_embedding(work, out, seed, start)


def _optimizer(model: CLIPModel, *, alone: bool) -> torch.optim.Optimizer:
    """The tower learns slower than the rest; `alone`: only what reads texts goes on."""
    tower = [*model.vision_model.encoder.parameters(), *model.vision_model.embeddings.parameters()]
    inside = {id(parameter) for parameter in tower}
    rest = [each for each in model.parameters() if id(each) not in inside and each.requires_grad]
    return adamw([(rest, PEAK * TOWER_PART)] if alone else [(tower, PEAK * TOWER_PART), (rest, PEAK)])


def _matched(fits: Tensor, seen: Tensor, said: Sequence[Tensor]) -> str:
    """How often the first texts find a picture that fits, and how close strange texts come."""
    best = (said[0] @ seen.T).argmax(1)
    right = float(fits[torch.arange(len(best)), best].float().mean())
    strange = float((said[-1] @ seen.T).max(1).values.mean().detach())
    return f"text to scene {right:.3f} strange {strange:.3f}"


def _tokenizer(work: Path, seed: int, start: Path | None) -> PreTrainedTokenizerFast:
    if start:
        return PreTrainedTokenizerFast.from_pretrained(start)
    return embedding_tokenizer(kept_tokenizer(work, seed))


def _checkpoint(work: Path, start: Path | None) -> Path:
    return work / f"{kept_as('embed', start)}.pt"


def export_embedding(work: Path, out: Path, seed: int, start: Path | None = None) -> None:
    """Export the averaged weights of the checkpoint, also while training goes on; with the history of `start`."""
    checkpoint = _checkpoint(work, start)
    state = load_checkpoint(checkpoint)
    if state is None:
        raise FileNotFoundError(checkpoint)
    tokenizer = _tokenizer(work, seed, start)
    export(new_embedding(tokenizer), state["average"], tokenizer, out)
    take_stages(start, out)
    if not start and (dense := load_checkpoint(work / "tower.pt")):
        note_stage(out, "tower", dense["seconds"] / 60, dense["step"] * BATCH, seed=seed)
    note_stage(out, stage_of("contrastive", start), state["seconds"] / 60, state["step"] * 2 * HALF, seed=seed)


@torch.no_grad()
def usual_spread(weights: dict[str, Tensor], pool: Path, seed: int) -> float:
    """Deviation inside a patch's vector after the dense tower's embedding, on real pictures."""
    dense = DenseTower()
    dense.load_state_dict(weights)
    pixels = to_pixels(next(batches(pool, 32, seed))["pixels"])
    everywhere = torch.ones(
        32, dense.tower.embeddings.num_patches_per_side, dense.tower.embeddings.num_patches_per_side
    )
    return float(dense.tower.embeddings(pixels, everywhere.bool()).std(-1).mean())
