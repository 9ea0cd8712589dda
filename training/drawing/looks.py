"""How good a running training is, printed: a few pictures, named by the judge.

Belongs here: small samples, fast. Does not belong here: the figures that are kept (`evaluate`).
"""

from __future__ import annotations

from typing import Any

import torch
from diffusers import AutoencoderTiny
from PIL import Image
from torch import nn

from training.drawing.autoencoder import NOISE, scaled
from training.drawing.check import shapes_in
from training.drawing.evaluate import pairs_of_shapes, share_right, single_shapes
from training.drawing.model import new_schedule, tokens_of
from training.drawing.sampling import as_pictures, drawn
from training.drawing.supply import Portion

STEPS, GUIDANCE = 12, 3.0
EACH = 24
"""Prompts of each kind in each language."""


def at_networks(networks: nn.ModuleDict, autoencoder: AutoencoderTiny, tokenizer: Any, where: torch.device) -> None:
    """The shares that are right of some single shapes and pairs."""
    for name, asked in (
        ("one shape", [*single_shapes("en")[::3][:EACH], *single_shapes("zh")[1::3][:EACH]]),
        ("two shapes", [*pairs_of_shapes("en", EACH), *pairs_of_shapes("zh", EACH)]),
    ):
        tokens, empty = (tokens_of(tokenizer, texts).to(where) for texts in ([text for text, _ in asked], [""]))
        pictures = drawn(networks, autoencoder, new_schedule(), tokens, empty, STEPS, GUIDANCE)
        shares = share_right(pictures, asked).items()
        print(f"{name}: " + ", ".join(f"{what} {share:.3f}" for what, share in shares), flush=True)


@torch.no_grad()
def at_autoencoder(autoencoder: AutoencoderTiny, portion: Portion, where: torch.device, count: int = 128) -> None:
    """The share of compositions that the judge names the same after the autoencoder as before, without and with
    noise."""
    before = portion.pictures[:count]
    latents = autoencoder.encoder(scaled(torch.from_numpy(before).to(where)))
    for noise in (0.0, NOISE):
        after = as_pictures(autoencoder.decoder(latents + noise * torch.randn_like(latents)))
        same = [shapes_in(Image.fromarray(one)) == shapes_in(two) for one, two in zip(before, after, strict=True)]
        print(f"autoencoder, noise {noise}: {sum(same) / len(same):.3f}", flush=True)
