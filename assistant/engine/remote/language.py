"""Chat with pictures and tools: `POST /chat/completions`, streamed."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant.api import Generation, Message, Notice, Picture, Text, Tool, ToolCall
from assistant.engine import tool_calls
from assistant.engine.remote.ending import Ending
from assistant.engine.remote.events import delta_of, text_of
from assistant.engine.remote.optional import Options
from assistant.engine.remote.server import Connection, Refused, sendable
from assistant.engine.remote.stream import Breaks
from assistant.engine.remote.thinking import Habit, Thoughts
from assistant.engine.stop_strings import StopStrings

if TYPE_CHECKING:
    import PIL.Image


_MARKS = re.compile(r"<(?=(?:\|[^<>\s]{1,40}\||/?s|image|video|audio|/?tool_(?:call|response))>)")
"""Marks that chat templates use. Words of a user must stay words: some servers would act on them, or fail."""
_MOST_CALLS = 32
_OPTIONAL = ("temperature", "seed")
"""What some models refuse: OpenAI's reasoning ones have one temperature only, Mistral's call the seed otherwise."""
_RENAMED = {"max_tokens": "max_completion_tokens"}
"""OpenAI's newer name, which its reasoning models insist on and other servers do not know."""


class RemoteLanguage:
    """Stands where a loaded vision-language model would."""

    def __init__(
        self, connection: Connection, habit: Habit, options: Options | None = None, breaks: Breaks | None = None
    ) -> None:
        self._connection = connection
        self._habit = habit
        self._options = options or Options(_OPTIONAL, _RENAMED)
        self._breaks = breaks or Breaks()

    def breakable(self, breaks: Breaks) -> RemoteLanguage:
        """The same, for one piece of work whose connections can be broken off."""
        return RemoteLanguage(self._connection, self._habit, self._options, breaks)

    def reply(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> Generator[str | Notice]:
        """Pieces of the answer, and a line if it is not whole. Raises AssistantError, also if there is not one word."""
        ending, thoughts = Ending(self._connection), Thoughts(self._connection, self._habit)
        # Closing the stream stops the server.
        with closing(self._said(self._body(messages, images, limits), ending, limits)) as pieces:
            yield from ending.shown(_stopped(thoughts.without(pieces, ending.is_cut), limits), limits)
        yield from (*ending.told(limits), *thoughts.told())

    def _said(self, body: dict[str, Any], ending: Ending, limits: Generation) -> Generator[str]:
        with closing(self._events(body)) as events:
            yield from map(text_of, ending.watched(events))
        ending.must_have_words(limits)

    def act(
        self,
        messages: Sequence[Message],
        images: Sequence[PIL.Image.Image],
        tools: Sequence[Tool],
        limits: Generation,
    ) -> Generator[str | ToolCall | Notice]:
        """Pieces of the answer, the calls of tools in it, and a line if it is not whole. Raises AssistantError."""
        body = self._body(messages, images, limits)
        if tools:
            body["tools"] = tool_calls.described(tools)
        ending, thoughts = Ending(self._connection), Thoughts(self._connection, self._habit)
        with closing(self._events(body)) as events:
            yield from ending.shown(self._acted(events, ending, thoughts, limits), limits)
        yield from (*ending.told(limits), *thoughts.told())

    def _acted(
        self, events: Iterator[dict[str, Any]], ending: Ending, thoughts: Thoughts, limits: Generation
    ) -> Generator[str | ToolCall]:
        calls = _Calls()
        said = thoughts.without(calls.without(ending.watched(events)), ending.is_cut)
        # A server that does not know the model's form of calls passes them on as text.
        yield from tool_calls.parsed(_stopped(said, limits))
        yield from calls.made(cut=ending.is_cut())

    def _events(self, body: dict[str, Any]) -> Generator[dict[str, Any]]:
        while True:
            sent = self._options.taken(body)
            try:
                yield from self._connection.events("/chat/completions", sent, self._breaks)
            except Refused as error:
                self._options.learn(sent, error)
            else:
                return

    def _body(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> dict[str, Any]:
        shown = iter(images)
        return {
            "model": self._connection.model,
            "messages": [_message(message, shown) for message in messages],
            "stream": True,
            "max_tokens": limits.max_tokens,
            "temperature": limits.temperature,
            "seed": limits.seed,
        }


class _Calls:
    """Calls that come in fragments, told apart by their index."""

    def __init__(self) -> None:
        self._parts: dict[int, dict[str, str]] = {}

    def without(self, events: Iterator[dict[str, Any]]) -> Iterator[str]:
        """The text of the events; the fragments of calls stay here."""
        for event in events:
            fragments = delta_of(event).get("tool_calls")
            for fragment in fragments if isinstance(fragments, list) else ():
                self._add(fragment)
            yield text_of(event)

    def made(self, *, cut: bool) -> Iterator[ToolCall]:
        """The calls in their order. The last one of an answer that was cut may lack arguments, so it is none."""
        parts = [part for _, part in sorted(self._parts.items())]
        for part in parts:
            name = None if cut and part is parts[-1] else part["name"]
            yield tool_calls.of(name, part["arguments"], part["id"])

    def _add(self, fragment: Any) -> None:
        if not isinstance(fragment, dict) or len(self._parts) > _MOST_CALLS:
            return
        index = fragment.get("index")
        part = self._parts.setdefault(
            index if isinstance(index, int) else len(self._parts), {"id": "", "name": "", "arguments": ""}
        )
        function = fragment.get("function")
        said = {"id": fragment.get("id"), **(function if isinstance(function, dict) else {})}
        for name in part:
            part[name] += sendable(said[name]) if isinstance(said.get(name), str) else ""


def _stopped(pieces: Iterator[str], limits: Generation) -> Iterator[str]:
    """Up to a stop string, which is looked for here: servers differ in whether they say them, how many they take (four
    at OpenAI), and whether they know them at all. One in a thought ends nothing."""
    return StopStrings(limits.stop).until(pieces)


def _message(message: Message, shown: Iterator[PIL.Image.Image]) -> dict[str, Any]:
    said: dict[str, Any] = {"role": message.role, "content": _content(message, shown)}
    calls = [part for part in message.parts if isinstance(part, ToolCall)]
    if calls:
        said["tool_calls"] = [
            {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": _json(call)}}
            for call in calls
        ]
    if message.role == "tool":
        said["tool_call_id"] = message.call
    return said


def _json(call: ToolCall) -> str:
    return json.dumps(dict(call.arguments), ensure_ascii=True)


def _content(message: Message, shown: Iterator[PIL.Image.Image]) -> list[dict[str, Any]] | str:
    if message.role != "user":
        # Some servers take only text here.
        words = "".join(part.text for part in message.parts if isinstance(part, Text))
        return _harmless(words) if message.role == "tool" else sendable(words)
    parts = [part for part in message.parts if not isinstance(part, ToolCall)]
    return [picture_part(next(shown)) if isinstance(part, Picture) else _words(part.text) for part in parts]


def picture_part(image: PIL.Image.Image) -> dict[str, Any]:
    """A picture as the protocol carries it: encoded anew, so that no metadata of the file leaves the machine."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}}


def _words(text: str) -> dict[str, Any]:
    return {"type": "text", "text": _harmless(text)}


def _harmless(text: str) -> str:
    return _MARKS.sub("< ", sendable(text))
