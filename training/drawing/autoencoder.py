"""The autoencoder: 96 x 96 pixels to 12 x 12 latents of twelve numbers and back.

Belongs here: both networks, their loss and training. Does not belong here: the denoiser. It is diffusers'
AutoencoderTiny. While it learns, the latents are brought to mean 0 and variance 1 in every channel, which at the end
becomes part of the encoder's last layer, and noise is added to them: what the denoiser leaves over must not show.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch
from diffusers import AutoencoderTiny
from torch import nn

from training.drawing.stage import Stage
from training.loop import half_precision

LATENTS, SCALE = 12, 8
WIDTH = 32
"""Channels of encoder and decoder at every resolution."""
NOISE = 0.15
"""Standard deviation of the noise added to the latents, whose own is 1."""


def new_autoencoder() -> AutoencoderTiny:
    """0.14 M parameters that encode, 0.17 M that decode."""
    return AutoencoderTiny(
        encoder_block_out_channels=(WIDTH,) * 4,
        decoder_block_out_channels=(WIDTH,) * 4,
        num_encoder_blocks=(0, 1, 1, 2),
        num_decoder_blocks=(2, 1, 1, 1),
        latent_channels=LATENTS,
    )


def reconstruction_loss(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean absolute error of the pixels and of their differences to the right and below, which keep edges sharp
    (Mathieu et al., Deep multi-scale video prediction, 2016)."""
    error = output - target
    across, down = error[..., 1:] - error[..., :-1], error[..., 1:, :] - error[..., :-1, :]
    return error.abs().mean() + across.abs().mean() + down.abs().mean()


def scaled(pictures: torch.Tensor) -> torch.Tensor:
    """Bytes (n, SIDE, SIDE, 3) to (n, 3, SIDE, SIDE) in [-1, 1], as diffusers has them."""
    return pictures.permute(0, 3, 1, 2).float().div(127.5).sub(1)


def train_autoencoder(
    pictures: torch.Tensor,
    work: Path,
    out: Path,
    minutes: float,
    batch: int,
    look: Callable[[], None],
    resume: bool = True,
) -> AutoencoderTiny:
    """The averaged autoencoder, on the device of `pictures` (n, SIDE, SIDE, 3), bytes. Its checkpoint is in
    `work`; `look` is called every 16 steps."""
    where = pictures.device
    model = new_autoencoder().to(where)
    networks = nn.ModuleDict({"encoder": model.encoder, "decoder": model.decoder})
    stage = Stage("autoencoder", networks, {"encoder": 1.5e-3, "decoder": 1.5e-3}, work, minutes, resume)
    while stage.part < 1:
        target = scaled(pictures[torch.randint(len(pictures), (batch,), device=where)])
        with half_precision(where):
            latents = model.encoder(target).float()
            latents = latents - latents.mean((0, 2, 3), keepdim=True)
            latents = latents / (latents.square().mean((0, 2, 3), keepdim=True) + 1e-4).sqrt()
            output = model.decoder(latents + NOISE * torch.randn_like(latents))
        stage.learn(reconstruction_loss(output.float(), target))
        if stage.step % 16 == 0:
            look()
    stage.finish(out, batch)
    standardise(model, pictures)
    return model.eval().requires_grad_(False)


@torch.no_grad()
def standardise(model: AutoencoderTiny, pictures: torch.Tensor, batch: int = 256, most: int = 8192) -> None:
    """Make mean 0 and variance 1 of every latent channel over `pictures` a part of the encoder's last layer."""
    parts = [model.encoder(scaled(some)).double() for some in torch.split(pictures[:most], batch)]
    count = sum(part.numel() for part in parts) / LATENTS
    mean = torch.stack([part.sum((0, 2, 3)) for part in parts]).sum(0) / count
    square = torch.stack([(part - mean.view(1, -1, 1, 1)).square().sum((0, 2, 3)) for part in parts]).sum(0) / count
    spread = (square + 1e-4).sqrt()
    last = model.encoder.layers[-1]
    last.weight.copy_(last.weight.double() / spread.view(-1, 1, 1, 1))
    last.bias.copy_((last.bias.double() - mean) / spread)
