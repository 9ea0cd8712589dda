"""The host's HTTP application. The same one serves the socket and, in process, the tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from starlette.responses import Response

from assistant.api.errors import AssistantError
from assistant.host.answers import problem
from assistant.host.compose import Services
from assistant.host.routes import conversations, pictures, state, turns


def make_app(services: Services) -> FastAPI:
    """The application over these services."""
    app = FastAPI(title="Terminal Assistant host", docs_url=None, redoc_url=None, openapi_url=None)

    @app.middleware("http")
    async def note_use(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        services.used()
        return await call_next(request)

    @app.exception_handler(AssistantError)
    async def said(_: Request, error: Exception) -> Response:
        return problem(error, services.log)

    @app.exception_handler(Exception)
    async def bug(_: Request, error: Exception) -> Response:
        return problem(error, services.log)

    for subject in (turns, conversations, pictures, state):
        app.include_router(subject.router(services))
    return app
