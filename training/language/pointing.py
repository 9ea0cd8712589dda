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
            "this is about the first picture",
            "take the first image",
            "now the first one",
            "going by the first photo",
            "picture number 1",
            "image one",
            "first picture",
            "as to picture 1",
            "what about the first picture",
            "just for the first drawing",
            "in the earlier of the two",
            "concerning image 1",
        ),
        (
            "looking at the second picture",
            "for the last image",
            "about picture two",
            "picture 2",
            "on the second picture",
            "this is about the second picture",
            "take the second image",
            "now the second one",
            "going by the last photo",
            "picture number 2",
            "image two",
            "second picture",
            "as to picture 2",
            "what about the second picture",
            "just for the second drawing",
            "in the later of the two",
            "concerning image 2",
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
            "第一张里",
            "第一幅里，",
            "第1张图里",
            "第1幅图中，",
            "图片1里",
            "头一张图里",
            "先给的第一张图中",
            "说说第一张图，",
            "就第一张图来说，",
            "关于图一，",
            "第一张画里",
            "第一张照片中，",
            "前面那张图里",
            "只看图1，",
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
            "第二张里",
            "第二幅里，",
            "第2张图里",
            "第2幅图中，",
            "图片2里",
            "后来那张图里",
            "后给的第二张图中",
            "说说第二张图，",
            "就第二张图来说，",
            "关于图二，",
            "第二张画里",
            "第二张照片中，",
            "后面那张图里",
            "只看图2，",
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
        "in the first photo",
        "in the first drawing",
        "on the first image",
        "in image one",
        "in photo 1",
        "in drawing number 1",
        "inside the first picture",
        "within picture one",
        "in the earlier picture",
        "for the first picture",
        "as shown in the first one",
    ),
    (
        "in the second picture",
        "in the second image",
        "in the second one",
        "in picture two",
        "in picture 2",
        "in image 2",
        "in the last picture",
        "in the second photo",
        "in the second drawing",
        "on the second image",
        "in image two",
        "in photo 2",
        "in drawing number 2",
        "inside the second picture",
        "within picture two",
        "in the later picture",
        "for the second picture",
        "as shown in the second one",
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
