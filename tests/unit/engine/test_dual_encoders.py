"""Dual encoders that are not known by name: the features that transformers gives, with the scale of its own logits."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import PIL.Image
import pytest
import torch
from safetensors.torch import load_file, save_file

from assistant.api import MissingCapability, Picture
from assistant.engine import Engine, architectures
from tests.unit.engine import dual_encoders
from tests.unit.engine import hub as hubs
from tests.unit.engine.dual_encoders import CONFIGURATIONS, LENGTH
from tests.unit.engine.parts import Told, added, with_models

ID = "toy/dual"
TEXTS = ["red circle", "蓝色的圆形", "b", "blue and green " * 30]


def engine(tmp_path: Path, pocket: Path) -> Engine:
    return with_models(tmp_path, pocket, image_text_embedding=ID)


def noise(tmp_path: Path) -> list[Picture]:
    random = np.random.default_rng(0)
    for number, (width, height) in enumerate(((64, 32), (40, 72), (64, 64))):
        pixels = random.integers(0, 256, (height, width, 3), dtype=np.uint8)
        PIL.Image.fromarray(pixels).save(tmp_path / f"{number}.png")
    return [Picture(str(number), str(tmp_path / f"{number}.png")) for number in range(3)]


def rows(found: torch.Tensor) -> np.ndarray[Any, Any]:
    unit: np.ndarray[Any, Any] = torch.nn.functional.normalize(found, dim=-1).detach().numpy()
    return unit


@torch.no_grad()
def expected(bare: Any, name: str, pictures: list[Picture]) -> tuple[Any, Any, float]:
    """Features of each alone, and what the model itself multiplies their cosines by."""
    words, images = dual_encoders.words(name), dual_encoders.images(name)
    texts, seen, factors = [], [], []
    for text in TEXTS:
        padding = {"padding": "max_length", "return_attention_mask": False} if name == "siglip2" else {}
        asked = words([text], truncation=True, max_length=LENGTH, return_tensors="pt", **padding)
        asked.pop("token_type_ids", None)
        texts.append(bare.get_text_features(**asked).pooler_output)
    for picture in pictures:
        shown = images(images=[PIL.Image.open(picture.stored)], return_tensors="pt")
        seen.append(bare.get_image_features(**shown).pooler_output)
        logits = bare(**asked, **shown).logits_per_image - getattr(bare, "logit_bias", 0)
        factors.append(float(logits / torch.nn.functional.cosine_similarity(texts[-1], seen[-1])))
    return rows(torch.cat(texts)), rows(torch.cat(seen)), float(np.mean(factors))


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_vectors_and_scale_are_those_of_transformers(name: str, tmp_path: Path, pocket: Path) -> None:
    bare = dual_encoders.written(tmp_path / "source", name)
    lock = added(tmp_path, tmp_path / "source", ID)
    assert (lock.family, lock.architecture) == ("image_text_embedding", type(bare).__name__)
    able, pictures = engine(tmp_path, pocket), noise(tmp_path)
    model = able.capability("image_text_embedding", Told().job)
    texts, seen, factor = expected(bare, name, pictures)
    found = [model.embed_texts(TEXTS), model.embed_pictures(pictures)]
    for vectors, wanted in zip(found, (texts, seen), strict=True):
        assert vectors.dimension == model.dimension == CONFIGURATIONS[name][2]
        matrix = np.frombuffer(vectors.data, np.float32).reshape(vectors.count, vectors.dimension)
        assert np.allclose(matrix, wanted, atol=1e-5)
        assert len(np.unique(matrix.round(3), axis=0)) == len(matrix)
    assert model.scale == pytest.approx(factor, rel=1e-3)
    assert model.scale == pytest.approx(20.0 if name == "align" else np.exp(3.0), rel=1e-5)
    able.close()


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_half_precision_is_made_wider(name: str, tmp_path: Path, pocket: Path) -> None:
    bare = dual_encoders.written(tmp_path / "source", name).half()
    bare.save_pretrained(tmp_path / "source")
    added(tmp_path, tmp_path / "source", ID)
    able = engine(tmp_path, pocket)
    texts, _, _ = expected(bare.float(), name, noise(tmp_path))
    vectors = able.capability("image_text_embedding", Told().job).embed_texts(TEXTS)
    assert np.allclose(np.frombuffer(vectors.data, np.float32).reshape(texts.shape), texts, atol=1e-5)
    able.close()


def test_one_is_pulled_with_its_vocabulary_of_words(
    tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = dual_encoders.written(tmp_path / "source", "chinese_clip")
    (tmp_path / "source" / "pytorch_model.bin").write_bytes(b"\x80\x04.")
    able = engine(tmp_path, pocket)
    with hubs.asked_by_this_process(monkeypatch, tmp_path / "hf") as hub:
        hub.models[ID] = tmp_path / "source"
        list(able.pull(ID, threading.Event()))
    texts, _, _ = expected(bare, "chinese_clip", noise(tmp_path))
    vectors = able.capability("image_text_embedding", Told().job).embed_texts(TEXTS)
    assert np.allclose(np.frombuffer(vectors.data, np.float32).reshape(texts.shape), texts, atol=1e-5)
    (entry,) = [entry for entry in able.models() if entry.id == ID]
    assert (entry.present, entry.selected, entry.architecture) == (True, True, "ChineseCLIPModel")
    list(able.verify(ID, threading.Event()))
    able.close()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda tensors: tensors.pop("text_projection.weight"), r"missing, text_projection\.weight"),
        (lambda tensors: tensors.pop("logit_scale"), r"missing, logit_scale"),
        (lambda tensors: tensors["logit_scale"].fill_(1000), "logit_scale makes no sense"),
    ],
)
def test_weights_that_do_not_fit_are_refused_by_name(change: Any, expected: str, tmp_path: Path, pocket: Path) -> None:
    source = tmp_path / "source"
    dual_encoders.written(source, "chinese_clip")
    tensors = load_file(source / "model.safetensors")
    change(tensors)
    save_file(tensors, source / "model.safetensors", {"format": "pt"})
    added(tmp_path, source, ID)
    able = engine(tmp_path, pocket)
    with pytest.raises(MissingCapability, match=expected):
        able.capability("image_text_embedding", Told().job).embed_texts(["red"])
    able.close()


@pytest.mark.parametrize("name", ["tipsv2", "videoprism", "owlvit", "flava"])
def test_one_that_gives_no_such_features_or_needs_more_than_pillow_is_refused_by_name(name: str) -> None:
    with pytest.raises(MissingCapability, match=f"architecture {name!r}"):
        architectures.of("x/y", name)
