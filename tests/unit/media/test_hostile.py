"""Hostile pictures: none crashes, hangs or escapes, valid ones give the right pixels, one costs no other."""

from __future__ import annotations

import os
import socket
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from assistant.api import BadInput, IndexReport, Query
from assistant.library.library import PictureLibrary
from assistant.media import limits
from assistant.media.decoder import Decoder
from tests.unit.library.colours import ColourEmbedder
from tests.unit.media import hostile
from tests.unit.media.hostile import BLUE, RED, SIZE, Hostile

FILES = list(hostile.every())


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(2)
    yield decoder
    decoder.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, and what is no file at all."""
    folder = tmp_path_factory.mktemp("hostile")
    for file in FILES:
        Path(os.fsdecode(os.fsencode(folder) + b"/" + file.name)).write_bytes(file.data)
    os.mkfifo(folder / "fifo.jpg")
    (folder / "loop.jpg").symlink_to("loop.jpg")
    (folder / "device.jpg").symlink_to("/dev/zero")
    (folder / "folder.jpg").mkdir()
    (folder / "again").symlink_to(folder)
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(folder)
        server.bind("socket.jpg")
        os.chdir(here)
    return folder


def test_there_are_enough_of_each_class() -> None:
    assert len(FILES) == len({file.name for file in FILES}) >= 180
    assert Counter(file.outcome for file in FILES).keys() == {"good", "bad", "either"}


def path_of(folder: Path, file: Hostile) -> str:
    return os.fsdecode(os.fsencode(folder) + b"/" + file.name)


@pytest.mark.timeout(600)
def test_each_is_refused_with_a_sentence_or_gives_its_pixels(folder: Path, decoder: Decoder) -> None:
    wrong = []
    for file in FILES:
        path = path_of(folder, file)
        try:
            info = decoder.inspect(path, 40)
            image = decoder.rgb(path, 40)
        except BadInput as error:
            said = f"{error.message} {error.hint}"
            if file.outcome == "good" or any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in said):
                wrong.append((file.name, said))
            continue
        whole = (info.width, info.height) == SIZE and shows_the_scene(image)
        if file.outcome == "bad" or (file.outcome == "good" and not whole):
            wrong.append((file.name, f"{info.width}x{info.height} {info.media_type}"))
        if not (info.taken.isprintable() and info.taken.isascii()):
            wrong.append((file.name, repr(info.taken)))
    assert wrong == []
    for pid in decoder._children.pids:
        assert psutil.Process(pid).memory_info().rss < limits.CHILD_BYTES


def shows_the_scene(image: Image.Image) -> bool:
    """Red on the left and blue on the right, upright; lossy formats and CMYK may be off by a little."""
    if image.mode != "RGB" or abs(image.width / image.height - SIZE[0] / SIZE[1]) > 0.05:
        return False
    pixels = np.asarray(image, np.int16)
    left, right = pixels[2:-2, 2 : image.width // 2 - 4], pixels[2:-2, image.width // 2 + 4 : -2]
    return all(np.abs(part.mean(axis=(0, 1)) - colour).max() < 40 for part, colour in ((left, RED), (right, BLUE)))


@pytest.mark.timeout(600)
def test_one_index_run_takes_all_that_can_be_read(folder: Path, decoder: Decoder, tmp_path: Path) -> None:
    library = PictureLibrary(tmp_path / "library.sqlite3", tmp_path / "index", decoder, 10**9)
    embedder = ColourEmbedder(decoder)
    report = list(library.for_turn(lambda: embedder).index([str(folder)]))[-1]
    assert isinstance(report, IndexReport)
    failed = {os.fsencode(path)[len(os.fsencode(folder)) + 1 :] for path, _ in report.failed}
    assert {file.name for file in FILES if file.outcome == "bad" and b"." in file.name} <= failed
    assert not failed & {file.name for file in FILES if file.outcome == "good"}
    assert {b"fifo.jpg", b"loop.jpg", b"device.jpg", b"socket.jpg"} <= failed
    assert report.added + len(failed) == len(FILES) + 4
    assert all(why and "\n" not in why and "\x1b" not in why for _, why in report.failed)
    again = list(library.for_turn(lambda: embedder).index([str(folder)]))[-1]
    assert isinstance(again, IndexReport)
    assert (again.added, again.updated, again.removed, again.unchanged) == (0, 0, 0, report.added)
    found = library.for_turn(lambda: embedder).search(Query(("red",), limit=50))
    assert max(hit.duplicates for hit in found.hits) > 50
    library.close()


def test_a_good_picture_is_read_right_after_a_child_died(folder: Path, decoder: Decoder) -> None:
    for pid in decoder._children.pids:
        psutil.Process(pid).kill()
    good = path_of(folder, next(file for file in FILES if file.name == b"alpha.png"))
    for _ in range(3):
        try:
            assert shows_the_scene(decoder.rgb(good, 40))
        except BadInput:
            continue
    assert shows_the_scene(decoder.rgb(good, 40))


@pytest.mark.parametrize("depth", ["I;16", "I", "F", "L", "1", "LA"])
def test_deep_and_grey_pictures_keep_their_shades(decoder: Decoder, tmp_path: Path, depth: str) -> None:
    """A ramp from black to white; Pillow's own conversion of 16 bits would be white nearly everywhere."""
    ramp = np.tile(np.linspace(0, 255, 64).astype(np.uint8), (32, 1))
    image = Image.fromarray(ramp)
    if depth in ("I;16", "I"):
        image = Image.fromarray(ramp.astype(np.uint16) * 257)
        image = image.convert("I") if depth == "I" else image
    elif depth == "F":
        image = Image.fromarray(ramp.astype(np.float32) / 255)
    elif depth in ("1", "LA"):
        image = image.convert(depth)
    path = tmp_path / ("ramp.tif" if depth in ("F", "I") else "ramp.png")
    image.save(path)
    shades = np.asarray(decoder.rgb(str(path), 64).convert("L"), np.int16)
    if depth == "1":
        assert shades[:, :8].mean() < 60
        assert shades[:, -8:].mean() > 190
    else:
        assert np.abs(shades - ramp).max() <= 3
    small = np.asarray(decoder.rgb(str(path), 16).convert("L"), np.int16)
    assert small[:, 0].mean() < 60
    assert small[:, -1].mean() > 190


def test_transparency_lies_on_white(decoder: Decoder, tmp_path: Path) -> None:
    for name, image in {
        "rgba.png": Image.new("RGBA", (60, 40), (255, 0, 0, 0)),
        "la.png": Image.new("LA", (60, 40), (0, 0)),
        "half.webp": Image.new("RGBA", (60, 40), (0, 0, 0, 128)),
    }.items():
        image.save(tmp_path / name, lossless=True) if name.endswith("webp") else image.save(tmp_path / name)
        for fit in (60, 7):
            value = np.asarray(decoder.rgb(str(tmp_path / name), fit)).mean()
            assert value == pytest.approx(127 if name == "half.webp" else 255, abs=2), (name, fit)
