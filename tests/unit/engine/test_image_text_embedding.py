"""Vectors: normalised, independent of batching, equal to the bare model."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from assistant.api import BadInput, MissingCapability, Picture, Vectors
from assistant.engine import Engine
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import pick
from assistant.engine.families import image_text_embedding
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, Told, picture

COLOURS = ("red", "blue", "green", "white", "black")


def matrix(vectors: Vectors) -> NDArray[np.float32]:
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, vectors.dimension)


def test_vectors_are_normalised_rows(engine: Engine, tmp_path: Path) -> None:
    model = engine.capability("image_text_embedding", Told().job)
    texts, pictures = model.embed_texts(["red", "蓝色的圆形"]), model.embed_pictures([picture(tmp_path, "red")])
    assert (texts.count, texts.dimension, pictures.count) == (2, 8, 1)
    for vectors in (texts, pictures):
        assert np.allclose(np.linalg.norm(matrix(vectors), axis=1), 1, atol=1e-5)
    assert (model.dimension, model.threshold) == (8, 0.33)
    assert model.scale == pytest.approx(np.exp(2.6592), rel=1e-3)


def test_batches_do_not_change_vectors(engine: Engine, tmp_path: Path) -> None:
    model = engine.capability("image_text_embedding", Told().job)
    pictures = [picture(tmp_path, colour) for colour in COLOURS]
    together = matrix(model.embed_pictures(pictures * 8))
    alone = np.concatenate([matrix(model.embed_pictures([one])) for one in pictures])
    assert together.shape == (40, 8)
    assert np.allclose(together, np.tile(alone, (8, 1)), atol=1e-5)
    assert len(np.unique(alone.round(4), axis=0)) == len(COLOURS)


def test_vectors_equal_the_bare_model(engine: Engine, tmp_path: Path, pocket: Path) -> None:
    from transformers import AutoTokenizer, CLIPModel

    directory = pocket / "image_text_embedding"
    bare, words = CLIPModel.from_pretrained(directory).eval(), AutoTokenizer.from_pretrained(directory)
    features = bare.get_text_features(**words(["a red circle"], return_tensors="pt")).pooler_output[0].detach().numpy()
    model = engine.capability("image_text_embedding", Told().job)
    assert np.allclose(matrix(model.embed_texts(["a red circle"]))[0], features / np.linalg.norm(features), atol=1e-5)


def test_only_the_tower_that_is_needed_is_in_memory(pocket: Path) -> None:
    directory = pocket / "image_text_embedding"
    spec = ModelSpec("toy/clip", "image_text_embedding", "image_text_embedding", 1, 1, "MIT")
    model = image_text_embedding.load(Found(spec, directory, directory), pick("cpu"))
    assert (model.dimension, model.towers) == (8, frozenset())
    model.texts(["red"])
    assert model.towers == {"text"}
    model.pictures([PIL.Image.new("RGB", (32, 32), "red")])
    assert model.towers == {"text", "vision"}


def test_a_tower_without_its_weights_is_refused_by_name(pocket: Path, tmp_path: Path) -> None:
    directory = shutil.copytree(pocket / "image_text_embedding", tmp_path / "image_text_embedding")
    tensors = load_file(directory / "model.safetensors")
    del tensors["visual_projection.weight"]
    save_file(tensors, directory / "model.safetensors", {"format": "pt"})
    engine = parts.engine(tmp_path, tmp_path, PlainDecoder())
    model = engine.capability("image_text_embedding", Told().job)
    assert model.embed_texts(["red"]).count == 1
    with pytest.raises(MissingCapability, match=r"image_text_embedding.*visual_projection\.weight"):
        model.embed_pictures([picture(tmp_path, "red")])
    engine.close()


def test_nothing_and_very_much(engine: Engine) -> None:
    model = engine.capability("image_text_embedding", Told().job)
    assert model.embed_texts([]) == Vectors(b"", 0, 8)
    assert model.embed_texts(["many words " * 500, ""]).count == 2


def test_an_undecodable_picture_is_named(engine: Engine, tmp_path: Path, decoder: PlainDecoder) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    pictures = [picture(tmp_path, "red"), Picture("d", str(tmp_path / "notes.png"))]
    with pytest.raises(BadInput, match=r"^notes\.png: "):
        engine.capability("image_text_embedding", Told().job).embed_pictures(pictures)
