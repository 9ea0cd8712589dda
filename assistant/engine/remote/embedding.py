"""Vectors: `POST /embeddings`. Words as the protocol has them; pictures as chat messages, as vLLM takes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.api.language import Bilingual
from assistant.engine.remote.language import picture_part
from assistant.engine.remote.server import Connection, sendable
from assistant.engine.remote.stream import Breaks
from assistant.engine.settings import Server

if TYPE_CHECKING:
    import numpy
    import PIL.Image

_SHORTEST, _LARGEST = 1e-6, 1e18
"""Lengths and numbers of vectors that point somewhere: beyond, float32 has no digits left, or servers none to give."""


@dataclass(slots=True)
class _Known:
    """What the first answer tells of all others."""

    dimension: int = 0


class RemoteEmbedding:
    """Stands where a loaded dual encoder would. Vectors are float32 rows of length 1."""

    def __init__(
        self, connection: Connection, server: Server, known: _Known | None = None, breaks: Breaks | None = None
    ) -> None:
        self._connection = connection
        self._server = server
        self._known = known or _Known()
        self._breaks = breaks
        self.scale = float(server.options.get("scale", 100.0))

    def breakable(self, breaks: Breaks) -> RemoteEmbedding:
        """The same, for one piece of work whose connections can be broken off."""
        return RemoteEmbedding(self._connection, self._server, self._known, breaks)

    @property
    def dimension(self) -> int:
        """Length of a vector, asked for once."""
        return self._known.dimension or int(self.texts(["a"]).shape[1])

    def texts(self, texts: Sequence[str]) -> numpy.ndarray:
        """One row per text, shape (len(texts), dimension)."""
        whole = [sendable(text) or " " for text in texts]
        return self._rows({"input": whole}, len(texts))

    def pictures(self, images: Sequence[PIL.Image.Image]) -> numpy.ndarray:
        """One row per picture, shape (len(images), dimension)."""
        import numpy as np

        asked = ({"messages": [{"role": "user", "content": [picture_part(image)]}]} for image in images)
        return np.concatenate([self._rows(body, 1) for body in asked])

    def _rows(self, body: dict[str, Any], count: int) -> numpy.ndarray:
        import numpy as np

        asked = {"model": self._connection.model, "encoding_format": "float", **body}
        answer = self._connection.post("/embeddings", self._breaks, json=asked)
        try:
            ordered = sorted(answer["data"], key=lambda row: int(row["index"]))
            rows = np.array([row["embedding"] for row in ordered], np.float64)
        except (KeyError, TypeError, ValueError, OverflowError):
            raise self._connection.problem(Bilingual("answers without vectors", "的回答里没有向量")) from None
        if rows.ndim != 2 or len(rows) != count or self._known.dimension not in (0, rows.shape[1]):
            raise self._connection.problem(Bilingual("answers with vectors of a wrong shape", "返回的向量形状不对"))
        if not (np.abs(rows).max(axis=1, initial=0) < _LARGEST).all():
            raise self._connection.problem(Bilingual("answers with vectors that are no numbers", "返回的向量不是数"))
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if lengths.min() < _SHORTEST:
            raise self._connection.problem(Bilingual("answers with vectors that are all zero", "返回的向量全是零"))
        self._known.dimension = rows.shape[1]
        normal: numpy.ndarray = (rows / lengths).astype(np.float32)
        return normal
