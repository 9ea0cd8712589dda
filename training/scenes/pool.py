"""A pool of drawn scenes on disk, so that drawing and training run side by side.

Belongs here: the record format, writing shards, streaming batches from them. A writer process replaces the oldest
shard again and again; a reader maps a random shard for each batch. Does not belong here: tensors.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.scenes.draw import draw_scene
from training.scenes.layout import look_alike, sample_scene
from training.scenes.spoil import spoil, to_square
from training.scenes.world import MOST_ITEMS, Item, Scene

SIDE = 144
"""Side of the square that every picture is resized to, in pixels."""
PATCH = 16
CELLS = SIDE // PATCH
SHARD = 1024
NOBODY, UNSURE = -1, -2

RECORD = np.dtype(
    [
        ("pixels", "u1", (SIDE, SIDE, 3)),
        ("owner", "i1", (CELLS, CELLS)),
        ("count", "i1"),
        ("names", "i1", (MOST_ITEMS, 3)),
        ("place", "f4", (MOST_ITEMS, 3)),
        ("aspect", "f4"),
    ]
)
Records = NDArray[np.void]


def record(scene: Scene, rng: np.random.Generator) -> Any:
    """Draw one scene into one record. `owner`: index of the item that covers the patch, NOBODY or UNSURE."""
    drawing = draw_scene(scene, rng, cells=CELLS)
    out = np.zeros((), RECORD)
    out["pixels"] = to_square(spoil(drawing.picture, rng), SIDE, rng)
    out["owner"] = owners(drawing.owner)
    out["count"] = len(scene.items)
    out["aspect"] = scene.aspect
    for index, item in enumerate(scene.items):
        out["names"][index] = item.shape, item.colour, item.size
        out["place"][index] = item.x, item.y, item.radius
    return out[()]


def owners(cover: NDArray[np.float32]) -> NDArray[np.int8]:
    """(rows, columns, items) covered parts to (rows, columns) item indices. Every item keeps its fullest cell."""
    best = cover.argmax(2)
    most = cover.max(2)
    out = np.where(most > 0.15, best, np.where(most > 0.03, UNSURE, NOBODY)).astype(np.int8)
    for index in range(cover.shape[2]):
        row, column = np.unravel_index(cover[:, :, index].argmax(), out.shape)
        out[row, column] = index
    return out


def scene_of(row: np.void) -> Scene:
    """The scene that a record shows."""
    items = tuple(
        Item(*(int(value) for value in row["names"][index]), *(float(value) for value in row["place"][index]))
        for index in range(int(row["count"]))
    )
    return Scene(items, float(row["aspect"]))


GROUP = 4
"""In a pool of look-alikes, so many scenes in a row differ from the first of them in one attribute."""


def write_shard(path: Path, seed: int | list[int], size: int = SHARD, alike: bool = False) -> None:
    """Draw `size` scenes from `seed` into one file, which appears complete or not at all."""
    rng = np.random.default_rng(seed)
    scenes: list[Scene] = []
    while len(scenes) < size:
        scene = sample_scene(rng)
        scenes += [scene, *(look_alike(scene, rng) for _ in range(GROUP - 1))] if alike else [scene]
    rows = np.array([record(scene, rng) for scene in scenes[:size]], RECORD)
    part = path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as out:
        np.save(out, rows)
    part.replace(path)


def keep_writing(
    folder: Path,
    seed: int,
    shards: range,
    alike: bool = False,
    rounds: int = 10**9,
    rest: float = 0,
    size: int = SHARD,
) -> None:
    """Fill the pool's `shards`, then replace one after the other with new scenes of `size` a shard until stopped, with
    `rest` seconds between. What a pool has had it never draws again, also in a later run and where several writers
    share the shards: beside each lies how often it was drawn. Lists as seeds draw nothing that a number draws."""
    folder.mkdir(parents=True, exist_ok=True)
    for turn in range(rounds):
        for index in shards:
            path = folder / f"{index:03d}.npy"
            if turn or not path.exists():
                write_shard(path, [seed, 1, index, _next_round(path)], size, alike)
                time.sleep(rest if turn else 0)


def _next_round(path: Path) -> int:
    """How often the shard was begun before; noted at once, so that one whose writer was stopped is not begun again."""
    noted = path.with_suffix(".round")
    number = int(noted.read_text(encoding="ascii")) if noted.exists() else 0
    part = noted.with_suffix(f".{os.getpid()}.part")
    part.write_text(str(number + 1), encoding="ascii")
    part.replace(noted)
    return number


def batches(folder: Path, size: int, seed: int, group: int = 1) -> Iterator[Records]:
    """Endless random batches of `size` records, in groups of `group` neighbours; half of the pictures are mirrored."""
    rng = np.random.default_rng(seed)
    while True:
        files = sorted(folder.glob("*.npy"))
        shard = np.load(files[int(rng.integers(len(files)))], mmap_mode="r")
        first = np.sort(rng.integers(len(shard) // group, size=size // group)) * group
        rows = np.array(shard[(first[:, None] + np.arange(group)).ravel()])
        mirror(rows, rng.random(size) < 0.5)
        yield rows


def mirror(rows: Records, which: NDArray[np.bool_]) -> None:
    """Swap left and right of the chosen records, in place, annotations included."""
    rows["pixels"][which] = rows["pixels"][which][:, :, ::-1]
    rows["owner"][which] = rows["owner"][which][:, :, ::-1]
    rows["place"][which, :, 0] = 1.0 - rows["place"][which, :, 0]
