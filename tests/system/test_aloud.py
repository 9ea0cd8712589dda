"""Answers read aloud into a real sound server, whose output is read back; and the ways in which a voice is stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from assistant.api.errors import AssistantError
from assistant.settings import Settings
from assistant.terminal.voice.speaker import Speaker
from tests.system import audio
from tests.system.environment import SAMPLES, private_home
from tests.system.tmux import Tmux

pytestmark = pytest.mark.timeout(600)
ESPEAK = Settings.model_fields["speak_with"].default
LONG = "the quick brown fox jumps over the lazy dog and then walks slowly home through the deep dark forest " * 3


@pytest.fixture(scope="module")
def home() -> Iterator[dict[str, str]]:
    """The environment of one host for all chats."""
    with private_home() as (_, variables):
        yield variables


@pytest.fixture
def sound(tmp_path: Path, home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[audio.VirtualMicrophone]:
    """The null sink: what is read aloud is played into it, and its monitor is the microphone."""
    virtual = audio.VirtualMicrophone(tmp_path / "sound")
    virtual.environment |= home
    for name, value in virtual.environment.items():
        monkeypatch.setenv(name, value)
    with virtual:
        yield virtual


def until(condition: Callable[[], object], what: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what} did not happen in time"
        time.sleep(0.02)


def playing(virtual: audio.VirtualMicrophone) -> bool:
    """Whether any program plays into the sink."""
    return bool(virtual.control("list", "short", "sink-inputs").stdout.strip())


def voices() -> list[psutil.Process]:
    """Running espeak-ng processes of this test."""
    mine = psutil.Process().children(recursive=True)
    return [process for process in mine if process.is_running() and process.name() == "espeak-ng"]


# ------------------------------------------------------------ the program that speaks


@pytest.mark.parametrize("sentence", ["A large red circle.", "一个红色的大圆。"])
async def test_a_sentence_is_heard(sound: audio.VirtualMicrophone, sentence: str) -> None:
    with sound.listened() as heard:
        await Speaker(ESPEAK, "en").say(sentence)
    samples = heard()
    assert np.sqrt(np.mean(samples**2)) > 0.005
    assert np.abs(samples).max() > 0.05


async def test_it_stops_in_the_middle_of_a_sentence(sound: audio.VirtualMicrophone) -> None:
    speaker = Speaker(ESPEAK, "en")
    saying = asyncio.create_task(speaker.say(LONG))
    while not await asyncio.to_thread(playing, sound):
        assert not saying.done()
    (process,) = voices()
    speaker.stop()
    await asyncio.wait_for(saying, 60)
    assert not process.is_running()
    assert not playing(sound)
    await speaker.say("and on it goes.")


async def test_any_program_can_speak_and_no_word_reaches_a_shell(tmp_path: Path) -> None:
    out = tmp_path / "said"
    command = ("sh", "-c", f'cat > "{out}"; printf " by %s" "$1" >> "{out}"', "sh", "{language}")
    await Speaker(command, "en").say('a $(touch boo) "star"; `touch boo`')
    assert out.read_text() == 'a $(touch boo) "star"; `touch boo` by en'
    await Speaker(command, "en").say("红色的星星")
    assert out.read_text() == "红色的星星 by cmn"
    assert not Path("boo").exists()


def working(process: psutil.Process) -> bool:
    """False for one that has ended, also where nobody waits for it."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


async def test_a_script_is_stopped_with_what_it_started() -> None:
    speaker = Speaker(("sh", "-c", "sleep 600 & sleep 600; true"), "en")
    mine = psutil.Process()
    before = set(mine.children(recursive=True))  # of other tests
    saying = asyncio.create_task(speaker.say("hello"))
    while len(started := set(mine.children(recursive=True)) - before) < 3:  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    speaker.stop()
    await asyncio.wait_for(saying, 60)
    while any(map(working, started)):  # noqa: ASYNC110
        await asyncio.sleep(0.02)


async def test_what_cannot_speak_is_named_with_a_cure() -> None:
    with pytest.raises(AssistantError, match="no program “no-such-voice”") as missing:
        await Speaker(("no-such-voice", "-x"), "en").say("hello")
    assert "speak_with" in missing.value.hint
    with pytest.raises(AssistantError, match="没有用于朗读的程序"):
        await Speaker((), "zh").say("hello")
    with pytest.raises(AssistantError, match=r"“sh” cannot read aloud: no sound card"):
        await Speaker(("sh", "-c", "echo no sound card >&2; exit 3"), "en").say("hello")


# ------------------------------------------------------------ in the chat


def test_an_answer_is_read_and_a_key_stops_it_at_once(sound: audio.VirtualMicrophone, tmp_path: Path) -> None:
    with Tmux(tmp_path, sound.environment, (100, 50)) as terminal:
        terminal.type(f"assistant chat --speak {SAMPLES / 'red-circle.png'}")
        terminal.wait_for("red-circle.png", "2.7 kB")
        with sound.listened() as heard:
            terminal.press("Enter")
            terminal.wait_for("reading aloud", "red circle")
            until(lambda: playing(sound), "a voice")
            terminal.wait_until(lambda screen: "reading aloud" not in screen.lower(), "the end of the reading")
        assert np.abs(heard()).max() > 0.05

        terminal.type("what can you do")
        terminal.wait_for("reading aloud")
        until(lambda: playing(sound), "a voice")
        terminal.press("Escape")
        terminal.wait_until(lambda screen: "reading aloud" not in screen.lower(), "silence")
        assert not playing(sound)

        terminal.type("/say")
        until(lambda: playing(sound), "the last answer again")
        terminal.type("hello")  # a new question stops the old answer
        terminal.wait_for("› hello", "Hello! Here I can")
        terminal.press("C-q")


def test_the_voice_key_breaks_in_and_the_microphone_does_not_hear_the_voice(
    sound: audio.VirtualMicrophone, tmp_path: Path
) -> None:
    """The monitor of the sink is the microphone: whatever were still being said would be written down."""
    with Tmux(tmp_path, {**sound.environment, "ASSISTANT_VOICE_SENDS": "false"}, (100, 50)) as terminal:
        terminal.type("assistant chat --speak")
        terminal.wait_for("What shall we look at?")
        terminal.type("what can you do")
        terminal.wait_for("reading aloud")
        until(lambda: playing(sound), "a voice")
        terminal.press("F5")
        terminal.wait_for("Listening")
        assert not playing(sound)
        assert "reading aloud" not in terminal.screen().lower()
        sound.speak("describe the second one").wait(30)
        screen = terminal.wait_until(lambda screen: "describe the second one" in composer(screen), "the words")
        assert composer(screen) == "describe the second one"
        terminal.press("C-q")


def test_without_the_program_one_line_names_the_cure_and_typing_goes_on(
    sound: audio.VirtualMicrophone, tmp_path: Path
) -> None:
    chosen = {**sound.environment, "ASSISTANT_SPEAK_WITH": '["no-such-voice"]', "ASSISTANT_SPEAK": "true"}
    with Tmux(tmp_path, chosen, (100, 50)) as terminal:
        terminal.type("assistant chat")
        terminal.wait_for("What shall we look at?")
        terminal.type("hello")
        terminal.wait_for("no-such-voice", "speak_with", "Hello! Here I can")
        terminal.type("what can you do")
        terminal.wait_for("› what can you do")
        terminal.press("C-q")


def composer(screen: str) -> str:
    """What stands in the line."""
    _, _, box = screen.rpartition("╭")
    lines = [line.strip().strip("│").strip() for line in box.splitlines()[1:] if line.strip().startswith("│")]
    return " ".join(lines)
