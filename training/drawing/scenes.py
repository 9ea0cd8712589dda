"""What the pocket pipeline learns to draw: one to three shapes, composed plainly, in clear colours.

Belongs here: sampling a composition and its pixels. A composition is simpler than a scene of `training.scenes`: its
places follow from the number of shapes and their order in the prompt, so that few samples teach it. Does not belong
here: words (`prompts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from training.samples import Usual
from training.scenes.outlines import outline, turned
from training.scenes.palette import Rgb, parse
from training.scenes.world import COLOURS, SHAPES, Item

SIDE = 96
"""Side of the drawn picture in pixels."""
MOST = 3
PLACES: tuple[tuple[tuple[float, float], ...], ...] = (
    ((0.5, 0.5),),
    ((0.27, 0.5), (0.73, 0.5)),
    ((0.27, 0.28), (0.73, 0.28), (0.5, 0.73)),
)
"""Centres by number of shapes, in the order of the prompt, as fractions of the side."""
STACKED = ((0.5, 0.27), (0.5, 0.73))
"""Centres of two shapes of which one stands above the other."""
RADII = ((0.19, 0.3), (0.14, 0.2), (0.125, 0.18))
"""Radius of a small and a large shape by number of shapes, as a fraction of the side."""
CLEAR = {
    "red": "e02020 d62728",
    "green": "22a045 2ca02c",
    "blue": "2255dd 1f5fd0",
    "yellow": "ffdd10 fdd835",
    "purple": "8030b0 8e24aa",
    "orange": "ff8c10 fb8c00",
    "pink": "ff80b5 f472b6",
    "brown": "80502a 795035",
    "gray": "8a8a8a 949494",
    "black": "101010 1a1a1a",
}
TINTS = {
    "green": "c8efcf",
    "blue": "bfdcff",
    "yellow": "fff3b8",
    "purple": "e2cdf5",
    "pink": "ffd6e4",
    "gray": "d4d4d8",
}
"""The backgrounds that have a name: pale, so that every shape stands out."""
WITH_BACKGROUND = 0.15
COUNTS = (0.25, 0.45, 0.3)
"""Parts of one, two and three shapes."""
WITH_STACK = 0.2


@dataclass(frozen=True)
class Composition:
    """One to three items in the order of their places, and the name of the background, if it has one. `stacked`: the
    first of two stands above the second."""

    items: tuple[Item, ...]
    background: str = ""
    stacked: bool = False


def sample(rng: np.random.Generator) -> Composition:
    """A random composition."""
    count = 1 + int(rng.choice(MOST, p=COUNTS))
    names = [tuple(int(rng.integers(n)) for n in (len(SHAPES), len(COLOURS), 2)) for _ in range(count)]
    for index in range(1, count):
        if rng.random() < 0.25:
            names[index] = names[index - 1]
    background = str(rng.choice(list(TINTS))) if rng.random() < WITH_BACKGROUND else ""
    stacked = count == 2 and names[0] != names[1] and rng.random() < WITH_STACK
    return composed(names, background, rng, stacked)


def composed(
    names: Sequence[tuple[int, ...]], background: str, rng: np.random.Generator, stacked: bool = False
) -> Composition:
    """`names`: (shape, colour, size) of each item, in the order of the places; places and sizes are shaken a little."""
    items = []
    for (shape, colour, size), (x, y) in zip(names, STACKED if stacked else PLACES[len(names) - 1], strict=True):
        radius = RADII[len(names) - 1][size] * float(rng.uniform(0.94, 1.06))
        aside, below = (float(rng.uniform(-0.02, 0.02)) for _ in range(2))
        items.append(Item(shape, colour, size, x + aside, y + below, radius))
    return Composition(tuple(items), background, stacked)


def draw(composition: Composition, rng: np.random.Generator, side: int = SIDE) -> Image.Image:
    """RGB picture of `side` pixels with soft edges on a plain background."""
    smooth = 2
    canvas = Image.new("RGB", (side * smooth, side * smooth), _background(composition.background, rng))
    pen = ImageDraw.Draw(canvas)
    for item in composition.items:
        points = turned(outline(item.shape, Usual()), float(rng.uniform(-5, 5))) * item.radius * side * smooth
        points += np.array([item.x, item.y]) * side * smooth
        pen.polygon([(float(x), float(y)) for x, y in points], fill=_shaken(CLEAR[item.colour_name], rng))
    return canvas.reduce(smooth)


def _background(name: str, rng: np.random.Generator) -> Rgb:
    return _shaken(TINTS[name], rng) if name else _shaken("fafaf8", rng)


def _shaken(choices: str, rng: np.random.Generator) -> Rgb:
    anchors = parse(choices)
    near = np.array(anchors[int(rng.integers(len(anchors)))]) + rng.normal(0, 3.0)
    red, green, blue = (int(value) for value in np.clip(np.rint(near), 0, 255))
    return red, green, blue
