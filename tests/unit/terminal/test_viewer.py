"""What is handed to the desktop is a picture by its bytes and by its name, and goes with the picture."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import time
from pathlib import Path

import pytest

from assistant.api.errors import AssistantError
from assistant.api.parts import Picture
from assistant.library.pictures import PictureStore
from assistant.library.thumbnails import Thumbnails
from assistant.media.decoder import Decoder
from assistant.media.sniff import media_type
from assistant.paths import HOME_VARIABLE, paths
from assistant.terminal.viewer import open_outside
from tests.system.environment import SAMPLES

GIF = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the desktop's opener, a program of this test, writes what it was given."""
    told, opener = tmp_path / "opened", tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nsleep 0.3\nprintf %s "$1" > {told}.part && mv {told}.part {told}\n')
    opener.chmod(0o755)
    shutil.copy(opener, opener.with_name("open"))
    monkeypatch.setenv("PATH", f"{opener.parent}:/usr/bin:/bin")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return told


def handed_over(picture: Picture, told: Path) -> Path:
    asyncio.run(open_outside(picture, "en"))
    while not told.exists():  # the viewer outlives whoever started it
        time.sleep(0.01)
    path = Path(told.read_text())
    told.unlink()
    return path


def test_a_picture_named_like_a_web_page_is_opened_under_a_picture_name(opened: Path, tmp_path: Path) -> None:
    page = tmp_path / "holiday.html"
    page.write_bytes(GIF + b"<script>alert(1)</script>")
    decoder = Decoder()
    store = PictureStore(paths().pictures, decoder, Thumbnails(paths().thumbnails, decoder))
    picture = store.add(str(page))
    first = handed_over(picture, opened)
    assert first.suffix == ".gif"
    assert first.read_bytes() == page.read_bytes()
    page.unlink()
    # The kept copy has no ending at all, so that a desktop would guess by what stands in it.
    assert handed_over(picture, opened).suffix == ".gif"
    store.forget([picture.digest])
    assert not first.exists()
    decoder.close()


def test_a_file_whose_ending_fits_is_opened_itself(opened: Path) -> None:
    sample = SAMPLES / "red-circle.png"
    digest = hashlib.sha256(sample.read_bytes()).hexdigest()
    assert handed_over(Picture(digest, str(sample), path=str(sample)), opened) == sample


@pytest.mark.parametrize("content", [b"<html><script></script></html>", b"<svg onload='x()'/>", b"\x7fELF\x02\x01\x01"])
def test_what_is_no_picture_is_not_handed_over(opened: Path, tmp_path: Path, content: bytes) -> None:
    for ending in (".html", ".png", ".svg", ".desktop"):
        file = tmp_path / f"thing{ending}"
        file.write_bytes(content)
        with pytest.raises(AssistantError, match="no picture any more"):
            asyncio.run(open_outside(Picture("a" * 64, str(file), path=str(file)), "en"))
    assert not opened.exists()


def test_every_picture_that_is_known_by_its_bytes_has_an_ending() -> None:
    from assistant.media import sniff
    from assistant.terminal import viewer

    found = {name for _, _, name in sniff._MAGIC} | set(sniff._RIFF.values())
    found |= {media_type(b"\0\0\0\x18ftyp" + brand) for brand in (b"avif", b"heic")} | {"image/bmp"}
    assert {name for name in found if sniff.kind(name) is sniff.Kind.PICTURE} == set(viewer._ENDINGS)
