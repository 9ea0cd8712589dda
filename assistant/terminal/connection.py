"""The terminal's connection to the host: starts it, notices its end, starts it again. Draws nothing."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.events import Event, Failed, Transcript
from assistant.api.language import Language
from assistant.host.protocol import TurnRequest
from assistant.host.start import HostOptions, ensure_host

if TYPE_CHECKING:
    from assistant.host.aclient import AsyncHostClient


T = TypeVar("T")


class Connection:
    """One client of the host. Calls wait until the host is up; a dead host is started again at the next call."""

    def __init__(self, options: HostOptions, client: AsyncHostClient | None = None) -> None:
        """`client` is given by tests that speak to the application in process."""
        self.language: Language = "en"
        """Of the sentences that come from the host."""
        self._options = options
        self._client = client
        self._opening = asyncio.Lock()

    @property
    def ready(self) -> bool:
        return self._client is not None

    async def open(self) -> AsyncHostClient:
        """The client of a running host."""
        async with self._opening:
            if self._client is None:
                self._client = await _apart(self._connected)
            return self._client

    def _connected(self) -> AsyncHostClient:
        # Imported here, on a thread: the first frame is drawn before, and keys are read meanwhile.
        from assistant.host.aclient import AsyncHostClient

        return AsyncHostClient(ensure_host(self._options), language=self.language)

    async def get(self, route: str, **parameters: Any) -> Any:
        return await self._insisting(lambda client: client.get(route, **parameters))

    async def preview(self, digest: str, width: int, height: int) -> bytes:
        """A PNG of a picture that fits the box (pixels)."""
        png: bytes = await self._insisting(lambda client: client.preview(digest, width, height))
        return png

    async def _insisting(self, ask: Callable[[AsyncHostClient], Awaitable[Any]]) -> Any:
        """What may be asked twice; tried again, at last with a new host. One failure may only be a connection that
        broke; an answer may be streaming over another one, also from a host that is slow. Whoever cannot start a host
        is told at once."""
        for _ in range(2):
            client = await self.open()
            with contextlib.suppress(HostProblem):
                return await ask(client)
        await self.drop()
        return await ask(await self.open())

    async def sure(self) -> AsyncHostClient:
        """The client of a host that has just answered: for requests that must not be sent twice."""
        await self.get("/health")
        return await self.open()

    async def turn(self, request: TurnRequest) -> AsyncIterator[Event]:
        """The events of a turn. Raises HostProblem if the host dies meanwhile; `sure` replaces a dead one before."""
        client = await self.open()
        try:
            async for event in client.turn(request):
                yield event
        except HostProblem:
            await self.drop()
            raise

    async def words(self, sound: bytes, conversation: str = "") -> str:
        """What is said in a WAV, spelt as the names of the conversation are; empty for nothing. Raises AssistantError.
        Cancelling it stops the model."""
        words = ""
        async for event in (await self.sure()).hear(sound, conversation):
            if isinstance(event, Transcript):
                words = event.text
            elif isinstance(event, Failed):
                raise AssistantError(event.message, event.hint)
        return words

    async def drop(self) -> None:
        """Forgets a host that does not answer."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()


async def _apart(work: Callable[[], T]) -> T:
    """Like `asyncio.to_thread`, but a chat that is left does not wait for a host that takes its time to start."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: Exception | None) -> None:
        if done.done():
            return  # Nobody waits any more.
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(cast("T", result))

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as problem:  # noqa: BLE001 - it is raised where the work is awaited
            error = problem
        with contextlib.suppress(RuntimeError):  # The loop has ended.
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="connect", daemon=True).start()
    return await done
