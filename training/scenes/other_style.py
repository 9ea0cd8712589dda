"""The held-out rendering style: implicit functions, supersampled; for evaluation only, never for training.

Belongs here: a second renderer that shares no drawing code, no outlines and no palette with the first (`draw`,
`outlines`, `palette`). A pixel belongs to a shape where its implicit function is negative; three by three samples in
each pixel give soft edges.
"""

from __future__ import annotations

import colorsys

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from training.scenes.world import COLOURS, SHAPES, Scene

Field = NDArray[np.float64]
SAMPLES = 3

# Hue (degrees, from, to), saturation, value: ranges that are called by the name, set by hand.
HSV: dict[str, tuple[float, float, float, float, float, float]] = {
    "red": (-6, 6, 0.78, 1.0, 0.72, 1.0),
    "green": (105, 145, 0.6, 1.0, 0.5, 0.9),
    "blue": (208, 240, 0.65, 1.0, 0.6, 1.0),
    "yellow": (49, 60, 0.75, 1.0, 0.9, 1.0),
    "purple": (268, 292, 0.5, 0.95, 0.5, 0.85),
    "orange": (24, 37, 0.85, 1.0, 0.92, 1.0),
    "pink": (325, 348, 0.3, 0.6, 0.95, 1.0),
    "brown": (18, 30, 0.6, 0.85, 0.38, 0.56),
    "gray": (0, 360, 0.0, 0.05, 0.42, 0.62),
    "black": (0, 360, 0.0, 0.3, 0.0, 0.12),
}


def field(shape: str, x: Field, y: Field, rng: np.random.Generator) -> Field:
    """Negative inside the shape of radius about 1 around the origin; y grows downward."""
    return {
        "circle": _circle,
        "square": _square,
        "triangle": _triangle,
        "star": _star,
        "heart": _heart,
        "diamond": _diamond,
        "cross": _cross,
        "hexagon": _hexagon,
    }[shape](x, y, rng)


def _circle(x: Field, y: Field, _: np.random.Generator) -> Field:
    return x * x + y * y - 1.0


def _square(x: Field, y: Field, rng: np.random.Generator) -> Field:
    return np.maximum(np.abs(x), np.abs(y)) - rng.uniform(0.74, 0.92)


def _triangle(x: Field, y: Field, rng: np.random.Generator) -> Field:
    half = rng.uniform(0.78, 0.95)
    return np.maximum(y - 0.75, np.abs(x) / half - (y + 0.95) / 1.7)


def _star(x: Field, y: Field, rng: np.random.Generator) -> Field:
    """Two edges of each of five points, folded onto one by symmetry."""
    inner = rng.uniform(0.38, 0.48)
    angle = np.arctan2(x, -y)
    folded = np.abs(np.mod(angle + np.pi / 5, 2 * np.pi / 5) - np.pi / 5)
    far = np.hypot(x, y)
    px, py = far * np.sin(folded), far * np.cos(folded)
    ix, iy = inner * np.sin(np.pi / 5), inner * np.cos(np.pi / 5)
    return np.asarray(px * (1.0 - iy) + (py - 1.0) * ix)


def _heart(x: Field, y: Field, _: np.random.Generator) -> Field:
    """(x^2 + y^2 - 1)^3 = x^2 y^3, the algebraic heart."""
    u, v = x * 1.15, -(y - 0.1) * 1.2
    return (u * u + v * v - 1.0) ** 3 - u * u * v**3


def _diamond(x: Field, y: Field, rng: np.random.Generator) -> Field:
    return np.abs(x) / rng.uniform(0.65, 0.95) + np.abs(y) - 1.0


def _cross(x: Field, y: Field, rng: np.random.Generator) -> Field:
    arm = rng.uniform(0.26, 0.38)
    upright = np.maximum(np.abs(x) - arm, np.abs(y) - 0.95)
    return np.minimum(upright, np.maximum(np.abs(y) - arm, np.abs(x) - 0.95))


def _hexagon(x: Field, y: Field, rng: np.random.Generator) -> Field:
    a, b = (np.abs(x), np.abs(y)) if rng.random() < 0.5 else (np.abs(y), np.abs(x))
    return np.maximum(b, a * 0.8660254 + b * 0.5) - 0.8660254


def draw_other(scene: Scene, rng: np.random.Generator) -> Image.Image:
    """Draw the scene at a random size between 160 and 640 px: plain shapes, some with an edge, soft vignette."""
    short = int(rng.integers(160, 640))
    width = round(short * max(1.0, scene.aspect))
    height = round(short / min(1.0, scene.aspect))
    short = min(width, height)
    pixels = _paper(width, height, rng)
    edge = rng.uniform(0.03, 0.09) if rng.random() < 0.35 else 0.0
    for item in scene.items:
        colour = _colour(item.colour_name, rng)
        radius = item.radius * short
        reach = int(radius * 1.5) + 2
        left, top = int(item.x * width) - reach, int(item.y * height) - reach
        rows = slice(max(0, top), min(height, top + 2 * reach))
        columns = slice(max(0, left), min(width, left + 2 * reach))
        steps = (np.arange(SAMPLES) + 0.5) / SAMPLES
        ys = (np.arange(rows.start, rows.stop)[:, None] + steps).ravel()
        xs = (np.arange(columns.start, columns.stop)[:, None] + steps).ravel()
        x, y = np.meshgrid((xs - item.x * width) / radius, (ys - item.y * height) / radius)
        turn = np.deg2rad(rng.uniform(-6, 6))
        x, y = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
        state = rng.bit_generator.state
        whole = _soft(field(SHAPES[item.shape], x, y, rng) < 0)
        if edge:
            pixels[rows, columns] += whole * (np.array(colour) * 0.45 - pixels[rows, columns])
            rng.bit_generator.state = state
            whole = _soft(field(SHAPES[item.shape], x * (1 + edge), y * (1 + edge), rng) < 0)
        pixels[rows, columns] += whole * (np.array(colour) - pixels[rows, columns])
    return Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8))


def _soft(inside: NDArray[np.bool_]) -> Field:
    rows, columns = inside.shape[0] // SAMPLES, inside.shape[1] // SAMPLES
    return np.asarray(inside.reshape(rows, SAMPLES, columns, SAMPLES).mean((1, 3))[..., None])


def _paper(width: int, height: int, rng: np.random.Generator) -> Field:
    """A light paper, sometimes darker toward the corners."""
    hue, tint, light = rng.random(), rng.uniform(0, 0.08), rng.uniform(0.92, 1.0)
    base = np.array(colorsys.hsv_to_rgb(hue, tint, light)) * 255
    ys, xs = np.mgrid[0:height, 0:width]
    away = np.hypot(xs / width - 0.5, ys / height - 0.5)[..., None]
    return np.asarray(base * (1 - (rng.uniform(0, 0.12) if rng.random() < 0.5 else 0.0) * away))


def _colour(name: str, rng: np.random.Generator) -> tuple[float, float, float]:
    assert name in COLOURS
    low_h, high_h, low_s, high_s, low_v, high_v = HSV[name]
    hue = rng.uniform(low_h, high_h) % 360 / 360
    red, green, blue = colorsys.hsv_to_rgb(hue, rng.uniform(low_s, high_s), rng.uniform(low_v, high_v))
    return 255 * red, 255 * green, 255 * blue
