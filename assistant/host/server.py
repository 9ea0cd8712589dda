"""The host process: lock, socket, serving, and an orderly end. Everything that it serves is made in `compose.py`."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.host.lock import HostLock, claim_data
from assistant.host.plugins import harmless_output
from assistant.host.start import LOCKED
from assistant.paths import READER_VARIABLE, Paths, paths
from assistant.settings import Settings, settings

if TYPE_CHECKING:
    from assistant.host.compose import Services

NICENESS = 15
"""Lower CPU priority than the terminal: with two busy cores this halved the delay of a key press (p99)."""
_LOOK_S = 1.0
_IDLE_CONNECTION_S = 60
"""Far longer than the clients keep one (httpx: 5 s), so that none is closed while its next request is on the way."""
_CLOSING_S = 2
"""Longest wait for open streams at the end."""


def main() -> None:
    """Serves until it is stopped, signalled or no longer used. Exits with LOCKED if another host runs."""
    harmless_output()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        place, chosen = paths(), settings()
        lock = HostLock(place.lock)
        if not lock.acquire():
            sys.exit(LOCKED)
        claim_data(place.data_lock)
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
        _serve(place, chosen)
    except (AssistantError, OSError) as error:
        # The last line of the log is what the front end shows.
        logging.getLogger(__name__).debug("The host ends", exc_info=True)
        language: Language = "zh" if os.environ.get(READER_VARIABLE) == "zh" else "en"
        sys.exit(error.said(language) if isinstance(error, AssistantError) else str(error))


def _serve(place: Paths, chosen: Settings) -> None:
    if chosen.offline:
        from assistant.host.offline import refuse_network

        refuse_network()
    with _listening(place.socket) as listener:
        asyncio.run(_run(place, chosen, listener))


async def _run(place: Paths, chosen: Settings, listener: socket.socket) -> None:
    from assistant.host.app import make_app
    from assistant.host.compose import Services

    services = Services(place, chosen)
    config = uvicorn.Config(
        make_app(services), log_config=None, access_log=False, lifespan="off", timeout_keep_alive=_IDLE_CONNECTION_S
    )
    config.timeout_graceful_shutdown = _CLOSING_S
    server = _Server(config)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(number, services.end)
    gc.freeze()  # what is imported by now stays to the end; the collector need not walk over it at every look
    services.warm()
    ending = [loop.create_task(_end_when_unused(services, chosen.idle_exit_s)), loop.create_task(server.end(services))]
    try:
        await server.serve(sockets=[listener])
    finally:
        for task in ending:
            task.cancel()
        await asyncio.to_thread(services.close)


class _Server(uvicorn.Server):
    """Uvicorn without its signal handlers, which would end the process before the stores are closed."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def end(self, services: Services) -> None:
        """Stops serving once the host is about to end."""
        await services.ending.wait()
        self.should_exit = True


async def _end_when_unused(services: Services, patience_s: float) -> None:
    while services.turns.busy or services.use.unused_s() < patience_s:  # noqa: ASYNC110 - time passes without an event
        await asyncio.sleep(min(_LOOK_S, patience_s))
    services.end()


@contextlib.contextmanager
def _listening(path: Path) -> Iterator[socket.socket]:
    """A socket that only this user can reach. Holding the lock makes it safe to replace a dead host's socket."""
    path.parent.chmod(0o700)
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        before = os.umask(0o177)
        try:
            listener.bind(str(path))
        finally:
            os.umask(before)
        listener.listen(64)
        try:
            yield listener
        finally:
            path.unlink(missing_ok=True)
