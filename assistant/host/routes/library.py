"""The library: what it holds, what becomes of its folders, and the run that goes on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from assistant.api import BadInput, Cancelled, Event, Progress, Result
from assistant.api.language import Bilingual
from assistant.host.answers import Answer, body_of, text_of
from assistant.host.compose import Services
from assistant.host.protocol import LINES


def router(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.get("/library")
    async def library() -> Response:
        return Answer(await run_in_threadpool(services.library.state))

    @routes.get("/library/duplicates")
    async def duplicates() -> Response:
        found = await run_in_threadpool(services.library.duplicates)
        return Answer({"groups": [[list(same) for same in group.contents] for group in found]})

    @routes.post("/library/stop")
    async def stop_index() -> Response:
        return Answer({"stopped": services.library.stop()})

    @routes.delete("/library")
    async def forget(request: Request) -> Response:
        removed, kept = await run_in_threadpool(services.library.remove, _folder(await body_of(request)))
        return Answer({"removed": removed, "kept": kept})

    @routes.post("/library/remove")
    async def remove(request: Request) -> Response:
        """The same in steps; closing the stream leaves the library as it was."""
        body = await body_of(request)
        folder = _folder(body)

        def begin(cancelled: threading.Event) -> Iterator[Event]:
            with contextlib.suppress(Cancelled):
                yield from _removed(services, folder, cancelled)

        lines = services.turns.stream(begin, text_of(body, "request"), cancel_with_stream=True)
        return StreamingResponse(lines, media_type=LINES)

    return routes


def _removed(services: Services, folder: str, cancelled: threading.Event) -> Iterator[Progress | Result]:
    """Progress, and a Result at the end. Raises Cancelled between two steps."""
    steps = services.library.removing(folder)
    try:
        while True:
            yield next(steps)
            if cancelled.is_set():
                raise Cancelled
    except StopIteration as end:
        removed, kept = end.value
    yield Result({"removed": removed, "kept": kept})


def _folder(body: dict[str, Any]) -> str:
    folder = text_of(body, "folder")
    if not folder:
        raise BadInput(Bilingual("The request names no folder.", "请求没有指明文件夹。"))
    return folder
