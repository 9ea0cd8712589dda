"""Listening all the time in the plain chat while answers are read aloud: a new line or Ctrl+C ends the voice, not the
listening. Through a real pseudo-terminal and a virtual microphone."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from assistant.paths import HOME_VARIABLE
from benchmarks.driving.session import Session
from tests.system import audio
from tests.terminal.test_plain_interrupted import Fed

pytestmark = pytest.mark.timeout(600)
PLAIN = [sys.executable, "-m", "assistant", "chat", "--plain", "--speak"]
ENDLESS = '["sh", "-c", "exec sleep 987654"]'


def voices(program: int) -> int:
    """Programs that read aloud."""
    found = 0
    for child in psutil.Process(program).children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            found += "987654" in child.cmdline()
    return found


def until(session: Session, met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 120
    while not met():
        assert session.process.poll() is None, session.output()
        assert time.monotonic() < deadline, session.output()
        time.sleep(0.05)


def test_the_voice_is_ended_and_the_listening_goes_on(microphone: audio.VirtualMicrophone) -> None:
    with Session(PLAIN, {**microphone.environment, "TERM": "dumb", "ASSISTANT_SPEAK_WITH": ENDLESS}) as session:
        session.wait_for(b"lists commands")
        sent = session.write(b"/listen\r")
        session.wait_for(b"Listening all the time", since=sent)
        for end in (lambda: session.write(b"\r"), lambda: session.process.send_signal(signal.SIGINT)):
            until(session, lambda: len(microphone.recorders()) == 1)  # it is opened again after the answer
            sent = session.write(b"")
            microphone.speak("what color is the circle on the left").wait(30)
            session.wait_for(b"Heard: ", since=sent, within_s=120)
            until(session, lambda: voices(session.process.pid) == 1)
            end()  # once: a second one would end the listening
            until(session, lambda: voices(session.process.pid) == 0)
        until(session, lambda: len(microphone.recorders()) == 1)
        assert b"No longer listening." not in session.output()
        session.wait_for(b"No longer listening.", since=session.write(b"\r"), within_s=120)
        session.write(b"/quit\r")


@pytest.mark.parametrize(("command", "begun"), [(b"/listen", b"Listening all"), (b"/speak", b"Speak now")])
def test_ctrl_c_leaves_where_nobody_types(command: bytes, begun: bytes, microphone: audio.VirtualMicrophone) -> None:
    environment = dict(microphone.environment)
    chat = Fed(Path(environment.pop(HOME_VARIABLE)), command + b"\n/xyzzy\n", **environment)
    chat.until(begun)
    assert len(microphone.recorders()) == 1
    assert chat.interrupt() == 130
    assert b"xyzzy" not in chat.output, "the next line was taken"
    assert b"Traceback" not in chat.output
    assert microphone.recorders() == []


def test_ctrl_c_ends_the_voice_and_leaves_where_nobody_types(microphone: audio.VirtualMicrophone) -> None:
    environment = {**microphone.environment, "ASSISTANT_SPEAK_WITH": ENDLESS}
    chat = Fed(Path(environment.pop(HOME_VARIABLE)), b"/listen\n/xyzzy\n", "--speak", **environment)
    chat.until(b"Listening all")
    microphone.speak("what color is the circle on the left").wait(30)
    chat.until(b"Heard: ")
    deadline = time.monotonic() + 120
    while not voices(chat.process.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert chat.interrupt() == 130
    assert b"xyzzy" not in chat.output, "the next line was taken"
    assert microphone.recorders() == []
