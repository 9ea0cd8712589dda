"""The drawing pipeline's own parts: the fixed encoder, the judge, the prompts, a training from nothing to a folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image

from training.cli import POCKET
from training.drawing import denoise
from training.drawing.autoencoder import latents_of, new_autoencoder, thumbnails
from training.drawing.check import shapes_in
from training.drawing.evaluate import Drawer, share_right, single_shapes
from training.drawing.prompts import prompt
from training.drawing.scenes import composed, draw, pixels, sample
from training.drawing.train import train
from training.scenes.world import COLOURS, SHAPES

CIRCLE, STAR = SHAPES.index("circle"), SHAPES.index("star")
RED, BLUE = COLOURS.index("red"), COLOURS.index("blue")


def test_the_encoder_is_the_thumbnail_that_it_claims_to_be() -> None:
    rng = np.random.default_rng(0)
    pictures = torch.from_numpy(pixels([draw(sample(rng), rng) for _ in range(4)]))
    latents = new_autoencoder().encoder(pictures)
    torch.testing.assert_close(latents, latents_of(pictures), atol=1e-4, rtol=0)
    quarter = torch.nn.functional.avg_pool2d((pictures + 1) / 2, 4)
    torch.testing.assert_close(thumbnails(latents), quarter, atol=1e-5, rtol=0)


def test_the_judge_names_what_was_drawn() -> None:
    rng = np.random.default_rng(3)
    for _ in range(40):
        composition = sample(rng)
        wanted = sorted((item.colour_name, item.shape_name) for item in composition.items)
        assert sorted(shapes_in(draw(composition, rng))) == wanted


def test_the_judge_sees_nothing_on_an_empty_picture() -> None:
    assert shapes_in(Image.new("RGB", (96, 96), "white")) == []


def test_prompts_count_equal_neighbours_in_both_languages() -> None:
    rng = np.random.default_rng(0)
    scene = composed([(STAR, BLUE, 0), (STAR, BLUE, 0), (CIRCLE, RED, 1)], "", rng)
    assert prompt(scene, "en") == "two small blue stars and a large red circle"
    assert prompt(scene, "zh") == "两个小的蓝色星形和一个大的红色圆形"
    tinted = composed([(CIRCLE, RED, 1)], "blue", rng)
    assert prompt(tinted, "en") == "a large red circle on a blue background"
    assert prompt(tinted, "zh") == "一个大的红色圆形，蓝色背景"


def test_a_training_goes_on_and_ends_in_a_folder_that_diffusers_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(denoise, "POOL", 64)
    work, out = tmp_path / "work", tmp_path / "image_generation"
    for minutes in (0.02, 0.04):
        train(work, out, POCKET / "image_text_embedding", minutes, 7)
    steps = torch.load(work / "denoiser.pt", weights_only=True)["step"]
    stages = json.loads((out / "training.json").read_text())
    assert stages["denoiser"]["pictures"] == steps * denoise.BATCH
    pipe = StableDiffusionPipeline.from_pretrained(out, dtype=torch.float32)
    picture = pipe(["a red circle"], num_inference_steps=2, generator=torch.Generator().manual_seed(0)).images[0]
    assert picture.size == (96, 96)
    assert not [path for path in out.rglob("*") if path.suffix in (".bin", ".pt", ".py")]
    assert sum(path.stat().st_size for path in out.rglob("*.safetensors")) < 15_000_000


@pytest.mark.skipif(not (POCKET / "image_generation").exists(), reason="the pocket pipeline is not shipped")
def test_the_shipped_pipeline_draws_single_shapes() -> None:
    asked = [*single_shapes("en")[::10], *single_shapes("zh")[5::10]]
    assert share_right(Drawer(POCKET / "image_generation"), asked)["both"] >= 0.5
