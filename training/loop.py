"""What every training loop of the project shares: the time budget, the schedule, checkpoints, the device.

Belongs here: small pieces without knowledge of any model. Does not belong here: losses and data.
"""

from __future__ import annotations

import copy
import itertools
import json
import math
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import torch

from assistant.engine.device import native_bfloat16

WARM_UP_STEPS = 150
_SEED = "seed"
HISTORY = "training.json"
"""Beside the weights: minutes and examples of each stage."""


@dataclass
class Budget:
    """Minutes of training, `spent` (seconds) of them in earlier runs. The data depend on the seed alone; how far a run
    gets depends on the machine."""

    minutes: float
    spent: float = 0.0
    started: float = field(default_factory=time.monotonic)

    def seconds(self) -> float:
        return self.spent + time.monotonic() - self.started

    def part(self) -> float:
        """How much of the budget is used, 0 to 1."""
        return min(1.0, self.seconds() / max(1e-9, self.minutes * 60))


def minutes_for(model: str, default: float) -> float:
    """`TRAIN_MINUTES_<MODEL>`, else `TRAIN_MINUTES`, else `default`."""
    named = os.environ.get(f"TRAIN_MINUTES_{model.upper()}") or os.environ.get("TRAIN_MINUTES")
    return float(named) if named else default


def device() -> torch.device:
    """A GPU where there is one. Its float32 products may then be made of TF32: ten bits of fraction are enough to learn
    with."""
    if not torch.cuda.is_available():
        return torch.device("cpu")
    torch.set_float32_matmul_precision("high")
    return torch.device("cuda")


@cache
def working_type(where: torch.device) -> torch.dtype:
    """bfloat16 on GPUs and on processors with a unit for it, which are much faster so; float32 elsewhere, where
    bfloat16 is slower."""
    return torch.bfloat16 if where.type == "cuda" or native_bfloat16() else torch.float32


def half_precision(where: torch.device) -> torch.autocast:
    """Products in the working type, with float32 weights."""
    half = working_type(where) == torch.bfloat16
    return torch.autocast(where.type, dtype=torch.bfloat16, enabled=half)


def learning_rate(part: float, step: int) -> float:
    """Linear warm-up, then half a cosine down to 2 % of the peak (Loshchilov and Hutter, SGDR, 2017)."""
    return min(1.0, (step + 1) / WARM_UP_STEPS) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * part)))


def set_rate(optimizer: torch.optim.Optimizer, scale: float) -> None:
    """Scale each group's own peak (`peak`)."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * scale


def adamw(groups: list[tuple[list[torch.nn.Parameter], float]], decay: float = 0.05) -> torch.optim.AdamW:
    """AdamW (Loshchilov and Hutter, 2019) without decay on vectors; one peak learning rate for each group."""
    out = []
    for parameters, peak in groups:
        for matrices in (True, False):
            chosen = [p for p in parameters if (p.ndim > 1) == matrices]
            out.append({"params": chosen, "peak": peak, "lr": 0.0, "weight_decay": decay if matrices else 0.0})
    return torch.optim.AdamW(out, betas=(0.9, 0.98), fused=True)


@dataclass
class Means:
    """Running means of what is printed, by name, with a memory of about fifty steps. Tensors stay on their device
    until they are printed: reading one makes the processor wait for a GPU."""

    values: dict[str, Any] = field(default_factory=dict)

    def add(self, **new: float | torch.Tensor) -> None:
        for name, value in new.items():
            self.values[name] = 0.98 * self.values.get(name, value) + 0.02 * value

    def line(self) -> str:
        return " ".join(f"{name}={float(value):.4f}" for name, value in self.values.items())


class Average:
    """Exponential moving average of a model's weights: good to use at any moment, whatever the learning rate
    (Polyak and Juditsky, 1992). `state` has the names of the model's state dictionary, and is on its device; one that
    was kept goes on, wherever it was read to."""

    def __init__(self, model: torch.nn.Module, kept: dict[str, torch.Tensor] | None = None) -> None:
        self.state = {name: value.detach().clone() for name, value in model.state_dict().items()}
        for name, value in kept.items() if kept else ():
            self.state[name].copy_(value)

    @torch.no_grad()
    def update(self, model: torch.nn.Module, step: int) -> None:
        """Longer memory as training goes on: from 10 to 1000 steps."""
        keep = min(0.999, 1 - 10 / (step + 100))
        now = model.state_dict()
        torch._foreach_lerp_(list(self.state.values()), [now[name].detach() for name in self.state], 1 - keep)


class WorkingCopy:
    """A copy of a model in the working type does the work; the float32 original keeps the weights (Micikevicius et
    al., Mixed Precision Training, 2018). bfloat16 needs no loss scaling."""

    def __init__(self, original: torch.nn.Module, dtype: torch.dtype) -> None:
        self.original = original
        self.model: Any = copy.deepcopy(original).to(dtype)
        self.refresh()

    @torch.no_grad()
    def refresh(self) -> None:
        """Original to copy."""
        torch._foreach_copy_(list(self.model.parameters()), list(self.original.parameters()))

    @torch.no_grad()
    def take_gradients(self) -> None:
        """Move the copy's gradients to the original; a parameter used only there keeps its own."""
        for worker, keeper in zip(self.model.parameters(), self.original.parameters(), strict=True):
            if worker.grad is not None:
                keeper.grad = worker.grad.float()
                worker.grad = None


def descend(
    loss: torch.Tensor,
    model: torch.nn.Module,
    worker: WorkingCopy,
    optimizers: Sequence[torch.optim.Optimizer],
    average: Average,
    step: int,
) -> None:
    """One step down a loss that the working copy gave, by a gradient of length 1 at most; the average follows."""
    torch.autograd.backward(loss)
    worker.take_gradients()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for optimizer in optimizers:
        optimizer.step()
    worker.refresh()
    average.update(model, step)


class OtherSeed(ValueError):
    """A checkpoint is of a run with another seed; the message names both."""


def save_checkpoint(path: Path, state: dict[str, Any]) -> None:
    """Write the state and the seed that torch was given aside, then rename: a killed run leaves the last good one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    torch.save({**state, _SEED: torch.initial_seed()}, part)
    part.replace(path)


def note_stage(
    out: Path, stage: str, minutes: float, seen: int, what: str = "pictures", seed: int | None = None
) -> None:
    """Add a stage to `out/training.json`, from which the model card takes it: its minutes, how many of `what` the model
    has seen, and the seed where its data depend on nothing else. One of the same name before it stays."""
    out.mkdir(parents=True, exist_ok=True)
    file = out / HISTORY
    stages = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    number = next(number for number in itertools.count(1) if _again(stage, number) not in stages)
    stages[_again(stage, number)] = {"minutes": round(minutes, 1), what: seen} | (
        {} if seed is None else {"seed": seed}
    )
    file.write_text(json.dumps(stages, indent=1) + "\n", encoding="utf-8")


def _again(stage: str, number: int) -> str:
    return stage if number == 1 else f"{stage} ({number})"


def take_stages(start: Path | None, out: Path) -> None:
    """What `start` was trained with is the history of what it becomes in `out`, whatever was there before; it is empty
    for a training from nothing."""
    if start and start.resolve() == out.resolve():
        return
    (out / HISTORY).unlink(missing_ok=True)
    if start and (start / HISTORY).exists():
        out.mkdir(parents=True, exist_ok=True)
        shutil.copy(start / HISTORY, out / HISTORY)


def load_checkpoint(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def load_to_go_on(path: Path) -> dict[str, Any] | None:
    """The same for a run that goes on from there; torch has its seed already. Raises OtherSeed: the examples would be
    those of another run, and the history of the model would name the wrong seed."""
    state, now = load_checkpoint(path), torch.initial_seed()
    begun = state.get(_SEED, now) if state else now
    if begun != now:
        raise OtherSeed(f"{path} was begun with --seed {begun}, not {now}: take that, or another --work")
    return state
