"""What events bring into a conversation: numbers for pictures, words about them, the reader's language."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.api import (
    AssistantError,
    BadArgument,
    Described,
    Event,
    Failed,
    Hits,
    Language,
    Notice,
    Picture,
    PicturesShown,
    Progress,
    Result,
)
from assistant.api.language import in_language, spoken
from assistant.dialogue.accepted import check_drawn, is_new
from assistant.dialogue.services import Pictures, Shelf
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.pictures import numbered
from assistant.refusals import no_conversation

_LOG = logging.getLogger(__name__)


class Numbers:
    """Numbers pictures in the order in which they appear, from 1; a picture seen before keeps its number."""

    def __init__(self, pictures: Pictures, folders: Path) -> None:
        """`pictures` takes over what plugins draw into their folders below `folders`."""
        self._pictures = pictures
        self._folders = folders
        self._known: dict[str, Picture] = {}

    def number(self, pictures: Sequence[Picture]) -> Sequence[Picture]:
        return [
            self._known.setdefault(picture.digest, replace(picture, number=len(self._known) + 1))
            for picture in pictures
        ]

    def settled(self, event: Event, plugin: str) -> Event:
        """The plugin's event as the user may see it. Raises BadInput or StoreProblem for a drawn picture that cannot be
        kept, and PluginProblem for one that does not lie in the plugin's folder."""
        if isinstance(event, PicturesShown):
            event = replace(event, pictures=tuple(self._own(picture, plugin) for picture in event.pictures))
        return numbered(event, self.number)

    def _own(self, picture: Picture, plugin: str) -> Picture:
        """A picture that was just drawn is moved into the store, which computes its digest."""
        if not is_new(picture):
            return picture
        check_drawn(picture, plugin, self._folders / plugin)
        try:
            kept = self._kept(picture)
        finally:
            Path(picture.stored).unlink(missing_ok=True)
        return replace(kept, origin="drawn", path="", description=picture.description)

    def _kept(self, picture: Picture) -> Picture:
        return self._pictures.add(picture.stored)


class Numbering(Numbers):
    """The permanent numbers of one conversation, and what becomes known of its pictures."""

    def __init__(
        self,
        store: ConversationStore,
        conversation: str,
        turn: int,
        pictures: Pictures,
        folders: Path,
        shelf: Shelf | None = None,
    ) -> None:
        super().__init__(pictures, folders)
        self._shelf = shelf
        self._store = store
        self._conversation = conversation
        self._turn = turn
        self._unnumbered: list[str] = []
        """What was kept of an event whose pictures have no numbers yet."""

    def number(self, pictures: Sequence[Picture]) -> Sequence[Picture]:
        return self._store.pictures.number(self._conversation, self._turn, pictures)

    def settled(self, event: Event, plugin: str) -> Event:
        if isinstance(event, Described) and event.picture:
            self._store.pictures.describe(self._conversation, event.picture, event.text)
        if not isinstance(event, PicturesShown):
            return super().settled(event, plugin)
        with self._pictures.recording():
            self._unnumbered.clear()
            try:
                settled = super().settled(event, plugin)
            except AssistantError:
                self._store.give_up(self._unnumbered)
                raise
            if self._shelf is not None and isinstance(settled, PicturesShown):
                for before, picture in zip(event.pictures, settled.pictures, strict=True):
                    if is_new(before):
                        self._join(self._shelf, picture)
            return settled

    def _kept(self, picture: Picture) -> Picture:
        """Raises BadInput if the conversation was deleted."""
        if not self._store.exists(self._conversation):
            raise no_conversation(self._conversation)
        kept = super()._kept(picture)
        self._unnumbered.append(kept.digest)
        return kept

    @staticmethod
    def _join(shelf: Shelf, picture: Picture) -> None:
        try:
            shelf.join(picture)
        except (AssistantError, OSError):
            # The picture itself is kept and shown; it is only not found by searching.
            _LOG.warning("A drawn picture could not join the library", exc_info=True)


def failure(error: AssistantError, language: Language) -> Failed:
    """An error as the end of a turn, in the language of its reader."""
    message, hint = in_language(error.message, language), in_language(error.hint, language)
    return Failed(message, hint, isinstance(error, BadArgument))


def translated(event: Event, language: Language) -> Event:
    """The event with what the program itself says in the language of its reader."""
    if isinstance(event, Notice | Failed):
        return replace(event, message=in_language(event.message, language), hint=in_language(event.hint, language))
    if isinstance(event, Progress):
        return replace(event, task=in_language(event.task, language), unit=in_language(event.unit, language))
    if isinstance(event, Hits):
        return replace(event, hits=tuple(replace(hit, reason=in_language(hit.reason, language)) for hit in event.hits))
    if isinstance(event, Result):
        return replace(event, values=spoken(event.values, language))
    return event
