"""Chat with a language model: the conversation as messages, within a budget. Nothing is answered by rule here."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence

from assistant.api import (
    BadInput,
    Bilingual,
    Context,
    Generation,
    Message,
    Phrases,
    Picture,
    PluginEvent,
    Request,
    Role,
    Text,
    TextDelta,
)
from assistant_chat.memory import Memory, Remembered
from assistant_chat.recall import picture_line

PICTURES_TOLD = 40
"""How many of the latest pictures the system prompt lists."""
_SUMMARY_TOKENS = 400
_SEEDS = 2**31
"""As many as every server takes."""
_PLACE = Phrases(
    here=("You run on the user's own machine.", "你在用户自己的电脑上运行。"),
    remote=("You run on a server that the user has set up.", "你在用户自己设置的服务器上运行。"),
)
_MORE = Bilingual(
    "More tokens are allowed by `longest_answer` under [plugins.assistant_chat].",
    "可用 [plugins.assistant_chat] 下的 `longest_answer` 放宽词元上限。",
)
_SAY = Phrases(
    silent=("The model gave no answer.", "模型没有回答。"),
    again=("Try to ask it in other words.", "请换个说法再试一次。"),
)


def generate(text: str, request: Request, context: Context, memory: Memory) -> Iterator[PluginEvent]:
    """Streams the model's reply to `text`."""
    model = context.text_generation()
    remembered = _remembered(request, context, memory)
    pictures = context.conversation.pictures()[-PICTURES_TOLD:]
    earlier = remembered.earlier or "-"
    place = _PLACE(request.language, "remote" if model.info.device == "remote" else "here")
    system = context.prompt("system", request.language, place=place, pictures=_listed(pictures), earlier=earlier)
    history = [_message(role, words) for role, words in remembered.recent]
    messages = [_message("system", system), *history, _message("user", text)]
    said = False
    for piece in model.reply(messages, _limits(context)):
        said = said or bool(piece.strip())
        yield TextDelta(piece)
    if not said:
        raise BadInput(_SAY(request.language, "silent"), _SAY(request.language, "again"))


def _limits(context: Context) -> Generation:
    """With a seed of its own for each answer: whoever asks the same again above temperature 0 wants another one."""
    temperature: float = context.options["temperature"]
    seed = secrets.randbelow(_SEEDS) if temperature > 0 else 0
    return Generation(context.options["longest_answer"], temperature, seed, more=_MORE)


def _remembered(request: Request, context: Context, memory: Memory) -> Remembered:
    def summarise(turns: str, most: int) -> str:
        asked = context.prompt("summary", request.language, turns=turns)
        limits = Generation(min(most, _SUMMARY_TOKENS), quiet=True)
        return "".join(context.text_generation().reply([_message("user", asked)], limits))

    conversation = context.conversation
    budget: int = context.options["context_tokens"]
    return memory.of(conversation.id, conversation.turns(), budget, request.language, summarise)


def _listed(pictures: Sequence[Picture]) -> str:
    return "\n".join(f"- {picture_line(picture, 'en')}" for picture in pictures) or "-"


def _message(role: Role, words: str) -> Message:
    return Message(role, (Text(words),))
