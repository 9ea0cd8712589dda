"""What a drawn picture shows, told by colour values and outlines alone: the judge of the pipeline, without any model.

Belongs here: finding shapes on a plain background, naming their colour by hue and their outline by overlap with
reference outlines. Does not belong here: prompts and figures (`evaluate`).
"""

from __future__ import annotations

import colorsys
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.scenes.outlines import outline, turned
from training.scenes.world import SHAPES

Mask = NDArray[np.bool_]
APART = 60.0
"""Euclidean distance in RGB from which a pixel does not belong to the background."""
SMALLEST = 0.004
"""Parts of the picture below this area are specks, which do not count as shapes."""
ALIKE = 0.78
"""Overlap (intersection over union) below which an outline is none of the eight."""
UNEVEN = 24.0
"""Mean distance of a part's pixels from their median colour, in RGB, from which it has no colour: noise, a texture."""
GRID = 40
SPECIMENS = 14


def shapes_in(picture: Image.Image) -> list[tuple[str, str]]:
    """(colour, shape) of everything that stands out, from left to right; "" for a shape or colour that is none."""
    pixels = np.asarray(picture.convert("RGB"), np.float32)
    border = np.concatenate([pixels[:2].reshape(-1, 3), pixels[-2:].reshape(-1, 3), pixels[:, 0], pixels[:, -1]])
    away = np.linalg.norm(pixels - np.median(border, 0), axis=2) > APART
    found = []
    for part in parts(away, SMALLEST):
        # Pixels at the edge are half background.
        inside = pixels[eroded(part) if eroded(part).any() else part]
        middle = np.median(inside, 0)
        even = np.linalg.norm(inside - middle, axis=1).mean() < UNEVEN
        colour = colour_name(middle) if even else ""
        found.append((float(np.nonzero(part)[1].mean()), (colour, shape_name(part) if whole(part) else "")))
    return [names for _, names in sorted(found)]


def whole(part: Mask) -> bool:
    """Whether the picture's frame cuts nothing off: what touches it on two sides that face each other is no shape."""
    return not (part[0].any() and part[-1].any()) and not (part[:, 0].any() and part[:, -1].any())


def colour_name(rgb: NDArray[np.float32]) -> str:
    """One of the ten names by hue, saturation and brightness."""
    hue, saturation, value = colorsys.rgb_to_hsv(*(float(part) / 255 for part in rgb))
    hue *= 360
    if value < 0.28:
        return "black"
    if saturation < 0.2:
        return "gray" if value < 0.85 else ""
    if hue < 45 and hue > 10 and value < 0.66:
        return "brown"
    if (hue > 305 or hue < 10) and saturation < 0.72 and value > 0.75:
        return "pink"
    edges = ((14, "red"), (44, "orange"), (70, "yellow"), (170, "green"), (255, "blue"), (308, "purple"), (340, "pink"))
    return next((name for edge, name in edges if hue < edge), "red")


def shape_name(mask: Mask) -> str:
    """The reference outline that overlaps most; "" if none does well enough."""
    given = normal(mask)
    names, references = _references()
    both = (references & given).sum((1, 2))
    either = (references | given).sum((1, 2))
    best = int((both / either).argmax())
    return names[best] if both[best] / either[best] >= ALIKE else ""


def normal(mask: Mask) -> Mask:
    """The mask around its centre of mass, scaled to the same area: moments of order 0 and 1."""
    rows, columns = np.nonzero(mask)
    scale = np.sqrt(mask.sum()) / (GRID * 0.5)
    at = (np.arange(GRID) - GRID / 2 + 0.5) * scale
    row = np.clip(np.rint(rows.mean() + at), -1, mask.shape[0]).astype(int)
    column = np.clip(np.rint(columns.mean() + at), -1, mask.shape[1]).astype(int)
    padded = np.pad(mask, 1)
    return np.asarray(padded[np.ix_(row + 1, column + 1)])


def eroded(mask: Mask) -> Mask:
    inner = np.pad(mask, 1)
    return mask & inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]


def parts(mask: Mask, smallest: float) -> list[Mask]:
    """The connected parts of a mask (four neighbours) that cover at least this share of it."""
    # Every pixel takes the highest number among itself and its neighbours until nothing changes.
    numbers = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        wide = np.pad(numbers, 1)
        beside = np.maximum(np.maximum(wide[:-2, 1:-1], wide[2:, 1:-1]), np.maximum(wide[1:-1, :-2], wide[1:-1, 2:]))
        more = np.where(mask, np.maximum(numbers, beside), 0)
        if (more == numbers).all():
            break
        numbers = more
    names, counts = np.unique(numbers[mask], return_counts=True)
    return [numbers == name for name in names[counts >= smallest * mask.size]]


@cache
def _references() -> tuple[list[str], Mask]:
    """Outlines of every shape in several proportions, a little turned, as masks (references, GRID, GRID)."""
    rng = np.random.default_rng(1)
    names, masks = [], []
    for index, name in enumerate(SHAPES):
        for _ in range(SPECIMENS):
            points = turned(outline(index, rng), float(rng.uniform(-10, 10))) * 60 + 100
            canvas = Image.new("1", (200, 200))
            ImageDraw.Draw(canvas).polygon([(float(x), float(y)) for x, y in points], fill=1)
            names.append(name)
            masks.append(normal(np.asarray(canvas, bool)))
    return names, np.stack(masks)
