"""From nothing to the folder of the pocket pipeline: tokenizer, autoencoder, denoiser with text encoder, the whole.

Belongs here: the order of the stages and their sizes. Does not belong here: how one of them trains.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderTiny
from torch import nn

from training.ahead import ahead, workers
from training.begun import kept_as
from training.drawing import looks, parts
from training.drawing.autoencoder import new_autoencoder, train_autoencoder
from training.drawing.denoise import train_denoiser
from training.drawing.model import new_denoiser, new_text_encoder, pipeline, save
from training.drawing.stage import Stage
from training.drawing.supply import Portion, Supply
from training.drawing.tokenizer import LENGTH, kept_tokenizer
from training.loop import device, take_stages

AUTOENCODER_PART = 0.2
"""Part of the minutes that the autoencoder gets."""
LOOK_EVERY_S, DELIVER_EVERY_S = 120.0, 60.0
WAITING = 200
"""Portions that wait in memory while the autoencoder learns."""


@dataclass(frozen=True)
class Sizes:
    """What fits the device: compositions per portion, portions of which the autoencoder learns, pictures per step of
    each stage, compositions kept for the denoiser, the most processes that draw."""

    portion: int
    portions: int
    autoencoder: int
    denoiser: int
    kept: int
    processes: int = 8


BESIDE_GPU, WITHOUT_GPU = Sizes(1024, 12, 128, 512, 800_000), Sizes(64, 8, 16, 16, 8192)


class Training:
    """One run. `work`: checkpoints and, in the folder `parts` there, what is learned so far and its history; `start`: a
    folder of the pipeline to go on from, whose autoencoder and tokenizer are kept as they are."""

    def __init__(self, work: Path, seed: int, start: Path | None = None, resume: bool = True) -> None:
        torch.manual_seed(seed)
        self.work, self.start, self.resume = work, start, resume
        self.parts = work / kept_as("parts", start)
        take_stages(start, self.parts)
        self.where = device()
        self.sizes = BESIDE_GPU if self.where.type == "cuda" else WITHOUT_GPU
        self.tokenizer: Any = kept_tokenizer((start or self.parts) / parts.TOKENIZER, seed)
        if start:
            self.tokenizer.save_pretrained(self.parts / parts.TOKENIZER)
        self._seed = seed
        self._looked = self._delivered = time.monotonic()

    def run(self, minutes: float) -> None:
        """All stages; their results are in `parts` then."""
        portions = self._portions()
        autoencoder, kept, rest = new_autoencoder(), [next(portions)], minutes
        if self.start:
            parts.read(self.start, "autoencoder", autoencoder)
            autoencoder.to(self.where).eval().requires_grad_(False)
        else:
            rest = minutes * (1 - AUTOENCODER_PART)
            autoencoder = self._learn_to_encode(portions, kept, minutes - rest)
            looks.at_autoencoder(autoencoder, kept[-1], self.where)
        parts.write(self.parts, {"autoencoder": autoencoder.state_dict()})
        networks = self._learn_to_draw(portions, kept, autoencoder, rest)
        self._deliver(networks.state_dict())
        looks.at_networks(networks, autoencoder, self.tokenizer, self.where)

    def _portions(self) -> Iterator[Portion]:
        supply = Supply(self.tokenizer.backend_tokenizer.to_str(), LENGTH, self.sizes.portion)
        # A run that goes on draws other compositions than the one before.
        seed = self._seed + int(time.time()) % 1_000_000
        return ahead(supply, seed, min(self.sizes.processes, workers(self.where)))

    def _learn_to_encode(self, portions: Iterator[Portion], kept: list[Portion], minutes: float) -> AutoencoderTiny:
        while len(kept) < self.sizes.portions:
            kept.append(next(portions))
        shown = torch.cat([torch.from_numpy(each) for portion in kept for each in (portion.pictures, portion.others)])
        asked = time.monotonic()

        def look() -> None:
            nonlocal asked
            if self.where.type == "cuda" and len(kept) < WAITING and time.monotonic() - asked > 0.5:
                kept.append(next(portions))
                asked = time.monotonic()

        return train_autoencoder(
            shown.to(self.where), self.work, self.parts, minutes, self.sizes.autoencoder, look, self.resume
        )

    def _learn_to_draw(
        self, portions: Iterator[Portion], kept: list[Portion], autoencoder: AutoencoderTiny, minutes: float
    ) -> nn.ModuleDict:
        networks = self._networks()
        if self.start:
            for name, network in networks.items():
                parts.read(self.start, name, network)

        def look(stage: Stage) -> None:
            now = time.monotonic()
            if now - self._delivered >= DELIVER_EVERY_S:
                self._delivered = now
                self._deliver(stage.average)
            if now - self._looked >= LOOK_EVERY_S:
                now_learned = self._networks()
                now_learned.load_state_dict(stage.average)
                looks.at_networks(now_learned.to(self.where).eval(), autoencoder, self.tokenizer, self.where)
                self._looked = time.monotonic()

        data = (portions, kept, autoencoder, self.tokenizer)
        sizes = (self.sizes.denoiser, self.sizes.kept)
        return train_denoiser(
            networks.to(self.where), data, self.work, self.parts, minutes, sizes, look, self.start, self.resume
        )

    def _networks(self) -> nn.ModuleDict:
        return nn.ModuleDict({"denoiser": new_denoiser(), "text": new_text_encoder(self.tokenizer)})

    def _deliver(self, state: dict[str, torch.Tensor]) -> None:
        """Write the weights of both networks to the parts."""
        for name in ("denoiser", "text"):
            mine = {key: value for key, value in state.items() if key.startswith(f"{name}.")}
            parts.write(self.parts, {name: {key.removeprefix(f"{name}."): value for key, value in mine.items()}})


def train(work: Path, out: Path, minutes: float, seed: int, resume: bool = True, start: Path | None = None) -> None:
    """A run that was stopped goes on from its checkpoints in `work`, if it began with the same; more minutes than
    before train on."""
    training = Training(work, seed, start, resume)
    training.run(minutes)
    assemble(training.parts, out)


def assemble(folder: Path, out: Path) -> None:
    """The folder of the pipeline from its parts, with their history."""
    tokenizer: Any = kept_tokenizer(folder / parts.TOKENIZER, 0)
    autoencoder, denoiser, text = new_autoencoder(), new_denoiser(), new_text_encoder(tokenizer)
    for name, network in (("autoencoder", autoencoder), ("denoiser", denoiser), ("text", text)):
        parts.read(folder, name, network)
    save(pipeline(tokenizer, text, denoiser, autoencoder), out)
    take_stages(folder, out)
