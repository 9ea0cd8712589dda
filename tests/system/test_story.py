"""The whole program as a person meets it: a real terminal, real keys, a real microphone, the shipped models."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system import audio
from tests.system.environment import SAMPLES, private_home
from tests.system.tmux import Tmux

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def home() -> Iterator[dict[str, str]]:
    """The environment of one host for everything but the story, which begins with nothing."""
    with private_home() as (_, variables):
        yield variables


@pytest.fixture
def microphone(tmp_path: Path, home: dict[str, str]) -> audio.VirtualMicrophone:
    return audio.VirtualMicrophone(tmp_path / "sound", home)


@pytest.fixture
def terminal(tmp_path: Path, microphone: audio.VirtualMicrophone) -> Iterator[Tmux]:
    """A terminal with a microphone that a test can speak into once it is switched on."""
    with Tmux(tmp_path, microphone.environment, (100, 60)) as terminal:
        yield terminal


def answers(screen: str, question: str) -> str:
    """What stands below the last turn of that question; empty while it is not on the screen."""
    _, asked, below = screen.rpartition(f"› {question}\n")
    return below.rpartition("╭")[0] if asked else ""


def composer(screen: str) -> str:
    """What stands in the line: an earlier conversation may be named above it."""
    return screen.rpartition("╭")[2].lower()


def test_the_story(tmp_path: Path) -> None:
    with private_home() as (_, variables), Tmux(tmp_path, variables, (100, 60)) as terminal:
        first_pictures(terminal)
        own_library(terminal, tmp_path)
        leave_and_come_back(terminal)


def first_pictures(terminal: Tmux) -> None:
    terminal.type("assistant chat")
    terminal.wait_for("What shall we look at?")
    terminal.type("hello")
    terminal.wait_for("› hello", "describe a picture")

    terminal.paste(f"{SAMPLES / 'red-circle.png'} ")
    terminal.wait_for("red-circle.png", "2.7 kB")
    terminal.press("Enter")
    terminal.wait_for("#1 red-circle.png", "red circle.", "▀▀▀▀")

    terminal.type("what color is the circle?")
    terminal.wait_until(lambda screen: "red" in answers(screen, "what color is the circle?"), "the colour")


def own_library(terminal: Tmux, tmp_path: Path) -> None:
    """What was found is talked about like what was dropped."""
    shutil.copytree(SAMPLES, tmp_path / "my pictures")
    terminal.type(f"index '{tmp_path / 'my pictures'}'")
    terminal.wait_for("5 pictures added")
    terminal.type("find a red star")
    terminal.wait_for('for "red star"', "only come near", "#2", "two-stars.png", "#5")
    terminal.type("describe #2")
    terminal.wait_until(lambda screen: "star" in answers(screen, "describe #2"), "the description of a hit")
    terminal.type("describe the second one")
    # Two sentences say why; the description comes after them.
    terminal.wait_until(lambda screen: answers(screen, "describe the second one").count(".") > 2, "a description")
    # What was talked about stays when its file goes.
    shutil.rmtree(tmp_path / "my pictures")


def leave(terminal: Tmux) -> None:
    """As people do: once more, if the chat says that an answer still runs."""
    terminal.press("C-q")
    left = terminal.wait_until(lambda screen: screen.strip().endswith("$") or "again" in screen, "the shell or a word")
    if not left.strip().endswith("$"):
        terminal.press("C-q")
        terminal.wait_until(lambda screen: screen.strip().endswith("$"), "the shell")


def leave_and_come_back(terminal: Tmux) -> None:
    """The conversation goes on where it was, with its pictures."""
    leave(terminal)
    terminal.type("clear; assistant chat")
    terminal.wait_for("continues “hello”")
    terminal.press("C-g")
    terminal.wait_for("› describe the second one", "#2", "two-stars.png", "▀▀▀▀")
    terminal.type("what color is #1?")
    terminal.wait_until(lambda screen: "red" in answers(screen, "what color is #1?"), "the colour of a picture")


def test_spoken_question(terminal: Tmux, microphone: audio.VirtualMicrophone) -> None:
    with microphone:
        terminal.type(f"assistant chat {SAMPLES / 'red-circle.png'}")
        terminal.wait_for("red-circle.png", "2.7 kB")
        terminal.press("Enter")
        terminal.wait_for("#1 red-circle.png", "red circle.")
        terminal.press("F5")
        terminal.wait_for("Listening")
        microphone.speak("what color is the circle").wait(30)
        # The words, then the answer; the recording ends with the silence.
        screen = terminal.wait_until(lambda screen: "circle is red" in screen.lower(), "the answer")
        assert "› what color is the circle" in screen.lower()
        terminal.wait_until(lambda screen: "listening" not in screen.lower(), "the end of the turn")


def test_a_recording_can_be_dropped_and_a_missing_microphone_is_named(
    terminal: Tmux, microphone: audio.VirtualMicrophone
) -> None:
    terminal.type("assistant chat")
    terminal.wait_for("What shall we look at?")
    terminal.press("F5")
    terminal.wait_for("microphone")
    terminal.type("hello")
    terminal.wait_for("Hello! Here I can")


def test_words_are_looked_at_before_they_are_sent(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    chosen = {**microphone.environment, "ASSISTANT_VOICE_SENDS": "false"}
    with microphone, Tmux(tmp_path, chosen, (100, 40)) as terminal:
        terminal.type("assistant chat")
        terminal.wait_for("What shall we look at?")
        terminal.press("F5")
        terminal.wait_for("Listening")
        microphone.speak("what color is the circle").wait(30)
        screen = terminal.wait_until(lambda screen: "what color is the circle" in composer(screen), "the words")
        assert "› what color" not in screen
        terminal.press("Enter")
        terminal.wait_for("› what color is the circle")


def test_a_microphone_that_goes_away_in_mid_speech_loses_nothing(
    terminal: Tmux, microphone: audio.VirtualMicrophone
) -> None:
    with microphone:
        terminal.type("assistant chat")
        terminal.wait_for("What shall we look at?")
        terminal.press("F5")
        terminal.wait_for("Listening")
        playing = microphone.speak("describe the second one " * 4)
        time.sleep(2.5)  # well into the sentence
        microphone.unplug()
        playing.kill()
        playing.wait()
        terminal.wait_for("The microphone “")
        screen = terminal.wait_until(lambda screen: "describe" in composer(screen), "the words")
        assert "› describe" not in screen
