"""The fitted numbers of the router's classifier: how they are made, kept on disk, and applied to an utterance.

Belongs here: weights and tokens. Which examples they are fitted from is `classifier`'s matter. On disk lie plain
arrays, found by the hash of everything they depend on; a file that is damaged or of another version is made anew.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from assistant.dialogue.features import tokens

STRENGTH = 1.0
"""Inverse of the regularisation."""
_MANY = 1000
"""Examples from which a token that stands in one of them alone is left out: it teaches little and costs time."""
_KEPT = 4
"""Fits that are kept: one for each set of plugins that was used lately."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A linear model over TF-IDF tokens (sublinear, rows of length 1), and the rows of the examples it was made from.

    `idf` (tokens,), `weights` (classes, tokens), `bias` (classes,) and `values` are float64; row n of the examples has
    the tokens `columns[starts[n]:starts[n + 1]]` with those values.
    """

    vocabulary: Mapping[str, int]
    classes: tuple[str, ...]
    idf: Any
    weights: Any
    bias: Any
    starts: Any
    columns: Any
    values: Any

    def vector(self, text: str) -> tuple[Any, Any]:
        """Tokens of an utterance that are known, and their values."""
        counts = Counter(self.vocabulary[token] for token in tokens(text) if token in self.vocabulary)
        columns = np.fromiter(counts, np.int64, len(counts))
        values = (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * self.idf[columns]
        length = float(np.sqrt(values @ values))
        return columns, values / length if length else values

    def distances(self, text: str) -> list[float]:
        """From the plane of each class, in the order of `classes`."""
        columns, values = self.vector(text)
        found: list[float] = (self.weights[:, columns] @ values + self.bias).tolist()
        return [-found[0], found[0]] if len(self.classes) == 2 else found

    def nearest(self, text: str, rows: range) -> int | None:
        """The one of these examples whose row is most like the utterance; None if none shares a token with it."""
        columns, values = self.vector(text)
        dense = np.zeros(len(self.vocabulary))
        dense[columns] = values
        edges = self.starts[rows.start : rows.stop + 1]
        span = slice(edges[0], edges[-1])
        sums = np.concatenate([[0.0], np.cumsum(dense[self.columns[span]] * self.values[span])])
        alike = np.diff(sums[edges - edges[0]])
        best = int(alike.argmax()) if len(alike) else 0
        return rows[best] if len(alike) and alike[best] > 1e-9 else None


def fitted(texts: Sequence[str], names: Sequence[str], weights: Sequence[float], folder: Path | None) -> Fit:
    """The fit for these examples: from `folder` if it was made before, else made now and kept there."""
    if folder is None:
        return made(texts, names, weights)
    file = folder / f"{_key(texts, names, weights)}.npz"
    found = _read(file)
    if found is None:
        found = made(texts, names, weights)
        with suppress(OSError):  # a full or read-only disk costs the time of the next fit, nothing else
            _write(found, file)
    return found


def made(texts: Sequence[str], names: Sequence[str], weights: Sequence[float]) -> Fit:
    """A linear support vector machine: as right as a logistic regression on the project's test sets, and fitted fifteen
    times faster."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    vectorizer: Any = TfidfVectorizer(analyzer=tokens, sublinear_tf=True, min_df=2 if len(texts) >= _MANY else 1)
    rows = vectorizer.fit_transform(texts)
    model: Any = LinearSVC(C=STRENGTH, tol=1e-2, random_state=0)
    model.fit(rows, names, sample_weight=list(weights))
    return Fit(
        {str(token): int(column) for token, column in vectorizer.vocabulary_.items()},
        tuple(map(str, model.classes_)),
        vectorizer.idf_,
        model.coef_,
        model.intercept_,
        rows.indptr.astype(np.int64),
        rows.indices.astype(np.int64),
        rows.data,
    )


def _key(*examples: Sequence[object]) -> str:
    """Of the examples, of the code that makes tokens of them, and of the library that fits."""
    digest = hashlib.sha256(metadata.version("scikit-learn").encode())
    here = Path(__file__).parent
    read = [*here.glob("references/*.py"), *here.glob("arguments/*.py")]
    for file in sorted([here / "features.py", Path(__file__), *read]):
        digest.update(file.read_bytes())
    digest.update(json.dumps(examples, ensure_ascii=True).encode())
    return digest.hexdigest()[:32]


_ARRAYS = ("idf", "weights", "bias", "starts", "columns", "values")


def _read(file: Path) -> Fit | None:
    try:
        with np.load(file, allow_pickle=False) as kept:
            arrays = {name: kept[name] for name in _ARRAYS}
            words = json.loads(kept["words"].tobytes())
        fit = Fit({word: at for at, word in enumerate(words["vocabulary"])}, tuple(words["classes"]), **arrays)
    except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        return None
    with suppress(OSError):
        os.utime(file)
    return fit if fit.weights.shape[1:] == fit.idf.shape == (len(fit.vocabulary),) else None


def _write(fit: Fit, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    in_order = sorted(fit.vocabulary, key=fit.vocabulary.__getitem__)
    words = json.dumps({"vocabulary": in_order, "classes": fit.classes}, ensure_ascii=True).encode()
    arrays = {name: getattr(fit, name) for name in _ARRAYS}
    buffer = io.BytesIO()
    np.savez(buffer, words=np.frombuffer(words, np.uint8), **arrays)
    part = file.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(buffer.getvalue())
    part.replace(file)
    for old in sorted(file.parent.glob("*.npz"), key=lambda each: -each.stat().st_mtime)[_KEPT:]:
        old.unlink(missing_ok=True)
