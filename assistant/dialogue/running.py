"""What one turn is made of while it runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api import AssistantError, Conversation, Language, Picture
from assistant.dialogue.agent import Agent
from assistant.dialogue.decision import Utterance
from assistant.dialogue.given import Given
from assistant.dialogue.ground import ground_of
from assistant.dialogue.looking import Looking
from assistant.dialogue.outcome import Numbering
from assistant.dialogue.parts import Parts
from assistant.dialogue.performer import Performer, Plugins
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.router import Router
from assistant.dialogue.searching import searched_on
from assistant.dialogue.services import Pictures, Shelf
from assistant.dialogue.store import ConversationStore

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shared:
    """What all turns share."""

    store: ConversationStore
    registry: Plugins
    pictures: Pictures
    folders: Path
    shelf: Shelf | None
    performer: Performer
    agent: Agent
    looking: Looking
    router: Callable[[], Router]
    """Fits it first, if nobody has."""

    def numbering(self, recorder: Recorder) -> Numbering:
        """What gives the pictures of a turn their numbers."""
        return Numbering(self.store, recorder.conversation, recorder.turn, self.pictures, self.folders, self.shelf)

    def give_up(self, unused: Callable[[], Sequence[str]]) -> Sequence[str]:
        """Removes the bytes of the pictures and sounds that no conversation has any more, by their digests. Raises
        StoreProblem once it has removed all that can be removed; the rest is noted.

        With them go those that could not be removed before: what stays of these is only logged.
        """
        with self.pictures.giving_up():
            digests = unused()
            try:
                self._remove([digest for digest in self.store.leaving() if digest not in digests])
            except AssistantError:
                _LOG.warning("What is left of an earlier deletion could not be removed", exc_info=True)
            self._remove(digests)
        return digests

    def _remove(self, digests: Sequence[str]) -> None:
        """Takes the bytes off the shelf and the disk, and notes of which something stays."""
        paths = [self.pictures.stored(digest) for digest in digests]
        problems: list[AssistantError] = []
        stay: set[str] = set()
        try:
            if self.shelf is not None:
                self.shelf.leave(paths)
        except AssistantError as problem:
            problems.append(problem)
            stay.update(digests)
        for digest in digests:
            try:
                self.pictures.forget([digest])
            except AssistantError as problem:
                problems.append(problem)
                stay.add(digest)
        self.store.removed(set(digests) - stay)
        self.store.give_up(stay)
        if problems:
            raise problems[0]

    def known(self, conversation: str) -> dict[int, Picture]:
        """The pictures of a conversation by number."""
        return {picture.number: picture for picture in self.store.pictures.all(conversation)}


@dataclass(slots=True)
class Running:
    """What the steps of one turn share."""

    given: Given
    recorder: Recorder
    conversation: Conversation
    parts: Parts
    language: Language
    cancelled: threading.Event
    text: str
    own_words: str
    """What of the text the user typed or said into the microphone; not what a file says."""
    heard: bool = False
    transcript: str | None = None
    """What a step of this turn heard in its recordings; None if none listened."""

    read: bool = False
    """Whether a step of this turn got its texts."""

    def asked(self, store: ConversationStore, text: str, *, first: bool) -> Utterance:
        """A step as the router sees it; what came with the turn came with its first step."""
        ground = ground_of(store, self.recorder.conversation, self.recorder.turn)
        if not (self.parts.pictures or self.given.action):
            text, ground = searched_on(text, ground, self.language)
        utterance = Utterance(
            text,
            pictures=ground.pictures,
            focus=ground.focus,
            last_action=ground.last_action,
            last_arguments=ground.last_arguments,
            last_pictures=ground.last_pictures,
            documents=len(self.parts.documents) if self._about_documents() else 0,
            after_documents=ground.after_documents and not self.parts.pictures,
            folders=self.parts.folders,
            language=self.language,
        )
        if not first:
            return utterance
        return replace(
            utterance,
            attached=tuple(picture.number for picture in self.parts.pictures),
            audio=0 if self.heard else len(self.parts.audio),
            action=self.given.action or "",
            arguments=self.given.arguments,
        )

    def _about_documents(self) -> bool:
        """Whether texts came with the turn, and nothing that is looked at or still to be heard."""
        return not self.parts.pictures and (self.heard or not self.parts.audio)
