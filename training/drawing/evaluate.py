"""The figures of the drawing pipeline, judged by `check`, through diffusers' own pipeline in float32.

Belongs here: which prompts, and counting. Does not belong here: judging one picture (`check`), the card (`card`).
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from training.drawing.check import shapes_in
from training.drawing.prompts import prompt
from training.drawing.scenes import Composition, composed
from training.language.names import Language
from training.scenes.world import COLOURS, SHAPES

STEPS, GUIDANCE = 12, 3.0
"""As in the engine's catalogue."""
BATCH = 16
PAIRS = 40
SEED = 990_000_000
"""Far from every training seed."""


class Drawer:
    """The pipeline of a folder in float32 on the processor."""

    def __init__(self, folder: Path) -> None:
        from diffusers import StableDiffusionPipeline

        self._pipe: Any = StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32)
        self._pipe.set_progress_bar_config(disable=True)

    def draw(self, prompts: Sequence[str], seed: int = SEED) -> list[Image.Image]:
        """A picture for each prompt, from one seed after another."""
        pictures: list[Image.Image] = []
        for start in range(0, len(prompts), BATCH):
            some = list(prompts[start : start + BATCH])
            generators = [torch.Generator().manual_seed(seed + start + index) for index in range(len(some))]
            pictures += self._pipe(
                some, num_inference_steps=STEPS, guidance_scale=GUIDANCE, generator=generators
            ).images
        return pictures

    def seconds(self) -> float:
        """For one picture, the best of three after the first."""
        times = []
        for _ in range(4):
            begun = time.perf_counter()
            self.draw(["a red circle"])
            times.append(time.perf_counter() - begun)
        return min(times[1:])


def single_shapes(language: Language) -> list[tuple[str, Composition]]:
    """Every colour with every shape, in plain words."""
    rng = np.random.default_rng(SEED)
    wanted = [(shape, colour) for shape in range(len(SHAPES)) for colour in range(len(COLOURS))]
    return [_asked([(shape, colour, index % 2)], language, rng) for index, (shape, colour) in enumerate(wanted)]


def pairs_of_shapes(language: Language, count: int = PAIRS) -> list[tuple[str, Composition]]:
    """Two random shapes that differ in shape and colour."""
    rng = np.random.default_rng(SEED + 1)
    out = []
    for _ in range(count):
        shapes, colours = rng.choice(len(SHAPES), 2, False), rng.choice(len(COLOURS), 2, False)
        names = [(int(s), int(c), int(rng.integers(2))) for s, c in zip(shapes, colours, strict=True)]
        out.append(_asked(names, language, rng))
    return out


def _asked(names: list[tuple[int, int, int]], language: Language, rng: np.random.Generator) -> tuple[str, Composition]:
    composition = composed(names, "", rng)
    return prompt(composition, language), composition


def share_right(pictures: Sequence[Image.Image], asked: Sequence[tuple[str, Composition]]) -> dict[str, float]:
    """The part of pictures that show exactly the wanted shapes in their colours, and the parts for colour or shape
    alone."""
    right = {"both": 0, "colour": 0, "shape": 0}
    for picture, (_, composition) in zip(pictures, asked, strict=True):
        seen = sorted(shapes_in(picture))
        wanted = sorted((item.colour_name, item.shape_name) for item in composition.items)
        right["both"] += seen == wanted
        right["colour"] += sorted(colour for colour, _ in seen) == sorted(colour for colour, _ in wanted)
        right["shape"] += sorted(shape for _, shape in seen) == sorted(shape for _, shape in wanted)
    return {name: count / len(asked) for name, count in right.items()}


def figures(folder: Path, quick: bool = False) -> dict[str, float]:
    """All figures of the pipeline in a folder."""
    drawer = Drawer(folder)
    found: dict[str, float] = {}
    single: list[dict[str, float]] = []
    double: list[dict[str, float]] = []
    for language in ("en", "zh"):
        for shares, asked in (
            (single, single_shapes(language)[:: 4 if quick else 1]),
            (double, pairs_of_shapes(language, 16 if quick else PAIRS)),
        ):
            shares.append(share_right(drawer.draw([text for text, _ in asked]), asked))
    for name, title in (("both", "shape and colour"), ("colour", "colour alone"), ("shape", "shape alone")):
        found[f"drawn: one shape, {title}"] = float(np.mean([each[name] for each in single]))
    found["drawn: two shapes, both right"] = float(np.mean([each["both"] for each in double]))
    for language, one, two in zip(("English", "Chinese"), single, double, strict=True):
        found[f"drawn: one shape, {language}"] = one["both"]
        found[f"drawn: two shapes, {language}"] = two["both"]
    found["seconds for one drawn picture"] = drawer.seconds()
    return found
