"""The chat plugin: its declaration, and which of its two ways of answering is used.

What the router learns from: `examples/`, how people simply talk (small talk, knowledge, writing, the conversation
itself), and `utterances/`, what people say who want nothing of a plugin, often in its words, one block an author.
Everything goes to chat that clearly asks for nothing else, so it has no counter-examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.api import (
    Action,
    Argument,
    Bilingual,
    Context,
    Plugin,
    PluginEvent,
    Request,
    TextDelta,
    lines_by_language,
)
from assistant_chat.answers import answer, is_ours
from assistant_chat.generate import generate
from assistant_chat.memory import Memory

CHAT = Action(
    name="chat",
    summary=Bilingual(
        "talk about anything, also about this conversation and its pictures", "随便聊聊，也可以谈这个对话和其中的图片"
    ),
    examples=lines_by_language("assistant_chat", "examples"),
    utterances=lines_by_language("assistant_chat", "utterances"),
    reads_documents=True,
    arguments=(Argument("text", "text", Bilingual("what you want to say", "想说的话"), default=""),),
)


class ChatPlugin(Plugin):
    name = "assistant_chat"
    title = Bilingual("Chat", "聊天")
    summary = Bilingual("Plain talk, also about the conversation and its pictures.", "闲聊，也谈对话和其中的图片。")
    actions = (CHAT,)
    options = (
        Argument(
            "temperature",
            "number",
            Bilingual("0 is sober, 1 is inventive", "0 严谨，1 有想象力"),
            default=0.6,
            minimum=0,
            maximum=2,
        ),
        Argument(
            "context_tokens",
            "integer",
            Bilingual(
                "tokens of earlier turns that a language model is told at most", "最多让语言模型看之前多少词元的对话"
            ),
            default=3000,
            minimum=200,
            maximum=200_000,
        ),
        Argument(
            "document_tokens",
            "integer",
            Bilingual(
                "tokens of text files that a language model is told at most", "最多让语言模型读文本文件的多少词元"
            ),
            default=6000,
            minimum=200,
            maximum=200_000,
        ),
        Argument(
            "longest_answer",
            "integer",
            Bilingual("tokens of one answer at most", "一个回答最多多少个词元"),
            default=1024,
            minimum=16,
            maximum=32768,
        ),
    )

    def __init__(self) -> None:
        self._memory = Memory()

    def run(self, request: Request, context: Context) -> Iterator[PluginEvent]:
        """A language model's reply; by rule what only the program knows, and without a model what else it can tell.

        Texts are read by a model alone: MissingCapability tells what is missing."""
        text = (request.arguments["text"] or request.text).strip()
        if request.documents or (context.has("text_generation") and not is_ours(text, context)):
            yield from generate(text, request, context, self._memory)
        else:
            yield TextDelta(answer(text, request, context))
