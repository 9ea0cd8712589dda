"""Vectors: normalised, independent of batching, equal to the bare model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.api import BadInput, Picture, Vectors
from assistant.engine import Engine
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
    assert (model.dimension, model.threshold) == (8, 0.2)
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


def test_nothing_and_very_much(engine: Engine) -> None:
    model = engine.capability("image_text_embedding", Told().job)
    assert model.embed_texts([]) == Vectors(b"", 0, 8)
    assert model.embed_texts(["many words " * 500, ""]).count == 2


def test_an_undecodable_picture_is_named(engine: Engine, tmp_path: Path, decoder: PlainDecoder) -> None:
    (tmp_path / "notes.png").write_text("no picture")
    pictures = [picture(tmp_path, "red"), Picture("d", str(tmp_path / "notes.png"))]
    with pytest.raises(BadInput, match=r"^notes\.png: "):
        engine.capability("image_text_embedding", Told().job).embed_pictures(pictures)
