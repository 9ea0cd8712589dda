"""The five pictures in `samples/`, drawn by the project; the same bytes every time.

Belongs here: the sample scenes and their file names. Does not belong here: random scenes.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from training.scenes.draw import picture_size
from training.scenes.outlines import outline
from training.scenes.palette import ANCHORS, parse
from training.scenes.world import COLOURS, RADIUS, SHAPES, SIZES, Item, Scene

SHORT = 480
Named = tuple[str, str, str, float, float]

SAMPLES: dict[str, tuple[float, tuple[Named, ...]]] = {
    "red-circle.png": (1.0, (("large", "red", "circle", 0.5, 0.5),)),
    "two-stars.png": (
        4 / 3,
        (("large", "red", "star", 0.3, 0.42), ("small", "blue", "star", 0.72, 0.62)),
    ),
    "four-shapes.png": (
        1.0,
        (
            ("large", "green", "square", 0.27, 0.28),
            ("small", "orange", "triangle", 0.75, 0.24),
            ("small", "purple", "heart", 0.24, 0.76),
            ("large", "yellow", "hexagon", 0.7, 0.7),
        ),
    ),
    "three-hearts.png": (
        4 / 3,
        (
            ("large", "pink", "heart", 0.22, 0.5),
            ("small", "red", "heart", 0.52, 0.3),
            ("large", "pink", "heart", 0.78, 0.58),
        ),
    ),
    "circle-and-cross.png": (
        0.75,
        (
            ("large", "blue", "circle", 0.5, 0.27),
            ("small", "brown", "cross", 0.3, 0.7),
            ("small", "black", "diamond", 0.72, 0.74),
        ),
    ),
}


def sample_scenes() -> dict[str, Scene]:
    """Every sample's scene by its file name."""
    return {name: Scene(tuple(_item(*one) for one in items), aspect) for name, (aspect, items) in SAMPLES.items()}


def _item(size: str, colour: str, shape: str, x: float, y: float) -> Item:
    big = SIZES.index(size)
    return Item(SHAPES.index(shape), COLOURS.index(colour), big, x, y, RADIUS[big])


def draw_samples(out: Path) -> None:
    """Write the five PNG files: plain colours on a warm white, soft edges."""
    out.mkdir(parents=True, exist_ok=True)
    for name, scene in sample_scenes().items():
        width, height = picture_size(scene.aspect, SHORT)
        canvas = Image.new("RGB", (width * 3, height * 3), (252, 250, 245))
        pen = ImageDraw.Draw(canvas)
        for item in scene.items:
            points = outline(item.shape, Usual()) * item.radius * SHORT * 3
            points += np.array([item.x * width * 3, item.y * height * 3])
            pen.polygon([(float(x), float(y)) for x, y in points], fill=parse(ANCHORS[COLOURS[item.colour]])[2])
        canvas.reduce(3).save(out / name, optimize=True)


class Usual(np.random.Generator):
    """Always the middle of every range: the usual proportions of each shape."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64(0))

    def random(self, *_: object, **__: object) -> float:  # type: ignore[override]
        return 0.3

    def uniform(self, low: float = 0.0, high: float = 1.0, *_: object) -> float:  # type: ignore[override]
        return (low + high) / 2

    def choice(self, options: list[float], *_: object, **__: object) -> float:  # type: ignore[override]
        return options[-1]
