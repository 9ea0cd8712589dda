"""The voice key, held while one speaks, in a terminal that tells when a key is let go; tapped, it works as ever."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pyte
import pytest

from benchmarks.driving.home import CHAT
from tests.system import audio
from tests.system.environment import assistant, private_home
from tests.terminal.test_far import Kitty

pytestmark = pytest.mark.timeout(600)
DOWN, HELD, UP = b"\x1b[15~", b"\x1b[15;1:2~", b"\x1b[15;1:3~"


@pytest.fixture
def microphone() -> Iterator[audio.VirtualMicrophone]:
    with private_home() as (home, variables), audio.VirtualMicrophone(home / "sound", variables) as virtual:
        assistant(["transcribe", str(audio.spoken(virtual.folder, "hello"))], virtual.environment)
        yield virtual


def screen(session: Kitty) -> str:
    oracle = pyte.Screen(100, 30)
    pyte.ByteStream(oracle).feed(
        re.sub(rb"\x1b\]22;[a-z-]*\x07|\x1b\[[<>=?][0-9;]*u|\x1b_[^\x1b]*\x1b", b"", session.output())
    )
    return "\n".join(oracle.display)


def until(session: Kitty, met: Callable[[str], bool], what: str) -> None:
    deadline = time.monotonic() + 120
    while not met(now := screen(session)):
        assert time.monotonic() < deadline, f"{what} did not come. The screen was:\n{now}"
        time.sleep(0.3)


def seen(session: Kitty, words: str) -> None:
    until(session, lambda now: words in now, words)


def test_what_is_said_while_the_key_is_held_is_sent_when_it_is_let_go(microphone: audio.VirtualMicrophone) -> None:
    with Kitty(CHAT, {**microphone.environment, "TERM": "xterm-kitty"}) as session:
        seen(session, "pocket")
        session.write(DOWN)
        seen(session, "Listening")
        for _ in range(2):
            session.write(HELD)
            microphone.speak("describe the second one").wait(30)
        # More than the silence that would end it has passed with the breath between the two.
        assert "Listening" in screen(session)
        assert "›" not in screen(session)
        session.write(UP)
        seen(session, "›")
        until(session, lambda now: "Listening" not in now, "the end of the recording")


def test_a_tap_begins_and_another_ends(microphone: audio.VirtualMicrophone) -> None:
    with Kitty(CHAT, {**microphone.environment, "TERM": "xterm-kitty"}) as session:
        seen(session, "pocket")
        session.write(DOWN + UP)
        seen(session, "Listening")
        microphone.speak("describe the second one").wait(30)
        seen(session, "›")
