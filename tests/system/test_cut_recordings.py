"""Recordings that end before their speaker does: the reason is said, the words are kept, and nothing is sent."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from assistant.terminal.voice import recorder
from assistant.terminal.voice.devices import availability
from assistant.terminal.widgets.composer import Composer
from tests.system import audio
from tests.terminal.person import Person, sitting

pytestmark = pytest.mark.timeout(600)
LONG = "what color is the circle on the left. " * 6


@pytest.fixture
def microphone(
    tmp_path: Path, home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[audio.VirtualMicrophone]:
    """Of this process, too."""
    with audio.VirtualMicrophone(tmp_path / "sound", home) as virtual:
        for name, value in virtual.environment.items():
            monkeypatch.setenv(name, value)
        assert availability(again=True) is None
        yield virtual


def notices(person: Person) -> str:
    return " ".join(notice.message for notice in person.app._notifications)


async def test_the_chat_offers_the_words_of_a_recording_that_became_too_long(
    microphone: audio.VirtualMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "Limits", partial(recorder.Limits, longest=4.0))
    async with sitting() as person:
        await person.ready()
        await person.press("f5")
        await person.sees("Listening…")
        playing = microphone.speak(LONG)
        await person.until(lambda _: person.app.query_one(Composer).text, "the words")
        playing.kill()
        playing.wait()
        assert "circle" in person.app.query_one(Composer).text
        assert "A recording ends after 4 seconds" in notices(person)
        assert "put into the line" in notices(person)
        assert "› what" not in person.screen()
        await person.press("enter")
        await person.sees("› what")


async def test_what_follows_a_recording_that_was_cut_is_not_sent_alone(
    microphone: audio.VirtualMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder, "Limits", partial(recorder.Limits, longest=5.0))
    async with sitting() as person:
        await person.ready()
        await person.ask("/listen")
        await person.sees("listening all the time")
        await asyncio.sleep(2.5)  # the silence before is part of a recording
        await asyncio.to_thread(microphone.speak("what color is the circle on the left. " * 3).wait, 60)
        await person.until(lambda _: len(person.app.query_one(Composer).text.split()) > 17, "all 24 words")
        assert "› what" not in person.screen()
        await person.press("enter")  # the line is sent as it stands
        await person.sees("› what")
        await asyncio.to_thread(microphone.speak("describe the second one").wait, 30)
        await person.sees("› describe the second one")
        await person.ask("/listen")
        await person.sees("No longer listening")


async def test_the_chat_names_a_microphone_that_goes_away_before_a_word(microphone: audio.VirtualMicrophone) -> None:
    async with sitting() as person:
        await person.ready()
        await person.press("f5")
        await person.sees("Listening…")
        microphone.unplug()
        await person.until(lambda _: "went away" in notices(person), "the reason")
        assert "No speech" not in notices(person)


@pytest.mark.parametrize("words", ["", LONG], ids=["before a word", "in mid-speech"])
def test_the_command_line_names_a_microphone_that_goes_away(microphone: audio.VirtualMicrophone, words: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "listen"], env={**os.environ}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, bufsize=1,
    )  # fmt: skip
    assert process.stderr
    assert process.stderr.readline().startswith("Listening")
    playing = microphone.speak(words) if words else None
    time.sleep(3 if words else 0.5)  # well into what is said
    microphone.unplug()
    said, complaint = process.communicate(timeout=120)
    if playing:
        playing.kill()
        playing.wait()
    assert process.returncode == 1
    assert "went away" in complaint
    assert "no speech" not in said
    assert ("circle" in said) is bool(words)
