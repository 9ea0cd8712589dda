"""A recording or a sound file becomes words outside any conversation, and no copy of it stays on the disk."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.api import Failed, Transcript, TurnEnded, TurnStarted
from assistant.engine.families.transcription import SpeechModel
from assistant.host.compose import Services
from tests.system.audio import spoken
from tests.unit.host.conftest import SAMPLES, events_of


def files(services: Services) -> set[Path]:
    return {each for each in services.place.pictures.rglob("*") if each.is_file()}


async def test_words_come_and_nothing_stays(http: httpx.AsyncClient, services: Services, tmp_path: Path) -> None:
    before = files(services)
    data = spoken(tmp_path, "describe the second one").read_bytes()
    events = await events_of(http, "/hear", {"data": base64.b64encode(data).decode()})
    assert [each.text for each in events if isinstance(each, Transcript)] == ["describe the second one"]
    assert isinstance(events[-1], TurnEnded)
    assert files(services) == before
    assert (await http.get("/conversations", params={"query": "describe the second one"})).json() == []


async def test_a_file_that_is_transcribed_stays_where_it_is(
    http: httpx.AsyncClient, services: Services, tmp_path: Path
) -> None:
    before = files(services)
    file = spoken(tmp_path, "describe the second one")
    events = await events_of(http, "/actions/transcribe", {"paths": [str(file)]})
    (heard,) = [each for each in events if isinstance(each, Transcript)]
    assert (heard.text, heard.path) == ("describe the second one", str(file))
    assert files(services) == before


async def test_names_of_the_conversation_help_the_spelling(
    http: httpx.AsyncClient, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same while it is spoken and once it is a turn, so that what was recognised is not recognised again."""
    prompts: list[str] = []
    hear = SpeechModel.hear

    def noted(self: SpeechModel, sounds: Any, language: str, prompt: str, cancelled: Any) -> Any:
        prompts.append(prompt)
        return hear(self, sounds, language, prompt, cancelled)

    monkeypatch.setattr(SpeechModel, "hear", noted)
    picture = shutil.copy(SAMPLES / "red-circle.png", tmp_path / "Zwiebel_Kuchen-2.png")
    body = {"text": "circle or star?", "action": "classify", "arguments": {"labels": ["Ärmelkanal", "star"]}}
    started, *_ = await events_of(http, "/turns", {**body, "attachments": [{"path": str(picture)}]})
    assert isinstance(started, TurnStarted)
    data = base64.b64encode(spoken(tmp_path, "describe the second one").read_bytes()).decode()
    await events_of(http, "/hear", {"data": data, "conversation": started.conversation})
    voice = {"data": data, "name": "voice.wav"}
    await events_of(http, "/turns", {"text": "", "conversation": started.conversation, "attachments": [voice]})
    await events_of(http, "/hear", {"data": data, "conversation": "no such"})
    assert "Zwiebel Kuchen 2" in prompts[0]
    assert "Ärmelkanal" in prompts[0]
    assert prompts == [prompts[0], prompts[0], ""]


async def test_what_is_no_sound_is_a_sentence(http: httpx.AsyncClient, services: Services) -> None:
    before = files(services)
    events = await events_of(http, "/hear", {"data": base64.b64encode(b"%PDF-1.4 not a sound").decode()})
    (failed,) = [each for each in events if isinstance(each, Failed)]
    assert "PDF" in failed.message
    assert files(services) == before
    assert (await http.post("/hear", content=b'{"data": "%%%"}')).status_code == 400
