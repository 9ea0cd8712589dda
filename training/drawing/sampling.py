"""Drawing with the parts of the pipeline on the device where they learn, to see how far they are.

Belongs here: the sampling loop of a Stable Diffusion pipeline, short. Does not belong here: judging pictures (`check`,
`evaluate`). Figures that are kept are measured with diffusers' own pipeline instead.
"""

from __future__ import annotations

import numpy as np
import torch
from diffusers import AutoencoderTiny, DDIMScheduler
from PIL import Image
from torch import nn

from training.drawing.autoencoder import LATENTS, SCALE
from training.drawing.scenes import SIDE
from training.loop import half_precision


@torch.no_grad()
def drawn(
    networks: nn.ModuleDict,
    autoencoder: AutoencoderTiny,
    schedule: DDIMScheduler,
    tokens: torch.Tensor,
    empty: torch.Tensor,
    steps: int,
    guidance: float,
) -> list[Image.Image]:
    """A picture for each row of `tokens` (n, LENGTH), whose guidance is away from the tokens `empty` (1, LENGTH)."""
    where = tokens.device
    generator = torch.Generator("cpu").manual_seed(1)
    latents = torch.randn(len(tokens), LATENTS, SIDE // SCALE, SIDE // SCALE, generator=generator).to(where)
    with half_precision(where):
        states = networks["text"](torch.cat([empty.expand(len(tokens), -1), tokens]))[0]
    schedule.set_timesteps(steps, device=where)
    for time in schedule.timesteps:
        with half_precision(where):
            both = networks["denoiser"](torch.cat([latents, latents]), time, states).sample.float()
        without, given = both.chunk(2)
        latents = schedule.step(without + guidance * (given - without), time, latents).prev_sample
    return as_pictures(autoencoder.decoder(latents.float()))


def as_pictures(pixels: torch.Tensor) -> list[Image.Image]:
    """(n, 3, side, side) in [-1, 1] as RGB pictures."""
    values = pixels.clamp(-1, 1).add(1).mul(127.5).round().to(torch.uint8).permute(0, 2, 3, 1).cpu().numpy()
    return [Image.fromarray(np.ascontiguousarray(one)) for one in values]
