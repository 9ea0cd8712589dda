"""Second stage: the whole model learns captions and answers (image-to-text training with a prefix of visual tokens).

Belongs here: the loop; the loss is next-token cross-entropy on the answers alone (LLaVA, Liu et al., 2023). Does not
belong here: the layout of sequences (`packing`) and the questions (`training.language`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import Idefics3ForConditionalGeneration

from training.language.conversation import Talk, talk_about, talk_about_two
from training.language.tokenizer import kept_tokenizer
from training.loop import (
    Average,
    Budget,
    WorkingCopy,
    adamw,
    device,
    learning_rate,
    load_checkpoint,
    note_stage,
    save_checkpoint,
    set_rate,
    working_type,
)
from training.scenes.pool import batches, scene_of
from training.vision.attention import compile_layers, use_quick_attention
from training.vision.dense import BATCH
from training.vision.model import export, new_model
from training.vision.packing import IGNORED, Packed, Packer
from training.vision.tower import to_pixels

PICTURES = 12
THREADS = 14
PEAK = 8e-4
TOWER_PART = 0.3
"""The tower already sees: its learning rate is this part of the peak."""


def samples(pool: Path, packer: Packer, seed: int) -> Iterator[tuple[Tensor, Packed]]:
    """Endless (pixels (talks, pictures, 3, side, side), packed text); every fifth batch shows two pictures."""
    rng = np.random.default_rng(seed)
    for turn, rows in enumerate(batches(pool, PICTURES, seed)):
        scenes = [scene_of(row) for row in rows]
        pixels = to_pixels(rows["pixels"])
        talks: list[Talk]
        if turn % 5 == 4:
            half = PICTURES // 2
            talks = [talk_about_two(a, b, rng, THREADS) for a, b in zip(scenes[:half], scenes[half:], strict=True)]
            pixels = torch.stack([pixels[:half], pixels[half:]], 1)
        else:
            talks = [talk_about(scene, rng, THREADS) for scene in scenes]
            pixels = pixels[:, None]
        yield pixels, packer.pack(talks)


def answer_loss(model: Idefics3ForConditionalGeneration, pixels: Tensor, packed: Packed) -> tuple[Tensor, float]:
    """Cross-entropy over the answers' tokens, and the part of the tokens guessed right."""
    hidden = model.model(
        input_ids=packed.ids,
        pixel_values=pixels,
        position_ids=packed.positions,
        attention_mask=additive(packed.mask, model.dtype),
        use_cache=False,
    ).last_hidden_state
    chosen = packed.labels != IGNORED
    logits = model.lm_head(hidden[chosen]).float()
    targets = packed.labels[chosen]
    right = float((logits.argmax(-1) == targets).float().mean())
    return F.cross_entropy(logits, targets), right


def additive(mask: Tensor, dtype: torch.dtype) -> Tensor:
    """True where seen, to 0 where seen and a very negative number elsewhere."""
    return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill_(~mask, -1e9)


def train_vision_language(
    work: Path, out: Path, minutes: float, seed: int, resume: bool = True, start: Path | None = None
) -> None:
    """Train on the pool in `work/pool`, from `work/tower.pt` or from the finished model in the folder `start`, or go
    on from `work/speak.pt`; export to `out`."""
    torch.manual_seed(seed)
    where = device()
    tokenizer = kept_tokenizer(work, seed, start)
    model = new_model(tokenizer).to(where)
    tower = model.model.vision_model
    inside = {id(parameter) for parameter in tower.parameters()}
    rest = [parameter for parameter in model.parameters() if id(parameter) not in inside]
    optimizer = adamw([(list(tower.parameters()), PEAK * TOWER_PART), (rest, PEAK)])
    step, budget = 0, Budget(minutes)
    state = load_checkpoint(work / "speak.pt") if resume else None
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, budget.spent = state["step"], state["seconds"]
    elif start:
        model.load_state_dict(Idefics3ForConditionalGeneration.from_pretrained(start, dtype=torch.float32).state_dict())
    else:
        start_from_tower(model, work / "tower.pt")
    average = Average(model, state["average"] if state else None)
    model.train()
    worker = WorkingCopy(model, working_type(where))
    use_quick_attention(worker.model)
    compile_layers(worker.model.model.text_model.layers)
    compile_layers(worker.model.model.vision_model.encoder.layers)
    packer = Packer(tokenizer)
    print(f"vision_language: {sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    mean_loss, mean_right = 0.0, 0.0
    for pixels, packed in samples(work / "pool", packer, seed + step):
        part = budget.part()
        set_rate(optimizer, learning_rate(part, step))
        on_device = Packed(*(tensor.to(where) for tensor in (packed.ids, packed.positions, packed.labels, packed.mask)))
        loss, right = answer_loss(worker.model, pixels.to(where), on_device)
        torch.autograd.backward(loss)
        worker.take_gradients()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        worker.refresh()
        average.update(model, step)
        step += 1
        keep = 0.98 if step > 50 else 0.9
        mean_loss = keep * mean_loss + (1 - keep) * float(loss.detach())
        mean_right = keep * mean_right + (1 - keep) * right
        if step % 50 == 0:
            print(
                f"vision_language: {part:4.0%} {budget.seconds() / 60:.1f} min step {step} pictures {step * PICTURES} "
                f"loss {mean_loss:.4f} tokens right {mean_right:.4f}",
                flush=True,
            )
        if step % 200 == 0 or part >= 1:
            kept = {"model": model.state_dict(), "average": average.state, "optimizer": optimizer.state_dict()}
            save_checkpoint(work / "speak.pt", {**kept, "step": step, "seconds": budget.seconds()})
        if part >= 1:
            break
    export_checkpoint(work, out, seed)


def export_checkpoint(work: Path, out: Path, seed: int) -> None:
    """Export the averaged weights of `work/speak.pt`, also while training goes on."""
    state = load_checkpoint(work / "speak.pt")
    if state is None:
        raise FileNotFoundError(work / "speak.pt")
    tokenizer = kept_tokenizer(work, seed)
    model = new_model(tokenizer)
    model.load_state_dict(state["average"])
    export(model, tokenizer, out)
    if dense := load_checkpoint(work / "tower.pt"):
        note_stage(out, "tower", dense["seconds"] / 60, dense["step"] * BATCH)
    stage = "captions and questions" if dense else "captions and questions, going on"
    note_stage(out, stage, state["seconds"] / 60, state["step"] * PICTURES)


def start_from_tower(model: Idefics3ForConditionalGeneration, checkpoint: Path) -> None:
    """Copy the dense stage's tower; without one the model starts blind."""
    state = load_checkpoint(checkpoint)
    if state is None:
        print(f"no {checkpoint}: starting with an untrained tower", flush=True)
        return
    prefix = "tower."
    weights = {name[len(prefix) :]: value for name, value in state["model"].items() if name.startswith(prefix)}
    model.model.vision_model.load_state_dict(weights)
