"""What a drawn picture says about itself: a text chunk in its PNG. Pure bytes, standard library only.

A picture takes its record along wherever it is copied, and the record goes when the picture is deleted. PNG
specification (ISO/IEC 15948), 11.3.3.4: iTXt.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"terminal-assistant"
_LONGEST = 65_536
"""Bytes of a record that is read."""


@dataclass(frozen=True, slots=True)
class Record:
    """How a picture was drawn; the same values draw it again. `parent` is the digest of the picture it varies."""

    prompt: str
    seed: int
    model: str
    negative: str = ""
    parent: str = ""
    strength: float = 0.0
    width: int = 0
    height: int = 0
    steps: int = 0
    guidance: float = -1.0
    """-1 for the model's own."""


def written(png: bytes, record: Record) -> bytes:
    """The PNG with the record after its header, and the prompt as its Description."""
    end = len(_SIGNATURE) + 25  # the header chunk has 13 bytes of data and 12 around them
    if not png.startswith(_SIGNATURE) or png[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    said = json.dumps(asdict(record), ensure_ascii=False)
    return png[:end] + _text(b"Description", record.prompt) + _text(_KEYWORD, said) + png[end:]


def read(png: bytes) -> Record | None:
    """The record of a PNG; None where there is none or it makes no sense."""
    for keyword, text in _texts(png):
        if keyword == _KEYWORD:
            return _record(text)
    return None


def _record(text: bytes) -> Record | None:
    try:
        values = json.loads(text.decode("utf-8"))
        known = {field.name: values[field.name] for field in fields(Record) if field.name in values}
        record = Record(**known)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    sound = isinstance(record.prompt, str) and isinstance(record.negative, str) and isinstance(record.parent, str)
    numbers = (record.seed, record.width, record.height, record.steps, record.strength, record.guidance)
    return record if sound and all(type(number) in (int, float) for number in numbers) else None


def _text(keyword: bytes, text: str) -> bytes:
    # keyword, no compression, no language, no translated keyword
    data = keyword + b"\0\0\0\0\0" + text.encode("utf-8", "replace")
    return struct.pack(">I", len(data)) + b"iTXt" + data + struct.pack(">I", zlib.crc32(b"iTXt" + data))


def _texts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while png.startswith(_SIGNATURE) and at + 12 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT" or len(data) < length:
            return
        if kind == b"iTXt" and length <= _LONGEST and b"\0\0\0\0\0" in data:
            keyword, _, text = data.partition(b"\0\0\0\0\0")
            yield keyword, text
        at += 12 + length
