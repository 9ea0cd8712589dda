"""Previews of pictures for front ends, re-encoded by the decoder so that no outside byte reaches a terminal; and giving
up what was drawn outside conversations."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.host.answers import Answer, body_of, bytes_of, text_of
from assistant.host.compose import Services
from assistant.media.decoder import Decoder

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST = 4096
"""Pixels of a preview's longer side."""


def router(services: Services) -> APIRouter:
    """Previews wait for each other on few threads of their own: hundreds at once leave those of the other routes free,
    and a child that decodes what a turn needs."""
    routes = APIRouter()
    few = anyio.CapacityLimiter(max(1, services.decoder.children - 1))

    @routes.get("/pictures/{digest}/preview")
    async def preview(digest: str, width: int = 512, height: int = 512) -> Response:
        _check(digest)
        path = services.pictures.stored(digest)
        if not Path(path).exists():
            path = await run_in_threadpool(services.library.file_of, digest) or path
        png = await run_sync(services.thumbnails.png, digest, path, *_box(width, height), limiter=few)
        answer = Response(png, media_type="image/png")
        answer.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        return answer

    @routes.delete("/pictures/{digest}")
    async def give_up(digest: str) -> Response:
        _check(digest)
        return Answer({"removed": await run_in_threadpool(services.manager.give_up, digest)})

    @routes.post("/pictures/preview")
    async def preview_file(request: Request) -> Response:
        body = await body_of(request)
        width, height = body.get("width", 512), body.get("height", 512)
        if not (isinstance(width, int) and isinstance(height, int)):
            raise BadInput(Bilingual("'width' and 'height' must be whole numbers.", "'width' 和 'height' 必须是整数。"))
        data = bytes_of(body)
        if data:
            png = await run_sync(_preview_of, data, services.decoder, _box(width, height), limiter=few)
        else:
            png = await run_sync(services.decoder.png, text_of(body, "path"), *_box(width, height), limiter=few)
        return Response(png, media_type="image/png")

    return routes


def _check(digest: str) -> None:
    if not _DIGEST.fullmatch(digest):
        raise BadInput(Bilingual("That is no digest of a picture.", "这不是图片的摘要。"))


def _preview_of(data: bytes, decoder: Decoder, box: tuple[int, int]) -> bytes:
    """The decoder reads files: the bytes are one for a moment, which only this user can read."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return decoder.png(file.name, *box)


def _box(width: int, height: int) -> tuple[int, int]:
    return max(1, min(width, _LARGEST)), max(1, min(height, _LARGEST))
