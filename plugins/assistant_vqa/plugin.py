"""The question plugin: answers about what one or more pictures show."""

from __future__ import annotations

from assistant.api import Action, Argument, Plugin
from assistant_vqa.examples import COUNTER_EXAMPLES, EXAMPLES

ASK = Action(
    name="ask",
    summary="answer a question about one or more pictures, or compare them",
    examples=EXAMPLES,
    arguments=(Argument("question", "text", "what you want to know", default=""),),
    accepts="pictures",
    needs_parts=True,
    capabilities=("vision_language",),
    counter_examples=COUNTER_EXAMPLES,
)


class VqaPlugin(Plugin):
    name = "assistant_vqa"
    title = "Questions"
    summary = "Answers questions about pictures."
    actions = (ASK,)
