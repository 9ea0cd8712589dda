"""What a plugin's events bring into a conversation: numbers for the pictures it shows, words about pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.api import Described, Event, ModelUsed, Picture, PluginEvent, PluginProblem
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.conversations import numbered

_SAID_BY_PLUGINS = (*PluginEvent.__args__, ModelUsed)


class Numbers:
    """Numbers pictures in the order in which they appear, from 1; a picture seen before keeps its number."""

    def __init__(self) -> None:
        self._known: dict[str, Picture] = {}

    def number(self, pictures: Sequence[Picture]) -> Sequence[Picture]:
        return [
            self._known.setdefault(picture.digest, replace(picture, number=len(self._known) + 1))
            for picture in pictures
        ]

    def settled(self, event: Event) -> Event:
        """The event as the user may see it."""
        return numbered(event, self.number)


class Numbering(Numbers):
    """The permanent numbers of one conversation, and what becomes known of its pictures."""

    def __init__(self, store: ConversationStore, conversation: str, turn: int) -> None:
        super().__init__()
        self._store = store
        self._conversation = conversation
        self._turn = turn

    def number(self, pictures: Sequence[Picture]) -> Sequence[Picture]:
        return self._store.number(self._conversation, self._turn, pictures)

    def settled(self, event: Event) -> Event:
        if isinstance(event, Described) and event.picture:
            self._store.describe(self._conversation, event.picture, event.text)
        return super().settled(event)


def accepted(event: object, plugin: str) -> bool:
    """True for what a plugin may say. Raises PluginProblem for anything else, such as a claim that the turn ended."""
    if isinstance(event, _SAID_BY_PLUGINS):
        return True
    raise PluginProblem(
        f"The plugin {plugin} said something that is no event: {type(event).__name__}.",
        f"Its author can find out more with: assistant plugins check {plugin}.",
    )
