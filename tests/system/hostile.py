"""Files that no program likes to meet, written into a folder. What must be said of each stands beside it."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

from PIL import Image

from tests.system.environment import SAMPLES

REFUSED = {
    b"missing.png": "missing.png.",
    b"folder.png": "is a folder",
    b"text.jpg": "text.jpg is a text file, not a picture",
    b"truncated.jpg": "truncated.jpg is damaged",
    b"empty.png": "empty.png is empty",
    b"huge.png": "huge.png has too many pixels",
    b"dangling.png": "dangling.png.",
    b"fifo.png": "fifo.png is not a regular file",
    b"device.png": "device.png is not a regular file",
    b"loop.png": "loop.png cannot be opened",
    b"a" * 255 + b".png": "cannot be opened: File name too long",
    b"picture.svg": "picture.svg is an SVG drawing, not a picture",
    b"page.pdf": "page.pdf is a PDF document, not a picture",
}
"""What is no picture that can be used, with the words that must be said of it. A text can be asked about."""

ACCEPTED = (
    b"new\nline.png",
    b"escape\x1b[31mred\x1b]0;title\x07.png",
    b"undecodable\xff\xfe.png",
    b"right\xe2\x80\xaeto-left.png",
    b"-dash.png",
    b"quote'\"$(id).png",
)
"""Strange names of a sound picture."""


def write_all(folder: Path) -> None:
    """Writes every file into the folder, except the missing one."""
    circle = (SAMPLES / "red-circle.png").read_bytes()
    for name in ACCEPTED:
        Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(circle)
    (folder / "folder.png").mkdir()
    (folder / "text.jpg").write_text("just words\n")
    (folder / "truncated.jpg").write_bytes(_jpeg()[:3000])
    (folder / "empty.png").touch()
    (folder / "huge.png").write_bytes(png_of(30_000, 30_000))
    (folder / "dangling.png").symlink_to("/nonexistent/picture.png")
    os.mkfifo(folder / "fifo.png")
    (folder / "device.png").symlink_to("/dev/zero")
    (folder / "loop.png").symlink_to("loop.png")
    (folder / "picture.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (folder / "page.pdf").write_bytes(b"%PDF-1.7\n")


def png_of(width: int, height: int) -> bytes:
    """A whole black-and-white PNG of that size: few bytes, many pixels."""
    packer = zlib.compressobj(9)
    row = b"\0" + bytes(-(-width // 8))
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def _jpeg() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((200, 200), 80).save(out, "JPEG")
    return out.getvalue()
