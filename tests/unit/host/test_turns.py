"""Turns and actions over the host's routes: events as lines, cancelling, and what is kept of them."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from assistant.api.events import Event, Failed, Notice, Routed, TextDelta, TurnEnded, TurnStarted
from assistant.host.turns import Turns
from tests.unit.host.conftest import SAMPLES, events_of

CIRCLE = SAMPLES / "red-circle.png"


def words(events: list[Any]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


async def until_running(http: httpx.AsyncClient) -> None:
    """Waits until a turn runs. A turn that never begins fails the test by its time limit."""
    busy = False
    while not busy:
        await asyncio.sleep(0.01)  # an application in process answers without ever giving way to other tasks
        busy = (await http.get("/health")).json()["busy"]


async def test_a_turn_begins_with_its_place_and_ends_with_its_times(http: httpx.AsyncClient) -> None:
    events = await events_of(http, "/turns", {"text": "hello"})
    assert isinstance(events[0], TurnStarted)
    assert isinstance(events[1], Routed)
    assert events[1].action == "chat"
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].status == "done"
    assert 0 < events[-1].first_token_ms <= events[-1].total_ms
    saved = (await http.get(f"/conversations/{events[0].conversation}")).json()
    assert [turn["text"] for turn in saved["turns"]] == ["hello"]
    assert saved["turns"][0]["answer"] == words(events)


async def test_a_turn_continues_a_conversation(http: httpx.AsyncClient) -> None:
    first = await events_of(http, "/turns", {"text": "hello"})
    again = await events_of(http, "/turns", {"text": "thanks", "conversation": first[0].conversation})  # type: ignore[union-attr]
    assert isinstance(again[0], TurnStarted)
    assert again[0].turn == 2


async def test_pictures_come_by_path_and_by_bytes_and_the_same_one_keeps_its_number(http: httpx.AsyncClient) -> None:
    data = base64.b64encode(CIRCLE.read_bytes()).decode()
    given = [{"path": str(CIRCLE)}, {"data": data, "name": "pasted.png"}, {"path": str(SAMPLES / "two-stars.png")}]
    events = await events_of(http, "/turns", {"text": "hello", "action": "chat", "attachments": given})
    assert isinstance(events[0], TurnStarted)
    assert [picture.number for picture in events[0].pictures] == [1, 2]


async def test_a_bad_attachment_is_a_notice_beside_a_good_one(http: httpx.AsyncClient) -> None:
    given = [{"path": "/nonexistent.png"}, {"path": "/" + "a" * 300}, {"path": "/a\0b"}, {"path": str(CIRCLE)}]
    events = await events_of(http, "/turns", {"text": "hello", "attachments": given, "action": "chat"})
    said = [event.message for event in events if isinstance(event, Notice)]
    assert said[0] == "There is no file /nonexistent.png."
    assert "cannot be opened" in said[1]
    assert "no possible file name" in said[2]
    assert events[-1].status == "done"  # type: ignore[union-attr]


async def test_a_chinese_reader_is_told_in_chinese(http: httpx.AsyncClient, tmp_path: Path) -> None:
    (tmp_path / "text.jpg").write_text("words")
    (tmp_path / "page.jpg").write_bytes(b"%PDF-1.7 words")
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(50))
    given = [{"path": str(tmp_path / name)} for name in ("page.jpg", "cut.jpg")]
    said = await events_of(http, "/turns", {"text": "这是什么？", "attachments": given})
    assert [event.message for event in said if isinstance(event, Notice)] == ["page.jpg 是PDF 文档，不是图片。"]
    assert [event.message for event in said if isinstance(event, Failed)] == ["cut.jpg 已损坏，无法解码。"]
    body = {"paths": [str(tmp_path / "text.jpg")], "language": "zh"}
    failed = next(event for event in await events_of(http, "/actions/caption", body) if isinstance(event, Failed))
    assert failed.hint == "请选择 JPEG、PNG 或 WebP 文件。"


async def test_a_cancelled_turn_ends_and_keeps_what_it_said(http: httpx.AsyncClient) -> None:
    running = asyncio.create_task(events_of(http, "/turns", {"text": "go", "action": "tick", "request": "mine"}))
    await until_running(http)
    assert (await http.post("/turns/cancel", json={"request": "someone else's"})).json() == {"cancelled": False}
    assert (await http.post("/turns/cancel", json={"request": "mine"})).json() == {"cancelled": True}
    events = await running
    assert isinstance(events[0], TurnStarted)
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].status == "cancelled"
    turn = (await http.get(f"/conversations/{events[0].conversation}")).json()["turns"][0]
    assert turn["status"] == "cancelled"
    assert turn["answer"] == words(events)
    assert (await http.post("/turns/cancel", json={"request": "mine"})).json() == {"cancelled": False}


async def test_a_turn_of_a_known_conversation_is_found_before_it_has_said_anything() -> None:
    begun = threading.Event()

    def waits(cancelled: threading.Event) -> Iterator[Event]:
        begun.set()
        cancelled.wait()
        yield TurnEnded("known", 1, "cancelled")

    async def run() -> list[bytes]:
        return [line async for line in turns.stream(waits, "", conversation="known", cancel_with_stream=False)]

    turns = Turns("log")
    running = asyncio.create_task(run())
    await asyncio.to_thread(begun.wait)
    assert turns.answers("known")
    assert not turns.cancel("another", "")
    assert turns.cancel("known", "")
    assert len(await running) == 1


async def test_what_a_turn_says_after_its_reader_left_is_not_kept_in_memory() -> None:
    left, said = threading.Event(), threading.Event()

    def talks(_: threading.Event) -> Iterator[Event]:
        yield TextDelta("first")
        left.wait()
        yield from (TextDelta(str(number)) for number in range(500))
        said.set()

    turns = Turns("log")
    lines = turns.stream(talks, "", cancel_with_stream=False)
    await anext(lines)
    await lines.aclose()  # type: ignore[attr-defined]
    (running,) = turns._running
    left.set()
    await asyncio.to_thread(said.wait)
    await asyncio.to_thread(running.thread.join)
    await asyncio.sleep(0)
    assert running._events.empty()


async def test_a_plugin_that_hangs_is_left_behind_when_cancelled(http: httpx.AsyncClient) -> None:
    running = asyncio.create_task(events_of(http, "/turns", {"text": "go", "action": "hang", "request": "stuck"}))
    await until_running(http)
    await http.post("/turns/cancel", json={"request": "stuck"})
    assert (await running)[-1].status == "cancelled"  # type: ignore[union-attr]
    assert (await events_of(http, "/turns", {"text": "hello"}))[-1].status == "done"  # type: ignore[union-attr]


async def test_a_plugin_that_raises_fails_its_turn_only(http: httpx.AsyncClient) -> None:
    events = await events_of(http, "/turns", {"text": "go", "action": "fail"})
    failed = next(event for event in events if isinstance(event, Failed))
    assert failed.message.startswith("The plugin mischief failed: RuntimeError: kaputt")
    assert "disabled_plugins" in failed.hint
    assert words(events) == "before "


async def test_a_turn_whose_conversation_is_deleted_meanwhile_ends_and_says_so(http: httpx.AsyncClient) -> None:
    running = asyncio.create_task(events_of(http, "/turns", {"text": "to be deleted", "action": "tick"}))
    found: list[Any] = []
    while not found:
        await asyncio.sleep(0.01)
        found = (await http.get("/conversations", params={"query": "to be deleted"})).json()
    assert (await http.delete(f"/conversations/{found[0]['id']}")).json()["stopped"] is True
    events = await running
    told = next(event for event in events if isinstance(event, Notice))
    assert told.message == "This conversation was deleted while it was being answered."
    assert events[-1].status == "cancelled"  # type: ignore[union-attr]
    assert (await http.get(f"/conversations/{found[0]['id']}")).status_code == 400


async def test_an_action_runs_outside_any_conversation(http: httpx.AsyncClient) -> None:
    before = (await http.get("/conversations")).json()
    events = await events_of(http, "/actions/caption", {"paths": [str(CIRCLE)]})
    assert "circle" in words(events).lower()
    assert events[-1] == TurnEnded("", 0, "done")
    assert (await http.get("/conversations")).json() == before


async def test_an_action_that_cannot_be_done_says_why(http: httpx.AsyncClient, tmp_path: Path) -> None:
    for route, body, message in (
        ("/actions/fly", {}, "There is no action"),
        ("/actions/caption", {}, "no picture"),
        ("/actions/caption", {"paths": [str(tmp_path)]}, "is a folder"),
        ("/actions/caption", {"paths": ["/nonexistent.png"]}, "There is no file"),
        ("/actions/caption", {"paths": [str(CIRCLE)], "arguments": {"size": 3}}, "has no argument 'size'"),
        ("/actions/caption", {"paths": [str(CIRCLE)], "arguments": {"style": "loud"}}, "must be one of"),
    ):
        events = await events_of(http, route, body)
        failed = next(event for event in events if isinstance(event, Failed))
        assert message in failed.message, route
        assert isinstance(events[-1], TurnEnded)
        assert events[-1].status == "failed"


async def test_a_turn_that_is_cancelled_before_it_comes_ends_when_it_comes(http: httpx.AsyncClient) -> None:
    assert (await http.post("/turns/cancel", json={"request": "early"})).json() == {"cancelled": False}
    events = await events_of(http, "/turns", {"text": "go", "action": "tick", "request": "early"})
    assert isinstance(events[0], TurnStarted)
    assert isinstance(events[-1], TurnEnded)
    assert events[-1].status == "cancelled"
    assert words(events) == ""
    again = await events_of(http, "/turns", {"text": "hello", "request": "early"})
    assert again[-1].status == "done"  # type: ignore[union-attr]


async def test_only_a_few_names_of_turns_that_have_not_come_are_remembered_and_only_for_a_minute() -> None:
    now = 0.0
    turns = Turns("log", clock=lambda: now)

    async def stopped(request: str, *, named_once: bool = True) -> bool:
        seen: list[bool] = []

        def looks(cancelled: threading.Event) -> Iterator[Event]:
            seen.append(cancelled.is_set())
            yield TurnEnded("", 1, "done")

        async for _ in turns.stream(looks, request, cancel_with_stream=False, named_once=named_once):
            pass
        return seen[0]

    assert not turns.cancel("", "late")
    now = 61.0
    assert not await stopped("late")
    for number in range(200):
        turns.cancel("", f"many {number}")
    assert not await stopped("many 0")
    assert await stopped("many 199")
    assert not turns.cancel("", "pull tiny")
    assert not await stopped("pull tiny", named_once=False), "a name that every run of its kind has"
