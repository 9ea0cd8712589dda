"""The folder that the chat was started in is removed while the chat is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.errors import AssistantError
from assistant.terminal.exporting import write_export
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)


async def test_the_chat_goes_on(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "of the home").mkdir()
    async with sitting() as person:
        await person.ready()
        folder.rmdir()
        await person.ask("how are you?")
        await person.finished()
        await person.ask("/export")
        await person.sees("folder that the chat was started in no longer exists", "another folder")
        await person.press("ctrl+o")
        await person.sees("of the home")
        await person.press("escape")
        assert person.app.crash is None


def test_an_export_says_it_in_both_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    with pytest.raises(AssistantError, match="no longer exists") as caught:
        write_export(b"words", "1", "talk")
    assert "已不存在" in caught.value.said("zh")
