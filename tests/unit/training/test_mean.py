"""The mean of two models' weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from training.cli import POCKET, main
from training.mean import WEIGHTS

BEFORE = POCKET / "vision_language"


def changed(tmp_path: Path, by: float) -> Path:
    folder = tmp_path / "after"
    shutil.copytree(BEFORE, folder)
    weights = {name: weight + by for name, weight in load_file(BEFORE / WEIGHTS).items()}
    save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
    return folder


def test_it_lies_halfway_and_is_a_model_of_the_same_kind(tmp_path: Path) -> None:
    after, out = changed(tmp_path, 0.5), tmp_path / "mean"
    assert main(["mean", str(BEFORE), str(after), "--out", str(out)]) == 0
    before, halfway = load_file(BEFORE / WEIGHTS), load_file(out / WEIGHTS)
    for name, weight in halfway.items():
        assert weight.dtype == before[name].dtype
        assert torch.allclose(weight.float(), before[name].float() + 0.25, atol=1e-2), name
    assert {file.name for file in out.iterdir()} == {file.name for file in after.iterdir()}
    assert list(json.loads((out / "training.json").read_text()))[-1].startswith("the mean of the weights")


def test_models_of_another_shape_are_refused(tmp_path: Path) -> None:
    after = changed(tmp_path, 0.0)
    weights = load_file(after / WEIGHTS)
    weights.popitem()
    save_file(weights, after / WEIGHTS, metadata={"format": "pt"})
    with pytest.raises(ValueError, match="not models of one shape"):
        main(["mean", str(BEFORE), str(after), "--out", str(tmp_path / "mean")])
    assert not (tmp_path / "mean").exists()
