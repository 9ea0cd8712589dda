"""Saved conversations: list, search, show, rename, delete, export. Their single turns are in `branches.py`."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.dialogue.store.conversations import Form
from assistant.dialogue.store.export import as_values
from assistant.host.answers import Answer, body_of, text_of
from assistant.host.compose import Services

_EXPORTED = 1024
"""Pixels of the longer side of a picture in an exported page."""


def router(services: Services) -> APIRouter:
    routes = APIRouter()
    store = services.store

    @routes.get("/conversations")
    async def listed(query: str = "") -> Response:
        found = await run_in_threadpool(lambda: store.search(query) if query.strip() else store.list())
        return Answer([asdict(summary) for summary in found])

    @routes.get("/conversations/{conversation}")
    async def shown(conversation: str) -> Response:
        return Answer(as_values(await run_in_threadpool(store.get, conversation)))

    @routes.patch("/conversations/{conversation}")
    async def renamed(conversation: str, request: Request) -> Response:
        title = text_of(await body_of(request), "title").strip()
        if not title:
            raise BadInput(Bilingual("A conversation needs a title.", "对话需要一个标题。"))
        await run_in_threadpool(store.rename, conversation, title)
        return Answer({"renamed": conversation})

    @routes.delete("/conversations/{conversation}")
    async def deleted(conversation: str) -> Response:
        def delete() -> bool:
            answers = services.turns.answers(conversation)
            try:
                services.manager.delete(conversation)
            finally:
                # Where only bytes of it stay, it is deleted all the same.
                if not store.exists(conversation):
                    _leave_nothing(services, conversation)
            return answers

        return Answer({"deleted": conversation, "stopped": await run_in_threadpool(delete)})

    @routes.get("/conversations/{conversation}/export")
    async def exported(conversation: str, format: Form = "markdown") -> Response:
        def encode(path: str) -> bytes:
            return services.decoder.png(path, _EXPORTED, _EXPORTED)

        document = await run_in_threadpool(store.export, conversation, format, encode)
        return PlainTextResponse(document.encode("utf-8", "replace"))

    return routes


def _leave_nothing(services: Services, conversation: str) -> None:
    """What else there is of a conversation that was deleted."""
    unsent = services.place.unsent(conversation)
    for file in unsent.parent.glob(f"{unsent.name}.*"):
        file.unlink(missing_ok=True)
    # A turn that is stopped finds its conversation gone, and says so.
    services.turns.cancel(conversation, "")
