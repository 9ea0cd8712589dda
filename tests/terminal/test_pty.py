"""The real program in a real pseudo-terminal: which bytes it writes, at three sizes, and what is left after a crash."""

from __future__ import annotations

import json
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.system.environment import private_home
from tests.terminal.conftest import put_patient_plugin
from tests.terminal.hostile import corpus
from tests.terminal.test_safe import MIRROR

pytestmark = pytest.mark.timeout(600)
SIZES = [(60, 18), (100, 30), (160, 50)]
SIGHT = rb"seen"

ALLOWED = re.compile(
    rb"\x1b\[[0-9;:]*m"  # colours and styles
    rb"|\x1b\[[0-9;]*[HJKABCDG]"  # the cursor, and erasing
    rb"|\x1b\[\?(?:1|7|25|47|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"  # modes of the app
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[c|\x1b\[16t|\x1b\[\?996n"  # what the terminal is asked for
    rb"|\x1b\[[<>=][0-9;]*u"  # kitty's keyboard
    rb"|\x1b7|\x1b8|\x1b\[[0-9]* q"  # the cursor's place and shape
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse pointer
)
"""Every sequence that the program itself writes. Nothing else that begins with ESC may reach a terminal."""
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters, without tab, line feed and carriage return, which only move the cursor."""


def unknown(output: bytes) -> set[bytes]:
    """Sequences and controls that are not on the list, each with what follows."""
    rest = ALLOWED.sub(b"", output)
    found = {rest[match.start() : match.start() + 12] for match in re.finditer(rb"\x1b", rest)}
    found |= {match[0] for match in CONTROLS.finditer(rest)}
    return found | {f"C1 {char!r}".encode() for char in rest.decode(errors="replace") if 0x80 <= ord(char) < 0xA0}


def test_the_list_knows_a_stranger() -> None:
    for hostile in (b"\x1b]52;c;AAAA\x07", b"\x1bc", "\x9b".encode(), b"\x1b[2;1x", b"\x1bPq\x1b\\", b"\x07"):
        assert unknown(b"words\x1b[1mbold\x1b[0m" + hostile)
    assert not unknown(b"\x1b[?1049h\x1b[38;2;1;2;3mwords\x1b[0m\r\n")


@pytest.fixture
def mirror() -> Iterator[dict[str, str]]:
    """A home whose plugin says every hostile string there is."""
    with private_home() as (home, variables):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        said = home / "said.json"
        said.write_text(json.dumps(corpus()))
        (folder / "mirror.py").write_text(MIRROR.format(file=str(said)))
        yield variables


def test_only_the_programs_own_sequences_reach_the_terminal(mirror: dict[str, str]) -> None:
    for size in SIZES:
        with Session(CHAT, mirror, size) as session:
            session.wait_for(b"pocket")
            sent = session.write(b"/mirror ")
            session.wait_for(b"mirror", since=sent)
            session.write(b"\r")
            session.wait_for(SIGHT, since=sent, within_s=240)
            # The names of what the plugin offers, its summary, the conversation's title: on every screen that has them.
            for key in (b"\x1bOP", b"\x0c", b"\x10"):
                pressed = session.write(key)
                session.wait_for(b"\x1b[?2026l", since=pressed)
                session.write(b"\x1b")
            session.write(b"\x1b[Z" + b"\x1b[5~" * 8)
            session.wait_for(SIGHT, since=session.write(b"\x1b[H"), within_s=240)
            oracle = pyte.Screen(*size)
            # pyte takes the pointer's shape for a title.
            pyte.ByteStream(oracle).feed(re.sub(rb"\x1b\]22;[a-z-]*\x07", b"", session.output()))
            assert oracle.title == oracle.icon_name == ""
            assert any("seen" in line for line in oracle.display)
        output = session.output()
        assert output.count(SIGHT) > 20
        assert unknown(output) == set(), size


CRASHING = """
import sys
from assistant.terminal.widgets.composer import Composer

def crash(self, *_):
    secret = "the user's password"
    return {}[secret[:0]]

Composer._send = crash
from assistant.terminal.run import run
from assistant.host.start import HostOptions
run((), None, HostOptions())
"""


def test_after_a_crash_there_is_one_sentence_and_a_usable_terminal() -> None:
    with private_home() as (home, variables):
        with Session((sys.executable, "-c", CRASHING), variables) as session:
            before = termios.tcgetattr(session._keyboard)
            session.wait_for(b"pocket")
            session.write(b"hello")
            session.wait_for(b"o")
            session.write(b"\r")
            session.wait_for(b"terminal.log")
            assert session.process.wait(60) == 1
            after = termios.tcgetattr(session._keyboard)
        output = session.output()
        assert b"The chat ended because of an error of its own" in output
        shown = output[output.rindex(b"\x1b[?1049l") :]
        assert b"Traceback" not in shown
        assert b"password" not in shown
        assert len([line for line in shown.splitlines() if b"chat ended" in line]) == 1
        for mode in (b"1049", b"2004", b"1000", b"1003"):
            assert output.rindex(b"\x1b[?" + mode + b"l") > output.rindex(b"\x1b[?" + mode + b"h")
        assert output.rindex(b"\x1b[?25h") > output.rindex(b"\x1b[?25l")
        assert after == before
        log = Path(home, "cache", "terminal.log").read_text()
        assert "KeyError" in log
        assert "in crash" in log
        assert "user's password\"" in log or "password" not in log


@pytest.mark.parametrize("more", [(), ("--plain",)], ids=["drawn", "plain"])
def test_a_file_of_the_command_line_that_is_not_there_is_told_before_the_chat_opens(more: tuple[str, ...]) -> None:
    with private_home() as (_, variables):
        with Session((*CHAT, *more, "missing.png"), variables) as session:
            assert session.process.wait(60) == 1
            session.wait_for(b"There is no file missing.png. Check the name")
        assert b"\x1b[?1049h" not in session.output()


WITHOUT_DESCRIPTOR_2 = """
import os
from assistant.terminal.app import AssistantApp
from assistant.terminal.run import run
from assistant.host.start import HostOptions

mount = AssistantApp.on_mount

def quiet(self):
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    mount(self)

AssistantApp.on_mount = quiet
run((), None, HostOptions())
"""


def test_it_draws_while_descriptor_2_is_silenced() -> None:
    """As sounddevice does whenever devices are looked for: nothing of the screen may be lost by it."""
    with private_home() as (_, variables), Session((sys.executable, "-c", WITHOUT_DESCRIPTOR_2), variables) as session:
        session.wait_for(b"pocket")
        session.wait_for(b"seen", since=session.write(b"seen"))


def test_it_draws_on_the_screen_where_errors_go_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "log"
    for redirection in (f"2>{elsewhere}", "2>&-"):
        command = ("sh", "-c", f'exec "$@" {redirection}', "sh", *CHAT)
        with private_home() as (_, variables), Session(command, variables) as session:
            session.wait_for(b"pocket")
            session.wait_for(b"seen", since=session.write(b"seen"))
    assert "\x1b" not in elsewhere.read_text()


@pytest.mark.parametrize("moment", [b"\x1b[?1049h", b"Ask", b"pocket"])
def test_a_terminal_that_goes_away_takes_the_chat_with_it(moment: bytes) -> None:
    """Also where no signal tells so, as in a session without a controlling terminal."""
    with private_home() as (_, variables), Session(CHAT, variables) as session:
        session.wait_for(moment)
        session.hang_up()
        session.process.wait(60)


IN_A_SHELL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp("bash", ["bash", "--norc", "-c", 'set -m; "$@"; echo "left with $?"; fg', "bash", *sys.argv[1:]])
"""


def test_ctrl_z_goes_back_to_the_shell_where_there_is_nothing_to_undo() -> None:
    with private_home() as (home, variables):
        put_patient_plugin(home)
        with Session((sys.executable, "-c", IN_A_SHELL, *CHAT), variables) as session:
            session.wait_for(b"pocket")
            session.wait_for(b"counting", since=session.write(b"/patiently \r"))
            session.wait_for(b"half", since=session.write(b"half"))
            undone = session.write(b"\x1a")
            session.wait_for(b"Ask", since=undone)
            pressed = session.write(b"\x1a")
            session.wait_for(b"left with 147", since=pressed)
            session.wait_for(b"counting", since=pressed)
            on_the_shell = session.output().partition(b"left with 147")[0]
            for mode in (b"1049", b"2004", b"1000"):
                assert on_the_shell.rindex(b"\x1b[?" + mode + b"l") > on_the_shell.rindex(b"\x1b[?" + mode + b"h")
            session.write(b"\x1b")
            session.wait_for(b"stopped", since=pressed)


def test_ctrl_z_does_nothing_where_no_shell_could_go_on() -> None:
    with private_home() as (_, variables), Session(CHAT, variables) as session:
        session.wait_for(b"pocket")
        session.wait_for(b"here", since=session.write(b"\x1ahere"))


@pytest.mark.parametrize("end", ["signal", "no signal", "killed"])
def test_what_was_written_is_back_after_the_chat_ended(end: str) -> None:
    with private_home() as (home, variables):
        unsent = Path(home, "data", "unsent")
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            session.wait_for(b"half a question", since=session.write(b"half a question"))
            if end == "no signal":
                session.hang_up()
            elif end == "signal":
                session.process.send_signal(signal.SIGHUP)
            else:
                wait_until(lambda: kept(unsent) == ["half a question"])
                session.process.kill()
            session.process.wait(60)
        (file,) = (each for each in unsent.iterdir() if each.name != ".lock")
        assert file.stat().st_mode & 0o777 == 0o600
        with Session(CHAT, variables) as session:
            session.wait_for(b"half a question")
            wait_until(lambda: not file.exists())
            assert kept(unsent) == ["half a question"], "kept by this chat"


def test_questions_that_wait_are_asked_after_the_chat_was_killed() -> None:
    with private_home() as (home, variables):
        put_patient_plugin(home)
        unsent = Path(home, "data", "unsent")
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            session.wait_for(b"counting", since=session.write(b"/patiently \r"))
            session.wait_for(b"waiting", since=session.write(b"what did I ask first?\r"))
            wait_until(lambda: kept(unsent) == ["what did I ask first?"])
            session.process.kill()
            session.process.wait(60)
        (file,) = (each for each in unsent.iterdir() if each.name != ".lock")
        conversation = file.name.partition(".")[0]
        with Session((*CHAT, "--conversation", conversation), variables) as session:
            session.wait_for(b"what did I ask first?")
            session.wait_for(b"takes the question back")


def test_what_no_disk_takes_is_said_when_the_chat_is_left() -> None:
    with private_home() as (home, variables):
        Path(home, "data").mkdir()
        Path(home, "data", "unsent").write_text("not a folder")
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            session.wait_for(b"half a question", since=session.write(b"half a question"))
            left = session.write(b"\x11")
            session.process.wait(60)
            session.wait_for(b"could not be kept", since=left)
        said = session.output().rpartition(b"\x1b[?1049l")[2]
        assert b"File exists" in said
        assert b"half a question" in said


def test_why_there_is_no_host_is_said_whole_and_the_chat_can_be_left() -> None:
    with private_home() as (home, variables):
        Path(home, "data").write_text("not a folder")
        with Session(CHAT, variables, (60, 24)) as session:
            session.wait_for(b"host.log.")  # The end of the sentence, in the empty conversation.
            asked = session.write(b"hello\r")
            session.wait_for(b"interrupted", since=asked)
            session.wait_for(b"host.log.", since=asked)
            session.write(b"\x11")
            session.process.wait(60)
        assert b"hello" in session.output()


def test_a_chat_is_left_while_its_host_starts() -> None:
    """Also where that takes for ever: the plugin is imported before the host answers."""
    with private_home() as (home, variables):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        (folder / "endless.py").write_text(f"import time\nopen({str(home / 'begun')!r}, 'w')\ntime.sleep(600)\n")
        with Session(CHAT, variables) as session:
            session.wait_for(b"Ask")
            wait_until((home / "begun").exists)
            session.write(b"\x11")
            session.process.wait(20)
            assert session.process.returncode == 0


def kept(unsent: Path) -> list[str]:
    return [each["text"] for file in unsent.glob("*.json") for each in json.loads(file.read_text())]


def wait_until(met: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not met():
        assert time.monotonic() < deadline
        time.sleep(0.05)
