"""Pixels of a scene: the first rendering style, polygons through Pillow.

Belongs here: drawing at one random resolution and the masks the dense labels need. Does not belong here: layout,
damage after drawing (`spoil`), the held-out second style (`other_style`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from training.scenes.outlines import outline
from training.scenes.palette import Rgb, sample_background, sample_colour
from training.scenes.world import Scene


@dataclass(frozen=True)
class Drawing:
    """An RGB picture and `owner`, a low-resolution map (rows, columns, items): covered part of each cell, 0 to 1."""

    picture: Image.Image
    owner: NDArray[np.float32]


def draw_scene(scene: Scene, rng: np.random.Generator, short_side: int | None = None, cells: int = 9) -> Drawing:
    """Draw the scene with random proportions, palette, outline, anti-aliasing and background."""
    short = short_side or sample_side(rng)
    width, height = picture_size(scene.aspect, short)
    smooth = 1 if rng.random() < 0.2 else 2
    canvas = background(rng, width * smooth, height * smooth)
    pen = ImageDraw.Draw(canvas)
    unit = min(width, height) * smooth
    edge = sample_edge(rng)
    owner = np.zeros((cells, cells, len(scene.items)), np.float32)
    for index, item in enumerate(scene.items):
        points = outline(item.shape, rng) * item.radius * unit
        points[:, 0] += item.x * width * smooth
        points[:, 1] += item.y * height * smooth
        colour = sample_colour(rng, item.colour)
        flat = [(float(x), float(y)) for x, y in points]
        pen.polygon(flat, fill=colour)
        if edge is not None:
            line = edge_colour(edge, colour, rng)
            pen.line(
                [*flat, *flat[:2]], fill=line, width=max(1, round(rng.uniform(0.006, 0.022) * unit)), joint="curve"
            )
        owner[:, :, index] = covered(points / (width * smooth, height * smooth), cells)
    if smooth > 1:
        canvas = canvas.reduce(smooth)
    return Drawing(canvas, owner)


def sample_side(rng: np.random.Generator) -> int:
    """The shorter side in pixels: mostly 96 to 400, now and then up to 1024."""
    if rng.random() < 0.06:
        return int(rng.integers(400, 1025))
    return (
        int(rng.choice([96, 128, 160, 192, 224, 256, 320, 384])) if rng.random() < 0.5 else int(rng.integers(96, 400))
    )


def picture_size(aspect: float, short: int) -> tuple[int, int]:
    return (round(short * aspect), short) if aspect >= 1 else (short, round(short / aspect))


def background(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """A plain light colour, or a soft straight or round change between two."""
    first = sample_background(rng)
    roll = rng.random()
    if roll < 0.6:
        return Image.new("RGB", (width, height), first)
    second = sample_background(rng) if roll < 0.8 else _darker(first, float(rng.uniform(0.87, 0.97)))
    rows, columns = np.mgrid[0:24, 0:24] / 23.0
    if rng.random() < 0.7:
        angle = rng.uniform(0, 2 * np.pi)
        ramp = (columns - 0.5) * np.cos(angle) + (rows - 0.5) * np.sin(angle)
        ramp = (ramp - ramp.min()) / (ramp.max() - ramp.min())
    else:
        ramp = np.clip(np.hypot(columns - rng.uniform(0.2, 0.8), rows - rng.uniform(0.2, 0.8)) / 0.9, 0, 1)
    mixed = (1 - ramp[..., None]) * np.array(first) + ramp[..., None] * np.array(second)
    return Image.fromarray(mixed.astype(np.uint8)).resize((width, height), Image.Resampling.BICUBIC)


def _darker(colour: Rgb, part: float) -> Rgb:
    return int(colour[0] * part), int(colour[1] * part), int(colour[2] * part)


def sample_edge(rng: np.random.Generator) -> str | None:
    """Which outline all shapes of one picture get, if any."""
    roll = rng.random()
    return None if roll < 0.55 else "black" if roll < 0.72 else "darker" if roll < 0.94 else "white"


def edge_colour(edge: str, fill: Rgb, rng: np.random.Generator) -> Rgb:
    if edge == "black":
        level = int(rng.integers(0, 60))
        return level, level, level
    return (255, 255, 255) if edge == "white" else _darker(fill, float(rng.uniform(0.5, 0.85)))


def covered(points: NDArray[np.float64], cells: int) -> NDArray[np.float32]:
    """Part of each of `cells` x `cells` cells that a polygon in unit coordinates covers."""
    mask = Image.new("L", (cells * 6, cells * 6))
    ImageDraw.Draw(mask).polygon([(float(x), float(y)) for x, y in points * cells * 6 - 0.5], fill=255)
    return np.asarray(mask.reduce(6), np.float32) / 255.0
