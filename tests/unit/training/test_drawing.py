"""The drawing pipeline's own parts: its latents, the judge, the prompts, a training from nothing to a folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import StableDiffusionPipeline
from PIL import Image
from safetensors.torch import load_file

from training.cli import POCKET, main
from training.drawing import looks, parts
from training.drawing import train as training_of_drawing
from training.drawing.autoencoder import LATENTS, new_autoencoder, scaled, standardise
from training.drawing.check import shapes_in
from training.drawing.evaluate import Drawer, pairs_of_shapes, share_right, single_shapes
from training.drawing.prompts import prompt
from training.drawing.scenes import composed, draw, sample
from training.drawing.supply import Supply
from training.drawing.tokenizer import LENGTH, train_tokenizer
from training.drawing.train import Sizes, train
from training.scenes.world import COLOURS, SHAPES

CIRCLE, STAR = SHAPES.index("circle"), SHAPES.index("star")
RED, BLUE = COLOURS.index("red"), COLOURS.index("blue")


def test_the_latents_have_one_scale_whatever_the_encoder_makes_of_them() -> None:
    rng = np.random.default_rng(0)
    pictures = torch.from_numpy(np.stack([np.asarray(draw(sample(rng), rng)) for _ in range(24)]))
    model = new_autoencoder()
    standardise(model, pictures, batch=7)
    with torch.no_grad():
        latents = model.encode(scaled(pictures)).latents
    assert latents.shape == (24, LATENTS, 12, 12)
    torch.testing.assert_close(latents.mean((0, 2, 3)), torch.zeros(LATENTS), atol=1e-3, rtol=0)
    # Channels that say nothing yet are not blown up.
    assert bool((latents.std((0, 2, 3)) < 1.001).all())
    assert bool((latents.std((0, 2, 3)) > 0.01).any())


def test_the_judge_names_what_was_drawn() -> None:
    rng = np.random.default_rng(3)
    for _ in range(40):
        composition = sample(rng)
        wanted = sorted((item.colour_name, item.shape_name) for item in composition.items)
        assert sorted(shapes_in(draw(composition, rng))) == wanted


def test_the_judge_sees_nothing_on_an_empty_picture() -> None:
    assert shapes_in(Image.new("RGB", (96, 96), "white")) == []


@pytest.mark.parametrize("spread", [20, 60, 300])
def test_the_judge_takes_noise_for_no_shape(spread: int) -> None:
    noise = np.random.default_rng(spread).normal(128, spread, (96, 96, 3)).clip(0, 255)
    assert not [names for names in shapes_in(Image.fromarray(noise.astype(np.uint8))) if all(names)]


def test_the_judge_takes_a_texture_for_no_colour_and_a_band_for_no_shape() -> None:
    rng = np.random.default_rng(0)
    spotted = np.full((96, 96, 3), 250, np.uint8)
    spotted[30:66, 30:66] = rng.integers(0, 190, (36, 36, 3))
    assert [colour for colour, _ in shapes_in(Image.fromarray(spotted))] == [""]
    band = np.full((96, 96, 3), 250, np.uint8)
    band[:, 20:76] = (30, 80, 220)
    assert [shape for _, shape in shapes_in(Image.fromarray(band))] in ([""], [])


def test_prompts_count_equal_neighbours_in_both_languages() -> None:
    rng = np.random.default_rng(0)
    scene = composed([(STAR, BLUE, 0), (STAR, BLUE, 0), (CIRCLE, RED, 1)], "", rng)
    assert prompt(scene, "en") == "two small blue stars and a large red circle"
    assert prompt(scene, "zh") == "两个小的蓝色星形和一个大的红色圆形"
    stacked = composed([(STAR, BLUE, 0), (CIRCLE, RED, 1)], "", rng, stacked=True)
    assert prompt(stacked, "en") == "a small blue star above a large red circle"
    assert prompt(stacked, "zh") == "一个小的蓝色星形在一个大的红色圆形上面"
    assert stacked.items[0].y < stacked.items[1].y
    tinted = composed([(CIRCLE, RED, 1)], "blue", rng)
    assert prompt(tinted, "en") == "a large red circle on a blue background"
    assert prompt(tinted, "zh") == "一个大的红色圆形，蓝色背景"


def test_the_tokenizer_reads_any_case_and_ends_every_prompt() -> None:
    tokenizer = train_tokenizer(7)
    whole, other = (tokenizer(text).input_ids for text in ("Two small BLUE stars", "two small blue stars"))
    assert whole == other
    assert len(whole) == 5
    assert whole[-1] == tokenizer.eos_token_id
    long = tokenizer("一个红色圆形和" * 30, truncation=True, max_length=LENGTH).input_ids
    assert len(long) == LENGTH
    assert long[-1] == tokenizer.eos_token_id


def test_a_portion_has_the_tokens_of_its_pictures_in_both_languages() -> None:
    tokenizer = train_tokenizer(7)
    made = next(Supply(tokenizer.backend_tokenizer.to_str(), LENGTH, 6)(7))
    again = next(Supply(tokenizer.backend_tokenizer.to_str(), LENGTH, 6)(7))
    assert made.pictures.shape == (6, 96, 96, 3)
    assert made.others.shape == (1, 96, 96, 3)
    assert (made.pictures == again.pictures).all()
    assert (made.tokens == again.tokens).all()
    for picture, tokens in zip(made.pictures, made.tokens, strict=True):
        colours = {colour for colour, _ in shapes_in(Image.fromarray(picture))}
        english = tokenizer.decode(tokens[0]).replace("violet", "purple").replace("grey", "gray")
        assert colours <= set(english.replace(",", " ").split()), (english, colours)
        assert (tokens == tokenizer.eos_token_id).sum(1).tolist() == [1] * len(tokens)


def test_a_training_goes_on_and_ends_in_a_folder_that_diffusers_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_of_drawing, "WITHOUT_GPU", Sizes(32, 2, 4, 4, 128))
    monkeypatch.setattr(training_of_drawing, "LOOK_EVERY_S", 1e9)
    monkeypatch.setattr(looks, "EACH", 1)
    monkeypatch.setattr(looks, "STEPS", 2)
    work, out = tmp_path / "work" / "drawing", tmp_path / "image_generation"
    for minutes in ("0.05", "0.1"):
        main(["drawing", "--minutes", minutes, "--work", str(tmp_path / "work"), "--out", str(tmp_path)])
    steps = torch.load(work / "denoiser.pt", weights_only=True)["step"]
    stages = json.loads((out / "training.json").read_text())
    assert stages["denoiser"]["pictures"] == steps * 4
    pipe = StableDiffusionPipeline.from_pretrained(out, dtype=torch.float32)
    picture = pipe(["a red circle"], num_inference_steps=2, generator=torch.Generator().manual_seed(0)).images[0]
    assert picture.size == (96, 96)
    assert not [path for path in out.rglob("*") if path.suffix in (".bin", ".pt", ".py")]
    assert sum(path.stat().st_size for path in out.rglob("*.safetensors")) < 15_000_000
    before = (work / "denoiser.pt").read_bytes()
    train(work, tmp_path / "further", 0.02, 8, start=out)
    assert (work / "denoiser.pt").read_bytes() == before
    stages = json.loads((tmp_path / "further" / "training.json").read_text())
    assert list(stages) == ["autoencoder", "denoiser", "denoiser, gone on"]
    kept = [load_file(folder / parts.FILES["autoencoder"]) for folder in (out, tmp_path / "further")]
    assert all(bool((kept[0][name] == kept[1][name]).all()) for name in kept[0])


@pytest.mark.skipif(not (POCKET / "image_generation").exists(), reason="the pocket pipeline is not shipped")
def test_the_shipped_pipeline_draws_what_is_named() -> None:
    drawer = Drawer(POCKET / "image_generation")
    single = [*single_shapes("en")[::20], *single_shapes("zh")[7::20]]
    double = [*pairs_of_shapes("en", 4), *pairs_of_shapes("zh", 4)]
    for asked, least in ((single, 0.8), (double, 0.7)):
        assert share_right(drawer.draw([text for text, _ in asked]), asked)["both"] >= least
