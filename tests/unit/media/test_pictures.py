"""Pictures through the real decoder children: what is read, what is refused, and what a hostile one can do."""

from __future__ import annotations

import fcntl
import io
import os
import random
import signal
import struct
import termios
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from assistant.api import BadInput
from assistant.media.decoder import Decoder

RED, BLUE = (220, 20, 20), (20, 20, 220)


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    decoder = Decoder(2)
    yield decoder
    decoder.close()


def two_colours(width: int = 60, height: int = 40) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 40 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_format_is_read(decoder: Decoder, tmp_path: Path, form: str) -> None:
    file = tmp_path / "picture"
    two_colours().save(file, form)
    info = decoder.inspect(str(file))
    assert (info.media_type, info.width, info.height) == (f"image/{form.lower()}", 60, 40)
    pixels = decoder.rgb(str(file), 30)
    assert (pixels.mode, pixels.size) == ("RGB", (30, 20))
    assert near(pixels.getpixel((3, 10)), RED)
    assert near(pixels.getpixel((27, 10)), BLUE)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "YCbCr", "I;16", "F"])
def test_every_kind_of_pixel_becomes_rgb(decoder: Decoder, tmp_path: Path, mode: str) -> None:
    file = tmp_path / "picture"
    image = Image.linear_gradient("L").resize((64, 64))
    wide = (
        image.convert("I").point(lambda value: value * 256).convert("I;16") if mode == "I;16" else image.convert(mode)
    )
    wide.save(file, "TIFF")
    pixels = decoder.rgb(str(file), 32)
    assert (pixels.mode, pixels.size) == ("RGB", (32, 32))
    top, bottom = pixels.getpixel((16, 1)), pixels.getpixel((16, 30))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert max(top) < 60
    assert min(bottom) > 190


def test_transparency_lies_on_white(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "clear.png"
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(file)
    assert decoder.rgb(str(file), 10).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photographs_stand_upright(decoder: Decoder, tmp_path: Path, orientation: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = two_colours() if orientation == 1 else two_colours().transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0132] = "2024:05:06 07:08:09"
    file = tmp_path / "photo.jpg"
    stored.save(file, "JPEG", exif=exif, quality=95)
    info = decoder.inspect(str(file))
    assert (info.width, info.height, info.taken) == (60, 40, "2024:05:06 07:08:09")
    pixels = decoder.rgb(str(file), 60)
    assert pixels.size == (60, 40)
    assert near(pixels.getpixel((5, 20)), RED)
    assert near(pixels.getpixel((55, 20)), BLUE)


def test_a_preview_holds_nothing_but_pixels(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "talking.png"
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "\x1b]0;owned\x07 secret")
    two_colours().save(file, pnginfo=words)
    data = decoder.png(str(file), 30, 10)
    assert b"secret" not in data
    preview = Image.open(io.BytesIO(data))
    assert (preview.format, preview.size, preview.info) == ("PNG", (15, 10), {})


def test_pixels_decoded_ahead_are_those_of_the_file(decoder: Decoder, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    two_colours().save(file)
    decoder.inspect(str(file), fit=20)
    ahead = decoder.rgb(str(file), 20)
    assert ahead.tobytes() == decoder.rgb(str(file), 20).tobytes()
    decoder.inspect(str(file), fit=20)
    Image.new("RGB", (80, 80), BLUE).save(file)
    os.utime(file, (1, 1))
    assert near(decoder.rgb(str(file), 20).getpixel((1, 1)), BLUE)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_file_is_refused(decoder: Decoder, tmp_path: Path, form: str, part: float) -> None:
    whole = io.BytesIO()
    Image.effect_noise((120, 90), 60).convert("RGB").save(whole, form)
    file = tmp_path / "cut"
    file.write_bytes(whole.getvalue()[: int(len(whole.getvalue()) * part)])
    for ask in (lambda: decoder.inspect(str(file)), lambda: decoder.rgb(str(file), 64)):
        with pytest.raises(BadInput, match="cut is damaged"):
            ask()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *more: bytes) -> bytes:
    """A PNG whose header claims that size, with a few bytes of pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(bytes(1000)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(30_000, 30_000), "too many pixels"),
        (png(2**31 - 1, 2**31 - 1), "too many pixels|damaged"),
        (png(0, 0), "damaged"),
        (
            png(10, 10, chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(bytes(200_000_000)))),
            "damaged|memory",
        ),
        (b"\xff\xd8\xff\xe0" + bytes(100), "damaged"),
        (b"GIF89a\xff\xff\xff\xff" + bytes(100), "too many pixels|damaged"),
        (b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 2000, "damaged"),
        (b"\0\0\0\x1cftypheic" + bytes(100), "HEIC photo|damaged"),
        (b"%PDF-1.7", "a PDF document, not a picture"),
        (b"plain words", "a text file, not a picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a WAV sound, not a picture"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bombs_and_impostors_are_refused(decoder: Decoder, tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "evil.png"
    file.write_bytes(data)
    with pytest.raises(BadInput, match=words) as refused:
        decoder.inspect(str(file))
    assert "evil.png" in refused.value.message
    assert refused.value.hint


def test_a_decoder_that_dies_is_replaced(tmp_path: Path) -> None:
    decoder = Decoder(1)
    file = tmp_path / "picture.png"
    two_colours().save(file)
    decoder.inspect(str(file))
    [child] = decoder._children.pids
    [process] = [each._process for each in decoder._children._all if each._process]
    assert process.stdin
    os.kill(child, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(decoder.inspect, str(file))
        # A child that dies before it is asked is replaced without a word.
        while not any(fcntl.ioctl(process.stdin.fileno(), termios.FIONREAD, bytes(4))):
            time.sleep(0.01)
        os.kill(child, signal.SIGKILL)
        with pytest.raises(BadInput, match=r"picture\.png made the decoder fail"):
            waiting.result()
    assert decoder.inspect(str(file)).width == 60
    assert decoder._children.pids != (child,)
    decoder.close()
    assert decoder._children.pids == ()
    with pytest.raises(BadInput, match="the program is ending"):
        decoder.inspect(str(file))


def test_damage_anywhere_is_either_read_or_refused(decoder: Decoder, tmp_path: Path) -> None:
    chance = random.Random(7)
    refused: dict[str, str] = {}
    for form in ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"):
        whole = io.BytesIO()
        two_colours().save(whole, form)
        for number in range(25):
            data = bytearray(whole.getvalue())
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            file = tmp_path / f"{form}{number}"
            file.write_bytes(data)
            try:
                assert decoder.rgb(str(file), 32).mode == "RGB"
            except BadInput as error:
                refused[file.name] = error.message
    assert refused
    assert all(name in message for name, message in refused.items())


def test_many_threads_share_the_children(decoder: Decoder, tmp_path: Path) -> None:
    for number in range(12):
        Image.new("RGB", (20, 20), (number * 20, 0, 0)).save(tmp_path / f"{number}.png")
    with ThreadPoolExecutor(8) as pool:
        images = list(pool.map(lambda number: decoder.rgb(str(tmp_path / f"{number}.png"), 20), range(12)))
    assert [image.getpixel((0, 0)) for image in images] == [(number * 20, 0, 0) for number in range(12)]
    assert len(decoder._children.pids) <= 2


@pytest.mark.parametrize("keyword", ["Comment", "Raw profile type iptc"])
@pytest.mark.parametrize("international", [False, True])
def test_a_long_text_in_a_png_does_not_cost_the_picture(
    decoder: Decoder, tmp_path: Path, keyword: str, international: bool
) -> None:
    texts = PngImagePlugin.PngInfo()
    add = texts.add_itxt if international else texts.add_text
    add(keyword, "word " * 1_000_000, zip=True)
    image = two_colours()
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(tmp_path / "wordy.png", pnginfo=texts, exif=exif, icc_profile=bytes(3_000_000))
    info = decoder.inspect(str(tmp_path / "wordy.png"))
    assert (info.width, info.height) == (40, 60)
    assert near(decoder.rgb(str(tmp_path / "wordy.png"), 60).getpixel((20, 3)), RED)
