"""A voice that fails is told once, and the answer after the cure is heard, in the full-screen chat."""

from __future__ import annotations

from pathlib import Path

from assistant.terminal.preferences import Preferences
from tests.terminal.person import sitting
from tests.unit.terminal.test_plain_aloud import program


async def test_a_voice_that_is_installed_while_the_chat_runs_is_heard(home: Path, tmp_path: Path) -> None:
    heard, path = tmp_path / "heard", tmp_path / "herald"
    chosen = Preferences(language="en", theme="dark", speak=True, speak_with=(str(path),))
    async with sitting(chosen) as person:
        await person.ready()
        await person.ask("hello")
        await person.sees("herald")
        await person.finished()
        program(path, heard)
        await person.ask("hello")
        await person.until(lambda _: heard.exists(), "the voice")
        await person.finished()


async def test_a_reading_that_was_asked_for_and_fails_is_told_each_time(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "herald"
    path.write_text("#!/bin/sh\nexit 3\n")
    path.chmod(0o755)
    chosen = Preferences(language="en", theme="dark", speak=False, speak_with=(str(path),))
    async with sitting(chosen) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        for _ in range(2):
            await person.ask("/say")
            await person.sees("herald")
            person.app.clear_notifications()
            await person.misses("herald")
