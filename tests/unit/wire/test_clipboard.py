"""The far clipboard, with a terminal that answers as kitty does, refuses, lies, sends too much or says nothing."""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Callable

import pytest

from assistant.api.errors import AssistantError
from assistant.terminal.wire import clipboard
from assistant.terminal.wire.clipboard import FarClipboard
from assistant.terminal.wire.incoming import Packet
from tests.system.environment import SAMPLES

PNG = (SAMPLES / "red-circle.png").read_bytes()
Answer = Callable[[str, str], list[dict[str, str] | tuple[dict[str, str], bytes]]]


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def terminal(answer: Answer) -> FarClipboard:
    """`answer` gets the kind that is read and the request's id; it gives metadata, with data where there is some."""

    def write(text: str) -> None:
        match = re.fullmatch(r"\x1b\]5522;type=read:id=(\w+);([\w+/=]+)\x1b\\", text)
        assert match, text
        kind = base64.b64decode(match[2]).decode()
        for each in answer(kind, match[1]):
            told, data = each if isinstance(each, tuple) else (each, b"")
            told = {"type": "read", "id": match[1], **told}
            if "status" in told and told["status"] == "DATA":
                told.setdefault("mime", encoded(kind.encode()))
            asyncio.get_running_loop().call_soon(far.take, Packet(5522, told, encoded(data)))

    far = FarClipboard(write)
    return far


def holding(content: dict[str, bytes]) -> Answer:
    """A clipboard with these kinds; data come in chunks of 4096 bytes."""

    def answer(kind: str, _: str) -> list[dict[str, str] | tuple[dict[str, str], bytes]]:
        data = " ".join(content).encode() if kind == "." else content[kind]
        chunks = [data[at : at + 4096] for at in range(0, len(data), 4096)]
        return [{"status": "OK"}, *(({"status": "DATA"}, chunk) for chunk in chunks), {"status": "DONE"}]

    return answer


async def test_a_picture_is_read_before_words() -> None:
    content = {"text/plain": b"words", "image/jpeg": b"\xff\xd8\xff" + bytes(20_000), "image/png": PNG * 3}
    assert (await terminal(holding(content)).look("en")).picture == PNG * 3


async def test_words_and_addresses_are_read_where_there_is_no_picture() -> None:
    assert (await terminal(holding({"text/html": b"<b>", "text/plain": "héllo".encode()})).look("en")).text == "héllo"
    content = {"text/plain": b"/a.png", "text/uri-list": b"file:///a.png\r\n"}
    assert (await terminal(holding(content)).look("en")).text == "file:///a.png\r\n"


@pytest.mark.parametrize(
    "content", [{}, {"application/pdf": b"%PDF"}, {"image/png": b"no picture"}, {"image/png": b""}]
)
async def test_nothing_of_use_is_said(content: dict[str, bytes]) -> None:
    with pytest.raises(AssistantError, match="no picture on the clipboard"):
        await terminal(holding(content)).look("en")


async def test_who_refuses_is_believed() -> None:
    def refusing(kind: str, name: str) -> list[dict[str, str] | tuple[dict[str, str], bytes]]:
        return holding({"image/png": PNG})(kind, name) if kind == "." else [{"status": "EPERM"}]

    with pytest.raises(AssistantError, match="not allowed"):
        await terminal(refusing).look("en")
    with pytest.raises(AssistantError, match="未获准"):
        await terminal(refusing).look("zh")


async def test_what_answers_another_question_is_ignored() -> None:
    def lying(kind: str, name: str) -> list[dict[str, str] | tuple[dict[str, str], bytes]]:
        wrong: list[dict[str, str] | tuple[dict[str, str], bytes]] = [
            ({"status": "DATA", "id": "0" * 16}, b"forged"),
            ({"status": "DATA", "mime": encoded(b"text/html")}, b"other kind"),
            ({"status": "DATA", "type": "write"}, b"other type"),
            {"status": "DONE", "id": ""},
        ]
        first, *rest = holding({"image/png": PNG})(kind, name)
        return [*wrong, first, *wrong, *rest, *wrong]

    assert (await terminal(lying).look("en")).picture == PNG


async def test_who_asks_again_is_answered_though_the_first_question_ends_later() -> None:
    far = FarClipboard(lambda _: None)
    first = asyncio.create_task(far.look("en"))
    await asyncio.sleep(0)
    first.cancel()
    second = asyncio.create_task(far.look("en"))
    with pytest.raises(asyncio.CancelledError):
        await first
    assert far._reading is not None
    far.take(Packet(5522, {"type": "read", "id": far._reading.name, "status": "EPERM"}, ""))
    with pytest.raises(AssistantError, match="not allowed"):
        await second


async def test_damaged_data_are_no_picture() -> None:
    far = FarClipboard(lambda _: None)
    asking = asyncio.create_task(far.look("en"))
    await asyncio.sleep(0)
    assert far._reading is not None
    far.take(Packet(5522, {"type": "read", "id": far._reading.name, "status": "DATA", "mime": "Lg=="}, "not base64!"))
    with pytest.raises(AssistantError, match="not allowed"):
        await asking


async def test_too_much_and_silence_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "MOST_BYTES", 100_000)
    with pytest.raises(AssistantError, match="too large"):
        await terminal(holding({"image/png": PNG * 60})).look("en")
    monkeypatch.setattr(clipboard, "_ANSWERS_S", 0.05)
    with pytest.raises(AssistantError, match="did not answer"):
        await terminal(lambda *_: []).look("en")
    with pytest.raises(AssistantError, match="did not answer"):
        await terminal(lambda *_: [{"status": "OK"}]).look("en")
