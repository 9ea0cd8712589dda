"""Chat with a language model: the conversation as messages, within a budget. Nothing is answered by rule here."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from itertools import chain

from assistant.api import (
    BadInput,
    Bilingual,
    Context,
    Generation,
    Message,
    Notice,
    PastTurn,
    Phrases,
    Picture,
    PluginEvent,
    Request,
    Role,
    Text,
    TextDelta,
)
from assistant_chat.documents import LEAST, Room
from assistant_chat.memory import Memory, Remembered, Words
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
    """Streams the model's reply to `text`, and to the texts that came with it."""
    model = context.text_generation()
    room: int = min(context.options["document_tokens"], memory.room(model.info.id))
    while True:
        messages, notices = _messages(text, request, context, memory, room)
        pieces = model.reply(messages, _limits(context))
        try:
            first = next(pieces, "")
        except BadInput:
            # The model reads less than is allowed. How much, it alone knows.
            if not request.documents or room < 2 * LEAST:
                raise
            room //= 2
            memory.keep_room(model.info.id, room)
        else:
            break
    yield from notices
    said = False
    for piece in chain((first,), pieces):
        said = said or bool(piece.strip())
        yield TextDelta(piece)
    if not said:
        raise BadInput(_SAY(request.language, "silent"), _SAY(request.language, "again"))


def _messages(
    text: str, request: Request, context: Context, memory: Memory, most: int
) -> tuple[list[Message], Sequence[Notice]]:
    """What the model is told, with at most so many tokens of texts, those of this turn before earlier ones."""
    model = context.text_generation()
    room = Room(most, context.text_of, request.language)
    asked, notices = room.beside(text, request.documents)

    def words(turn: PastTurn) -> str:
        try:
            return room.beside(turn.text, turn.documents)[0]
        except BadInput:
            return turn.text  # its copy is gone

    remembered = _remembered(request, context, memory, words)
    pictures = context.conversation.pictures()[-PICTURES_TOLD:]
    earlier = remembered.earlier or "-"
    place = _PLACE(request.language, "remote" if model.info.device == "remote" else "here")
    system = context.prompt("system", request.language, place=place, pictures=_listed(pictures), earlier=earlier)
    history = [_message(role, words) for role, words in remembered.recent]
    return [_message("system", system), *history, _message("user", asked)], notices


def _limits(context: Context) -> Generation:
    """With a seed of its own for each answer: whoever asks the same again above temperature 0 wants another one."""
    temperature: float = context.options["temperature"]
    seed = secrets.randbelow(_SEEDS) if temperature > 0 else 0
    return Generation(context.options["longest_answer"], temperature, seed, more=_MORE)


def _remembered(request: Request, context: Context, memory: Memory, words: Words) -> Remembered:
    def summarise(turns: str, most: int) -> str:
        asked = context.prompt("summary", request.language, turns=turns)
        limits = Generation(min(most, _SUMMARY_TOKENS), quiet=True)
        return "".join(context.text_generation().reply([_message("user", asked)], limits))

    conversation = context.conversation
    budget: int = context.options["context_tokens"]
    return memory.of(conversation.id, conversation.turns(), budget, request.language, summarise, words)


def _listed(pictures: Sequence[Picture]) -> str:
    return "\n".join(f"- {picture_line(picture, 'en')}" for picture in pictures) or "-"


def _message(role: Role, words: str) -> Message:
    return Message(role, (Text(words),))
