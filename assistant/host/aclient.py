"""The host as the terminal sees it: the routes of `client.py` with asyncio."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx

from assistant.api.events import Event
from assistant.api.language import Bilingual, Language
from assistant.host import protocol
from assistant.host.protocol import File, TurnRequest
from assistant.host.unanswered import unanswered

_BASE = "http://host"
_AGAIN = Bilingual("It is started again.", "正在重新启动它。")


class AsyncHostClient:
    """A connection to the host. Every call raises AssistantError: the host's own, Slow, HostProblem."""

    def __init__(
        self, socket: Path, transport: httpx.AsyncBaseTransport | None = None, language: Language = "en"
    ) -> None:
        """`transport` replaces the socket, so that tests can speak to the application in process. `language` is that of
        the sentences that come back."""
        self._socket = socket
        self._http = httpx.AsyncClient(
            transport=transport or httpx.AsyncHTTPTransport(uds=str(socket), verify=False),
            base_url=_BASE,
            timeout=60.0,
            headers=protocol.reader(language),
        )

    async def get(self, route: str, **parameters: Any) -> Any:
        return await self._answer("GET", route, params=protocol.parameters(parameters))

    async def post(self, route: str, body: Mapping[str, Any] | None = None) -> Any:
        return await self._answer("POST", route, content=protocol.encode(dict(body or {})))

    async def patch(self, route: str, body: Mapping[str, Any]) -> Any:
        return await self._answer("PATCH", route, content=protocol.encode(dict(body)))

    async def delete(self, route: str, **parameters: Any) -> Any:
        return await self._answer("DELETE", route, content=protocol.encode(parameters))

    async def preview(self, digest: str, width: int, height: int) -> bytes:
        """A PNG of a picture that fits the box (pixels), re-encoded by the decoder."""
        content: bytes = await self.get(f"/pictures/{digest}/preview", width=width, height=height)
        return content

    async def preview_file(self, file: File, width: int, height: int) -> bytes:
        """The same of a picture that is in no conversation yet."""
        body = {**file.body(), "width": width, "height": height}
        content: bytes = await self.post("/pictures/preview", body)
        return content

    def turn(self, request: TurnRequest) -> AsyncIterator[Event]:
        """The events of a turn. Leaving the iterator does not cancel the turn."""
        return self._events(protocol.TURNS, request.body())

    def hear(self, sound: bytes, conversation: str = "") -> AsyncIterator[Event]:
        """The words of a recording that is no turn of the conversation. Leaving the iterator cancels it."""
        return self._events("/hear", {**File(data=sound).body(), "conversation": conversation})

    def pull(self, name: str) -> AsyncIterator[Event]:
        """Progress of a download, a result at its end. Leaving the iterator does not stop it."""
        return self._events("/models/pull", {"name": name, "request": f"pull {name}"})

    async def _events(self, route: str, body: Mapping[str, Any]) -> AsyncIterator[Event]:
        waiting = httpx.Timeout(60.0, read=None)
        content = protocol.encode(body)
        try:
            async with self._http.stream("POST", route, content=content, timeout=waiting) as response:
                if response.status_code >= 400:
                    protocol.raise_problem(response.status_code, await response.aread())
                async for line in response.aiter_lines():
                    event = protocol.decode_event(line)
                    if event is not None:
                        yield event
        except httpx.HTTPError as error:
            raise unanswered(error, self._socket, _AGAIN, route) from None

    async def cancel(self, conversation: str = "", request: str = "") -> bool:
        """Stops a running turn; False if there is none. A turn of that `request` that comes soon ends at once."""
        answer = await self.post("/turns/cancel", {"conversation": conversation, "request": request})
        return bool(answer["cancelled"])

    async def close(self) -> None:
        await self._http.aclose()

    async def _answer(self, method: str, route: str, **details: Any) -> Any:
        try:
            response = await self._http.request(method, route, **details)
        except httpx.HTTPError as error:
            raise unanswered(error, self._socket, _AGAIN) from None
        protocol.raise_problem(response.status_code, response.content)
        kind = response.headers.get("content-type", "")
        return json.loads(response.content) if kind.startswith("application/json") else response.content
