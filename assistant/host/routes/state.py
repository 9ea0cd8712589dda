"""What the host is and holds: health, status, models, plugins, library. And its end."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.host import describe
from assistant.host.answers import Answer, body_of, text_of
from assistant.host.compose import Services


def router(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.get("/health")
    async def health() -> Response:
        return Answer(services.health())

    @routes.get("/status")
    async def status() -> Response:
        return Answer(await run_in_threadpool(services.status))

    @routes.post("/stop")
    async def stop() -> Response:
        services.stop()
        return Answer({"stopping": True})

    @routes.get("/models")
    async def models() -> Response:
        return Answer(await run_in_threadpool(lambda: [asdict(entry) for entry in services.engine.models()]))

    @routes.post("/models/unload")
    async def unload(request: Request) -> Response:
        capability: Any = text_of(await body_of(request), "capability") or None
        await run_in_threadpool(services.engine.unload, capability)
        return Answer({"unloaded": capability or "all"})

    @routes.get("/plugins")
    async def plugins() -> Response:
        return Answer(describe.plugins(services.registry))

    @routes.get("/library")
    async def library() -> Response:
        return Answer(asdict(await run_in_threadpool(services.library.status)))

    @routes.delete("/library")
    async def forget(folder: str) -> Response:
        return Answer({"removed": await run_in_threadpool(services.library.remove, folder)})

    return routes
