"""Outlines of the eight shapes as polygons, each with its free proportions.

Belongs here: geometry in the unit circle. Does not belong here: pixels and colours. Every outline fits a circle of
radius about 1 around the origin; y grows downward, as in pictures.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from training.scenes.world import SHAPES

Points = NDArray[np.float64]


def outline(shape: int, rng: np.random.Generator) -> Points:
    """Points (n, 2) of one specimen of the shape, slightly turned."""
    points = _MAKERS[SHAPES[shape]](rng)
    roll = rng.random()
    most = 0.0 if roll < 0.5 else 8.0 if roll < 0.85 else 13.0
    if SHAPES[shape] in ("star", "hexagon") and roll > 0.85:
        most = 36.0
    return turned(points, float(rng.uniform(-most, most)))


def turned(points: Points, degrees: float) -> Points:
    angle = np.deg2rad(degrees)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return np.asarray(points @ matrix)


def _ring(count: int, first: float, radius: float = 1.0) -> Points:
    angles = np.deg2rad(first) + 2 * np.pi * np.arange(count) / count
    return radius * np.stack([np.cos(angles), np.sin(angles)], 1)


def _circle(rng: np.random.Generator) -> Points:
    return _ring(72, 0.0, float(rng.uniform(0.88, 1.04)))


def _square(rng: np.random.Generator) -> Points:
    half = float(rng.uniform(0.68, 1.0))
    points = np.array([[-half, -half], [half, -half], [half, half], [-half, half]])
    if rng.random() < 0.12:
        return _rounded(points, float(rng.uniform(0.1, 0.3)))
    return points


def _rounded(points: Points, amount: float) -> Points:
    """Corners cut into short arcs: quadratic Bézier curves through each corner."""
    out = []
    for index, corner in enumerate(points):
        before, after = points[index - 1], points[(index + 1) % len(points)]
        start, end = corner + amount * (before - corner), corner + amount * (after - corner)
        t = np.linspace(0, 1, 6)[:, None]
        out.append((1 - t) ** 2 * start + 2 * t * (1 - t) * corner + t**2 * end)
    return np.concatenate(out)


def _triangle(rng: np.random.Generator) -> Points:
    roll = rng.random()
    if roll < 0.4:
        points = _ring(3, -90.0, float(rng.uniform(0.95, 1.15)))
    elif roll < 0.88:
        wide, top, low = rng.uniform(0.75, 1.08), rng.uniform(0.8, 1.08), rng.uniform(0.5, 1.0)
        points = np.array([[0.0, -top], [wide, low], [-wide, low]])
    else:
        corner = rng.uniform(0.75, 0.95)
        points = np.array([[-corner, -corner], [corner, corner], [-corner, corner]])
        points[:, 0] *= rng.choice([-1.0, 1.0])
    if rng.random() < 0.1:
        points[:, 1] *= -1
    return points


def _star(rng: np.random.Generator) -> Points:
    inner = float(rng.uniform(0.34, 0.56)) if rng.random() < 0.7 else 0.382
    size = float(rng.uniform(0.95, 1.15))
    first = 90.0 if rng.random() < 0.06 else -90.0
    outer_ring, inner_ring = _ring(5, first, size), _ring(5, first + 36.0, size * inner)
    return np.stack([outer_ring, inner_ring], 1).reshape(10, 2)


def _heart(rng: np.random.Generator) -> Points:
    roll = rng.random()
    t = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    if roll < 0.4:  # the well-known curve 16 sin^3 t
        x = 16 * np.sin(t) ** 3
        y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
        points = np.stack([x / 17, (y + 2.5) / 17], 1)
    elif roll < 0.75:  # two round lobes over a point
        points = _lobed_heart(float(rng.uniform(0.46, 0.56)), float(rng.uniform(0.85, 1.1)))
    else:  # x^2 + (y - c|x|^p)^2 = 1
        bend, power = float(rng.uniform(0.6, 0.95)), float(rng.uniform(0.5, 0.8))
        x = np.sin(t)
        points = np.stack([x * 0.95, -(np.cos(t) + bend * np.abs(x) ** power) * 0.72 + 0.25], 1)
    points[:, 0] *= rng.uniform(0.9, 1.08)
    return points * float(rng.uniform(0.92, 1.12))


def _lobed_heart(lobe: float, depth: float) -> Points:
    """Two half circles of radius `lobe` beside each other and straight or bulging sides down to a point."""
    centre_y = -0.35
    arc = np.linspace(np.pi, 2 * np.pi + 0.35, 20)
    left = np.stack([-lobe + lobe * np.cos(arc[:17]), centre_y + lobe * np.sin(arc[:17])], 1)
    right = np.stack([lobe + lobe * np.cos(arc), centre_y + lobe * np.sin(arc)], 1)
    mirrored = left.copy()
    mirrored[0, 1] += 0.1
    return np.concatenate([left, right, np.array([[0.0, depth]]), mirrored[:1]])


def _diamond(rng: np.random.Generator) -> Points:
    wide = float(rng.uniform(0.55, 1.0)) if rng.random() < 0.75 else 1.0
    points = np.array([[0.0, -1.0], [wide, 0.0], [0.0, 1.0], [-wide, 0.0]])
    if rng.random() < 0.08:
        points = points[:, ::-1].copy()
    return points * float(rng.uniform(0.95, 1.15))


def _cross(rng: np.random.Generator) -> Points:
    a = float(rng.uniform(0.2, 0.44))
    b = float(rng.uniform(0.85, 1.03))
    quarter = np.array([[a, -b], [a, -a], [b, -a]])
    return np.concatenate([turned(quarter, 90.0 * k) for k in range(4)])


def _hexagon(rng: np.random.Generator) -> Points:
    return _ring(6, float(rng.choice([0.0, 30.0])), float(rng.uniform(0.93, 1.1)))


_MAKERS: dict[str, Callable[[np.random.Generator], Points]] = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "star": _star,
    "heart": _heart,
    "diamond": _diamond,
    "cross": _cross,
    "hexagon": _hexagon,
}
