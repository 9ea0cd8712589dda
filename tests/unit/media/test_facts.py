"""What a decoder child says of a picture is checked: it may have become hostile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assistant.api import BadInput
from assistant.media.decoder import LOOK_BYTES, Decoder

FACTS: dict[str, Any] = {"media_type": "image/png", "width": 2, "height": 1, "taken": "", "size": [2, 1]}
LOOK, PIXELS = bytes(LOOK_BYTES), bytes(6)
SAYS = """
import struct, sys
facts, payload = sys.argv[1].encode(), bytes.fromhex(sys.argv[2])
length = struct.unpack(sys.argv[3], sys.stdin.buffer.read(struct.calcsize(sys.argv[3])))[0]
sys.stdin.buffer.read(length)
sys.stdout.buffer.write(struct.pack(sys.argv[3], len(facts)) + facts + payload)
sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""


def asked(path: Path, facts: dict[str, Any], payload: bytes, fit: int) -> Any:
    """What `inspect` makes of a child that answers so."""
    return asked_raw(path, json.dumps({**facts, "bytes": len(payload)}), payload, fit)


def asked_raw(path: Path, said: str, payload: bytes, fit: int) -> Any:
    from assistant.media.child import LENGTH

    decoder = Decoder(1)
    (child,) = decoder._children._all
    child._process = subprocess.Popen(
        [sys.executable, "-c", SAYS, said, payload.hex(), LENGTH.format],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
    )  # fmt: skip
    try:
        return decoder.inspect(os.fspath(path), fit)
    finally:
        decoder.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Image.new("RGB", (2, 1)).save(tmp_path / "a.png")
    return tmp_path / "a.png"


def test_true_facts_are_taken(path: Path) -> None:
    info = asked(path, FACTS, LOOK + PIXELS, 24)
    assert (info.media_type, info.width, info.height, info.look) == ("image/png", 2, 1, LOOK)


@pytest.mark.parametrize(
    "lie",
    [
        *({name: None} for name in FACTS),
        {"width": "wide"}, {"height": [1]}, {"width": 0}, {"height": -1}, {"width": 1e999}, {"width": 2**80},
        {"size": 3}, {"size": [2]}, {"size": ["a", "b"]}, {"size": [-2, -1]}, {"size": [2, 1, 1]}, {"size": [6, 0.5]},
    ],
    ids=str,
)  # fmt: skip
def test_facts_that_cannot_be_are_refused(path: Path, lie: dict[str, Any]) -> None:
    with pytest.raises(BadInput, match="damaged or hostile"):
        asked(path, {**FACTS, **lie}, LOOK + PIXELS, 24)


@pytest.mark.parametrize("said", ["", "[]", "{", "[" * 60_000, "9" * 60_000])
def test_what_is_no_list_of_facts_is_refused(path: Path, said: str) -> None:
    with pytest.raises(BadInput, match="damaged or hostile"):
        asked_raw(path, said, b"", 24)


@pytest.mark.parametrize("name", FACTS)
def test_facts_that_are_missing_are_refused(path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="damaged or hostile"):
        asked(path, {key: value for key, value in FACTS.items() if key != name}, LOOK + PIXELS, 24)


@pytest.mark.parametrize("payload", [b"", LOOK[:-1]])
def test_a_look_that_is_too_short_is_refused(path: Path, payload: bytes) -> None:
    with pytest.raises(BadInput, match="damaged or hostile"):
        asked(path, FACTS, payload, 0)
