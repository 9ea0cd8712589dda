"""Chance: which shapes stand where.

Belongs here: sampling a `Scene`. Does not belong here: pixels.
"""

from __future__ import annotations

import math

import numpy as np

from training.scenes.world import COLOURS, MOST_ITEMS, RADIUS, SHAPES, Item, Scene

REACH = {"square": 1.22, "triangle": 1.1, "star": 1.1, "diamond": 1.08}
"""How far the corners of a shape may lie outside its nominal radius."""


def sample_scene(rng: np.random.Generator, items: int | None = None) -> Scene:
    """A random scene; colours, shapes and sizes repeat more often than by chance, so that counting has a use."""
    aspect = 1.0 if rng.random() < 0.4 else float(math.exp(rng.uniform(math.log(0.75), math.log(1.334))))
    wanted = items or int(rng.choice([1, 2, 3, 4], p=[0.16, 0.24, 0.28, 0.32]))
    shapes = _repeating(rng, len(SHAPES), wanted)
    colours = _repeating(rng, len(COLOURS), wanted)
    sizes = [int(rng.random() < 0.5) for _ in range(wanted)]
    while True:
        placed = place(rng, aspect, shapes, colours, sizes)
        if placed is not None:
            return Scene(tuple(placed), aspect)
        sizes[int(rng.integers(wanted))] = 0


def look_alike(scene: Scene, rng: np.random.Generator) -> Scene:
    """A scene that differs in one attribute of one item, placed anew."""
    names = [[item.shape, item.colour, item.size] for item in scene.items]
    which, kind = int(rng.integers(len(names))), int(rng.choice(3, p=[0.4, 0.4, 0.2]))
    kinds = (len(SHAPES), len(COLOURS), 2)[kind]
    names[which][kind] = int((names[which][kind] + rng.integers(1, kinds)) % kinds)
    while True:
        placed = place(rng, scene.aspect, *([name[at] for name in names] for at in range(3)))
        if placed is not None:
            return Scene(tuple(placed), scene.aspect)
        names[int(rng.integers(len(names)))][2] = 0


def _repeating(rng: np.random.Generator, kinds: int, count: int) -> list[int]:
    """`count` indices below `kinds`; in a third of the cases drawn from one or two kinds only."""
    roll = rng.random()
    few = 1 if roll < 0.1 else 2 if roll < 0.35 else kinds
    chosen = rng.permutation(kinds)[:few]
    return [int(chosen[int(rng.integers(few))]) for _ in range(count)]


def place(
    rng: np.random.Generator, aspect: float, shapes: list[int], colours: list[int], sizes: list[int]
) -> list[Item] | None:
    """Positions without overlap, or None where a hundred throws did not find any."""
    width, height = (aspect, 1.0) if aspect >= 1 else (1.0, 1.0 / aspect)
    jitter = rng.uniform(0.0, 0.12)
    gap = float(rng.choice([1.02, 1.1, 1.25]))
    edge = float(rng.choice([1.02, 1.1, 1.3]))
    order = sorted(range(len(shapes)), key=lambda index: -sizes[index])
    done: list[tuple[int, float, float, float, float]] = []
    for index in order:
        radius = RADIUS[sizes[index]] * float(np.clip(1 + rng.normal(0, jitter), 0.84, 1.16))
        reach = radius * REACH.get(SHAPES[shapes[index]], 1.03)
        for _ in range(100):
            margin = min(radius * edge, 0.49)
            x = rng.uniform(margin, width - margin)
            y = rng.uniform(margin, height - margin)
            if all(math.hypot(x - ox, y - oy) > gap * (reach + other) for _, ox, oy, other, _ in done):
                done.append((index, float(x), float(y), reach, radius))
                break
        else:
            return None
    done.sort()
    assert len(done) <= MOST_ITEMS
    return [
        Item(shapes[i], colours[i], sizes[i], round(x / width, 4), round(y / height, 4), round(r, 4))
        for i, x, y, _, r in done
    ]
