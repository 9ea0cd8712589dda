"""Pictures to vectors with a model that may refuse some of them. Stores nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from assistant.api import BadInput, ImageTextEmbedding, Picture, StoreProblem
from assistant.api.language import Bilingual
from assistant.library.search import rows_of
from assistant.library.store import File, LibraryStore, Matrix

BATCH = 16
"""Pictures per commit and per call of the model: also the longest that an interactive request waits."""
_CHANGED = Bilingual("It changed while it was read; index again.", "读取时它被改动了；请重新索引。")
_NO_VECTOR = Bilingual("The model gave no usable vector.", "模型没有给出可用的向量。")


def model_of(embedder: ImageTextEmbedding) -> str:
    """The name under which the vectors of a model are kept: vectors of two names are never compared."""
    return f"{embedder.info.id}@{embedder.info.revision}"


def must_fit(embedder: ImageTextEmbedding, store: LibraryStore) -> None:
    """Raises StoreProblem if the vectors that the library keeps of this model are of another length than it gives now:
    a server may answer under one name with another model."""
    if embedder.info.device != "remote":
        return  # the name of a model of this machine tells its weights
    kept, given = store.dimension(model_of(embedder)), embedder.dimension
    if kept not in (0, given):
        raise StoreProblem(
            Bilingual(
                f"{embedder.info.id} gives vectors of {given} numbers, and your library keeps some of {kept} "
                "under its name: it is another model.",
                f"{embedder.info.id} 的向量有 {given} 个数，图库里以它的名字保存的却有 {kept} 个：它已是另一个模型。",
            ),
            Bilingual(
                "Let the server answer with the model that it had, or give the new one a name of its own there and in "
                "the settings; then index again.",
                "请让服务器用回原来的模型，或在服务器和设置里给新模型另取一个名字，再重新索引。",
            ),
        )


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
