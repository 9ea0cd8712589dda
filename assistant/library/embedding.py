"""Pictures to vectors with a model that may refuse some of them. Stores nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from assistant.api import BadInput, ImageTextEmbedding, Picture
from assistant.api.language import Bilingual
from assistant.library.search import rows_of
from assistant.library.store import File, Matrix

BATCH = 16
"""Pictures per commit and per call of the model: also the longest that an interactive request waits."""
_CHANGED = Bilingual("It changed while it was read; index again.", "读取时它被改动了；请重新索引。")
_NO_VECTOR = Bilingual("The model gave no usable vector.", "模型没有给出可用的向量。")


def model_of(embedder: ImageTextEmbedding) -> str:
    """The name under which the vectors of a model are kept: vectors of two names are never compared."""
    return f"{embedder.info.id}@{embedder.info.revision}"


def embedded(embedder: ImageTextEmbedding, files: Sequence[File]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Vectors by content, and why there is none. One picture that the model refuses costs no other one."""
    if not files:
        return {}, {}
    paths = [os.fsdecode(file.path) for file in files]
    pictures = [Picture(file.digest, path, path=path) for file, path in zip(files, paths, strict=True)]
    try:
        vectors = embedder.embed_pictures(pictures)
    except BadInput as error:
        if len(files) == 1:
            return {}, {files[0].digest: Bilingual(error.said("en"), error.said("zh"))}
        good: dict[str, bytes] = {}
        bad: dict[str, str] = {}
        for file in files:
            one, why = embedded(embedder, [file])
            good |= one
            bad |= why
        return good, bad
    results = {file.digest: row for file, row in zip(files, rows_of(vectors), strict=True)}
    changed: dict[str, str] = {file.digest: _CHANGED for file in files if not file.unchanged()}
    broken: dict[str, str] = {digest: _NO_VECTOR for digest, row in results.items() if not _usable(row)}
    refused = {**broken, **changed}
    return {digest: row.tobytes() for digest, row in results.items() if digest not in refused}, refused


def _usable(row: Matrix) -> bool:
    """Finite and of length 1, as every embedding model promises."""
    return bool(np.isfinite(row).all()) and abs(float(np.linalg.norm(row)) - 1) < 0.01
