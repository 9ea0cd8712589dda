"""One of many files for which the host ends: it is told, another host does the rest."""

from __future__ import annotations

import os
import signal
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commands import CIRCLE, Shell, shell

MANY = 12


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        yield made


@pytest.mark.parametrize(
    ("command", "end"),
    [
        ("caption", "1 of 12 pictures could not be described."),
        ("transcribe", "1 of 12 files could not be transcribed."),
    ],
)
def test_a_host_that_ends_costs_one_file(run: Shell, tmp_path: Path, command: str, end: str) -> None:
    sound = tmp_path / "quiet.wav"
    with wave.open(str(sound), "wb") as written:
        written.setparams((1, 2, 16_000, 0, "NONE", ""))
        written.writeframes(bytes(64_000))
    run.run("host", "start")
    before = run.host()["pid"]
    process = run.begin(command, *[CIRCLE if command == "caption" else str(sound)] * MANY)
    assert process.stdout
    first = process.stdout.readline()
    os.kill(before, signal.SIGKILL)
    rest, said = process.communicate(timeout=170)
    assert process.returncode == 1
    assert len([first, *rest.splitlines()]) == MANY - 1, said
    lost, *_, last = said.decode().splitlines()
    assert ": The host" in lost
    assert last == end
    assert run.host()["pid"] != before
