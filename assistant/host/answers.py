"""Bodies in, answers out: JSON in ASCII, and errors as a sentence with its cure. No route here."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from assistant.api.errors import AssistantError, BadArgument, BadInput
from assistant.host import protocol

_LOG = logging.getLogger(__name__)
_OTHER = "Front end and host may be of different versions: assistant host stop"


class Answer(JSONResponse):
    """JSON in ASCII, so that file names with undecodable bytes survive."""

    def render(self, content: object) -> bytes:
        return protocol.encode(content)


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request. Raises BadInput if it is none or too large."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > protocol.BODY_LIMIT:
            raise BadInput("The request is too large.", "Give the file by its path.")
    try:
        body = json.loads(bytes(data) or b"{}")
    except (ValueError, RecursionError):
        raise BadInput("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise BadInput("The request is not a JSON object.")
    return body


def text_of(body: Mapping[str, Any], name: str) -> str:
    """A string field, empty if it is absent."""
    value = body.get(name) or ""
    if not isinstance(value, str):
        raise BadInput(f"{name!r} must be text.")
    return value


def mapping_of(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object field, empty if it is absent."""
    value = body.get(name) or {}
    if not isinstance(value, dict):
        raise BadInput(f"{name!r} must be an object.")
    return value


def list_of(body: Mapping[str, Any], name: str) -> list[Any]:
    """A list field, empty if it is absent."""
    value = body.get(name) or []
    if not isinstance(value, list):
        raise BadInput(f"{name!r} must be a list.")
    return value


def number_of(body: Mapping[str, Any], name: str) -> int:
    """A field that holds the number of a turn; 0 stands for the point before the first one."""
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadInput(f"{name!r} must be the number of a turn.")
    return value


def problem(error: Exception, log: str) -> Answer:
    """The answer to a request that failed. Only an AssistantError's own words leave the host."""
    if isinstance(error, HTTPException):
        return Answer(
            {"message": f"The host does not know this request: {error.detail}.", "hint": _OTHER}, error.status_code
        )
    if isinstance(error, RequestValidationError):
        name = error.errors()[0]["loc"][-1]
        return Answer({"message": f"The request's {name!r} is missing or wrong.", "hint": _OTHER}, 400)
    if isinstance(error, AssistantError):
        status = 400 if isinstance(error, (BadInput, BadArgument)) else 409
        return Answer({"message": error.message, "hint": error.hint}, status_code=status)
    _LOG.error("A request failed", exc_info=error)
    return Answer(
        {"message": "Something went wrong inside the host.", "hint": f"Details are in {log}."}, status_code=500
    )
