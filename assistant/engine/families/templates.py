"""Messages in the words of a model's own chat template, whatever roles it knows. No model is called here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Rendered = dict[str, Any]
"""A message as templates know it: `role`, `content` (a text, or a list of parts) and perhaps `tool_calls`."""


def templated(owner: Any, messages: Sequence[Rendered], options: Mapping[str, Any]) -> str:
    """The text of a prompt by the template of `owner`, a tokenizer or a processor.

    A template that refuses instructions, two messages of one role in a row or an answer at the beginning gets them
    joined, and a request without words before that answer.
    """
    from jinja2 import TemplateError

    def text(these: Sequence[Rendered]) -> str:
        return str(owner.apply_chat_template(list(these), add_generation_prompt=True, tokenize=False, **options))

    try:
        return text(messages)
    except TemplateError:
        return text(joined(messages))


def joined(messages: Sequence[Rendered]) -> list[Rendered]:
    """The same without instructions of their own, which go before the first request, and with roles in turns,
    the user's first."""
    found: list[Rendered] = []
    for message in messages:
        role = "user" if message["role"] == "system" else message["role"]
        if found and found[-1]["role"] == role and not {"tool_calls"} & (found[-1].keys() | message.keys()):
            found[-1] = {"role": role, "content": _both(found[-1]["content"], message["content"])}
        else:
            found.append({**message, "role": role})
    if found and found[0]["role"] == "assistant":
        found.insert(0, {"role": "user", "content": [] if isinstance(found[0]["content"], list) else ""})
    return found


def _both(first: Any, second: Any) -> Any:
    return [*first, *second] if isinstance(first, list) else f"{first}\n\n{second}"
