"""What front ends and host say to each other: request bodies, JSON, events by the line. No transport here."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from assistant.api.errors import AssistantError, BadInput, HostProblem
from assistant.api.events import Event, from_json
from assistant.api.language import Bilingual, Language, in_language
from assistant.host.at_work import was_running
from assistant.refusals import no_conversation

LINES = "application/x-ndjson"
TURNS = "/turns"
BODY_LIMIT = 256 * 2**20
"""Bytes of one request: a long recording in base64. Larger files are named by path."""

_ADDRESS_LIMIT = 32 * 2**10
"""Characters of the values in an address: half of what client and server take of one with its headers."""


@dataclass(frozen=True, slots=True)
class File:
    """A file given to a turn: by its path on this machine, or by its bytes (a recording, a pasted picture)."""

    path: str = ""
    data: bytes = b""
    name: str = ""

    def body(self) -> dict[str, str]:
        if self.data:
            return {"data": base64.b64encode(self.data).decode("ascii"), "name": self.name}
        return {"path": located(self.path) if self.path else ""}


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """One turn as a front end sends it. `request` is the front end's own name for it, by which it can be cancelled."""

    text: str
    conversation: str = ""
    files: tuple[File, ...] = ()
    action: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    language: str = ""
    request: str = ""
    after: int | None = None
    """Continue from this earlier turn, on a new branch; 0 begins anew."""
    instead: int | None = None
    """Stand beside this earlier turn, on a new branch, with its parts, and with its words if `text` is empty."""
    single: bool = False
    """A question from a shell, that begins no conversation which a chat would go on with."""

    def body(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "conversation": self.conversation,
            "attachments": [file.body() for file in self.files],
            "action": self.action,
            "arguments": dict(self.arguments),
            "language": self.language,
            "request": self.request,
            "after": self.after,
            "instead": self.instead,
            "single": self.single,
        }


def action_body(
    text: str, paths: Sequence[str], arguments: Mapping[str, Any], language: str, request: str = ""
) -> dict[str, Any]:
    """The body of `POST /actions/{action}`."""
    return {
        "text": text,
        "paths": [located(path) for path in paths],
        "arguments": dict(arguments),
        "language": language,
        "request": request,
    }


def route_of(conversation: str) -> str:
    """The route of a conversation. Raises BadInput for an id that no address can hold, and so no conversation has."""
    if not conversation.strip(".") or "/" in conversation:
        raise no_conversation(conversation)
    return f"/conversations/{quote(conversation, safe='', errors='replace')}"


def parameters(values: Mapping[str, Any]) -> dict[str, str]:
    """What stands in an address behind the route: no empty values, and a mark for bytes that are no characters.
    File names, which must arrive as they are, belong into a body. Raises BadInput for words that none can hold."""
    given = {name: str(value).encode("utf-8", "replace").decode() for name, value in values.items() if value != ""}
    if sum(len(quote(value)) for value in given.values()) > _ADDRESS_LIMIT:
        raise BadInput(
            Bilingual("These words are too long to search for.", "要搜索的内容太长。"),
            Bilingual("Search for a few of them.", "请只搜索其中几个词。"),
        )
    return given


def located(path: str) -> str:
    """Where a file of the front end lies, for a host that works in another folder. In quotes, a shell leaves "~"."""
    return str(Path(path if os.path.lexists(path) else os.path.expanduser(path)).absolute())  # noqa: PTH111 - never raises


def encode(value: object) -> bytes:
    """JSON in ASCII: file names may hold lone surrogates, which UTF-8 cannot carry."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def reader(language: Language) -> dict[str, str]:
    """The header that says in which language the front end speaks."""
    return {"accept-language": language}


def decode_event(line: str) -> Event | None:
    """The event of one line; None for an empty line or a kind of a newer host."""
    return from_json(json.loads(line)) if line.strip() else None


def raise_problem(status: int, content: bytes) -> None:
    """Raises the error that an answer carries, if it carries one."""
    if status < 400:
        return
    try:
        body = json.loads(content)
        message, hint = str(body["message"]), str(body.get("hint", ""))
    except (ValueError, KeyError, TypeError):
        raise HostProblem(
            Bilingual(f"The host answered with an error ({status}).", f"后台程序返回了错误（{status}）。"),
            Bilingual("Look at its log: assistant doctor", "查看日志：assistant doctor"),
        ) from None
    raise (BadInput if status == 400 else AssistantError)(message, hint)


class Slow(AssistantError):
    """The host is there and has not answered in time: another one would not be faster, and cannot be started."""


UNREACHED = (HostProblem, Slow)
"""What is raised where the host gave no answer, whether it is there or not."""


class Lost(HostProblem):
    """The host ended before it was done."""

    meanwhile: str = ""
    """A sentence about the plugins that were running, if there were any."""


def lost(socket: Path, route: str = "") -> Lost:
    """The connection broke before the answer was complete. What is kept of it depends on what the route does."""
    if route == TURNS:
        message = Bilingual("The host ended in the middle of the answer.", "后台程序在回答中途结束了。")
        hint = Bilingual("What was answered before is kept; ask again.", "之前的回答已保存；请再问一次。")
    else:
        message = Bilingual("The host ended before it was done.", "后台程序在完成之前结束了。")
        hint = Bilingual("Try again: another host is started.", "请重试：会启动新的后台程序。")
    meanwhile = was_running(socket)
    if meanwhile:
        hint = Bilingual(f"{hint} {meanwhile}", f"{hint.chinese}{in_language(meanwhile, 'zh')}")
    problem = Lost(message, hint)
    problem.meanwhile = meanwhile
    return problem


def files_of(paths: Iterable[str]) -> tuple[File, ...]:
    """Files by path, relative to the folder that the front end runs in."""
    return tuple(File(path=os.fspath(path)) for path in paths)
