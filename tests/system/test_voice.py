"""The microphone in the chat: words while they are spoken, listening all the time, a spoken stop, choosing a device."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.system import audio
from tests.system.environment import SAMPLES, assistant, private_home
from tests.system.tmux import Tmux
from tests.terminal.conftest import put_patient_plugin

pytestmark = pytest.mark.timeout(600)
DESK = 'pcm.desk {{ type pulse device "{device}" hint {{ show on description "Desk" }} }}\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of one host, which has recognised something before: no test waits for a model to be loaded."""
    with private_home() as (home, variables):
        put_patient_plugin(home)
        file = audio.spoken(tmp_path_factory.mktemp("said"), "describe the second one")
        assistant(["transcribe", str(file)], variables)
        yield variables


@contextmanager
def chatting(folder: Path, virtual: audio.VirtualMicrophone, **chosen: str) -> Iterator[Tmux]:
    with Tmux(folder, {**virtual.environment, **chosen}, (100, 40)) as terminal:
        terminal.type("assistant chat")
        terminal.wait_for("What shall we look at?", "MB")
        yield terminal
        terminal.press("C-q")


@contextmanager
def saying(virtual: audio.VirtualMicrophone, text: str) -> Iterator[subprocess.Popen[bytes]]:
    """Something long, which ends with the block."""
    playing = virtual.speak(text)
    try:
        yield playing
    finally:
        playing.kill()
        playing.wait()


def test_words_come_while_they_are_spoken(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    with chatting(tmp_path, microphone) as terminal:
        terminal.press("F5")
        terminal.wait_for("Listening")
        with saying(microphone, "what color is the circle on the left. " * 12) as playing:
            terminal.wait_for("Listening", "circle")
            assert playing.poll() is None, "it was said to its end"
        terminal.press("Escape")
        terminal.wait_until(lambda screen: "Listening" not in screen, "the end of the recording")
        assert "› what" not in terminal.screen()


def test_a_picture_that_waits_goes_with_what_is_asked(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    with chatting(tmp_path, microphone) as terminal:
        terminal.paste(str(SAMPLES / "red-circle.png"))
        terminal.wait_for("red-circle.png", "2.7 kB")
        terminal.press("F5")
        terminal.wait_for("Listening")
        microphone.speak("what color is the circle").wait(30)
        terminal.wait_for("› what color is the circle", "circle is red")
        terminal.wait_until(lambda screen: "2.7 kB" not in screen, "the line to be empty")


def test_a_spoken_stop_stops_an_answer(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    with chatting(tmp_path, microphone) as terminal:
        terminal.type("/patiently")
        terminal.wait_for("counting", "answering")
        terminal.press("F5")
        terminal.wait_for("Listening")
        microphone.speak("stop").wait(30)
        terminal.wait_for("(stopped)")
        assert "› stop" not in terminal.screen()
        terminal.type("/patiently")
        terminal.wait_until(lambda screen: screen.count("counting") == 1, "the second answer")
        terminal.type("stop")  # typed words are the same as spoken ones
        terminal.wait_until(lambda screen: screen.count("(stopped)") == 2, "the end of the second answer")


def test_it_listens_all_the_time_once_told_to(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    with chatting(tmp_path, microphone) as terminal:
        assert "all the time" not in terminal.screen()
        terminal.type("/listen")
        terminal.wait_for("● listening all the time")
        microphone.speak("describe the second one").wait(30)
        terminal.wait_for("› describe the second one")
        opened = microphone.recorders()
        assert len(opened) == 1
        terminal.type("/patiently")
        terminal.wait_for("counting")
        microphone.speak("stop").wait(30)
        terminal.wait_for("(stopped)")
        assert microphone.recorders() == opened, "the microphone was closed between two recordings"
        terminal.type("/listen")
        terminal.wait_until(lambda screen: "● listening" not in screen, "the end of listening")
        terminal.wait_until(lambda _: not microphone.recorders(), "the microphone to be closed")
        with saying(microphone, "describe the second one " * 3) as playing:
            playing.wait(60)
        assert terminal.screen().count("› describe the second one") == 1


def test_it_does_not_hear_what_it_reads_aloud(microphone: audio.VirtualMicrophone, tmp_path: Path) -> None:
    """The monitor of the sink that it speaks into is its microphone."""
    with chatting(tmp_path, microphone, ASSISTANT_LISTEN="true", ASSISTANT_SPEAK="true") as terminal:
        terminal.wait_for("● listening all the time")
        terminal.type("hello")
        terminal.wait_for("reading aloud", "Hello! Here I can")
        terminal.wait_until(lambda _: not microphone.recorders(), "the microphone to be closed")
        terminal.wait_until(lambda screen: "reading aloud" not in screen, "the end of the reading")
        terminal.wait_for("● listening all the time")
        microphone.speak("describe the second one").wait(30)
        terminal.wait_for("› describe the second one")
        assert terminal.screen().count("› ") == 2


def test_a_microphone_is_chosen_by_ear_and_missed_when_it_is_gone(
    microphone: audio.VirtualMicrophone, tmp_path: Path
) -> None:
    settings = Path(microphone.environment["ASSISTANT_HOME"], "config", "settings.toml")
    settings.unlink(missing_ok=True)
    alsa = Path(microphone.environment["ALSA_CONFIG_PATH"])
    without = alsa.read_text()
    microphone.control("load-module", "module-null-sink", "sink_name=desk", "rate=48000")
    microphone.control("set-default-source", f"{microphone.sink}.monitor")
    with chatting(tmp_path, microphone) as terminal:
        terminal.type("/microphone")
        terminal.wait_for("Microphone", "the system's choice", "default", "in use")
        assert "desk" not in terminal.screen()
        alsa.write_text(without + DESK.format(device="desk.monitor"))  # plugged in
        terminal.wait_for("desk")
        terminal.press("Home", "Down", "Down")  # behind the system's choice and "default"
        sentence = audio.spoken(microphone.folder, "what color is the circle on the left " * 4)
        with saying(microphone, "what color is the circle on the left " * 4):
            terminal.wait_for("▯" * 30)  # the other microphone
        playing = microphone.play(sentence, "desk")
        terminal.wait_for("▮▮▮")
        playing.kill()
        playing.wait()
        terminal.press("Enter")
        terminal.wait_for("Microphone: desk")
        assert tomllib.loads(settings.read_text())["microphone"] == "desk"

        terminal.press("F5")
        terminal.wait_for("Listening")
        microphone.play(audio.spoken(microphone.folder, "describe the second one"), "desk").wait(30)
        terminal.wait_for("› describe the second one")

        alsa.write_text(without)  # pulled out
        terminal.press("F5")
        terminal.wait_for("“desk” is not there", "/microphone", "Listening")
        microphone.speak("describe picture two").wait(30)
        terminal.wait_for("› describe picture two")
