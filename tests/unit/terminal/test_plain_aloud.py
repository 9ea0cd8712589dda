"""The plain chat's voice: what fails is told once, and the answer after the cure is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.events import TextDelta, TurnEnded
from assistant.terminal.plain.aloud import Aloud


def answer(voice: Aloud, text: str) -> None:
    """A whole answer, waited for until nothing is read any more."""
    voice.take(TextDelta(text))
    voice.take(TurnEnded("c", 1, "done"))
    voice.finish()


def program(path: Path, heard: Path) -> None:
    path.write_text(f'#!/bin/sh\ncat >>"{heard}"; echo >>"{heard}"\n')
    path.chmod(0o755)


def test_a_voice_that_is_installed_while_the_chat_runs_is_heard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heard, path = tmp_path / "heard", tmp_path / "voice"
    voice = Aloud([str(path)], "en")
    answer(voice, "Red. Green.\n")
    answer(voice, "Blue.\n")
    assert capsys.readouterr().out.count(str(path)) == 1, "told once"
    program(path, heard)
    answer(voice, "One. Two.\n")
    voice.read("Three.")
    voice.finish()
    answer(voice, "Four.\n")
    assert heard.read_text().split("\n") == ["One.", "Two.", "Three.", "Four.", ""]
    path.unlink()
    answer(voice, "Five.\n")
    assert capsys.readouterr().out.count(str(path)) == 1, "told again"
