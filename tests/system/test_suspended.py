"""A program that is stopped for a while (Ctrl+Z, `kill -STOP`): its microphone, and the voice that reads aloud."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.system import audio
from tests.system.environment import private_home
from tests.terminal.test_pty import IN_A_SHELL

absent_microphone, microphone = audio.absent_microphone, audio.own_microphone
pytestmark = pytest.mark.timeout(300)
RECORDS = """
from assistant.terminal.voice.recorder import Recorder
recorder = Recorder()
recorder.start()
while not recorder.flowing:
    recorder.wait(0.05)
print("flowing", flush=True)
input()
recorder.wait(1)
print(recorder.running, flush=True)
print(recorder.stop().reason, flush=True)
"""
STOPPED_S = 3.0
"""Longer than a microphone may give nothing."""


def until(condition: Callable[[], object], what: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen in time"
        time.sleep(0.05)


def test_a_recording_goes_on_after_its_program_was_stopped(microphone: audio.VirtualMicrophone) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RECORDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "flowing\n"
        os.kill(program.pid, signal.SIGSTOP)
        time.sleep(STOPPED_S)
        os.kill(program.pid, signal.SIGCONT)
        out, _ = program.communicate("\n", timeout=60)
    assert out.split() == ["True", "stopped"]


@pytest.fixture
def home(tmp_path: Path, microphone: audio.VirtualMicrophone) -> Iterator[dict[str, str]]:
    """The environment of a chat that listens and whose voice speaks until it is ended."""
    voice = tmp_path / "voice"
    voice.write_text('#!/bin/sh\ncat > /dev/null\necho $$ > "$0.pid"\nexec sleep 600\n')
    voice.chmod(0o755)
    with private_home() as (_, variables):
        yield {**variables, **microphone.environment, "ASSISTANT_SPEAK_WITH": f'["{voice}"]'}


WAITS = 'for _ in 1 2; do echo "left with $?"; read; fg; done'
IN_A_WAITING_SHELL = IN_A_SHELL.replace('echo "left with $?"; fg', WAITS)


def test_ctrl_z_lets_the_microphone_go_and_ends_the_voice(
    home: dict[str, str], microphone: audio.VirtualMicrophone, tmp_path: Path
) -> None:
    with Session((sys.executable, "-c", IN_A_WAITING_SHELL, *CHAT), home) as session:
        session.wait_for(b"pocket")
        session.wait_for(b"Hello", since=session.write(b"hello \r"))
        session.write(b"/say \r")
        said = tmp_path / "voice.pid"
        until(lambda: said.exists() and said.read_text().strip(), "the voice")
        pressed = session.write(b"\x1a")
        session.wait_for(b"left with 147", since=pressed)
        assert not Path("/proc", said.read_text().strip()).exists()
        back = session.write(b"\r")
        session.wait_for(b"Ask", since=back)

        session.write(b"/listen \r")
        session.wait_for(b"istening all the time", since=back)
        (before,) = microphone.recorders()
        pressed = session.write(b"\x1a")
        session.wait_for(b"left with 147", since=pressed)
        assert not microphone.recorders()
        session.write(b"\r")
        until(microphone.recorders, "listening again")
        assert microphone.recorders() != [before]
