"""A network that learns from one loss: its optimizer, its average, its budget and its checkpoint.

Belongs here: what the stages of the drawing pipeline share. Does not belong here: losses and data.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn

from training.loop import (
    Average,
    Budget,
    Means,
    adamw,
    learning_rate,
    load_checkpoint,
    note_stage,
    save_checkpoint,
    set_rate,
)


class Stage:
    """Goes on from `work/NAME.pt` if it is there and `resume` is true."""

    def __init__(self, name: str, network: nn.Module, work: Path, minutes: float, peak: float, resume: bool) -> None:
        self._name, self._network, self._file = name, network, work / f"{name}.pt"
        state = load_checkpoint(self._file) if resume else None
        if state:
            network.load_state_dict(state["model"])
        self._average = Average(network, state["average"] if state else None)
        self._optimizer = adamw([(list(network.parameters()), peak)], decay=0.01)
        if state:
            self._optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"] if state else 0
        self._budget = Budget(minutes, state["spent"] if state else 0.0)
        self._means = Means()

    @property
    def part(self) -> float:
        """How much of the minutes is used, 0 to 1."""
        return self._budget.part()

    def learn(self, loss: torch.Tensor) -> None:
        """One step down the gradient of `loss`, a scalar."""
        set_rate(self._optimizer, learning_rate(self.part, self.step))
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimizer.step()
        self.step += 1
        self._average.update(self._network, self.step)
        self._means.add(loss=loss.item())

    def save(self) -> None:
        """Tell how far it is, and write the checkpoint."""
        print(f"{self._name} {self.step} {self._budget.seconds() / 60:.1f} min {self._means.line()}", flush=True)
        progress = {"step": self.step, "spent": self._budget.seconds(), "optimizer": self._optimizer.state_dict()}
        save_checkpoint(self._file, {"model": self._network.state_dict(), "average": self._average.state, **progress})

    def finish(self, out: Path, pictures: int) -> None:
        """Give the network its averaged weights, and note the stage, in which each step saw so many pictures."""
        note_stage(out, self._name, self._budget.seconds() / 60, self.step * pictures)
        self._network.load_state_dict(self._average.state)
