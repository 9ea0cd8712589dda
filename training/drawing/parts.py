"""The learned networks of the pipeline, between stages, runs and machines: the weights of its folder, nothing else.

Belongs here: which file of the pipeline's folder holds which network, in half precision. Does not belong here: the
finished folder with its settings (`model.save`), checkpoints of a running training (`stage`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

FILES = {
    "autoencoder": "vae/diffusion_pytorch_model.safetensors",
    "denoiser": "unet/diffusion_pytorch_model.safetensors",
    "text": "text_encoder/model.safetensors",
}
TOKENIZER = "tokenizer"
PREFIX = "text_model."
"""Some versions of transformers put it before the names of a CLIPTextModel's weights."""


def write(folder: Path, parts: Mapping[str, Mapping[str, torch.Tensor]]) -> None:
    """`parts`: a state dictionary by name. Each file is written aside and renamed."""
    for name, state in parts.items():
        half = {key.removeprefix(PREFIX): value.detach().half().cpu().contiguous() for key, value in state.items()}
        file = folder / FILES[name]
        file.parent.mkdir(parents=True, exist_ok=True)
        save_file(half, file.with_suffix(".aside"))
        file.with_suffix(".aside").replace(file)


def read(folder: Path, name: str, network: nn.Module) -> None:
    """Fill a network with a part. Raises KeyError if one of its weights is missing, OSError if the file is."""
    given = {key.removeprefix(PREFIX): value for key, value in load_file(folder / FILES[name]).items()}
    network.load_state_dict({key: given[key.removeprefix(PREFIX)].float() for key in network.state_dict()})
