"""Pictures that no training run has seen: other seeds, and the second rendering style.

Belongs here: evaluation scenes as Pillow pictures of natural size. Does not belong here: figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from training.scenes.draw import draw_scene
from training.scenes.layout import look_alike, sample_scene
from training.scenes.other_style import draw_other
from training.scenes.spoil import spoil
from training.scenes.world import Scene

SEED = 990_000_000
"""A number alone: the pools' seeds are lists that begin with the run's (`scenes.pool`), so none draws the same."""


@dataclass(frozen=True)
class Shown:
    """A scene and its picture."""

    scene: Scene
    picture: Image.Image


def show(scene: Scene, style: str, rng: np.random.Generator) -> Shown:
    """`style`: "first" as in training, or "second", the held-out renderer."""
    if style == "second":
        return Shown(scene, draw_other(scene, rng))
    return Shown(scene, spoil(draw_scene(scene, rng).picture, rng))


def held_out(count: int, style: str, seed: int = 0, items: int | None = None) -> list[Shown]:
    rng = np.random.default_rng(SEED + seed)
    return [show(sample_scene(rng, items), style, rng) for _ in range(count)]


def held_out_alike(count: int, style: str, seed: int = 0) -> list[Shown]:
    """`count` scenes, all different, half of them look-alikes of the one before (one attribute changed)."""
    rng = np.random.default_rng(SEED + 10_000 + seed)
    out: list[Shown] = []
    known: set[tuple[tuple[int, int, int], ...]] = set()
    while len(out) < count:
        scene = look_alike(out[-1].scene, rng) if len(out) % 2 else sample_scene(rng)
        key = tuple(sorted((item.shape, item.colour, item.size) for item in scene.items))
        if key not in known:
            known.add(key)
            out.append(show(scene, style, rng))
    return out
