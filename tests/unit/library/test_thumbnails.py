"""Thumbnails on disk: decoded once, forgotten with their picture, bounded, and never a reason to fail."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from assistant.api import BadInput
from assistant.library.pictures import PictureStore
from assistant.library.thumbnails import Thumbnails
from assistant.media.decoder import Decoder


@pytest.fixture
def thumbnails(tmp_path: Path, decoder: Decoder) -> Thumbnails:
    return Thumbnails(tmp_path / "thumbnails", decoder)


def drawn(path: Path, colour: str = "red") -> str:
    Image.new("RGB", (64, 48), colour).save(path)
    return str(path)


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


def test_a_picture_is_decoded_once(thumbnails: Thumbnails, tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.png")
    first = thumbnails.png("aa" * 32, path, 32, 32)
    Path(path).unlink()
    assert thumbnails.png("aa" * 32, path, 32, 32) == first
    with pytest.raises(BadInput):
        thumbnails.png("aa" * 32, path, 16, 16)


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\n", b"text"])
def test_a_damaged_one_is_made_anew(thumbnails: Thumbnails, tmp_path: Path, damage: bytes) -> None:
    path = drawn(tmp_path / "a.png")
    first = thumbnails.png("aa" * 32, path, 32, 32)
    (file,) = files(tmp_path / "thumbnails")
    file.write_bytes(damage)
    assert thumbnails.png("aa" * 32, path, 32, 32) == first
    assert file.read_bytes() == first


def bounded_to(count: int, path: str, tmp_path: Path, decoder: Decoder) -> Thumbnails:
    """Has room for so many previews of that picture."""
    size = len(Thumbnails(tmp_path / "one", decoder).png("00" * 32, path, 32, 32))
    return Thumbnails(tmp_path / "thumbnails", decoder, most=count * size)


def test_the_oldest_go_first(tmp_path: Path, decoder: Decoder) -> None:
    path = drawn(tmp_path / "a.png")
    bounded = bounded_to(10, path, tmp_path, decoder)
    for index in range(10):
        bounded.png(f"{index:02x}" * 32, path, 32, 32)
        os.utime(tmp_path / "thumbnails" / f"{index:02x}" / (f"{index:02x}" * 32) / "32x32.png", (index, index))
    bounded.png("00" * 32, path, 32, 32)  # looked at again: now the youngest
    bounded.png("ff" * 32, path, 32, 32)
    kept = {file.parent.name[:2] for file in files(tmp_path / "thumbnails")}
    assert kept == {"00", "ff", *(f"{index:02x}" for index in range(4, 10))}


def test_nothing_stays_of_a_picture_that_is_forgotten(thumbnails: Thumbnails, tmp_path: Path, decoder: Decoder) -> None:
    store = PictureStore(tmp_path / "kept", decoder, thumbnails)
    picture = store.add(drawn(tmp_path / "a.png"))
    thumbnails.png(picture.digest, picture.stored, 32, 32)
    store.forget([picture.digest])
    assert files(tmp_path / "thumbnails") == files(tmp_path / "kept") == []


def test_a_disk_that_takes_nothing_costs_only_the_decoding(tmp_path: Path, decoder: Decoder) -> None:
    (tmp_path / "thumbnails").write_text("a file where the folder should be")
    thumbnails = Thumbnails(tmp_path / "thumbnails", decoder)
    path = drawn(tmp_path / "a.png")
    assert thumbnails.png("aa" * 32, path, 32, 32) == thumbnails.png("aa" * 32, path, 32, 32)


def test_nothing_stays_of_a_picture_that_is_forgotten_while_it_is_decoded(tmp_path: Path, decoder: Decoder) -> None:
    class Forgetting(Decoder):
        def png(self, path: str, width: int, height: int) -> bytes:
            png = decoder.png(path, width, height)
            forgetful.forget("aa" * 32)
            return png

    forgetful = Thumbnails(tmp_path / "thumbnails", Forgetting())
    assert forgetful.png("aa" * 32, drawn(tmp_path / "a.png"), 32, 32).startswith(b"\x89PNG")
    assert not list((tmp_path / "thumbnails").rglob("*"))


def test_no_folder_stays_of_those_that_went(tmp_path: Path, decoder: Decoder) -> None:
    path = drawn(tmp_path / "a.png")
    bounded = bounded_to(3, path, tmp_path, decoder)
    for index in range(10):
        bounded.png(f"{index:02x}" * 32, path, 32, 32)
    bounded.forget("09" * 32)
    assert sorted({file.parent.parent for file in files(tmp_path / "thumbnails")}) == sorted(
        (tmp_path / "thumbnails").iterdir()
    )
