"""Random byte paths in the way each terminal writes them, from the bytes that it sends to the files that were meant."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from assistant.terminal.widgets.pasted import Pieces
from assistant.terminal.wire.pastes import Pasted, Pastes
from tests.unit.drop.test_drop import PNG, names

_SPECIAL = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def quoted(path: str) -> str:
    return "'" + path.replace("'", "'\\''") + "'"


def escaped(path: str) -> str:
    return "".join("\\" + char if ord(char) < 128 and _SPECIAL.match(char) else char for char in path)


def uri(path: str) -> str:
    return "file://" + quote_from_bytes(os.fsencode(path))


TERMINALS: Mapping[str, tuple[str, Callable[[Sequence[str]], list[str]]]] = {
    # What a name must not hold for the terminal's own writing to have one meaning, and the pastes of a drop.
    "VTE": ("", lambda paths: ["".join(quoted(path) + " " for path in paths)]),
    "Konsole": ("", lambda paths: [" ".join(quoted(p) if _SPECIAL.search(p) else p for p in paths) + " "]),
    "kitty": ("\r\n", lambda paths: ["\n".join(paths)]),
    "kitty, line ends as keys": ("\r\n", lambda paths: ["\r".join(paths)]),
    "WezTerm": ("\t\r\n\v\f", lambda paths: ["".join(path.replace(" ", "\\ ") + " " for path in paths)]),
    "iTerm2, Terminal.app": ("", lambda paths: ["".join(escaped(path) + " " for path in paths)]),
    "Windows Terminal": ('"\\`$', lambda paths: [" ".join(f'"{path}"' for path in paths)]),
    "Alacritty": ("\r\n", lambda paths: [path + " " for path in paths]),
    "Ghostty, GTK": ("\r\n", lambda paths: ["\n".join(map(escaped, paths))]),
    "Ghostty, macOS": ("\r\n", lambda paths: [" ".join(map(escaped, paths))]),
    "a list of addresses": ("", lambda paths: ["".join(uri(path) + "\r\n" for path in paths)]),
}


def received(pastes: Sequence[str]) -> tuple[str, ...]:
    """The files of a drop whose pastes come in brackets, as bytes, in pieces."""
    data = b"".join(b"\x1b[200~" + os.fsencode(paste) + b"\x1b[201~" for paste in pastes)
    decoder, reading, pieces = codecs.getincrementaldecoder("utf-8")("surrogateescape"), Pastes(), Pieces("en")
    for at in range(0, len(data), 100):
        for part in reading.take(decoder.decode(data[at : at + 100])):
            assert isinstance(part, Pasted)
            assert pieces.wait_for_more(part.text)
    return pieces.whole().paths


@pytest.mark.parametrize("terminal", TERMINALS)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(names, min_size=1, max_size=3, unique=True))
def test_a_drop_in_brackets_becomes_its_files(terminal: str, chosen: list[bytes], tmp_path: Path) -> None:
    ambiguous, written = TERMINALS[terminal]
    paths = [os.path.join(tmp_path, os.fsdecode(b"x" + name + b"x")) for name in chosen]
    assume(not any(set(ambiguous) & set(path) for path in paths))
    for path in paths:
        Path(path).write_bytes(PNG)
    try:
        assert received(written(paths)) == tuple(paths)
    finally:
        for path in paths:
            Path(path).unlink()
