"""Kinds of files by their bytes, and opening what a user names: refusals as sentences, and nothing that waits."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.api import BadInput
from assistant.api.language import in_language
from assistant.media import refusals
from assistant.media.files import opened
from assistant.media.names import shown, shown_place
from assistant.media.refusals import WANTED, described, refused
from assistant.media.sniff import Kind, kind, kind_of_file, media_type

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("head", "name", "what"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg", Kind.PICTURE),
        (PNG, "image/png", Kind.PICTURE),
        (b"GIF89a", "image/gif", Kind.PICTURE),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp", Kind.PICTURE),
        (b"II*\0", "image/tiff", Kind.PICTURE),
        (b"\0\0\0\x1cftypavif", "image/avif", Kind.PICTURE),
        (b"\0\0\0\x1cftypheic", "image/heic", Kind.PICTURE),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "image/avif", Kind.PICTURE),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf", "image/heic", Kind.PICTURE),
        (b"\0\0\0\x14ftypmif1\0\0\0\0mif1avif", "image/heic", Kind.PICTURE),
        (b"\0\0\0\x18ftypmsf1\0\0\0\0msf1avis", "image/avif", Kind.PICTURE),
        (b"BM" + bytes(12) + struct.pack("<I", 40) + bytes(8), "image/bmp", Kind.PICTURE),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "image/jp2", Kind.PICTURE),
        (b"\xff\x4f\xff\x51\0\x2f", "image/jp2", Kind.PICTURE),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "image/jxl", Kind.PICTURE),
        (b"\xff\x0a\xfa\x7f", "image/jxl", Kind.PICTURE),
        (b"\0\0\1\0\1\0\x20\x20\0\0" + bytes(12), "image/x-icon", Kind.PICTURE),
        (b"\0\0\1\0" + bytes(20), "", Kind.UNKNOWN),
        (b"\0\0\1\xba\x44" + bytes(20), "video/mpeg", Kind.AUDIO),
        (b"\0\0\1\xba\x21" + bytes(20), "video/mpeg", Kind.AUDIO),
        (b"\0\0\1\xba" + bytes(20), "", Kind.UNKNOWN),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", Kind.AUDIO),
        (b"RF64\0\0\0\0WAVEds64", "audio/wav", Kind.AUDIO),
        (b"fLaC", "audio/flac", Kind.AUDIO),
        (b"OggS", "audio/ogg", Kind.AUDIO),
        (b"ID3\x04", "audio/mpeg", Kind.AUDIO),
        (b"\xff\xfb\x90\x00", "audio/mpeg", Kind.AUDIO),
        (b"\xff\xf1\x50\x80", "audio/aac", Kind.AUDIO),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4", Kind.AUDIO),
        (b"\x1aE\xdf\xa3", "audio/webm", Kind.AUDIO),
        (b"%PDF-1.7", "application/pdf", Kind.UNKNOWN),
        (b"PK\x03\x04", "application/zip", Kind.UNKNOWN),
        (b'<?xml version="1.0"?><svg>', "image/svg+xml", Kind.UNKNOWN),
        (b"BM is how this text begins", "text/plain", Kind.TEXT),
        ("große Füße".encode(), "text/plain", Kind.TEXT),
        (b"\xff\xfea\0b\0", "text/plain", Kind.TEXT),
        (b"\x7fELF\x02", "", Kind.UNKNOWN),
        (b"RIFF\0\0", "", Kind.UNKNOWN),
        (b"", "", Kind.UNKNOWN),
    ],
)
def test_a_file_is_what_its_bytes_say(head: bytes, name: str, what: Kind) -> None:
    assert media_type(head) == name
    assert kind(name) is what


def test_a_name_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes(PNG)
    (tmp_path / "photo.png").write_text("words")
    assert kind_of_file(str(tmp_path / "song.mp3")) is Kind.PICTURE
    assert kind_of_file(str(tmp_path / "photo.png")) is Kind.TEXT


@contextmanager
def without_rights() -> Iterator[None]:
    """As an ordinary user, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def refusal(path: str, most: int = 1000) -> BadInput:
    with pytest.raises(BadInput) as refused, opened(path, most, "picture"):
        pass
    assert refused.value.hint
    return refused.value


def test_what_cannot_be_opened_is_refused_with_its_reason(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "empty").touch()
    (tmp_path / "large").write_bytes(bytes(1001))
    (tmp_path / "loop").symlink_to("loop")
    for path, words in (
        (tmp_path / "missing", f"There is no file {shown_place(str(tmp_path / 'missing'))}."),
        (tmp_path / "large" / "below", f"There is no file {shown_place(str(tmp_path / 'large' / 'below'))}."),
        (tmp_path, "is a folder, not a picture."),
        (tmp_path / "fifo", "fifo is not a regular file."),
        (Path("/dev/zero"), "zero is not a regular file."),
        (tmp_path / "empty", "empty is empty."),
        (tmp_path / "large", "large is larger than 0 MiB."),
        (tmp_path / "loop", "loop cannot be opened: Too many levels of symbolic links."),
        (tmp_path / ("a" * 300), "cannot be opened: File name too long."),
    ):
        assert words in refusal(str(path)).message
        assert kind_of_file(str(path)) is Kind.UNKNOWN
    assert "no possible file name" in refusal("a\0b").message
    assert "no possible file name" in refusal("\ud800").message


def test_a_folder_is_told_with_what_can_be_done_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "my sounds.wav"
    folder.mkdir()
    assert refusal(str(folder)).hint == f"To search its pictures: assistant index '{folder}'"
    with pytest.raises(BadInput, match="is a folder, not a sound") as refused, opened(str(folder), 1000, "sound"):
        pass
    assert refused.value.hint == f"To write down its sounds: assistant transcribe '{folder}'/*"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    # pytest's own folder is closed to other users; the file itself must be what refuses.
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o011)
    file = tmp_path / "secret.png"
    file.write_bytes(PNG)
    file.chmod(0)
    with without_rights():
        problem = refusal(str(file))
        assert kind_of_file(str(file)) is Kind.UNKNOWN
    assert problem.message == "secret.png may not be read."


def test_a_regular_file_is_read_and_closed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"words")
    with opened(str(tmp_path / "file"), 5, "picture") as file:
        assert file.read() == b"words"
        descriptor = file.fileno()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_every_refusal_exists_in_both_languages() -> None:
    values: dict[str, Any] = {
        **{"reason": "no", "wanted": WANTED["picture"], "what": described("text/plain"), "size": "9 × 9"},
        **{"most": 50, "command": "apt"},
    }
    for why in refusals._WHY.names():
        said = refused("雪.png", why, **values)
        assert in_language(said.message, "zh") != said.message
        assert "雪.png" in said.message
        assert "雪.png" in in_language(said.message, "zh")
    for cure in set(refusals._CURE.names()) - {"nothing"}:
        hint = refused("x.png", "empty", cure, **values).hint
        assert in_language(hint, "zh") != hint
    assert refused("x.png", "other", what=described("text/plain"), wanted=WANTED["picture"]).message == (
        "x.png is a text file, not a picture."
    )


@pytest.mark.parametrize(
    ("path", "visible"),
    [
        ("/a/photo.png", "photo.png"),
        ("/a/folder/", "folder"),
        ("/", "/"),
        ("new\nline\x1b[31m.png", "new\\nline\\x1b[31m.png"),
        ("\udcff.png", "\\xff.png"),
        ("right\u202eto-left.png", "right\\u202eto-left.png"),
        ("雪.png", "雪.png"),
        ("x" * 300 + ".png", "x" * 39 + "…" + "x" * 36 + ".png"),
    ],
)
def test_a_name_is_shown_on_one_line_with_nothing_hidden(path: str, visible: str) -> None:
    assert shown(path) == visible
