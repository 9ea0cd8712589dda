"""The chat plugin: its declaration, and which of its two ways of answering is used."""

from __future__ import annotations

from assistant.api import Action, Argument, Plugin
from assistant_chat.examples import EXAMPLES

CHAT = Action(
    name="chat",
    summary="talk about anything, also about this conversation and its pictures",
    examples=EXAMPLES,
    arguments=(Argument("text", "text", "what you want to say", default=""),),
)


class ChatPlugin(Plugin):
    name = "assistant_chat"
    title = "Chat"
    summary = "Plain talk, also about the conversation and its pictures."
    actions = (CHAT,)
