"""The host as the command line sees it: every route as one synchronous call. Starting the host is in `start.py`."""

from __future__ import annotations

import json
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from assistant.api.events import Event
from assistant.api.language import Bilingual, Language, in_a_row
from assistant.host import protocol
from assistant.host.protocol import File, TurnRequest
from assistant.host.unanswered import unanswered

_BASE = "http://host"
_START = Bilingual("Start it: assistant host start", "启动它：assistant host start")


class HostClient:
    """A connection to the host's socket. Every call raises AssistantError: the host's own, Slow, HostProblem."""

    def __init__(self, socket: Path, timeout_s: float = 60.0, language: Language = "en") -> None:
        """`timeout_s` bounds short answers; streams wait as long as the host works. `language`: of its sentences."""
        self._socket = socket
        transport = httpx.HTTPTransport(uds=str(socket), verify=False)
        self._http = httpx.Client(
            transport=transport, base_url=_BASE, timeout=timeout_s, headers=protocol.reader(language)
        )

    def get(self, route: str, **parameters: Any) -> Any:
        return self._answer("GET", route, params=protocol.parameters(parameters))

    def post(self, route: str, body: Mapping[str, Any] | None = None) -> Any:
        return self._answer("POST", route, content=protocol.encode(dict(body or {})))

    def patch(self, route: str, body: Mapping[str, Any]) -> Any:
        return self._answer("PATCH", route, content=protocol.encode(dict(body)))

    def delete(self, route: str, **parameters: Any) -> Any:
        return self._answer("DELETE", route, content=protocol.encode(parameters))

    def turn(self, request: TurnRequest) -> Iterator[Event]:
        """The events of a turn. Leaving the iterator does not cancel the turn: it goes on and is saved."""
        return self.events(protocol.TURNS, request.body())

    def act(
        self,
        action: str,
        text: str = "",
        paths: Sequence[str] = (),
        arguments: Mapping[str, Any] | None = None,
        language: str = "",
    ) -> Generator[Event]:
        """The events of one action outside any conversation. Leaving the iterator cancels it."""
        return self.events(f"/actions/{action}", protocol.action_body(text, paths, arguments or {}, language))

    def hear(self, sound: bytes, conversation: str = "") -> Iterator[Event]:
        """The words of a recording that is no turn of the conversation. Leaving the iterator cancels it."""
        return self.events("/hear", {**File(data=sound).body(), "conversation": conversation})

    def give_up(self, digest: str) -> None:
        """Lets the host remove the bytes of a picture, unless a conversation has it."""
        self.delete(f"/pictures/{digest}")

    def cancel(self, conversation: str = "", request: str = "") -> bool:
        """Stops a running turn; False if there is none. A turn of that `request` that comes soon ends at once."""
        body = {"conversation": conversation, "request": request}
        return bool(self.post("/turns/cancel", body)["cancelled"])

    def left_behind(self, patience_s: float = 4.0) -> list[str]:
        """After a turn was cancelled: a sentence for every plugin that goes on. Waits until the host knows."""
        deadline = time.monotonic() + patience_s
        while (health := self.get("/health"))["busy"] and time.monotonic() < deadline:
            time.sleep(0.05)
        return [in_a_row(each["message"], each["hint"]) for each in health["left_behind"]]

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> HostClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self, method: str, route: str, **details: Any) -> Any:
        try:
            response = self._http.request(method, route, **details)
        except httpx.HTTPError as error:
            raise unanswered(error, self._socket, _START) from None
        protocol.raise_problem(response.status_code, response.content)
        kind = response.headers.get("content-type", "")
        return json.loads(response.content) if kind.startswith("application/json") else response.content

    def events(self, route: str, body: Mapping[str, Any]) -> Generator[Event]:
        """The events of a route that answers with a stream of them."""
        waiting = httpx.Timeout(60.0, read=None)
        try:
            with self._http.stream("POST", route, content=protocol.encode(body), timeout=waiting) as response:
                if response.status_code >= 400:
                    protocol.raise_problem(response.status_code, response.read())
                for line in response.iter_lines():
                    event = protocol.decode_event(line)
                    if event is not None:
                        yield event
        except httpx.HTTPError as error:
            raise unanswered(error, self._socket, _START, route) from None
