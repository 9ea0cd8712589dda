"""One recording at a time, and no microphone stays open that nobody asked for. A real virtual microphone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from assistant.terminal.listening import Listening
from assistant.terminal.voice.devices import InputDevice
from assistant.terminal.voice.level import Level
from tests.system import audio
from tests.terminal.person import Person, sitting

absent_microphone, microphone = audio.absent_microphone, audio.own_microphone
pytestmark = pytest.mark.timeout(300)


async def recorders(microphone: audio.VirtualMicrophone) -> list[str]:
    return await asyncio.to_thread(microphone.recorders)


@asynccontextmanager
async def listening(microphone: audio.VirtualMicrophone) -> AsyncIterator[Person]:
    """A chat; when it no longer listens, nothing records."""
    async with sitting() as person:
        await person.ready()
        yield person
        await person.sees("● listening all the time")
        assert len(await recorders(microphone)) == 1
        person.app.spoken.toggle()
        await person.misses("● listening all the time")
        await person.until(lambda _: not microphone.recorders(), "the microphone to be closed")


async def test_listening_begins_when_a_recording_at_the_key_has_ended(
    home: Path, microphone: audio.VirtualMicrophone
) -> None:
    async with listening(microphone) as person:
        person.app.spoken.press()
        await person.until(lambda _: microphone.recorders(), "the recording at the key")
        person.app.spoken.toggle()


async def test_listening_that_is_ended_and_begun_while_the_device_opens_is_one(
    home: Path, microphone: audio.VirtualMicrophone
) -> None:
    async with listening(microphone) as person:
        for _ in range(3):
            person.app.spoken.toggle()
            await asyncio.sleep(0)
        await person.sees("● listening all the time")
        for _ in range(2):
            person.app.spoken.toggle()
            await asyncio.sleep(0.1)


async def test_a_recording_that_is_given_up_while_the_device_opens_ends(microphone: audio.VirtualMicrophone) -> None:
    given_up = Listening("", lambda _level, _seconds: None)
    running = asyncio.create_task(given_up.run())
    while not (recorder := given_up._recorder) and not running.done():  # noqa: ASYNC110 - not to miss the moment
        await asyncio.sleep(0)
    assert recorder is not None
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await asyncio.get_running_loop().shutdown_default_executor()
    assert not recorder.running
    assert microphone.recorders() == []


async def test_a_microphone_that_comes_after_the_first_try_is_found(
    home: Path, absent_microphone: audio.VirtualMicrophone
) -> None:
    async with sitting() as person:
        await person.ready()
        for _ in range(2):  # PortAudio lists devices once, when it starts
            person.app.spoken.press()
            await person.sees("microphone")
            await person.press("escape")
        with absent_microphone:
            person.app.spoken.press()
            await person.until(lambda _: absent_microphone.recorders(), "the recording at the key")
            await person.press("escape")
            await person.until(lambda _: not absent_microphone.recorders(), "the microphone to be closed")


async def test_a_microphone_that_is_looked_at_while_it_opens_is_closed(
    home: Path, microphone: audio.VirtualMicrophone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leaving the screen of microphones at that moment. The device is the real one, only slow."""
    opening, go_on, real = threading.Event(), threading.Event(), Level.open

    def slow(level: Level, device: InputDevice) -> None:
        opening.set()
        go_on.wait(60)
        real(level, device)

    monkeypatch.setattr(Level, "open", slow)
    async with sitting() as person:
        await person.ready()
        await person.ask("/microphone")
        await person.until(lambda _: opening.is_set(), "the device")
        await person.press("escape")
        await person.until(lambda _: len(person.app.screen_stack) == 1, "the chat")
        assert not person.app.spoken._going.is_set(), "nothing is recorded before the device is free"
        go_on.set()
        await person.until(lambda _: person.app.spoken._going.is_set(), "recording goes on")
        assert await recorders(microphone) == []
