"""The autoencoder: 96 x 96 pixels to 12 x 12 latents of twelve numbers and back.

Belongs here: the encoder, which is fixed, and the decoder with its loss and training. Does not belong here: the
denoiser. A latent is a 2 x 2 square of the picture at a quarter of its size, so nothing about it must be learned and
the denoiser can train from the first minute; the decoder learns to sharpen it. Both are diffusers' AutoencoderTiny.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderTiny
from PIL import Image

from training.drawing.scenes import SIDE, draw, pixels, sample
from training.drawing.stage import Stage
from training.scenes.draw import draw_scene
from training.scenes.layout import sample_scene

LATENTS, SCALE = 12, 8
DECODER = 20
"""Channels of the decoder at every resolution."""
CENTRE, SPREAD = 0.9, 0.2
"""Mean and standard deviation of the pixels, 0 to 1, of compositions: their background is nearly white."""
BATCH = 16
POOL, FRESH = 512, 4
"""Pictures in memory, and how many of them each step replaces: drawing one costs a fifth of a training step."""
OTHER_SCENES = 0.15
"""Part of scenes from the other renderer (free places, outlines, uneven backgrounds), for variations of pictures that
this pipeline did not draw."""
NOISE = 0.08
"""Standard deviation of noise added to the latents, whose own is near 1: what the denoiser leaves must not show."""
SAVE_EVERY = 100


def new_autoencoder() -> AutoencoderTiny:
    """The fixed encoder and a fresh decoder of 0.1 M parameters, without blocks at full resolution, which would cost
    more than all others together."""
    model = AutoencoderTiny(
        encoder_block_out_channels=(LATENTS,) * 4,
        decoder_block_out_channels=(DECODER,) * 4,
        num_encoder_blocks=(0, 0, 0, 0),
        num_decoder_blocks=(1, 1, 1, 0),
        latent_channels=LATENTS,
    )
    fix_encoder(model)
    return model


@torch.no_grad()
def fix_encoder(model: AutoencoderTiny) -> None:
    """Set the encoder's five convolutions: colours as they are, twice the mean of 2 x 2, the four corners of 2 x 2 side
    by side, and a change of scale. Without blocks nothing between them bends."""
    first, half, quarter, corners, last = model.encoder.layers
    for layer in model.encoder.layers:
        layer.weight.zero_()
    for colour in range(3):
        first.weight[colour, colour, 1, 1] = 1
        half.weight[colour, colour, 1:, 1:] = 0.25
        quarter.weight[colour, colour, 1:, 1:] = 0.25
        for row in range(2):
            for column in range(2):
                corners.weight[3 * (2 * row + column) + colour, colour, 1 + row, 1 + column] = 1
    first.bias.zero_()
    last.weight[range(LATENTS), range(LATENTS), 1, 1] = 1 / SPREAD
    last.bias.fill_(-CENTRE / SPREAD)
    model.encoder.requires_grad_(False)


def latents_of(pictures: torch.Tensor) -> torch.Tensor:
    """What the encoder makes of pictures (n, 3, SIDE, SIDE) in [-1, 1], in less time: (n, LATENTS, SIDE/8, SIDE/8)."""
    small = torch.nn.functional.avg_pool2d(pictures.add(1).div(2), 4)
    count, channels, height, width = small.shape
    cells = small.reshape(count, channels, height // 2, 2, width // 2, 2)
    out: torch.Tensor = (cells.permute(0, 3, 5, 1, 2, 4).flatten(1, 3) - CENTRE) / SPREAD
    return out


def thumbnails(latents: torch.Tensor) -> torch.Tensor:
    """The small pictures that latents are: (n, 3, SIDE/4, SIDE/4), 0 to 1. To look at training without a decoder."""
    count, _, rows, columns = latents.shape
    cells = (latents * SPREAD + CENTRE).reshape(count, 2, 2, 3, rows, columns)
    out: torch.Tensor = cells.permute(0, 3, 4, 1, 5, 2).flatten(4, 5).flatten(2, 3).clamp(0, 1)
    return out


def reconstruction_loss(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean absolute error of the pixels and of their differences to the right and below, which keep edges sharp
    (Mathieu et al., Deep multi-scale video prediction, 2016)."""
    error = output - target
    across, down = error[..., 1:] - error[..., :-1], error[..., 1:, :] - error[..., :-1, :]
    return error.abs().mean() + across.abs().mean() + down.abs().mean()


def train_autoencoder(work: Path, out: Path, minutes: float, seed: int, resume: bool = True) -> AutoencoderTiny:
    """The autoencoder with the averaged decoder; its checkpoint is `work/autoencoder.pt`."""
    torch.manual_seed(seed)
    model = new_autoencoder()
    decoder = model.decoder
    stage = Stage("autoencoder", decoder, work, minutes, 3e-3, resume)
    rng = np.random.default_rng([seed, 1, stage.step])
    pool = pixels([_picture(rng) for _ in range(POOL)])
    while stage.part < 1:
        pool[rng.integers(POOL, size=FRESH)] = pixels([_picture(rng) for _ in range(FRESH)])
        target = torch.from_numpy(pool[rng.integers(POOL, size=BATCH)])
        if stage.step % 2:
            target = target.flip(3).transpose(2, 3).contiguous()
        latents = latents_of(target)
        stage.learn(reconstruction_loss(decoder(latents + NOISE * torch.randn_like(latents)), target))
        if stage.step % SAVE_EVERY == 0 or stage.part >= 1:
            stage.save()
    stage.finish(out, BATCH)
    solve_last_layer(model, np.random.default_rng([seed, 4]))
    return model.eval().requires_grad_(False)


@torch.no_grad()
def solve_last_layer(model: AutoencoderTiny, rng: np.random.Generator, pictures: int = 96) -> None:
    """Fit the decoder's last convolution, which is linear, to fresh compositions by weighted least squares: exact
    colours need more steps than edges do. Pixels of shapes count for more, since most pixels are background."""
    *before, last = model.decoder.layers
    count = last.in_channels * 9 + 1
    gram, moment = torch.zeros(count, count, dtype=torch.float64), torch.zeros(count, 3, dtype=torch.float64)
    for _ in range(pictures // 4):
        target = torch.from_numpy(pixels([draw(sample(rng), rng) for _ in range(4)]))
        latents = latents_of(target)
        features = torch.tanh((latents + NOISE * torch.randn_like(latents)) / 3) * 3
        for layer in before:
            features = layer(features)
        rows = torch.nn.functional.unfold(features, 3, padding=1).transpose(1, 2).flatten(0, 1)
        rows = torch.cat([rows, torch.ones(len(rows), 1)], 1)
        wanted = target.add(1).div(2).flatten(2).transpose(1, 2).flatten(0, 1)
        weight = torch.where((wanted - CENTRE).abs().amax(1, keepdim=True) > 0.15, 4.0, 1.0)
        gram += ((rows * weight).T @ rows).double()
        moment += ((rows * weight).T @ wanted).double()
    steady = 1e-6 * gram.diagonal().mean() * torch.eye(count, dtype=torch.float64)
    solved = torch.linalg.solve(gram + steady, moment)
    last.weight.copy_(solved[:-1].T.reshape(last.weight.shape))
    last.bias.copy_(solved[-1])


def _picture(rng: np.random.Generator) -> Image.Image:
    if rng.random() < OTHER_SCENES:
        return draw_scene(sample_scene(rng), rng, 128).picture.resize((SIDE, SIDE))
    return draw(sample(rng), rng)
