"""How people point at one of two pictures: "in the second picture", 图二里.

Belongs here: phrases that stay true wherever the pictures are shown; so no "left" or "right". Does not belong here:
questions about both pictures (`families_pair`).
"""

from __future__ import annotations

import numpy as np

from training.language.names import Language
from training.language.phrases import pick

BEFORE: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "en": (
        (
            "looking at the first picture",
            "for the first image",
            "about picture one",
            "picture 1",
            "on the first picture",
        ),
        (
            "looking at the second picture",
            "for the last image",
            "about picture two",
            "picture 2",
            "on the second picture",
        ),
    ),
    "zh": (
        (
            "第一张图里",
            "第一张图中",
            "第一幅图里，",
            "第一张图片中，",
            "图一里",
            "图1中，",
            "前一张图里",
            "看第一张图，",
        ),
        (
            "第二张图里",
            "第二张图中",
            "第二幅图里，",
            "第二张图片中，",
            "图二里",
            "图2中，",
            "后一张图里",
            "看第二张图，",
        ),
    ),
}
"""For the first and the second picture, before a question; English ones are followed by a comma."""
INSIDE: tuple[tuple[str, ...], tuple[str, ...]] = (
    (
        "in the first picture",
        "in the first image",
        "in the first one",
        "in picture one",
        "in picture 1",
        "in image 1",
        "in the first of the two pictures",
    ),
    (
        "in the second picture",
        "in the second image",
        "in the second one",
        "in picture two",
        "in picture 2",
        "in image 2",
        "in the last picture",
    ),
)
"""English only: these fit before a question and after it."""


def point(at: int, question: str, language: Language, rng: np.random.Generator) -> str:
    """`question` about the first (`at` 0) or the second (1) of two pictures."""
    if language == "zh":
        return pick(BEFORE["zh"][at], rng) + question
    where = pick(INSIDE[at], rng)
    if question[-1] in "?." and rng.random() < 0.4:
        return f"{question[:-1]} {where}{question[-1]}"
    if rng.random() < 0.25:
        where = pick(BEFORE["en"][at], rng)
    return f"{where[0].upper()}{where[1:]}, {question[0].lower()}{question[1:]}"
