"""Models: what there is, and getting, checking, choosing and removing them while turns go on."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from assistant.api import CAPABILITIES, BadInput, Cancelled, CapabilityName, Event, Result
from assistant.api.language import Bilingual
from assistant.host.answers import Answer, body_of, list_of, text_of
from assistant.host.checks import to_pull
from assistant.host.compose import Services
from assistant.host.protocol import LINES
from assistant.host.turns import Turns

Work = Callable[[str, threading.Event], Iterator[Event]]


def router(services: Services) -> APIRouter:
    routes = APIRouter()
    engine = services.engine

    @routes.get("/models")
    async def models() -> Response:
        return Answer(await run_in_threadpool(lambda: [asdict(entry) for entry in engine.models()]))

    @routes.get("/models/begun")
    async def begun() -> Response:
        return Answer(await run_in_threadpool(engine.begun))

    @routes.post("/models/unload")
    async def unload(request: Request) -> Response:
        capability = _capability(await body_of(request))
        await run_in_threadpool(engine.unload, capability)
        return Answer({"unloaded": capability or "all"})

    @routes.post("/models/use")
    async def use(request: Request) -> Response:
        return Answer(await run_in_threadpool(_used, services, await body_of(request)))

    @routes.delete("/models")
    async def remove(request: Request) -> Response:
        name = _named(await body_of(request))
        freed = await run_in_threadpool(engine.remove, name)
        chosen = [capability for capability, id_ in services.settings.models.items() if id_ == name]
        return Answer({"removed": name, "bytes": freed, "chosen": chosen})

    @routes.post("/models/pull")
    async def pull(request: Request) -> Response:
        """Goes on when the front end leaves; `POST /turns/cancel` with the request's name stops it."""
        return _streamed(services.turns, await body_of(request), engine.pull, cancel_with_stream=False)

    @routes.post("/models/verify")
    async def verify(request: Request) -> Response:
        return _streamed(services.turns, await body_of(request), engine.verify, cancel_with_stream=True)

    @routes.post("/models/add")
    async def add(request: Request) -> Response:
        body = await body_of(request)
        path = Path(text_of(body, "path"))
        return _streamed(
            services.turns, body, lambda name, cancelled: engine.add(path, name, cancelled), cancel_with_stream=True
        )

    return routes


def _used(services: Services, body: dict[str, Any]) -> dict[str, Any]:
    """Chooses what is named; what is in use now, what it needs that is not installed, and which models are not here."""
    name, only = _named(body), [_known(each) for each in list_of(body, "for")]
    services.choose_models(name, only)
    unmet = services.engine.unmet(name, only)
    told = dict(zip(("message", "hint"), unmet, strict=True)) if unmet else None
    return {
        "profile": services.settings.profile,
        "models": services.settings.models,
        "unmet": told,
        "absent": to_pull(services.engine),
    }


def _streamed(turns: Turns, body: dict[str, Any], work: Work, *, cancel_with_stream: bool) -> Response:
    lines = turns.stream(
        _events_of(_named(body), work), text_of(body, "request"), cancel_with_stream=cancel_with_stream
    )
    return StreamingResponse(lines, media_type=LINES)


def _capability(body: dict[str, Any]) -> Any:
    """The capability that is named, if one is."""
    capability = text_of(body, "capability")
    return _known(capability) if capability else None


def _known(capability: Any) -> CapabilityName:
    """Raises BadInput for what is no capability."""
    found = next((name for name in CAPABILITIES if name == capability), None)
    if found is None:
        raise BadInput(
            Bilingual(f"There is no capability {capability!r}.", f"没有能力 {capability!r}。"),
            Bilingual(f"There are: {', '.join(CAPABILITIES)}.", f"现有：{'、'.join(CAPABILITIES)}。"),
        )
    return found


def _events_of(name: str, work: Work) -> Callable[[threading.Event], Iterator[Event]]:
    """Progress, and a Result at the end; without one it was stopped."""

    def begin(cancelled: threading.Event) -> Iterator[Event]:
        with contextlib.suppress(Cancelled):
            yield from work(name, cancelled)
            yield Result({"model": name})

    return begin


def _named(body: dict[str, Any]) -> str:
    name = text_of(body, "name")
    if not name:
        raise BadInput(Bilingual("The request names no model.", "请求没有指明模型。"))
    return name
