"""Training of the denoiser and the text encoder on latents of compositions and their prompts.

Belongs here: objective, latents on the device, the loop. Does not belong here: sizes and schedule (`model`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderTiny, DDIMScheduler
from torch import nn

from training.drawing.autoencoder import LATENTS, SCALE, scaled
from training.drawing.model import new_schedule, tokens_of
from training.drawing.scenes import SIDE
from training.drawing.stage import Stage
from training.drawing.supply import WORDINGS, Portion
from training.drawing.tokenizer import LENGTH
from training.loop import half_precision

WITHOUT_PROMPT = 0.1
"""Part of samples that are denoised without their prompt: classifier-free guidance (Ho and Salimans, 2022) subtracts
what the model does without one from what it does with one."""
MOST_SNR = 10.0
PORTION_EVERY_S = 0.5
PEAKS = {"denoiser": 1.2e-3, "text": 6e-4}
"""Highest learning rates; of networks that go on from what was learned before, half."""


class Latents:
    """A store of latents and prompts on the device that grows with every portion, and replaces its oldest when full."""

    def __init__(self, autoencoder: AutoencoderTiny, most: int, where: torch.device) -> None:
        self._autoencoder, self._most, self._next, self.count = autoencoder, most, 0, 0
        self._latents = torch.empty(most, LATENTS, SIDE // SCALE, SIDE // SCALE, dtype=torch.float16, device=where)
        self._tokens = torch.empty(most, 2 * WORDINGS, LENGTH, dtype=torch.int16, device=where)
        self._where = where

    @torch.no_grad()
    def add(self, portion: Portion) -> None:
        """Encode the pictures of a portion."""
        for start in range(0, len(portion.pictures), 512):
            pictures = torch.from_numpy(portion.pictures[start : start + 512]).to(self._where)
            tokens = torch.from_numpy(portion.tokens[start : start + 512]).to(self._where)
            places = (torch.arange(len(pictures), device=self._where) + self._next) % self._most
            self._latents[places] = self._autoencoder.encoder(scaled(pictures)).half()
            self._tokens[places] = tokens
            self._next = (self._next + len(pictures)) % self._most
            self.count = min(self._most, self.count + len(pictures))

    def batch(self, size: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Latents (size, 12, 12, 12) and one prompt of each, (size, LENGTH)."""
        chosen = torch.randint(self.count, (size,), device=self._where)
        wording = torch.randint(2 * WORDINGS, (size,), device=self._where)
        return self._latents[chosen].float(), self._tokens[chosen, wording].long()


class Objective:
    """The loss of a batch: mean squared error of the predicted velocity (Salimans and Ho, Progressive distillation,
    2022), at one time of each of equal stretches for the samples of a batch (Kingma et al., Variational diffusion
    models, 2021).

    Where little noise is left, times weigh less: (min(SNR, MOST_SNR) + 1) / (SNR + 1). That is the weight of Hang et
    al. (Efficient diffusion training via min-SNR weighting, 2023) with one added above, because theirs would give
    pure noise, the last time, none."""

    def __init__(self, schedule: DDIMScheduler, where: torch.device) -> None:
        signal = schedule.alphas_cumprod.double()
        snr = signal / (1 - signal)
        self._signal = signal.sqrt().float().to(where)
        self._noise = (1 - signal).sqrt().float().to(where)
        self._weight = ((snr.clamp(max=MOST_SNR) + 1) / (snr + 1)).float().to(where)

    def __call__(
        self, networks: nn.ModuleDict, latents: torch.Tensor, tokens: torch.Tensor, empty: torch.Tensor
    ) -> torch.Tensor:
        """`empty` (1, LENGTH): the tokens of no prompt."""
        count, where, steps = len(latents), latents.device, len(self._signal)
        dropped = torch.rand(count, 1, device=where) < WITHOUT_PROMPT
        tokens = torch.where(dropped, empty, tokens)
        shares = (torch.arange(count, device=where) + torch.rand(count, device=where)) / count
        times = (shares * steps).long().clamp(max=steps - 1)
        signal, rest = self._signal[times].view(-1, 1, 1, 1), self._noise[times].view(-1, 1, 1, 1)
        noise = torch.randn_like(latents)
        with half_precision(where):
            states = networks["text"](tokens)[0]
            predicted = networks["denoiser"](signal * latents + rest * noise, times, states).sample
        error = predicted.float() - (signal * noise - rest * latents)
        loss: torch.Tensor = (error.square().mean((1, 2, 3)) * self._weight[times]).mean()
        return loss


def train_denoiser(
    networks: nn.ModuleDict,
    data: tuple[Iterator[Portion], list[Portion], AutoencoderTiny, Any],
    work: Path,
    out: Path,
    minutes: float,
    sizes: tuple[int, int],
    look: Callable[[Stage], None],
    start: Path | None = None,
    resume: bool = True,
) -> nn.ModuleDict:
    """The averaged networks "denoiser" and "text", on the device they lie on; their checkpoint is in `work`.

    `data`: portions to come, portions that are there already, the autoencoder and the tokenizer; `sizes`: pictures of
    a step, compositions kept on the device. `look` is called after every step; without a folder `start` they have
    learned nothing yet. `out/training.json` notes the stage."""
    portions, kept, autoencoder, tokenizer = data
    batch, most = sizes
    where = next(networks.parameters()).device
    peaks = {name: peak / 2 for name, peak in PEAKS.items()} if start else PEAKS
    stage = Stage("denoiser", networks, peaks, work, minutes, resume, start)
    objective, empty = Objective(new_schedule(), where), tokens_of(tokenizer, [""]).to(where)
    store = Latents(autoencoder, most, where)
    while kept:
        store.add(kept.pop())
    asked = time.monotonic()
    while stage.part < 1:
        if time.monotonic() - asked > PORTION_EVERY_S:
            store.add(next(portions))
            asked = time.monotonic()
        stage.learn(objective(networks, *store.batch(batch), empty))
        look(stage)
    stage.finish(out, batch)
    return networks.eval()
