"""Calls of tools in what a model says: found in the stream, read, and written down. No torch, for servers need it too.

Two forms are known: JSON between the marks (Hermes, Qwen3) and one tag per argument (Qwen3-Coder, Qwen3.5).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from assistant.api import Tool, ToolCall
from assistant.engine.stop_strings import StopStrings

BEGIN, END = "<tool_call>", "</tool_call>"
UNREADABLE = "unreadable"
"""The name of a call that makes no sense; no action is called so, and the model is told."""
_LONGEST = 20_000
"""Characters of one call."""
_DEEPEST = 32
"""Levels of lists and tables in the arguments of a call; those of actions have two."""
_TAGGED = re.compile(r"<function=([^>\n]+)>(.*?)(?:</function>|$)", re.DOTALL)
_ARGUMENT = re.compile(r"<parameter=([^>\n]+)>\n?(.*?)\n?</parameter>", re.DOTALL)


def parsed(pieces: Iterable[str]) -> Iterator[str | ToolCall]:
    """Text as it comes, without the calls in it; each call once it is complete. What is cut off is read as it is."""
    text, call, within = StopStrings([BEGIN]), "", False
    for piece in pieces:
        rest = piece
        while rest:
            if within:
                call += rest
                if END not in call and len(call) <= _LONGEST:
                    break
                body, _, rest = call.partition(END)
                yield read(body)
                text, call, within = StopStrings([BEGIN]), "", False
            else:
                held = text.held + rest
                said = text.add(rest)
                if said:
                    yield said
                within, rest = text.stopped, held.partition(BEGIN)[2] if text.stopped else ""
    if within:
        yield read(call)
    elif rest := text.rest():
        yield rest


def read(body: str) -> ToolCall:
    """The call between the marks."""
    tagged = _TAGGED.search(body)
    if tagged:
        return of(tagged[1].strip(), {name.strip(): _value(text) for name, text in _ARGUMENT.findall(tagged[2])})
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    return of(value.get("name"), value.get("arguments")) if isinstance(value, dict) else of(None, body)


def of(name: Any, arguments: Any, id_: str = "") -> ToolCall:
    """A call from its parts, whatever they are; arguments may be JSON text, as servers send them."""
    if isinstance(arguments, str):
        try:
            arguments = json.loads(arguments or "{}")
        except (ValueError, RecursionError):
            name = None
    if not isinstance(name, str) or not name or not isinstance(arguments, dict | None) or not _flat(arguments):
        return ToolCall(UNREADABLE, {}, id_)
    return ToolCall(name, arguments or {}, id_)


def _flat(value: Any, levels: int = _DEEPEST) -> bool:
    """Whether a value can be read and written again by whoever gets it, without a stack running over."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_flat(each, levels - 1) for each in inside)


def described(tools: Iterable[Tool]) -> list[dict[str, Any]]:
    """Tools as chat templates and servers know them."""
    return [
        {
            "type": "function",
            "function": {"name": tool.name, "description": tool.description, "parameters": dict(tool.parameters)},
        }
        for tool in tools
    ]


def written(call: ToolCall) -> str:
    """The call as one line, the same for equal calls."""
    return json.dumps([call.name, dict(call.arguments)], sort_keys=True, ensure_ascii=True)


def _value(text: str) -> Any:
    """A tagged argument: JSON where it is a number, a list or a truth value, else the text itself."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return text if isinstance(value, str) else value
