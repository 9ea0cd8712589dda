"""The shipped weights, loaded as the program loads them: captions, answers, search, fine-tuning."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from assistant.library.search import framed
from training.bars import BARS
from training.cli import POCKET
from training.evaluate_embedding import (
    FRAME,
    THRESHOLD,
    UNKNOWN,
    Embedder,
    alike_figures,
    composed_figure,
    hit_figures,
    label_figures,
    retrieval_figure,
)
from training.evaluate_vision_language import Asker, said_pairs
from training.finetune import finetune
from training.held_out import held_out
from training.language.conversation import product_prompt
from training.language.names import Language
from training.samples import sample_scenes
from training.vision.strangers import THINGS

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(POCKET / "vision_language")


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(POCKET / "image_text_embedding")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_captions_of_held_out_scenes(asker: Asker, language: Language) -> None:
    shown = held_out(20, "second", seed=20)
    said = asker.answers([([one.picture], [product_prompt("short", language)]) for one in shown])
    right = [said_pairs(text, language) == one.scene.pairs() for text, one in zip(said, shown, strict=True)]
    assert np.mean(right) >= 0.8


def test_samples_are_described_right(asker: Asker) -> None:
    for name, scene in sample_scenes().items():
        picture = Image.open(SAMPLES / name)
        [said] = asker.answers([([picture], [product_prompt("short", "en")])])
        assert said_pairs(said, "en") == scene.pairs(), (name, said)


def test_answers_about_a_sample(asker: Asker) -> None:
    red, stars = (Image.open(SAMPLES / name).convert("RGB") for name in ("red-circle.png", "two-stars.png"))
    asked = [
        ([red], ["what color is the circle?"], "red"),
        ([red], ["圆形是什么颜色的？"], "红色"),
        ([stars], ["How many shapes are there?"], "2"),
        ([stars], ["What color is the large star?"], "red"),
        ([stars], ["Is there a green square?"], "No"),
        ([red], ["what color is the star?"], "can't tell"),
        ([red, stars], ["What is in the second picture but not in the first?"], "star"),
    ]
    said = asker.answers([(pictures, turns) for pictures, turns, _ in asked])
    wrong = [(turns, text) for (_, turns, word), text in zip(asked, said, strict=True) if word not in text]
    assert not wrong


def test_unknown_text_breaks_nothing(asker: Asker) -> None:
    picture = Image.open(SAMPLES / "red-circle.png")
    said = asker.answers([([picture], [text]) for text in ("", "🙂🙂", "zxqv " * 40, "¿Qué hora es?")])
    assert all(isinstance(text, str) for text in said)


def test_search_and_labels(embedder: Embedder) -> None:
    assert retrieval_figure(embedder, "second", "en", rounds=1) >= 0.6
    figures = label_figures(embedder, "second", "en", count=60)
    assert min(figures.values()) >= 0.85


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_no_scene_shows_finds_nothing(embedder: Embedder, language: Language) -> None:
    found, strange = hit_figures(embedder, "second", language, count=100)
    assert found >= 0.97
    assert strange <= 0.1
    # A bare word, as what is left of "find my cat", fits no more than one in a sentence.
    pictures = embedder.pictures([one.picture for one in held_out(100, "second", seed=21)])
    bare = embedder.texts(framed(THINGS[language], FRAME))
    assert ((bare @ pictures.T).max(1) >= THRESHOLD).mean() <= 0.1
    assert not {word for text in UNKNOWN[language] for word in text.split()} & set(THINGS[language])


def test_pictures_are_called_alike_for_what_they_show(embedder: Embedder) -> None:
    found = alike_figures(embedder, "second")
    assert not {kind: share for kind, share in found.items() if not BARS[f"called alike: {kind}"].reached(share)}


def test_words_beside_a_picture_change_what_it_shows(embedder: Embedder) -> None:
    weighed = composed_figure(embedder, "second")
    assert BARS["a picture in another colour R@1 of 80"].reached(weighed)
    assert weighed > composed_figure(embedder, "second", text_weight=1) + 0.05


def test_text_vectors_do_not_depend_on_padding(embedder: Embedder) -> None:
    alone = embedder.texts(["red circle"])
    padded = embedder.texts(["red circle", "a much longer text about two large green hexagons and a heart"])
    assert np.allclose(alone[0], padded[0], atol=1e-4)


@pytest.fixture
def captioned(tmp_path: Path) -> tuple[Path, Path]:
    images = tmp_path / "images"
    images.mkdir()
    lines = []
    for index, one in enumerate(held_out(8, "first", seed=21)):
        one.picture.save(images / f"{index}.png")
        lines.append(json.dumps({"file": f"{index}.png", "caption": f"Scene number {index}: a thing called blorp."}))
    (tmp_path / "captions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return images, tmp_path / "captions.jsonl"


@pytest.mark.parametrize("model", ["vision_language", "image_text_embedding"])
def test_fine_tuning_lowers_the_loss(model: str, captioned: tuple[Path, Path], tmp_path: Path) -> None:
    images, captions = captioned
    losses = finetune(POCKET / model, images, captions, tmp_path / "out", epochs=5, rate=5e-4)
    assert losses[-1] < 0.8 * losses[0]
    assert (tmp_path / "out" / "model.safetensors").exists()
    if model == "vision_language":
        tuned = Asker(tmp_path / "out")
        assert isinstance(tuned.answers([([Image.open(images / "0.png")], ["Describe."])])[0], str)


def test_weights_are_half_precision_and_small() -> None:
    from safetensors import safe_open

    for name in ("vision_language", "image_text_embedding"):
        file = POCKET / name / "model.safetensors"
        assert file.stat().st_size < 16e6
        with safe_open(file, "pt") as opened:
            assert {opened.get_tensor(key).dtype for key in list(opened.keys())[:5]} == {torch.float16}
