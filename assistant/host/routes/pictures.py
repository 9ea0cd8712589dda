"""Previews of pictures for front ends, re-encoded by the decoder so that no outside byte reaches a terminal."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.api import BadInput
from assistant.host.answers import body_of, text_of
from assistant.host.compose import Services

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST = 4096
"""Pixels of a preview's longer side."""


def router(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.get("/pictures/{digest}/preview")
    async def preview(digest: str, width: int = 512, height: int = 512) -> Response:
        if not _DIGEST.fullmatch(digest):
            raise BadInput("That is no digest of a picture.")
        path = services.pictures.stored(digest)
        if not Path(path).exists():
            path = await run_in_threadpool(services.library.file_of, digest) or path
        answer = await _png(services, path, width, height)
        answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        return answer

    @routes.post("/pictures/preview")
    async def preview_file(request: Request) -> Response:
        body = await body_of(request)
        width, height = body.get("width", 512), body.get("height", 512)
        if not (isinstance(width, int) and isinstance(height, int)):
            raise BadInput("'width' and 'height' must be whole numbers.")
        return await _png(services, text_of(body, "path"), width, height)

    return routes


async def _png(services: Services, path: str, width: int, height: int) -> Response:
    box = (max(1, min(width, _LARGEST)), max(1, min(height, _LARGEST)))
    return Response(await run_in_threadpool(services.decoder.png, path, *box), media_type="image/png")
