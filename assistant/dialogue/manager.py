"""The dialogue manager: one turn in, ordered events out.

parts → readers → references and route → the plugin's events, numbered and saved as they pass (`turn`, `stepping`). A
turn is committed before anything slow begins and always ends with `TurnEnded`. The manager draws nothing and owns no
model.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Literal

from assistant.api import AssistantError, BadInput, Conversation, Event, language_of
from assistant.api.checked import LONGEST
from assistant.dialogue.agent import Agent, AgentLimits
from assistant.dialogue.context import NoConversation, PastConversation, Services
from assistant.dialogue.given import ActionCall, Attachment, Given
from assistant.dialogue.looking import Looking
from assistant.dialogue.outcome import failure
from assistant.dialogue.outside import acted, heard
from assistant.dialogue.performer import Performer, Plugins
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.router import Router, fitted
from assistant.dialogue.runner import AtWork, Limits, Tick
from assistant.dialogue.running import Shared
from assistant.dialogue.services import Capabilities, LibraryOf, Pictures, PromptFiles, Shelf
from assistant.dialogue.store import ConversationStore, SavedTurn
from assistant.dialogue.turn import SAY, Turn
from assistant.locations import without_files
from assistant.paths import paths
from assistant.refusals import wrong
from assistant.slash_line import command_in

__all__ = ["ActionCall", "Attachment", "Given", "Manager"]


class Manager:
    """Runs turns. Thread-safe: each turn lives in the generator that it returns."""

    def __init__(
        self,
        store: ConversationStore,
        registry: Plugins,
        pictures: Pictures,
        capabilities: Capabilities,
        library: LibraryOf,
        prompts: PromptFiles,
        folders: Path,
        router: Router | None = None,
        limits: Limits | None = None,
        agent_limits: AgentLimits | None = None,
        shelf: Shelf | None = None,
        at_work: AtWork = lambda _: nullcontext(),
    ) -> None:
        """`folders` holds a private folder for each plugin. Without a router, one is fitted when it is first needed.
        What is drawn joins the `shelf`; `at_work` is entered while a plugin runs, with its name."""
        self.store = store
        services = Services(capabilities, library, prompts, folders, pictures)
        limits = limits or Limits()
        performer = Performer(registry, services, limits, at_work)
        agent = Agent(registry, performer, services, limits, agent_limits or AgentLimits())
        looking = Looking(capabilities, limits)
        self._shared = Shared(store, registry, pictures, folders, shelf, performer, agent, looking, self._router)
        self._fitted = router
        self._fitting = threading.Lock()

    def prepare(self) -> None:
        """Fits the router now, so that the first turn does not wait for it."""
        self._router()

    def _router(self) -> Router:
        with self._fitting:
            if self._fitted is None:
                self._fitted = fitted(self._shared.registry.actions)
            return self._fitted

    def turn(self, given: Given, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one turn; the first is TurnStarted, once the turn is committed, and the last is TurnEnded.

        Raises BadInput before anything is committed if nothing is asked, or more than a text may hold, or if the
        conversation, or the turn to follow or replace, does not exist.
        """
        _must_fit(given.text)
        repeated = not given.text.strip()
        given, earlier = self._replacing(given)
        if earlier is None and not (given.text.strip() or given.attachments or given.action):
            raise BadInput(SAY.both("nothing"), SAY.both("ask"))
        conversation = given.conversation or ""
        said = _said(given.text, self._folder_actions())
        language = given.language or language_of(said, self.store.language(conversation, given.reader))
        conversation, turn = self.store.begin(conversation, given.text, language, given.after, single=given.single)
        recorder = Recorder(self.store, conversation, turn)
        otherwise: Literal["cancelled", "failed"] = "cancelled"  # if the stream is closed before the turn has ended
        try:
            for event in Turn(self._shared, given, earlier, repeated, recorder, language, cancelled).events():
                if isinstance(event, Tick):
                    recorder.tick()
                else:
                    yield event
        except Exception as error:
            # Whoever runs the turn tells of it; who reads it later is not to think that it was stopped.
            otherwise = "failed"
            problem = error if isinstance(error, AssistantError) else wrong(paths().log)
            recorder.fail(failure(problem, language))
            raise
        finally:
            recorder.end(otherwise)

    def act(self, given: ActionCall, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one action outside any conversation; the last is TurnEnded. Raises BadInput for more than a
        text may hold."""
        _must_fit(given.text)
        return acted(given, self._shared.performer, self._shared.pictures, self._shared.folders, cancelled)

    def hear(self, sound: bytes, cancelled: threading.Event, conversation: str = "") -> Iterator[Event]:
        """The words of a recording that is no turn of the conversation, or not yet one, as a Transcript; the last is
        TurnEnded."""
        known = bool(conversation) and self.store.exists(conversation)
        past: Conversation = PastConversation(self.store, conversation) if known else NoConversation()
        return heard(sound, past, self._shared.performer, self._shared.pictures, cancelled)

    def delete_turn(self, conversation: str, turn: int) -> None:
        """Removes one turn for ever; the bytes that nothing else needs go too."""
        self._shared.give_up(lambda: self.store.delete_turn(conversation, turn))

    def delete(self, conversation: str) -> None:
        """Removes a conversation, and the bytes of pictures and sounds that no other conversation has."""
        self._shared.give_up(lambda: self.store.delete(conversation))

    def finish_deleting(self) -> None:
        """Removes what is left of deletions that did not come to their end, as in a process that was killed, and what
        such a process kept and had not yet given to a conversation."""
        if self.store.leaving() or self._nameless():
            self._shared.give_up(self._nameless)

    def _nameless(self) -> Sequence[str]:
        return self.store.nameless(self._shared.pictures.kept())

    def give_up(self, digest: str) -> bool:
        """Removes the bytes of a picture that was drawn outside conversations; False if one of these has them."""
        return bool(self._shared.give_up(lambda: self.store.unused([digest])))

    def _folder_actions(self) -> frozenset[str]:
        """The names of the actions that are given folders."""
        actions = self._shared.registry.actions.values()
        return frozenset(each.name for _, each in actions if any(one.type == "paths" for one in each.arguments))

    def _replacing(self, given: Given) -> tuple[Given, SavedTurn | None]:
        """A request that stands beside an earlier turn, with its place and, if it has no own ones, its words."""
        if given.instead is None:
            return given, None
        earlier = self.store.turns.get(given.conversation or "", given.instead)
        return replace(given, after=earlier.parent, text=given.text if given.text.strip() else earlier.text), earlier


def _must_fit(text: str) -> None:
    """Raises BadInput for more than a text may hold."""
    if len(text) > LONGEST:
        raise BadInput(SAY.both("long", most=f"{LONGEST:,}"), SAY.both("shorter"))


def _said(text: str, folder_actions: Collection[str]) -> str:
    """What of a request is in a language: neither the name of its command nor the paths and files in it, nor the Latin
    name of a folder that the command is given."""
    command, words = command_in(text)
    if not command:
        first, _, rest = text.strip().partition(" ")
        if first.casefold() in folder_actions and len(rest.split()) == 1:
            command, words = first.casefold(), rest
    words = without_files(words)
    return "" if command in folder_actions and language_of(words) == "en" else words
