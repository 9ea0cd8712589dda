"""Turns of a conversation, and single actions and recordings outside one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any, cast

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from assistant.api import BadInput, Event, Language
from assistant.api.language import Bilingual
from assistant.dialogue.given import ActionCall, Attachment, Given
from assistant.host.answers import READER, Answer, body_of, bytes_of, list_of, mapping_of, number_of, text_of, texts_of
from assistant.host.compose import Services
from assistant.host.protocol import LINES
from assistant.refusals import no_conversation


def router(services: Services) -> APIRouter:
    routes = APIRouter()

    @routes.post("/turns")
    async def turn(request: Request) -> Response:
        body = await body_of(request)
        given = _given(body)

        def begin(cancelled: threading.Event) -> Iterator[Event]:
            return services.manager.turn(given, cancelled)

        lines = services.turns.stream(
            begin,
            text_of(body, "request"),
            conversation=given.conversation or "",
            cancel_with_stream=False,
            named_once=True,
        )
        return StreamingResponse(lines, media_type=LINES)

    @routes.post("/turns/cancel")
    async def cancel(request: Request) -> Response:
        body = await body_of(request)
        return Answer({"cancelled": services.turns.cancel(text_of(body, "conversation"), text_of(body, "request"))})

    @routes.post("/actions/{action}")
    async def act(action: str, request: Request) -> Response:
        body = await body_of(request)
        call = _call(action, body)

        def begin(cancelled: threading.Event) -> Iterator[Event]:
            return services.manager.act(call, cancelled)

        lines = services.turns.stream(begin, text_of(body, "request"), cancel_with_stream=True)
        return StreamingResponse(lines, media_type=LINES)

    @routes.post("/hear")
    async def hear(request: Request) -> Response:
        body = await body_of(request)
        sound, conversation = bytes_of(body), _conversation(body)

        def begin(cancelled: threading.Event) -> Iterator[Event]:
            return services.manager.hear(sound, cancelled, conversation)

        return StreamingResponse(services.turns.stream(begin, "", cancel_with_stream=True), media_type=LINES)

    return routes


def _given(body: dict[str, Any]) -> Given:
    return Given(
        conversation=_conversation(body) or None,
        text=text_of(body, "text"),
        attachments=tuple(_attachment(item) for item in list_of(body, "attachments")),
        action=text_of(body, "action") or None,
        arguments=mapping_of(body, "arguments"),
        language=_language(body),
        reader=READER.get(),
        after=None if body.get("after") is None else number_of(body, "after"),
        instead=None if body.get("instead") is None else number_of(body, "instead"),
        single=body.get("single") is True,
    )


def _conversation(body: dict[str, Any]) -> str:
    """The id of a conversation, or nothing. Raises BadInput for one that no store can hold."""
    name = text_of(body, "conversation")
    try:
        name.encode()
    except UnicodeEncodeError:
        raise no_conversation(name) from None
    return name


def _call(action: str, body: dict[str, Any]) -> ActionCall:
    return ActionCall(
        action=action,
        text=text_of(body, "text"),
        paths=texts_of(body, "paths"),
        arguments=mapping_of(body, "arguments"),
        language=_language(body),
        reader=READER.get(),
    )


def _attachment(item: Any) -> Attachment:
    if not isinstance(item, dict):
        raise BadInput(
            Bilingual("An attachment must be an object with a path or data.", "附件必须是带有 path 或 data 的对象。")
        )
    return Attachment(path=text_of(item, "path"), data=bytes_of(item), name=text_of(item, "name"))


def _language(body: dict[str, Any]) -> Language | None:
    name = text_of(body, "language")
    return cast("Language", name) if name in ("en", "zh") else None
