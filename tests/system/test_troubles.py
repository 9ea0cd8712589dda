"""Trouble around the chat in a real terminal: a killed host, signals, a second terminal, small screens."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES, assistant, private_home
from tests.system.tmux import Tmux

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

SLOW = """
import time
from assistant.api import Action, Plugin, TextDelta


class Counting(Plugin):
    name, title, summary = "counting", "Counting", "Counts slowly."
    actions = (Action("count", "count slowly", {"en": ("count slowly",), "zh": ("慢慢数",)}),)

    def run(self, request, context):
        for number in range(10_000):
            yield TextDelta(f"number {number}. ")
            time.sleep(0.1)
"""
NAMED = ("icanon", "echo", "isig", "icrnl", "opost", "ixon")


@pytest.fixture(scope="module")
def home() -> Iterator[tuple[Path, dict[str, str]]]:
    with private_home() as (home, variables):
        (home / "config" / "plugins").mkdir(parents=True)
        (home / "config" / "plugins" / "counting.py").write_text(SLOW)
        yield home, variables


@pytest.fixture
def terminal(tmp_path: Path, home: tuple[Path, dict[str, str]]) -> Iterator[Tmux]:
    with Tmux(tmp_path, home[1]) as terminal:
        yield terminal


def open_chat(terminal: Tmux) -> None:
    terminal.type("assistant chat")
    terminal.wait_for("What shall we look at?", "pocket")


def pid_of_host(variables: dict[str, str]) -> int:
    return int(json.loads(assistant(["host", "status", "--json"], variables).stdout)["pid"])


def test_escape_stops_an_answer_and_a_killed_host_is_replaced(
    terminal: Tmux, home: tuple[Path, dict[str, str]]
) -> None:
    open_chat(terminal)
    terminal.type("/count")
    terminal.wait_for("number 5.")
    terminal.press("Escape")
    terminal.wait_for("(stopped)")
    terminal.type("/count")
    terminal.wait_until(lambda screen: "number 5." in screen.rpartition("›")[2], "the second answer")
    os.kill(pid_of_host(home[1]), signal.SIGKILL)
    terminal.wait_for("(interrupted)", "The host ended and was started again")
    terminal.type("what did I ask?")
    terminal.wait_until(lambda screen: "/count" in screen.rpartition("what did I ask?")[2], "the conversation goes on")


def test_two_terminals_share_a_host(terminal: Tmux, home: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    with Tmux(tmp_path / "second", home[1]) as second:
        open_chat(terminal)
        host = pid_of_host(home[1])
        open_chat(second)
        terminal.type("/count")
        terminal.wait_for("number 3.")
        second.paste(str(SAMPLES / "red-circle.png"))
        second.wait_for("red-circle.png", "2.7 kB")
        second.press("Enter")
        second.wait_for("#1 red-circle.png", "red circle.")
        terminal.wait_for("number 20.")
        terminal.press("Escape")
        terminal.wait_for("(stopped)")
        assert pid_of_host(home[1]) == host


@pytest.mark.parametrize("exported", [{}, {"COLUMNS": "110", "LINES": "40"}], ids=["", "size-exported"])
def test_a_small_screen_and_back(tmp_path: Path, home: tuple[Path, dict[str, str]], exported: dict[str, str]) -> None:
    with Tmux(tmp_path, home[1] | exported) as terminal:
        open_chat(terminal)
        terminal.paste(str(SAMPLES / "red-circle.png"))
        terminal.wait_for("red-circle.png", "2.7 kB")
        terminal.press("Enter")
        terminal.wait_for("#1 red-circle.png", "red circle.")
        terminal.resize(40, 12)
        # The terminal cuts what is too wide: only a corner on the right tells that the chat has taken the size.
        terminal.wait_until(lambda screen: "╮" in screen and "red circle." in screen, "the answer on 40 columns")
        terminal.type("what color is it?")
        terminal.wait_until(
            lambda screen: "is red" in screen.rpartition("what color is it?")[2], "an answer on 40 columns"
        )
        terminal.resize(110, 40)
        terminal.wait_until(
            lambda screen: "#1 red-circle.png" in screen and "what color is it?" in screen, "everything"
        )


def settings_of(terminal: Tmux, path: Path) -> set[str]:
    """The names that `stty -a` shows as on, of those that a program with a full screen changes."""
    terminal.type(f"clear; stty -a > {path}; echo {path.name}-$?")
    terminal.wait_for(f"{path.name}-0")
    return {word for word in path.read_text().split() if word in NAMED}


@pytest.mark.parametrize("ending", ["C-q", "SIGTERM", "SIGHUP"])
def test_the_terminal_is_usable_afterwards(
    terminal: Tmux, home: tuple[Path, dict[str, str]], tmp_path: Path, ending: str
) -> None:
    before = settings_of(terminal, tmp_path / "before")
    file = tmp_path / "pid"
    # The shell names its next process before the chat takes its place.
    command = f"sh -c 'echo $$ > {file}; exec assistant chat'"
    terminal.type(command)
    terminal.wait_for("What shall we look at?", "pocket")
    process = int(file.read_text())
    if ending == "C-q":
        terminal.press("C-q")
    else:
        os.kill(process, getattr(signal, ending))
    terminal.wait_until(lambda screen: "What shall we look at?" not in screen, "the end")
    assert settings_of(terminal, tmp_path / "after") == before
    # Neither the alternate screen nor mouse or paste reports are left on.
    assert terminal.modes() == "0 0 0 0"


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A home of its own, whose host and chat have a PATH without ffmpeg, and a Python that finds no sound library."""
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import ctypes.util\n"
        "found = ctypes.util.find_library\n"
        "ctypes.util.find_library = lambda name: None if 'portaudio' in name else found(name)\n"
    )
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "sh", "env", "clear", "stty"):
        (tools / name).symlink_to(f"/bin/{name}" if Path(f"/bin/{name}").exists() else f"/usr/bin/{name}")
    with private_home() as (_, variables):
        path = variables["PATH"].split(":")[0]
        yield variables | {"PATH": f"{path}:{tools}", "PYTHONPATH": f"{hidden}:{variables['PYTHONPATH']}"}


def test_without_portaudio_and_ffmpeg_the_chat_works(tmp_path: Path, bare: dict[str, str]) -> None:
    with Tmux(tmp_path, bare) as terminal:
        open_chat(terminal)
        terminal.press("F5")
        terminal.wait_for("PortAudio", "libportaudio2")
        terminal.type("hello")
        terminal.wait_for("Hello! Here I can")
    told = json.loads(assistant(["doctor", "--json"], bare, check=False).stdout)
    assert any("ffmpeg" in json.dumps(check) and check.get("cure") for check in told["checks"])
