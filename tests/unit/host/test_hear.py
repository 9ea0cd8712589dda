"""A recording or a sound file becomes words outside any conversation, and no copy of it stays on the disk."""

from __future__ import annotations

import base64
from pathlib import Path

import httpx

from assistant.api import Failed, Transcript, TurnEnded
from assistant.host.compose import Services
from tests.system.audio import spoken
from tests.unit.host.conftest import events_of


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


async def test_what_is_no_sound_is_a_sentence(http: httpx.AsyncClient, services: Services) -> None:
    before = files(services)
    events = await events_of(http, "/hear", {"data": base64.b64encode(b"%PDF-1.4 not a sound").decode()})
    (failed,) = [each for each in events if isinstance(each, Failed)]
    assert "PDF" in failed.message
    assert files(services) == before
    assert (await http.post("/hear", content=b'{"data": "%%%"}')).status_code == 400
