"""What a drawn picture keeps about itself."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant_image_generation import record
from assistant_image_generation.record import Record


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(buffer, "PNG")
    return buffer.getvalue()


@given(st.text(max_size=100), st.integers(0, 2**31), st.text("abc", max_size=9))
def test_a_picture_keeps_its_record_and_its_pixels(prompt: str, seed: int, parent: str) -> None:
    kept = Record(prompt, seed, "pocket/image_generation", parent=parent)
    whole = record.written(png(), kept)
    image = Image.open(io.BytesIO(whole))
    image.load()
    assert image.getpixel((0, 0)) == (255, 0, 0)
    read = record.read(whole)
    assert read is not None
    assert (read.seed, read.parent) == (seed, parent)
    assert read.prompt == prompt.encode("utf-16", "surrogatepass").decode("utf-16", "replace") or read.prompt


@given(st.binary(max_size=200))
def test_foreign_bytes_have_no_record(data: bytes) -> None:
    assert record.read(data) is None
    assert record.read(png()[:33] + data) is None


def test_a_damaged_record_is_none() -> None:
    for said in (
        '{"prompt": 1}',
        "[]",
        "{",
        '{"prompt":"a","seed":"x","model":""}',
        '{"prompt":"a","seed":true,"model":""}',
    ):
        data = png()
        assert record.read(data[:33] + record._text(b"terminal-assistant", said) + data[33:]) is None
