"""First stage: the tower learns to name what covers each patch.

Belongs here: the loop of the dense stage. Does not belong here: what the tower is (`tower`).
"""

from __future__ import annotations

from pathlib import Path

import torch

from training.loop import (
    Budget,
    adamw,
    device,
    half_precision,
    learning_rate,
    load_to_go_on,
    save_checkpoint,
    set_rate,
)
from training.scenes.pool import batches
from training.vision.tower import DenseTower, dense_figures, dense_labels, dense_loss, to_pixels

BATCH = 64
PEAK = 1.2e-3


def train_tower(work: Path, minutes: float, seed: int, resume: bool = True) -> Path:
    """Train the tower on the pool in `work/pool`, or on from its checkpoint `work/tower.pt`, which holds `tower` and
    `heads`; one that has had its minutes stays as it is."""
    torch.manual_seed(seed)
    where = device()
    model = DenseTower().to(where)
    optimizer = adamw([(list(model.parameters()), PEAK)])
    checkpoint = work / "tower.pt"
    state = load_to_go_on(checkpoint) if resume else None
    step, budget = 0, Budget(minutes)
    if state:
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, budget.spent = state["step"], state["seconds"]
        if budget.part() >= 1:
            return checkpoint
    for rows in batches(work / "pool", BATCH, seed + step):
        part = budget.part()
        labels = {name: value.to(where) for name, value in dense_labels(rows).items()}
        set_rate(optimizer, learning_rate(part, step))
        with half_precision(where):
            out = model(to_pixels(rows["pixels"]).to(where))
        loss = dense_loss(out, labels)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 100 == 0 or part >= 1:
            figures = " ".join(f"{name} {value:.3f}" for name, value in dense_figures(out, labels).items())
            print(
                f"tower: {part:4.0%} step {step} pictures {step * BATCH} loss {float(loss):.3f} {figures}", flush=True
            )
        if step % 500 == 0 or part >= 1:
            keep = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
            save_checkpoint(checkpoint, {**keep, "step": step, "seconds": budget.seconds()})
        if part >= 1:
            break
    return checkpoint
