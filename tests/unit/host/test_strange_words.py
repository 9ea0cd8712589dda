"""Whatever a plugin says, the host names the plugin in one line, and the next turn is answered."""

from __future__ import annotations

import json
import math

import httpx
import pytest

from assistant.api.events import Event, Failed, Labels, Notice, TextDelta, TurnEnded
from assistant.api.parts import Label
from assistant.host.compose import Services
from tests.unit.host.conftest import events_of


async def said(http: httpx.AsyncClient, action: str, **arguments: str) -> list[Event]:
    return await events_of(http, "/turns", {"text": "go", "action": action, "arguments": arguments})


@pytest.mark.parametrize("what", ["nan", "comma", "infinite", "path", "number", "class", "digest", "found"])
async def test_what_is_no_sound_event_is_an_error_of_its_plugin(http: httpx.AsyncClient, what: str) -> None:
    events = await said(http, "unsound", what=what)
    failed = [event for event in events if isinstance(event, Failed)]
    assert len(failed) == 1
    assert failed[0].message.startswith("The plugin mischief said something")
    assert "\n" not in failed[0].message
    ended = events[-1]
    assert isinstance(ended, TurnEnded)
    assert ended.status == "failed"
    assert "before " in [event.text for event in events if isinstance(event, TextDelta)]
    saved = (await http.get(f"/conversations/{ended.conversation}")).raise_for_status()
    assert "NaN" not in saved.text
    assert isinstance((await said(http, "mutter"))[-1], TurnEnded)


async def test_notices_are_one_line_each_and_many_are_counted(http: httpx.AsyncClient) -> None:
    notices = [event.message for event in await said(http, "notify") if isinstance(event, Notice)]
    assert notices[:2] == ["first 0 second", "first 1 second"]
    assert len(notices) == 21
    assert notices[-1] == "The plugin mischief said 480 more notices like these."


async def test_a_conversation_that_holds_unsound_events_opens(http: httpx.AsyncClient, services: Services) -> None:
    ended = (await said(http, "mutter"))[-1]
    assert isinstance(ended, TurnEnded)
    unsound = Labels((Label("a", math.nan),), 1)
    services.store.turns.append(ended.conversation, ended.turn, events=[unsound])
    saved = (await http.get(f"/conversations/{ended.conversation}")).raise_for_status()
    assert "NaN" not in saved.text
    events = json.loads(saved.text)["turns"][-1]["events"]
    assert any("cannot be shown" in event.get("message", "") for event in events)
