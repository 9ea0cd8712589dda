"""What is typed while the program starts, and replies of a terminal that takes its time: real pseudo-terminals."""

from __future__ import annotations

import os
import re
import subprocess
import time

import pyte
import pytest

from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.needed import need
from tests.system.environment import private_home

pytestmark = pytest.mark.timeout(300)
ASKED = {"TERM_PROGRAM": "WezTerm"}
LATE = b"\x1b_Gi=31;OK\x1b\\\x1b[6;20;10t\x1b]11;rgb:1414/1616/1b1b\x1b\\\x1b[?0u\x1b[?62;4c"


class Slow(Session):
    """A terminal that answers nothing of what the probe asks, until the test does."""

    def answers(self, data: bytes) -> bytes:
        return b"" if b"\x1b[c" in data else super().answers(data)


def screen(session: Session) -> str:
    shown = pyte.Screen(100, 30)
    pyte.ByteStream(shown).feed(re.sub(rb"\x1b\[[<>=][0-9;]*u", b"", session.output()))
    return "\n".join(shown.display)


def until_shown(session: Session, words: str) -> str:
    deadline = time.monotonic() + 120
    while words not in (seen := screen(session)):
        assert time.monotonic() < deadline, seen
        time.sleep(0.2)
    return seen


def test_what_is_typed_while_the_program_starts_stands_in_the_line() -> None:
    with private_home() as (_, variables), Session(CHAT, {**variables, **ASKED}) as session:
        session.write(b"what is ")
        session.wait_for(b"\x1b[c")
        session.wait_for(b"\x1b[?1049h")
        session.write(b"behind it")
        assert "1414" not in until_shown(session, "what is behind it")


@pytest.mark.parametrize("terminal", [{}, ASKED], ids=["silent", "asked"])
def test_an_enter_that_is_pressed_while_the_program_starts_sends(terminal: dict[str, str]) -> None:
    with private_home() as (_, variables), Session(CHAT, {**variables, **terminal}) as session:
        session.write(b"hello typed ahead\rand on")
        session.wait_for(b"\x1b[?1049h")
        until_shown(session, "› hello typed ahead")
        until_shown(session, "│ and on")


def test_lines_that_are_pasted_while_the_program_starts_stay_one_question() -> None:
    with private_home() as (_, variables), Session(CHAT, variables) as session:
        session.write(b"first line\rsecond line\r")
        session.wait_for(b"\x1b[?1049h")
        until_shown(session, "› first line")
        until_shown(session, "│ Ask")
        assert "  second line" in screen(session)


def test_replies_that_come_late_are_not_typed() -> None:
    with private_home() as (_, variables), Slow(CHAT, {**variables, **ASKED}) as session:
        session.write(b"typed ")
        session.wait_for(b"\x1b[?1049h")
        for part in (LATE[:5], LATE[5:24], LATE[24:]):
            session.write(part)
        session.write(b"ahead")
        seen = until_shown(session, "typed ahead")
        assert not [part for part in ("Gi=31", "rgb:", "[6;", "?0u", "62;4c") if part in seen]


def test_the_title_of_a_pane_stays_its_own() -> None:
    need("tmux")
    with private_home() as (home, variables):
        tmux = ["tmux", "-S", str(home / "tmux"), "-f", "/dev/null"]
        environment = {**os.environ, **variables, "LANG": "C.UTF-8"}
        environment.pop("TMUX", None)
        subprocess.run([*tmux, "new-session", "-d", "-x", "90", "-y", "30", *CHAT], env=environment, check=True)
        try:
            deadline = time.monotonic() + 120
            while "pocket" not in (seen := told(tmux, "capture-pane", "-p")):
                assert time.monotonic() < deadline, seen
                time.sleep(0.2)
            assert "Gi=31" not in told(tmux, "display-message", "-p", "#{pane_title}")
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)


def told(tmux: list[str], *question: str) -> str:
    return subprocess.run([*tmux, *question], check=True, capture_output=True, text=True).stdout
