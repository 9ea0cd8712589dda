"""Every action as a LangChain tool with the same name, description and argument schema.

Belongs here: the translation of declarations, and of events into the text that a language model reads. The agent
that uses the tools is not here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from assistant.api import Action, Argument, Event, Failed, Hits, Labels, Notice, PicturesShown, TextDelta, Transcript

if TYPE_CHECKING:
    from langchain_core.tools import StructuredTool

RunAction = Callable[[str, dict[str, Any]], Iterable[Event]]
"""Runs an action by name with the arguments as they were given, which it checks; those of an action that works on
pictures may have their numbers as `pictures`."""

PICTURES = "pictures"


def tools_for(actions: Iterable[Action], run: RunAction) -> list[StructuredTool]:
    """One tool for each action. Calling a tool runs the action and returns what it said, as text."""
    return [_tool(action, run) for action in actions]


def _tool(action: Action, run: RunAction) -> StructuredTool:
    """The tool of one action."""
    from langchain_core.tools import StructuredTool

    texts = {argument.name for argument in action.arguments if argument.type == "text"}

    def call(**given: Any) -> str:
        named = {
            name: _spelled(value) if name in texts else value for name, value in given.items() if value is not None
        }
        return text_of(run(action.name, named))

    return StructuredTool.from_function(
        func=call, name=action.name, description=action.summary, args_schema=schema_of(action)
    )


def _spelled(value: Any) -> Any:
    """A number or a truth value as text, where a model took a text such as "2024" for one."""
    return json.dumps(value) if isinstance(value, int | float) else value


def schema_of(action: Action) -> dict[str, Any]:
    """The JSON schema of the action's arguments."""
    properties: dict[str, Any] = {argument.name: _property(argument) for argument in action.arguments}
    required = [argument.name for argument in action.arguments if argument.required]
    if action.accepts == PICTURES:
        properties[PICTURES] = {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "description": "numbers of the pictures to work on",
        }
        required += [PICTURES] if action.needs_parts else []
    return {
        "title": action.name,
        "description": action.summary,
        "type": "object",
        "properties": properties,
        "required": required,
    }


_TYPES: Mapping[str, Literal["string", "integer", "number", "boolean"]] = {
    "text": "string",
    "choice": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
}


def _property(argument: Argument) -> dict[str, Any]:
    schema: dict[str, Any] = {"description": argument.summary}
    if argument.type in {"texts", "paths"}:
        schema |= {"type": "array", "items": {"type": "string"}}
    else:
        schema["type"] = _TYPES[argument.type]
    if argument.choices:
        schema["enum"] = list(argument.choices)
    if argument.minimum is not None:
        schema["minimum"] = argument.minimum
    if argument.maximum is not None:
        schema["maximum"] = argument.maximum
    if argument.default not in (None, (), []):
        schema["default"] = argument.default
    return schema


def text_of(events: Iterable[Event]) -> str:
    """What the events say, for a reader that cannot see: pictures by number and words, labels with probabilities."""
    lines: list[str] = []
    words = ""
    for event in events:
        if isinstance(event, TextDelta):
            words += event.text
            continue
        if words:
            lines.append(words.strip())
            words = ""
        lines += _lines(event)
    return "\n".join([*lines, words.strip()]).strip()


def _lines(event: Event) -> list[str]:
    match event:
        case Hits():
            return [f"#{hit.picture.number} {hit.picture.description}".strip() for hit in event.hits] or ["no hits"]
        case PicturesShown():
            return [f"#{picture.number} {picture.description}".strip() for picture in event.pictures]
        case Labels():
            doubt = ["none of these fits well"] if event.none_of_these else []
            return [*(f"{label.label}: {label.score:.2f}" for label in event.labels), *doubt]
        case Transcript():
            return [event.text]
        case Notice() | Failed():
            return [f"{event.message} {event.hint}".strip()]
        case _:
            return []
