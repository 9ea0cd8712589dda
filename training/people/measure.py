"""How many of the questions of other people are answered rightly, by family."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from PIL import Image

from training.evaluate_vision_language import Asker
from training.held_out import SEED, Shown, held_out
from training.language.names import Language
from training.people import one, two
from training.people.one import Right

TRIES = 2_000
"""Scenes that are looked at for one that a wording is about."""


class Question(NamedTuple):
    """One question about pictures of the held-out style, and whether an answer to it is right."""

    family: str
    pictures: list[Image.Image]
    text: str
    right: Right


def lines(language: Language) -> list[tuple[str, str]]:
    """(family, wording) of every line of the set."""
    text = (files("training.people") / f"questions.{language}.tsv").read_text(encoding="utf-8")
    return [(family, wording) for family, wording in (line.split("\t") for line in text.splitlines())]


def questions(language: Language, each: int = 1) -> list[Question]:
    """`each` questions for every line. Raises ValueError if no scene fits one."""
    rng = np.random.default_rng(SEED + 4_242)
    shown = held_out(80, "second", seed=31)
    return [
        _question(family, wording, shown, language, rng) for family, wording in lines(language) for _ in range(each)
    ]


def figures(asker: Asker, language: Language, each: int = 1) -> dict[str, float]:
    """Part of right answers by family; a family is what stands before the colon, but for two pictures all of it."""
    asked = questions(language, each)
    said = asker.answers([(question.pictures, [question.text]) for question in asked])
    marks: dict[str, list[bool]] = defaultdict(list)
    for question, answer in zip(asked, said, strict=True):
        name = question.family if question.family.startswith("two:") else question.family.partition(":")[0]
        marks[name].append(question.right(answer))
    return {name: float(np.mean(values)) for name, values in marks.items()}


def _question(family: str, wording: str, shown: list[Shown], language: Language, rng: np.random.Generator) -> Question:
    for _ in range(TRIES):
        first, second = (shown[int(rng.integers(len(shown)))] for _ in range(2))
        if not family.startswith("two:"):
            if found := one.ask(family, wording, first.scene, language, rng):
                return Question(family, [first.picture], *found)
            continue
        if family in {"two:same", "two:differ"} and rng.random() < 0.5:
            second = first
        found = two.ask(family, wording, (first.scene, second.scene), language, rng)
        return Question(family, [first.picture, second.picture], *found)
    raise ValueError(f"no scene fits {wording!r}")
