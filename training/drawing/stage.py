"""Networks that learn from one loss: their optimizer, their average, their budget and their checkpoint.

Belongs here: what the stages of the drawing pipeline share. Does not belong here: losses and data.
"""

from __future__ import annotations

import time
from pathlib import Path

import torch
from torch import nn

from training.begun import kept_as, stage_of
from training.loop import (
    Average,
    Budget,
    Means,
    adamw,
    learning_rate,
    load_to_go_on,
    note_stage,
    save_checkpoint,
    set_rate,
)

TELL_EVERY_S, SAVE_EVERY_S = 10.0, 60.0


class Stage:
    """Goes on from its checkpoint in `work` if it is there and `resume` is true; networks that go on from the finished
    ones in the folder `start` have a checkpoint of their own. `peaks`: highest learning rates of the named
    networks, which lie on the device they learn on."""

    def __init__(
        self,
        name: str,
        networks: nn.ModuleDict,
        peaks: dict[str, float],
        work: Path,
        minutes: float,
        resume: bool,
        start: Path | None = None,
    ) -> None:
        self._name, self._networks = stage_of(name, start), networks
        self._file = work / f"{kept_as(name, start)}.pt"
        state = load_to_go_on(self._file) if resume else None
        if state:
            networks.load_state_dict(state["model"])
        self._average = Average(networks, state["average"] if state else None)
        self._optimizer = adamw([(list(networks[part].parameters()), peak) for part, peak in peaks.items()], 0.01)
        if state:
            self._optimizer.load_state_dict(state["optimizer"])
        self.step = int(state["step"]) if state else 0
        self._budget = Budget(minutes, state["spent"] if state else 0.0)
        self._means = Means()
        self._told = self._saved = time.monotonic()

    @property
    def part(self) -> float:
        """How much of the minutes is used, 0 to 1."""
        return self._budget.part()

    @property
    def average(self) -> dict[str, torch.Tensor]:
        """The averaged weights by the names of the networks' state dictionary."""
        return self._average.state

    def learn(self, loss: torch.Tensor) -> None:
        """One step down the gradient of `loss`, a scalar; a line about every ten seconds, a checkpoint every minute.
        Only these wait for the device."""
        set_rate(self._optimizer, learning_rate(self.part, self.step))
        self._optimizer.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self._networks.parameters(), 1.0)
        self._optimizer.step()
        self.step += 1
        self._average.update(self._networks, self.step)
        self._means.add(loss=loss.detach())
        now = time.monotonic()
        if now - self._told >= TELL_EVERY_S:
            self._told = now
            print(f"{self._name} {self.step} {self._budget.seconds() / 60:.1f} min {self._means.line()}", flush=True)
        if now - self._saved >= SAVE_EVERY_S:
            self.save()

    def save(self) -> None:
        """Write the checkpoint."""
        self._saved = time.monotonic()
        progress = {"step": self.step, "spent": self._budget.seconds(), "optimizer": self._optimizer.state_dict()}
        save_checkpoint(self._file, {"model": self._networks.state_dict(), "average": self.average, **progress})

    def finish(self, out: Path, pictures: int) -> None:
        """Give the networks their averaged weights, save, and note the stage, in which each step saw so many
        pictures."""
        self.save()
        note_stage(out, self._name, self._budget.seconds() / 60, self.step * pictures)
        self._networks.load_state_dict(self.average)
