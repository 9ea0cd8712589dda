"""Chat with pictures: `POST /chat/completions`, streamed."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant.api import Generation, Message, Picture
from assistant.engine.remote.server import Connection
from assistant.engine.stop_strings import StopStrings

if TYPE_CHECKING:
    import PIL.Image


_MARKS = re.compile(r"<(?=(?:\|[^<>\s]{1,40}\||/?s|image|video|audio)>)")
"""Marks that chat templates use. Words of a user must stay words: some servers would act on them, or fail."""


class RemoteLanguage:
    """Stands where a loaded vision-language model would."""

    def __init__(self, connection: Connection, opened: list[Any] | None = None) -> None:
        self._connection = connection
        self._opened = opened if opened is not None else []

    def breakable(self, opened: list[Any]) -> RemoteLanguage:
        """The same, for one piece of work whose connections can be broken off."""
        return RemoteLanguage(self._connection, opened)

    def reply(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> Generator[str]:
        """Pieces of the answer. Raises AssistantError."""
        shown = iter(images)
        body: dict[str, Any] = {
            "model": self._connection.model,
            "messages": [{"role": message.role, "content": _content(message, shown)} for message in messages],
            "stream": True,
            "max_tokens": limits.max_tokens,
            "temperature": limits.temperature,
            "seed": limits.seed,
        }
        # Stop strings are looked for here: servers differ in whether they say them, how many they take (four at
        # OpenAI), and whether they know them at all. Closing the stream stops the server.
        stop = StopStrings(limits.stop)
        with closing(self._connection.events("/chat/completions", body, self._opened)) as events:
            for event in events:
                yield stop.add(_text(event))
                if stop.stopped:
                    break
        yield stop.rest()


def _content(message: Message, shown: Iterator[PIL.Image.Image]) -> list[dict[str, Any]] | str:
    if message.role != "user":
        # Some servers take only text here.
        return "".join(part.text for part in message.parts if not isinstance(part, Picture))
    return [picture_part(next(shown)) if isinstance(part, Picture) else _words(part.text) for part in message.parts]


def picture_part(image: PIL.Image.Image) -> dict[str, Any]:
    """A picture as the protocol carries it: encoded anew, so that no metadata of the file leaves the machine."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)
    data = base64.b64encode(buffer.getvalue()).decode("ascii")
    return {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{data}"}}


def _words(text: str) -> dict[str, Any]:
    # A lone surrogate, from an undecodable file name, cannot travel as UTF-8.
    return {"type": "text", "text": _MARKS.sub("< ", text.encode("utf-8", "replace").decode("utf-8"))}


def _text(event: dict[str, Any]) -> str:
    try:
        said = event["choices"][0]["delta"].get("content")
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""
    return said if isinstance(said, str) else ""
