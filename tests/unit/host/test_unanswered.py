"""Requests that are not answered: a host that is slow is not one that is gone."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from assistant.api import AssistantError, Event, HostProblem, Result, TextDelta
from assistant.api.checked import LONGEST
from assistant.api.language import Bilingual
from assistant.dialogue.outcome import translated
from assistant.host.aclient import AsyncHostClient
from assistant.host.app import _NotedUse
from assistant.host.client import HostClient
from assistant.host.protocol import Slow
from assistant.host.turns import _merged
from assistant.host.use import Use


@pytest.fixture
def silent(tmp_path: Path) -> Iterator[Path]:
    """A socket that takes every request and answers none."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        listening.listen()
        yield tmp_path / "s"


def test_a_host_that_takes_too_long_is_not_called_dead(silent: Path) -> None:
    with HostClient(silent, timeout_s=0.1) as client, pytest.raises(Slow, match="takes too long") as raised:
        client.get("/health")
    assert not isinstance(raised.value, HostProblem), "no other host could be started"


async def test_the_chat_is_told_the_same() -> None:
    def late(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("", request=request)

    client = AsyncHostClient(Path("s"), httpx.MockTransport(late))
    with pytest.raises(Slow):
        await client.get("/health")
    await client.close()


def test_each_failure_is_an_error_of_its_own_so_that_nothing_hangs_on_it(tmp_path: Path) -> None:
    raised: list[AssistantError] = []
    for _ in range(2):
        with HostClient(tmp_path / "none") as client:
            try:
                client.get("/health")
            except HostProblem as error:
                raised.append(error)
    assert len({id(error) for error in raised}) == 2


async def test_a_host_is_in_use_until_its_answer_has_ended() -> None:
    now = [0.0]
    use = Use(lambda: now[0])

    async def long(scope: Scope, receive: Receive, send: Send) -> None:
        now[0] = 5000.0
        await asyncio.sleep(0)

    async def nothing() -> dict[str, object]:
        return {}

    async def sent(_: object) -> None:
        pass

    await _NotedUse(long, use)({"type": "http"}, nothing, sent)
    assert use.unused_s() == 0


def test_pieces_are_joined_as_far_as_a_reader_takes_them() -> None:
    pieces: list[Event] = [TextDelta("a" * (LONGEST - 1)), TextDelta("b"), TextDelta("c")]
    joined = list(_merged(pieces))
    assert [len(each.text) for each in joined if isinstance(each, TextDelta)] == [LONGEST, 1]


def test_sentences_inside_of_a_result_are_in_the_readers_language() -> None:
    told = Result({"captions": [{"path": "a.png", "error": Bilingual("It is damaged.", "它已损坏。")}]})
    assert translated(told, "zh") == Result({"captions": [{"path": "a.png", "error": "它已损坏。"}]})
