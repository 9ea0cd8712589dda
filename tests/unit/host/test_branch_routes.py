"""Regenerate, edit, undo, delete and why, as a front end asks the host for them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.api import AssistantError, BadInput, Routed, TurnStarted
from assistant.host.aclient import AsyncHostClient
from assistant.host.app import make_app
from assistant.host.compose import Services
from assistant.host.protocol import TurnRequest
from assistant.paths import paths
from assistant.settings import Settings


@pytest.fixture
async def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncHostClient]:
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path))
    services = Services(paths(), Settings(profile="pocket"))
    client = AsyncHostClient(Path("unused"), httpx.ASGITransport(app=make_app(services)))
    yield client
    await client.close()
    services.close()


async def asked(client: AsyncHostClient, text: str, **more: Any) -> list[Any]:
    return [event async for event in client.turn(TurnRequest(text, **more))]


async def shown(client: AsyncHostClient, conversation: str) -> list[str]:
    saved = await client.get(f"/conversations/{conversation}")
    return [turn["text"] for turn in saved["turns"]]


async def test_turns_are_replaced_taken_back_and_deleted(client: AsyncHostClient) -> None:
    started = (await asked(client, "hello"))[0]
    assert isinstance(started, TurnStarted)
    conversation = started.conversation
    again = await asked(client, "", conversation=conversation, instead=1)
    assert again[0].text == "hello"
    await asked(client, "good evening", conversation=conversation, instead=1)
    saved = await client.get(f"/conversations/{conversation}")
    assert saved["turns"][0]["alternatives"] == [1, 2, 3]
    assert await client.get(f"/conversations/{conversation}/head") == {"turn": 3}
    with pytest.raises(BadInput, match="went on elsewhere"):
        await client.post(f"/conversations/{conversation}/undo", {"turn": 2})
    assert await client.post(f"/conversations/{conversation}/undo", {"turn": 3}) == {"turn": 3}
    assert await client.get(f"/conversations/{conversation}/head") == {"turn": 0}
    assert await shown(client, conversation) == []
    assert await client.post(f"/conversations/{conversation}/redo") == {"turn": 3}
    assert await client.post(f"/conversations/{conversation}/branch", {"turn": 1}) == {"turn": 1}
    assert await shown(client, conversation) == ["hello"]
    assert await client.delete(f"/conversations/{conversation}/turns/1") == {"deleted": 1}
    assert await shown(client, conversation) == ["good evening"], "the newest version beside it"
    with pytest.raises(BadInput, match="no turn 1"):
        await client.delete(f"/conversations/{conversation}/turns/1")


async def test_why_tells_the_last_route_or_that_of_a_turn(client: AsyncHostClient) -> None:
    events = await asked(client, "hello")
    conversation = events[0].conversation
    await asked(client, "你好", conversation=conversation)
    last = await client.get(f"/conversations/{conversation}/why")
    first = await client.get(f"/conversations/{conversation}/why", turn=1)
    route = next(event for event in events if isinstance(event, Routed))
    assert (last["turn"], first["turn"]) == (2, 1)
    assert first["routes"][0]["reason"] == route.reason
    assert first["words"].startswith("“chat” (")
    assert last["words"].startswith("“chat”（")


async def test_wrong_requests_are_answered_with_a_sentence(client: AsyncHostClient) -> None:
    conversation = (await asked(client, "hello"))[0].conversation
    for body in ({}, {"turn": -1}, {"turn": True}, {"turn": "1"}, {"turn": 99}):
        with pytest.raises(BadInput):
            await client.post(f"/conversations/{conversation}/branch", body)
    with pytest.raises(AssistantError, match="no conversation"):
        await client.post("/conversations/nowhere/undo")
    assert await shown(client, conversation) == ["hello"]
