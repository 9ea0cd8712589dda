"""Server-sent events of `POST /chat/completions`: found in the bytes of an answer, and read. Everything is hostile."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx

_LONGEST_LINE = 1_000_000
_KEPT = 4_000
"""Bytes that are kept of what is no event."""
_FIELDS = (b":", b"event:", b"id:", b"retry:")
"""How the other lines of a stream begin; they say nothing here."""


class Events:
    """The JSON objects of a stream, as they come. Raises ValueError or RecursionError for what is no JSON."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self.began = False
        """Whether there was an event."""
        self.whole = False
        """Whether the server said that this is the end, by the mark of the stream or within an event."""
        self.other = b""
        """The beginning of what came instead of events."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for line in _lines(self._chunks):
            if not line.startswith(b"data:"):
                self.other += b"" if line.startswith(_FIELDS) else line.strip()[: _KEPT - len(self.other)]
                continue
            data = line.removeprefix(b"data:").strip()
            if data == b"[DONE]":
                self.whole = True
                return
            event = json.loads(data)
            if isinstance(event, dict):
                self.began = True
                self.whole = self.whole or bool(end_of(event))
                yield event


def text_of(event: dict[str, Any]) -> str:
    """The words of an event: of an answer, or of a refusal to give one."""
    said = delta_of(event)
    words = said.get("content") or said.get("refusal")
    return words if isinstance(words, str) else ""


def delta_of(event: dict[str, Any]) -> dict[str, Any]:
    """What an event adds to the answer."""
    delta = _choice(event).get("delta")
    return delta if isinstance(delta, dict) else {}


def end_of(event: dict[str, Any]) -> str:
    """Why the answer ends with this event, such as `stop` or `length`; empty if it does not."""
    reason = _choice(event).get("finish_reason")
    return reason if isinstance(reason, str) else ""


def _choice(event: dict[str, Any]) -> dict[str, Any]:
    try:
        choice = event["choices"][0]
    except (KeyError, IndexError, TypeError):
        return {}
    return choice if isinstance(choice, dict) else {}


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for chunk in chunks:
        *whole, held = (held + chunk).split(b"\n")
        yield from whole
        if len(held) > _LONGEST_LINE:
            raise httpx.RemoteProtocolError("too long")
    yield held
