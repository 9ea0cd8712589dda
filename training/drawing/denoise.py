"""Training of the denoiser on latents of fresh compositions and the states of their prompts.

Belongs here: objective, data in memory, the loop. Does not belong here: sizes and schedule (`model`).
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import torch
from diffusers import DDIMScheduler, UNet2DConditionModel

from training.drawing.autoencoder import latents_of
from training.drawing.model import Reader, new_denoiser, new_schedule
from training.drawing.prompts import prompt
from training.drawing.scenes import Composition, draw, pixels, sample
from training.drawing.stage import Stage

BATCH = 16
POOL, FRESH, EVERY = 768, 32, 24
"""Compositions in memory; so many of them are replaced every so many steps: each is seen about twelve times."""
WITHOUT_PROMPT = 0.1
"""Part of samples that are denoised without their prompt: classifier-free guidance (Ho and Salimans, 2022) subtracts
what the model does without one from what it does with one."""
SAVE_EVERY_S = 60.0


class Latents:
    """A pool of latents, (POOL, 12, 12, 12), and prompt states that keeps changing."""

    def __init__(self, reader: Reader, rng: np.random.Generator, part: float) -> None:
        self._reader, self._rng = reader, rng
        self.empty = reader.states([""])
        self._next = 0
        self._latents = torch.empty(0)
        self._states = torch.empty(0)
        parts = [self._fresh(part) for _ in range(POOL // FRESH)]
        self._latents = torch.cat([latents for latents, _ in parts])
        self._states = torch.cat([states for _, states in parts])

    def refresh(self, part: float) -> None:
        """Replace the oldest; `part`: how far the training is, for the curriculum."""
        here = slice(self._next, self._next + FRESH)
        self._latents[here], self._states[here] = self._fresh(part)
        self._next = (self._next + FRESH) % POOL

    def batch(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Latents (BATCH, 12, 12, 12) and states (BATCH, tokens, width), some of them those of the empty prompt."""
        chosen = torch.from_numpy(self._rng.integers(POOL, size=BATCH))
        states = self._states[chosen]
        states[torch.from_numpy(self._rng.random(BATCH) < WITHOUT_PROMPT)] = self.empty[0]
        return self._latents[chosen], states

    @torch.no_grad()
    def _fresh(self, part: float) -> tuple[torch.Tensor, torch.Tensor]:
        shown = [sample(self._rng, part) for _ in range(FRESH)]
        pictures = torch.from_numpy(pixels([draw(one, self._rng) for one in shown]))
        return latents_of(pictures), self._reader.states([self._worded(one) for one in shown])

    def _worded(self, composition: Composition) -> str:
        while True:
            text = prompt(composition, "zh" if self._rng.random() < 0.5 else "en", self._rng)
            if self._reader.fits(text):
                return text


def denoising_loss(
    denoiser: UNet2DConditionModel,
    schedule: DDIMScheduler,
    latents: torch.Tensor,
    states: torch.Tensor,
    rng: np.random.Generator,
) -> torch.Tensor:
    """Mean squared error of the predicted velocity (Salimans and Ho, Progressive distillation, 2022), at one time of
    each of equal stretches for the samples of a batch (Kingma et al., Variational diffusion models, 2021). All times
    weigh the same: a weight by signal-to-noise ratio would give the last one, pure noise, none."""
    count = len(latents)
    steps = int(schedule.config["num_train_timesteps"])
    times = torch.from_numpy(((np.arange(count) + rng.random(count)) / count * steps).astype(np.int64))
    noise = torch.randn_like(latents)
    noisy = schedule.add_noise(latents, noise, times)
    velocity = schedule.get_velocity(latents, noise, times)
    predicted = denoiser(noisy, times, states).sample
    return torch.nn.functional.mse_loss(predicted, velocity)


def train_denoiser(
    work: Path, out: Path, reader: Reader, minutes: float, seed: int, resume: bool = True
) -> UNet2DConditionModel:
    """The averaged denoiser; its checkpoint is `work/denoiser.pt`. `out/training.json` notes the stage."""
    torch.manual_seed(seed)
    denoiser = new_denoiser(reader.width)
    stage = Stage("denoiser", denoiser, work, minutes, 1.5e-3, resume)
    rng = np.random.default_rng([seed, 3, stage.step])
    torch.manual_seed(seed + stage.step)
    schedule = new_schedule()
    data, saved = Latents(reader, rng, stage.part), time.monotonic()
    while stage.part < 1:
        stage.learn(denoising_loss(denoiser, schedule, *data.batch(), rng))
        if stage.step % EVERY == 0:
            data.refresh(stage.part)
        if time.monotonic() - saved > SAVE_EVERY_S or stage.part >= 1:
            saved = time.monotonic()
            stage.save()
    stage.finish(out, BATCH)
    return denoiser.eval()
