"""The clipboard of the computer in front of which the user sits, asked of the terminal (OSC 5522). Only reads it.

First the terminal is asked what kinds of data there are, which it may answer at once; then for the best of them, for
which it may ask the user. Source: kitty's documentation, "Copying all data types to the clipboard".
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import secrets
from collections.abc import Callable

from assistant.api.errors import AssistantError
from assistant.api.language import Language, Phrases
from assistant.terminal.clipboard import MOST_BYTES, TYPES, Clipping, OutOfReach, whole
from assistant.terminal.wire.incoming import Packet

NUMBER = 5522
_TEXTS = ("text/uri-list", "text/plain")
_ANSWERS_S = 5.0
"""Between a question that needs nobody's leave and its answer, and between two pieces of data."""
_LEAVE_S = 60.0
"""While the terminal may be asking the user."""
_SAY = Phrases(
    refused=("The terminal was not allowed to read the clipboard.", "终端未获准读取剪贴板。"),
    refused_hint=("Allow it when the terminal asks, or drop the file.", "请在终端询问时允许，或拖入文件。"),
    silent=("The terminal did not answer about its clipboard.", "终端没有回应剪贴板请求。"),
    silent_hint=("Try again, or drop the file.", "请重试，或拖入文件。"),
    large=("The picture on the clipboard is too large.", "剪贴板里的图片太大。"),
)


class FarClipboard:
    """One question at a time. `write` sends bytes of the program to the terminal."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self._reading: _Reading | None = None

    def take(self, packet: Packet) -> None:
        """A packet of this number. What answers no question is ignored."""
        if self._reading is not None:
            self._reading.take(packet)

    async def look(self, language: Language) -> Clipping:
        """The picture on it, else its text. Raises AssistantError, OutOfReach where the terminal is silent."""
        offered = (await self._ask(".", _ANSWERS_S, language)).decode("utf-8", "replace").split()
        kind = next((name for name in (*TYPES, *_TEXTS) if name in offered), None)
        if kind is None:
            return whole(b"", "", language)
        data = await self._ask(kind, _LEAVE_S, language)
        if kind in TYPES:
            return whole(data, "", language)
        return whole(b"", data.decode("utf-8", "surrogateescape"), language)

    async def _ask(self, kind: str, patience_s: float, language: Language) -> bytes:
        reading = self._reading = _Reading(kind)
        self._write(f"\x1b]{NUMBER};type=read:id={reading.name};{_base64(kind)}\x1b\\")
        try:
            while not reading.ended:
                await asyncio.wait_for(reading.moved.wait(), _ANSWERS_S if reading.began else patience_s)
                reading.moved.clear()
        except TimeoutError:
            raise OutOfReach(_SAY(language, "silent"), _SAY(language, "silent_hint")) from None
        finally:
            if self._reading is reading:  # one that is given up ends when the next one has begun
                self._reading = None
        if reading.problem == "large":
            raise AssistantError(_SAY(language, "large"))
        if reading.problem:
            raise AssistantError(_SAY(language, "refused"), _SAY(language, "refused_hint"))
        return bytes(reading.data)


class _Reading:
    """The answer to one question, put together from its packets. `problem`: the terminal's word for it, or `large`."""

    def __init__(self, kind: str) -> None:
        self.name = secrets.token_hex(8)
        """Nobody else knows it: a pasted text cannot answer."""
        self.data = bytearray()
        self.problem = ""
        self.began = self.ended = False
        self.moved = asyncio.Event()
        self._kind = _base64(kind)

    def take(self, packet: Packet) -> None:
        told = packet.metadata
        if self.ended or told.get("id") != self.name or told.get("type") != "read":
            return
        self.began = True
        match told.get("status", ""):
            case "OK":
                pass
            case "DATA" if told.get("mime", "").rstrip("=") == self._kind.rstrip("="):
                self._add(packet.payload)
            case "DATA":
                pass
            case "DONE":
                self.ended = True
            case problem:
                self._end(problem or "EINVAL")
        self.moved.set()

    def _add(self, payload: str) -> None:
        try:
            self.data += base64.b64decode(payload + "=" * (-len(payload) % 4), validate=True)
        except binascii.Error:
            self._end("EINVAL")
        if len(self.data) > MOST_BYTES:
            self._end("large")

    def _end(self, problem: str) -> None:
        self.problem, self.ended = problem, True
        self.data.clear()


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
