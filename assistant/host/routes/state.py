"""What the host is and holds: health, status, plugins. And its end."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from assistant.host import checks, describe
from assistant.host.answers import Answer
from assistant.host.compose import Services
from assistant.host.protocol import LINES

_BEAT_S = 20.0
"""A front end that died without closing its connection is noticed after two of these."""


def router(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.get("/health")
    async def health() -> Response:
        return Answer(services.health())

    @routes.get("/status")
    async def status() -> Response:
        return Answer(await run_in_threadpool(services.status))

    @routes.get("/presence")
    async def presence() -> Response:
        return StreamingResponse(_beats(services), media_type=LINES)

    @routes.get("/doctor")
    async def doctor() -> Response:
        found = await run_in_threadpool(checks.looked, _looks(services))
        return Answer({"checks": [check.as_json() for check in found]})

    @routes.post("/stop")
    async def stop() -> Response:
        services.end()
        return Answer({"stopping": True})

    @routes.get("/plugins")
    async def plugins() -> Response:
        return Answer(describe.plugins(services.registry))

    return routes


async def _beats(services: Services) -> AsyncIterator[bytes]:
    """Empty lines for as long as the front end listens and the host lives: it is not alone, and neither is the host."""
    with services.use.held():
        while not services.ending.is_set():
            yield b"\n"
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(services.ending.wait(), _BEAT_S)


def _looks(services: Services) -> list[tuple[str, Callable[[], checks.Check]]]:
    return [
        ("stores", lambda: checks.stores(services.place)),
        ("plugins", lambda: checks.plugins(services.registry)),
        ("models", lambda: checks.models(services.engine)),
        ("gpu", checks.gpu),
        ("ffmpeg", checks.ffmpeg),
    ]
