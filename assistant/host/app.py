"""The host's HTTP application. The same one serves the socket and, in process, the tests."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.errors import AssistantError
from assistant.host.answers import READER, problem
from assistant.host.compose import Services
from assistant.host.routes import branches, conversations, library, models, pictures, state, turns
from assistant.host.use import Use


def make_app(services: Services) -> FastAPI:
    """The application over these services."""
    app = FastAPI(title="Terminal Assistant host", docs_url=None, redoc_url=None, openapi_url=None)

    async def told(_: Request, error: Exception) -> Response:
        return problem(error, services.log)

    for kind in (AssistantError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, told)
    for subject in (turns, conversations, branches, pictures, models, library, state):
        app.include_router(subject.router(services))
    app.add_middleware(_NotedUse, use=services.use)
    app.add_middleware(_Reader)
    return app


class _Reader:
    """Notes which language the front end speaks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        READER.set("zh" if headers.get(b"accept-language", b"").startswith(b"zh") else "en")
        await self._app(scope, receive, send)


class _NotedUse:
    """Notes when a request begins and when its answer ends, so that a host in use does not end itself. Leaves streams
    as they are."""

    def __init__(self, app: ASGIApp, use: Use) -> None:
        self._app = app
        self._use = use

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._use.noted()
        try:
            await self._app(scope, receive, send)
        finally:
            self._use.noted()
