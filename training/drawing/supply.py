"""Compositions drawn and worded for the training, in portions.

Belongs here: what a portion holds. Does not belong here: the processes that make them ahead (`training.ahead`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tokenizers import Tokenizer

from training.drawing.prompts import prompt
from training.drawing.scenes import SIDE, Composition, draw, sample
from training.scenes.draw import draw_scene
from training.scenes.layout import sample_scene

WORDINGS = 2
"""Prompts of a composition in each language."""
OTHER_SCENES = 0.06
"""Pictures of the other renderer (free places, outlines, uneven backgrounds) beside the compositions of an early
portion, for variations of pictures that this pipeline did not draw."""
EARLY = 10
"""Portions of each process that have them."""


@dataclass(frozen=True)
class Supply:
    """Portions of `count` compositions without end. `tokenizer`: its JSON; `length`: tokens of a prompt at most."""

    tokenizer: str
    length: int
    count: int

    def __call__(self, seed: int) -> Iterator[Portion]:
        read = Tokenizer.from_str(self.tokenizer)
        read.no_truncation()
        read.no_padding()
        rng = np.random.default_rng([seed, 3])
        done = 0
        while True:
            others = max(1, int(self.count * OTHER_SCENES)) if done < EARLY else 0
            yield portion(read, self.length, self.count, others, rng)
            done += 1


@dataclass(frozen=True)
class Portion:
    """`pictures` (n, SIDE, SIDE, 3) and the tokens of their prompts, (n, 2 WORDINGS, length), padded with 0; `others`
    (m, SIDE, SIDE, 3) have no prompts."""

    pictures: NDArray[np.uint8]
    tokens: NDArray[np.int16]
    others: NDArray[np.uint8]


def portion(tokenizer: Tokenizer, length: int, count: int, others: int, rng: np.random.Generator) -> Portion:
    """`count` random compositions with their prompts, and `others` other pictures."""
    shown = [sample(rng) for _ in range(count)]
    tokens = np.zeros((count, 2 * WORDINGS, length), np.int16)
    for index, composition in enumerate(shown):
        for wording in range(2 * WORDINGS):
            ids = _worded(tokenizer, length, composition, wording, rng)
            tokens[index, wording, : len(ids)] = ids
    return Portion(_stacked([draw(one, rng) for one in shown]), tokens, _stacked([_other(rng) for _ in range(others)]))


def _worded(
    tokenizer: Tokenizer, length: int, composition: Composition, wording: int, rng: np.random.Generator
) -> list[int]:
    while True:
        ids: list[int] = tokenizer.encode(prompt(composition, "zh" if wording % 2 else "en", rng)).ids
        if len(ids) <= length:
            return ids


def _other(rng: np.random.Generator) -> Image.Image:
    return draw_scene(sample_scene(rng), rng, 128).picture.resize((SIDE, SIDE))


def _stacked(pictures: list[Image.Image]) -> NDArray[np.uint8]:
    return np.array([np.asarray(picture) for picture in pictures], np.uint8).reshape(-1, SIDE, SIDE, 3)
