"""Bodies in, answers out: JSON in ASCII, and errors as a sentence with its cure. No route here."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from assistant.api.errors import AssistantError, BadArgument, BadInput
from assistant.api.language import Bilingual, Language, spoken
from assistant.host import protocol
from assistant.refusals import wrong

_LOG = logging.getLogger(__name__)
_OTHER = Bilingual(
    "Front end and host may be of different versions: assistant host stop",
    "界面和后台程序的版本可能不同：assistant host stop",
)
READER: ContextVar[Language] = ContextVar("reader", default="en")
"""The language of the front end that a request comes from."""


class Answer(JSONResponse):
    """JSON in ASCII, so that file names with undecodable bytes survive; sentences in the language of who asked."""

    def render(self, content: object) -> bytes:
        return protocol.encode(spoken(content, READER.get()))


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request. Raises BadInput if it is none or too large."""
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > protocol.BODY_LIMIT:
            raise BadInput(
                Bilingual("The request is too large.", "请求太大。"),
                Bilingual("Give the file by its path.", "请改为给出文件的路径。"),
            )
    try:
        body = json.loads(bytes(data) or b"{}")
    except (ValueError, RecursionError):
        raise BadInput(Bilingual("The request is not JSON.", "请求不是 JSON。")) from None
    if not isinstance(body, dict):
        raise BadInput(Bilingual("The request is not a JSON object.", "请求不是 JSON 对象。"))
    return body


def text_of(body: Mapping[str, Any], name: str) -> str:
    """A string field, empty if it is absent."""
    value = body.get(name) or ""
    if not isinstance(value, str):
        raise BadInput(Bilingual(f"{name!r} must be text.", f"{name!r} 必须是文本。"))
    return value


def bytes_of(body: Mapping[str, Any]) -> bytes:
    """The field `data`, which is base64; empty if it is absent."""
    try:
        return base64.b64decode(text_of(body, "data"), validate=True)
    except ValueError:
        raise BadInput(Bilingual("The data is not base64.", "data 不是 base64。")) from None


def mapping_of(body: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An object field, empty if it is absent."""
    value = body.get(name) or {}
    if not isinstance(value, dict):
        raise BadInput(Bilingual(f"{name!r} must be an object.", f"{name!r} 必须是对象。"))
    return value


def list_of(body: Mapping[str, Any], name: str) -> list[Any]:
    """A list field, empty if it is absent."""
    value = body.get(name) or []
    if not isinstance(value, list):
        raise BadInput(Bilingual(f"{name!r} must be a list.", f"{name!r} 必须是列表。"))
    return value


def texts_of(body: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A field that is a list of strings, empty if it is absent."""
    found = list_of(body, name)
    if not all(isinstance(each, str) for each in found):
        raise BadInput(Bilingual(f"{name!r} must be a list of texts.", f"{name!r} 必须是由文本组成的列表。"))
    return tuple(found)


def number_of(body: Mapping[str, Any], name: str) -> int:
    """A field that holds the number of a turn; 0 stands for the point before the first one."""
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadInput(Bilingual(f"{name!r} must be the number of a turn.", f"{name!r} 必须是某一轮的编号。"))
    return value


def problem(error: Exception, log: str) -> Answer:
    """The answer to a request that failed. Only an AssistantError's own words leave the host."""
    if isinstance(error, HTTPException):
        return Answer(
            {
                "message": Bilingual(
                    f"The host does not know this request: {error.detail}.", f"后台程序不认识这个请求：{error.detail}。"
                ),
                "hint": _OTHER,
            },
            error.status_code,
        )
    if isinstance(error, RequestValidationError):
        name = error.errors()[0]["loc"][-1]
        message = Bilingual(f"The request's {name!r} is missing or wrong.", f"请求中的 {name!r} 缺失或有误。")
        return Answer({"message": message, "hint": _OTHER}, 400)
    if isinstance(error, AssistantError):
        status = 400 if isinstance(error, (BadInput, BadArgument)) else 409
        return Answer({"message": error.message, "hint": error.hint}, status_code=status)
    _LOG.error("A request failed", exc_info=error)
    bug = wrong(log)
    return Answer({"message": bug.message, "hint": bug.hint}, status_code=500)
