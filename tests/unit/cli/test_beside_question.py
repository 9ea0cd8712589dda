"""Standard input beside a question: read to its end where it is a pipe or a file, and else left alone."""

from __future__ import annotations

import os
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.cli.beside_question import given, piped
from assistant.host.protocol import File


def through_pipe(data: bytes) -> File | None:
    reading, writing = os.pipe()

    def write() -> None:
        with suppress(BrokenPipeError), os.fdopen(writing, "wb") as file:
            file.write(data)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        return given(reading)
    finally:
        os.close(reading)
        writer.join()


def of_file(path: str) -> File | None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return given(descriptor)
    finally:
        os.close(descriptor)


@pytest.mark.parametrize(
    "data", [b"the total is 42\n", b"x" * 2**20, "合计 42\n".encode(), b"\x89PNG\r\n\x1a\n" + bytes(2**21)]
)
def test_a_pipe_is_read_to_its_end(data: bytes) -> None:
    assert through_pipe(data) == File(data=data, name="stdin")


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(b"words")
    assert of_file(str(tmp_path / "note.txt")) == File(data=b"words", name="stdin")


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_pipe_is_nothing(data: bytes) -> None:
    assert through_pipe(data) is None


def test_devices_sockets_and_what_is_closed_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_file("/dev/null") is None
    assert of_file("/dev/zero") is None
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"words")
        assert given(ours.fileno()) is None
    reading, writing = os.pipe()
    os.close(reading)
    assert given(reading) is None
    os.close(writing)
    monkeypatch.setattr(sys, "stdin", None)
    assert piped() is None


def test_an_open_pipe_in_which_nothing_comes_is_not_waited_for_for_ever(capsys: pytest.CaptureFixture[str]) -> None:
    reading, writing = os.pipe()
    try:
        assert given(reading, 0, 0) is None
    finally:
        os.close(reading)
        os.close(writing)
    told = capsys.readouterr().err
    assert "/dev/null" in told
    assert "Nothing came" in told


def test_too_much_text_is_refused_without_reading_on() -> None:
    with pytest.raises(BadInput, match=r"^stdin is larger than 1 MiB\."):
        through_pipe(b"words " * 2**20)
