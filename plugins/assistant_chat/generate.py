"""Chat with a language model: the conversation as messages, within a budget. Nothing is answered by rule here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.api import (
    Context,
    Generation,
    Message,
    PastTurn,
    Picture,
    PluginEvent,
    Request,
    Role,
    Text,
    TextDelta,
)
from assistant_chat.recall import line_of

HISTORY_CHARACTERS = 12_000
"""Of earlier turns: about 3,000 tokens of English, which the smallest context window in the catalogue holds."""
PICTURES_TOLD = 40
"""How many of the latest pictures the system prompt lists."""


def generate(text: str, request: Request, context: Context) -> Iterator[PluginEvent]:
    """Streams the model's reply to `text`."""
    pictures = context.conversation.pictures()[-PICTURES_TOLD:]
    system = context.prompt("system", request.language, pictures=_listed(pictures))
    history = [_message(role, words) for role, words in recent(context.conversation.turns())]
    messages = [_message("system", system), *history, _message("user", text)]
    limits = Generation(context.options["longest_answer"], context.options["temperature"])
    for piece in context.text_generation().reply(messages, limits):
        yield TextDelta(piece)


def recent(turns: Sequence[PastTurn]) -> list[tuple[Role, str]]:
    """The latest turns that fit the budget whole, oldest first."""
    left = HISTORY_CHARACTERS
    kept: list[tuple[Role, str]] = []
    for turn in reversed(turns):
        left -= len(turn.text) + len(turn.answer)
        if left < 0:
            break
        if turn.text.strip() and turn.answer.strip():
            kept += [("assistant", turn.answer), ("user", turn.text)]
    return kept[::-1]


def _listed(pictures: Sequence[Picture]) -> str:
    return "\n".join(f"- {line_of(picture, 'en')}" for picture in pictures) or "-"


def _message(role: Role, words: str) -> Message:
    return Message(role, (Text(words),))
