"""The drawn world: annotations agree with pixels, seeds repeat, shapes do not overlap."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from training.held_out import SEED, held_out, held_out_alike
from training.samples import draw_samples, sample_scenes
from training.scenes.draw import draw_scene
from training.scenes.layout import look_alike, sample_scene
from training.scenes.other_style import draw_other
from training.scenes.pool import CELLS, NOBODY, RECORD, batches, keep_writing, mirror, record, scene_of, write_shard
from training.scenes.world import COLOURS, SHAPES, Item, Scene


def one_item(shape: str, colour: str, size: int = 1, x: float = 0.5, y: float = 0.5) -> Scene:
    return Scene((Item(SHAPES.index(shape), COLOURS.index(colour), size, x, y, (0.085, 0.17)[size]),))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("renderer", ["first", "second"])
def test_shape_is_drawn_where_and_as_large_as_annotated(shape: str, renderer: str) -> None:
    rng = np.random.default_rng(1)
    scene = one_item(shape, "black", 1, 0.4, 0.55)
    picture = draw_scene(scene, rng, 256).picture if renderer == "first" else draw_other(scene, rng).resize((256, 256))
    dark = np.asarray(picture.convert("L"), int) < 100
    rows, columns = np.nonzero(dark)
    assert abs(columns.mean() / 256 - 0.4) < 0.04
    assert abs(rows.mean() / 256 - 0.55) < 0.06
    assert 0.5 < math.sqrt(dark.mean() / (math.pi * 0.17**2)) < 1.2


@pytest.mark.parametrize(
    ("colour", "strong", "weak"),
    [("red", 0, 2), ("green", 1, 0), ("blue", 2, 0), ("yellow", 0, 2), ("orange", 0, 2), ("purple", 2, 1)],
)
def test_colours_have_the_channels_of_their_name(colour: str, strong: int, weak: int) -> None:
    rng = np.random.default_rng(2)
    for _ in range(10):
        for picture in (
            draw_scene(one_item("square", colour), rng, 128).picture,
            draw_other(one_item("square", colour), rng),
        ):
            pixel = picture.getpixel((picture.width // 2, picture.height // 2))
            assert isinstance(pixel, tuple)
            assert pixel[strong] > pixel[weak] + 40


def test_same_seed_same_record() -> None:
    first, second = (record(sample_scene(rng), rng) for rng in (np.random.default_rng(3), np.random.default_rng(3)))
    assert first.tobytes() == second.tobytes()
    assert record(sample_scene(np.random.default_rng(4)), np.random.default_rng(4)).tobytes() != first.tobytes()


def test_items_do_not_overlap_and_stay_inside() -> None:
    rng = np.random.default_rng(5)
    for _ in range(200):
        scene = sample_scene(rng)
        width, height = (scene.aspect, 1.0) if scene.aspect >= 1 else (1.0, 1 / scene.aspect)
        assert 0.74 < scene.aspect < 1.34
        for index, item in enumerate(scene.items):
            assert item.radius - 1e-3 <= item.x * width <= width - item.radius + 1e-3
            for other in scene.items[:index]:
                apart = math.hypot((item.x - other.x) * width, (item.y - other.y) * height)
                assert apart > item.radius + other.radius


def test_every_item_owns_a_patch_near_its_centre() -> None:
    rng = np.random.default_rng(6)
    for _ in range(60):
        row = record(sample_scene(rng), rng)
        for index in range(row["count"]):
            cells = np.argwhere(row["owner"] == index)
            assert len(cells)
            place = row["place"][index]
            assert np.abs(cells.mean(0) + 0.5 - place[1::-1] * CELLS).max() < 1.0
        assert (row["owner"] == NOBODY).any()


def test_look_alikes_differ_in_one_attribute() -> None:
    rng = np.random.default_rng(7)
    for _ in range(50):
        scene = sample_scene(rng)
        other = look_alike(scene, rng)
        names = [[(i.shape, i.colour) for i in s.items] for s in (scene, other)]
        changed = sum(a != b for one, two in zip(*names, strict=True) for a, b in zip(one, two, strict=True))
        assert changed <= 1
    shown = held_out_alike(20, "first")
    assert len({tuple(sorted((i.shape, i.colour, i.size) for i in one.scene.items)) for one in shown}) == 20


def test_pool_streams_what_was_written(tmp_path: Path) -> None:
    write_shard(tmp_path / "000.npy", 11, size=16)
    rows = next(batches(tmp_path, 8, 1))
    assert rows.dtype == RECORD
    assert rows["pixels"].shape == (8, 144, 144, 3)
    assert all(1 <= len(scene_of(row).items) <= 4 for row in rows)


def test_a_pool_that_goes_on_never_draws_what_it_had(tmp_path: Path) -> None:
    """Nor where other writers share the shards, or one was deleted."""
    had = set()
    for parts in ([range(3)], [range(3)], [range(first, 3, 2) for first in range(2)]):
        for part in parts:
            keep_writing(tmp_path, 7, part, rounds=2, size=2)
        had |= {file.read_bytes() for file in tmp_path.glob("*.npy")}
    (tmp_path / "001.npy").unlink()
    keep_writing(tmp_path, 7, range(3), rounds=1, size=2)
    assert len(had | {(tmp_path / "001.npy").read_bytes()}) == 3 * 3 + 1


def test_no_seed_draws_the_scenes_of_the_evaluation(tmp_path: Path) -> None:
    def placed(scene: Scene) -> list[tuple[float, ...]]:
        return [(item.shape, item.colour, item.size, round(item.x, 3), round(item.y, 3)) for item in scene.items]

    seed, index = SEED // 10**6, 4
    keep_writing(tmp_path, seed, range(index, index + 1), rounds=1, size=1)
    [row] = np.load(tmp_path / f"{index:03d}.npy")
    assert placed(scene_of(row)) not in [placed(held_out(1, "first", seed=each)[0].scene) for each in range(index + 2)]


def test_mirror_moves_pixels_and_annotations_together() -> None:
    rng = np.random.default_rng(8)
    rows = np.array([record(sample_scene(rng), rng)], RECORD)
    before = rows.copy()
    mirror(rows, np.array([True]))
    assert np.array_equal(rows["pixels"][0, :, 0], before["pixels"][0, :, -1])
    assert np.array_equal(rows["owner"][0, :, 0], before["owner"][0, :, -1])
    assert np.allclose(rows["place"][0, :, 0], 1 - before["place"][0, :, 0])


def test_samples_are_the_committed_bytes(tmp_path: Path) -> None:
    draw_samples(tmp_path)
    kept = Path(__file__).resolve().parents[3] / "samples"
    for name in sample_scenes():
        assert (tmp_path / name).read_bytes() == (kept / name).read_bytes()
