"""Messages and tools of LangChain as those of the plugin contract. Pictures travel as content blocks, by digest.

Belongs here, too: how it is told that the model that plans failed, apart from what it calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.api import AssistantError, Message, Picture, Role, Text, Tool, ToolCall

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_ROLES: Mapping[str, Role] = {"system": "system", "human": "user", "ai": "assistant", "tool": "tool"}


class ModelFailed(AssistantError):
    """The model did not answer. What it had done before stays; where that was nothing, the rules settle the request."""


def picture_block(picture: Picture) -> dict[str, Any]:
    """A content block that stands for a picture of the conversation; its bytes stay where they are."""
    return {"type": "image", "file_id": picture.digest, "mime_type": picture.media_type}


def from_langchain(messages: Sequence[BaseMessage], pictures: Mapping[str, Picture]) -> list[Message]:
    """The same messages for the engine. Raises ValueError for a picture that is not among `pictures`, by digest."""
    return [_message(message, pictures) for message in messages]


def tools_from(described: Sequence[Mapping[str, Any]]) -> tuple[Tool, ...]:
    """Tools from their OpenAI form, in which LangChain hands them on."""
    functions = [tool["function"] for tool in described]
    return tuple(Tool(one["name"], one.get("description", ""), one.get("parameters", {})) for one in functions)


def _message(message: BaseMessage, pictures: Mapping[str, Picture]) -> Message:
    parts = [*_parts(message.content, pictures)]
    calls = [ToolCall(call["name"], call["args"], call["id"] or "") for call in getattr(message, "tool_calls", ())]
    return Message(_ROLES[message.type], (*parts, *calls), call=getattr(message, "tool_call_id", "") or "")


def _parts(content: Any, pictures: Mapping[str, Picture]) -> Iterator[Text | Picture]:
    for block in [content] if isinstance(content, str) else content:
        if isinstance(block, str):
            yield from [Text(block)] if block else []
        elif block.get("type") == "text":
            yield Text(block["text"])
        elif block.get("type") == "image" and block.get("file_id") in pictures:
            yield pictures[block["file_id"]]
        else:
            raise ValueError(f"a content block of type {block.get('type')!r} cannot be shown to the model")
