"""Zero-shot classification in one vector space for pictures and words.

The algorithm is that of the CLIP paper (Radford et al. 2021, https://arxiv.org/abs/2103.00020), section 3.1.4: every
label is put into several prompt templates, their vectors are averaged, and a softmax over the scaled cosines gives
the probabilities.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.api import (
    AssistantError,
    Bilingual,
    Context,
    ImageTextEmbedding,
    Label,
    Phrases,
    Picture,
    Vectors,
    language_of,
)

Matrix = NDArray[np.float32]

SAY = Phrases(
    no_label=(
        "Your own templates for labels do not say where the label goes.",
        "您自己的标签模板没有写明标签放在哪里。",
    ),
    write_label=("Write $label into {files}, or remove that file.", "请在 {files} 中写入 $label，或删除该文件。"),
)


def label_vectors(labels: Sequence[str], context: Context, embedder: ImageTextEmbedding) -> Matrix:
    """One unit vector per label, shape (labels, dimension): the mean over the templates of the label's language.

    Raises AssistantError if the templates leave the label out: all of them would be equally right."""
    prompts = [_templates(label, context) for label in labels]
    flat = _matrix(embedder.embed_texts([line for lines in prompts for line in lines]))
    ends = np.cumsum([len(lines) for lines in prompts])
    means = np.stack([part.mean(axis=0) for part in np.split(flat, ends[:-1])])
    units: Matrix = means / np.linalg.norm(means, axis=1, keepdims=True)
    return units


def _templates(label: str, context: Context) -> list[str]:
    language = language_of(label)
    lines = [line for line in context.prompt("templates", language, label=label).splitlines() if line.strip()]
    if any(label in line for line in lines):
        return lines
    files = [f"prompts/classification/templates.{each}.md" for each in dict.fromkeys((language, "en"))]
    raise AssistantError(
        SAY.both("no_label"), SAY.both("write_label", files=Bilingual(" or ".join(files), " 或 ".join(files)))
    )


def cosines(pictures: Sequence[Picture], vectors: Matrix, embedder: ImageTextEmbedding) -> Matrix:
    """Cosine similarities, shape (pictures, labels). Raises BadInput for a picture that cannot be decoded."""
    similarities: Matrix = _matrix(embedder.embed_pictures(pictures)) @ vectors.T
    return similarities


def probabilities(labels: Sequence[str], row: Matrix, scale: float) -> tuple[Label, ...]:
    """Labels with their probabilities, highest first; they sum to 1. `row` holds one cosine per label."""
    logits = scale * row.astype(np.float64)
    weights = np.exp(logits - logits.max())
    shares = weights / weights.sum()
    best_first = np.argsort(-shares, kind="stable")
    return tuple(Label(labels[index], float(shares[index])) for index in best_first)


def _matrix(vectors: Vectors) -> Matrix:
    return np.frombuffer(vectors.data, dtype=np.float32).reshape(vectors.count, vectors.dimension)
