"""Esc before the host has the question: it comes back into the line and is not asked. One that is on its way ends when
it comes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.api.events import Event
from assistant.host.aclient import AsyncHostClient
from assistant.host.client import HostClient
from assistant.host.protocol import TurnRequest
from assistant.host.start import HostOptions
from assistant.settings import settings
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY
from assistant.terminal.plain import PlainChat
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting
from tests.terminal.test_switching import asked, saved

pytestmark = pytest.mark.timeout(300)


class Gate:
    """What runs into it waits until it is opened."""

    def __init__(self) -> None:
        self.reached, self.opened = asyncio.Event(), asyncio.Event()
        self.opened.set()

    async def passed(self) -> None:
        if not self.opened.is_set():
            self.reached.set()
        await self.opened.wait()


@pytest.fixture
def health(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Stands before every look whether the host is there."""
    gate, get = Gate(), AsyncHostClient.get

    async def slow(client: AsyncHostClient, route: str, **parameters: Any) -> Any:
        if route == "/health":
            await gate.passed()
        return await get(client, route, **parameters)

    monkeypatch.setattr(AsyncHostClient, "get", slow)
    return gate


@pytest.fixture
def upload(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Stands before the host gets a question that is on its way."""
    gate, turn = Gate(), AsyncHostClient.turn

    async def slow(client: AsyncHostClient, request: TurnRequest) -> AsyncIterator[Event]:
        await gate.passed()
        async for event in turn(client, request):
            yield event

    monkeypatch.setattr(AsyncHostClient, "turn", slow)
    return gate


def slow_start(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """The host starts once this is set."""
    starting, connected = threading.Event(), Connection._connected

    def slow(connection: Connection) -> AsyncHostClient:
        starting.wait()
        return connected(connection)

    monkeypatch.setattr(Connection, "_connected", slow)
    return starting


async def back(person: Person, text: str) -> None:
    await person.until(lambda _: person.app.query_one(Composer).text == text, "the question in the line")


@pytest.mark.parametrize("way", ["escape", "stop"])
async def test_a_question_is_taken_back_while_the_host_still_starts(
    home: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    starting = slow_start(monkeypatch)
    try:
        async with sitting() as person:
            await person.paste(f"{SAMPLES}/red-circle.png ")
            await person.sees("red-circle.png")
            await person.ask("what color is the circle?")
            await person.sees("› what color is the circle?")
            await (person.press("escape") if way == "escape" else person.ask("stop"))
            await back(person, "what color is the circle?")
            await person.sees(SAY("en", "welcome"))
            assert "› what color" not in person.screen()
            assert not person.app.dialogue.busy
            assert [Path(file.path).name for file in person.app.query_one(Chips).files] == ["red-circle.png"]
            starting.set()
            await person.ready()
            assert person.app.dialogue.conversation == "", "it is not asked later"
            await person.press("enter")
            await person.sees("is red")
            await person.finished()
            assert asked(await saved(person)) == ["what color is the circle?"]
    finally:
        starting.set()


async def test_a_question_to_a_conversation_that_still_opens_is_taken_back(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        conversation = person.app.dialogue.conversation
    starting = slow_start(monkeypatch)
    try:
        async with sitting(conversation=conversation) as person:
            await person.ask("what did I ask?")
            await person.sees("answering, Esc stops")
            await person.press("escape")
            await back(person, "what did I ask?")
            assert not person.app.dialogue.busy
            starting.set()
            await person.sees("› hello")
            await person.ready()
            assert asked(await saved(person)) == ["hello"]
            await back(person, "what did I ask?")
    finally:
        starting.set()


async def test_a_question_is_taken_back_before_it_is_sent(home: Path, health: Gate) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        await person.ask("what can you do?")
        await person.finished()
        health.opened.clear()
        await person.ask("what did I ask?")
        await health.reached.wait()
        await person.press("escape")
        await back(person, "what did I ask?")
        await person.misses("› what did I ask?")
        await person.sees("› hello", "› what can you do?")
        # What is written meanwhile is not disturbed; the question comes later.
        await person.press("enter")
        await person.sees("› what did I ask?")
        await person.type("something else")
        await person.press("escape")
        await person.sees(SAY("en", "comes_later")[:20])
        assert person.app.query_one(Composer).text == "something else"
        await person.finished()
        health.opened.set()
        assert asked(await saved(person)) == ["hello", "what can you do?"]


async def test_an_edit_that_is_taken_back_before_it_is_sent_leaves_the_screen_as_it_was(
    home: Path, health: Gate
) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        await person.ask("what can you do?")
        await person.finished()
        person.app.writing.edit(1, "hi there")
        health.opened.clear()
        await person.press("enter")
        await person.sees("› hi there")
        await health.reached.wait()
        await person.press("escape")
        await back(person, "hi there")
        await person.sees("› hello", "› what can you do?", "Editing an earlier question")
        assert "› hi there" not in person.screen()
        health.opened.set()
        assert asked(await saved(person)) == ["hello", "what can you do?"]


async def test_a_question_that_is_stopped_on_its_way_ends_when_it_comes(home: Path, upload: Gate) -> None:
    async with sitting() as person:
        await person.ready()
        upload.opened.clear()
        await person.ask("/patiently")
        await upload.reached.wait()
        stopped = _answered(person)
        await person.press("escape")
        assert not await stopped, "the host does not know it yet"
        upload.opened.set()
        await person.sees("› /patiently", "(stopped)")
        await person.finished()
        assert [turn["status"] for turn in (await saved(person))["turns"]] == ["cancelled"]


def _answered(person: Person) -> asyncio.Future[bool]:
    """What the host answers to the next wish to stop something."""
    client, told = person.app.connection._client, asyncio.get_running_loop().create_future()
    assert client is not None
    cancel = client.cancel

    async def telling(conversation: str = "", request: str = "") -> bool:
        found = await cancel(conversation, request)
        told.set_result(found)
        client.cancel = cancel  # type: ignore[method-assign]
        return found

    client.cancel = telling  # type: ignore[method-assign]
    return told


def test_in_lines_too_a_question_that_is_stopped_on_its_way_ends_when_it_comes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    turn, controls = HostClient.turn, list[Callable[[str], bool]]()

    def stopped_before(client: HostClient, request: TurnRequest) -> Iterator[Event]:
        assert controls[-1]("stop")
        return turn(client, request)

    @contextmanager
    def meanwhile(control: Callable[[str], bool]) -> Iterator[None]:
        controls.append(control)
        yield

    chat = PlainChat(HostOptions(), "en", settings())
    monkeypatch.setattr(HostClient, "turn", stopped_before)
    monkeypatch.setattr(chat.typed, "meanwhile", meanwhile)
    chat.ask("/patiently")
    assert "stopped" in capsys.readouterr().out.lower()
    with chat.client() as client:
        turns = client.get(f"/conversations/{chat.conversation}")["turns"]
    assert [turn["status"] for turn in turns] == ["cancelled"]
