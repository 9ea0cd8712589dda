"""From nothing to the folder of the pocket pipeline: denoiser, decoder, the whole.

Belongs here: the order of the stages. Does not belong here: how one of them trains.
"""

from __future__ import annotations

from pathlib import Path

from training.drawing.autoencoder import train_autoencoder
from training.drawing.denoise import train_denoiser
from training.drawing.model import Reader, pipeline, save

AUTOENCODER_PART = 0.15
"""Part of the minutes that the autoencoder gets."""


def train(work: Path, out: Path, clip: Path, minutes: float, seed: int, resume: bool = True) -> None:
    """`clip`: folder of the pocket CLIP, whose text encoder reads the prompts; a copy of it is written to `out`. A run
    that was stopped goes on from its checkpoints in `work`; more minutes than before train on."""
    work.mkdir(parents=True, exist_ok=True)
    reader = Reader(clip)
    denoiser = train_denoiser(work, out, reader, minutes * (1 - AUTOENCODER_PART), seed, resume)
    autoencoder = train_autoencoder(work, out, minutes * AUTOENCODER_PART, seed, resume)
    save(pipeline(reader, denoiser, autoencoder), out)
