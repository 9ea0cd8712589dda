"""Previews of pictures for front ends, re-encoded by the decoder so that no outside byte reaches a terminal."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.api import BadInput
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
        box = (max(1, min(width, _LARGEST)), max(1, min(height, _LARGEST)))
        path = services.pictures.stored(digest)
        if not Path(path).exists():
            path = await run_in_threadpool(services.library.file_of, digest) or path
        data = await run_in_threadpool(services.decoder.png, path, *box)
        return Response(data, media_type="image/png", headers={"Cache-Control": "private, max-age=31536000, immutable"})

    return routes
