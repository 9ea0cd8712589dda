"""The mean of two models of one ancestry: what both learned, without the last steps of either (Wortsman et al., Model
soups, 2022). Further training on what is answered worst loses a little of the rest; halfway there, both are better.

Belongs here: weights in a folder's `model.safetensors`. Does not belong here: training and marking.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from training.loop import note_stage

WEIGHTS = "model.safetensors"


def mean(one: Path, other: Path, out: Path) -> None:
    """Write to `out` the folder `other` with the mean of its weights and those of `one`, in their own format.

    Raises ValueError if they are not weights of the same names, shapes and formats.
    """
    first, second = load_file(one / WEIGHTS), load_file(other / WEIGHTS)
    if _shape(first) != _shape(second):
        raise ValueError(f"{one} and {other} are not models of one shape")
    halfway = {name: ((first[name].float() + second[name].float()) / 2).to(first[name].dtype) for name in first}
    if out.resolve() != other.resolve():
        shutil.copytree(other, out, dirs_exist_ok=True)
    part = out / f"{WEIGHTS}.part"
    save_file(halfway, part, metadata={"format": "pt"})
    part.replace(out / WEIGHTS)
    note_stage(out, "the mean of the weights before and after that", 0.0, 0)


def _shape(weights: dict[str, torch.Tensor]) -> dict[str, tuple[torch.Size, torch.dtype]]:
    return {name: (weight.shape, weight.dtype) for name, weight in weights.items()}
