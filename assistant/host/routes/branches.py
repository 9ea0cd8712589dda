"""Turns of a saved conversation: undo, redo, choose a branch, delete one, tell why it was answered as it was."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.dialogue.why import explained
from assistant.host.answers import Answer, body_of, number_of
from assistant.host.compose import Services


def router(services: Services) -> APIRouter:
    routes = APIRouter()
    store = services.store

    @routes.post("/conversations/{conversation}/undo")
    async def undone(conversation: str, request: Request) -> Response:
        body = await body_of(request)
        meant = None if body.get("turn") is None else number_of(body, "turn")
        return Answer({"turn": await run_in_threadpool(store.branches.undo, conversation, meant)})

    @routes.post("/conversations/{conversation}/redo")
    async def redone(conversation: str) -> Response:
        return Answer({"turn": await run_in_threadpool(store.branches.redo, conversation)})

    @routes.post("/conversations/{conversation}/branch")
    async def switched(conversation: str, request: Request) -> Response:
        turn = number_of(await body_of(request), "turn")
        return Answer({"turn": await run_in_threadpool(store.branches.switch, conversation, turn)})

    @routes.delete("/conversations/{conversation}/turns/{turn}")
    async def deleted_turn(conversation: str, turn: int) -> Response:
        await run_in_threadpool(services.manager.delete_turn, conversation, turn)
        return Answer({"deleted": turn})

    @routes.get("/conversations/{conversation}/head")
    async def last(conversation: str) -> Response:
        return Answer({"turn": await run_in_threadpool(store.head, conversation)})

    @routes.get("/conversations/{conversation}/why")
    async def why(conversation: str, turn: int = 0) -> Response:
        return Answer(explained(await run_in_threadpool(store.turn, conversation, turn)))

    return routes
