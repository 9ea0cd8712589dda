"""`image_text_embedding`: the layout of vectors, and that a picture is nearest to itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.api import Vectors
from assistant.engine import Engine, Job
from tests.contract.capabilities.pieces import scene


def matrix(vectors: Vectors) -> NDArray[np.float32]:
    return np.frombuffer(vectors.data, np.float32).reshape(vectors.count, vectors.dimension)


def test_layout(engine: Engine, tmp_path: Path) -> None:
    model = engine.capability("image_text_embedding", Job())
    texts = model.embed_texts(["a red circle", "一个红色的圆形", "\ud800", "🦊 " * 300])
    pictures = model.embed_pictures([scene(tmp_path, "red"), scene(tmp_path, "blue")])
    assert (texts.count, pictures.count, model.embed_texts([]).count) == (4, 2, 0)
    assert texts.dimension == pictures.dimension == model.dimension
    for vectors in (texts, pictures):
        assert np.allclose(np.linalg.norm(matrix(vectors), axis=1), 1, atol=1e-4)
    assert model.scale > 0
    assert -1 < model.threshold < 1


def test_a_picture_is_nearest_to_itself(engine: Engine, tmp_path: Path) -> None:
    model = engine.capability("image_text_embedding", Job())
    pictures = [scene(tmp_path, colour) for colour in ("red", "blue", "green", "black")]
    together = matrix(model.embed_pictures(pictures))
    alone = matrix(model.embed_pictures(pictures[2:3]))
    assert int((together @ alone[0]).argmax()) == 2
