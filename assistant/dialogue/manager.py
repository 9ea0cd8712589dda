"""The dialogue manager: one turn in, ordered events out.

parts → readers → references and route → the plugin's events, numbered and saved as they pass. A turn is committed
before anything slow begins and always ends with `TurnEnded`. The manager draws nothing and owns no model.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.api import (
    AssistantError,
    BadInput,
    Cancelled,
    Conversation,
    Event,
    Language,
    Notice,
    Phrases,
    Picture,
    Request,
    Routed,
    Transcript,
    TurnStarted,
    language_of,
)
from assistant.api.language import Bilingual
from assistant.dialogue.agent import Agent, AgentLimits, Task, guard
from assistant.dialogue.context import PastConversation, Services
from assistant.dialogue.decision import Decision, Utterance, without_command
from assistant.dialogue.given import ActionCall, Attachment, Given
from assistant.dialogue.ground import ground_of
from assistant.dialogue.outcome import Numbering, failure, translated
from assistant.dialogue.outside import acted, heard
from assistant.dialogue.parts import Parts, sorted_parts
from assistant.dialogue.performer import Performer, Plugins
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.references import resolve
from assistant.dialogue.router import Router, fitted
from assistant.dialogue.runner import Limits, Tick
from assistant.dialogue.services import Capabilities, LibraryOf, Pictures, PromptFiles, Shelf
from assistant.dialogue.steps import plan_of
from assistant.dialogue.store import ConversationStore, SavedTurn

__all__ = ["ActionCall", "Attachment", "Given", "Manager"]

SAY = Phrases(
    no_speech=("No speech was heard.", "没有听到说话声。"),
    no_reader=("No plugin is enabled that listens to speech.", "没有启用能听懂语音的插件。"),
    nothing=("There is nothing to answer: no text, picture or sound.", "没有可回答的内容：没有文字、图片或声音。"),
)


@dataclass(slots=True)
class _Running:
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
        fits: Path | None = None,
        shelf: Shelf | None = None,
    ) -> None:
        """`folders` holds a private folder for each plugin. Without a router, one is fitted when it is first needed;
        `fits` is a folder that keeps what was fitted. What is drawn joins the `shelf`."""
        self.store = store
        self._registry = registry
        self._pictures = pictures
        self._folders = folders
        self._shelf = shelf
        services = Services(capabilities, library, prompts, folders)
        limits = limits or Limits()
        self._performer = Performer(registry, services, limits)
        self._agent = Agent(registry, self._performer, services, limits, agent_limits or AgentLimits())
        self._fitted = router
        self._fits = fits
        self._fitting = threading.Lock()

    def prepare(self) -> None:
        """Fits the router now, so that the first turn does not wait for it."""
        self._router()

    def _router(self) -> Router:
        with self._fitting:
            if self._fitted is None:
                self._fitted = fitted(self._registry.actions, self._fits)
            return self._fitted

    # ------------------------------------------------------------ what front ends ask for

    def turn(self, given: Given, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one turn; the first is TurnStarted, once the turn is committed, and the last is TurnEnded.

        Raises BadInput before anything is committed if the conversation, or the turn to follow or replace, does not
        exist.
        """
        given, earlier = self._replacing(given)
        conversation = given.conversation or self.store.create()
        language = given.language or language_of(given.text, self.store.language(conversation))
        turn = self.store.begin_turn(conversation, given.text, language, given.after)
        recorder = Recorder(self.store, conversation, turn)
        try:
            for event in self._guarded(given, earlier, recorder, language, cancelled):
                if isinstance(event, Tick):
                    recorder.tick()
                else:
                    yield event
        finally:
            recorder.end("cancelled")  # only if it has not ended yet: the stream was closed, or something broke

    def act(self, given: ActionCall, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one action outside any conversation; the last is TurnEnded."""
        return acted(given, self._performer, self._pictures, self._folders, cancelled)

    def hear(self, sound: bytes, cancelled: threading.Event) -> Iterator[Event]:
        """The words of a recording that is no turn, or not yet one, as a Transcript; the last is TurnEnded."""
        return heard(sound, self._performer, self._pictures, cancelled)

    def delete_turn(self, conversation: str, turn: int) -> None:
        """Removes one turn for ever; the bytes that nothing else needs go too."""
        self._forget(self.store.delete_turn(conversation, turn))

    def delete(self, conversation: str) -> None:
        """Removes a conversation, and the bytes of pictures and sounds that no other conversation has."""
        self._forget(self.store.delete(conversation))

    def _forget(self, digests: Iterable[str]) -> None:
        gone = list(digests)
        self._pictures.forget(gone)
        if self._shelf is not None:
            self._shelf.leave([self._pictures.stored(digest) for digest in gone])

    # ------------------------------------------------------------ a turn

    def _replacing(self, given: Given) -> tuple[Given, SavedTurn | None]:
        """A request that stands beside an earlier turn, with its place and, if it has no own ones, its words."""
        if given.instead is None:
            return given, None
        earlier = self.store.turn(given.conversation or "", given.instead)
        return replace(given, after=earlier.parent, text=given.text or earlier.text), earlier

    def _guarded(
        self,
        given: Given,
        earlier: SavedTurn | None,
        recorder: Recorder,
        language: Language,
        cancelled: threading.Event,
    ) -> Iterator[Event | Tick]:
        """The turn's events, recorded; its errors as `Failed`; and its end."""
        try:
            for event in self._answered(given, earlier, recorder, language, cancelled):
                said = event if isinstance(event, Tick) else translated(event, language)
                if not isinstance(said, Tick | TurnStarted):
                    recorder.take(said)
                yield said
        except AssistantError as error:
            yield recorder.fail(failure(error, language))
            yield recorder.end("failed")
        except Cancelled:
            yield recorder.end("cancelled")
        else:
            yield recorder.end("done")

    def _answered(
        self,
        given: Given,
        earlier: SavedTurn | None,
        recorder: Recorder,
        language: Language,
        cancelled: threading.Event,
    ) -> Iterator[Event | Tick]:
        conversation, turn = recorder.conversation, recorder.turn
        parts = sorted_parts(given.attachments, self._pictures)
        if earlier is not None:
            parts = parts.joined(self.store.pictures(conversation), earlier)
        numbered = self.store.number(conversation, turn, parts.pictures)
        parts = replace(parts, pictures=tuple({picture.number: picture for picture in numbered}.values()))
        self.store.attach(conversation, turn, [*parts.pictures, *parts.audio])
        yield TurnStarted(conversation, turn, given.text, parts.pictures, self.store.title(conversation))
        if parts.empty and (parts.problems or not (given.text.strip() or given.action)):
            # With nothing left of what was given, an answer would be about something else.
            yield from parts.problems[:-1]
            problem = parts.problems[-1] if parts.problems else Notice(SAY(language, "nothing"))
            raise BadInput(problem.message, problem.hint)
        yield from parts.problems
        past = PastConversation(self.store, conversation, turn)
        running = _Running(given, recorder, past, parts, language, cancelled, given.text.strip(), given.text.strip())
        if earlier is not None and earlier.heard:
            running.heard, running.own_words = True, ""
        if parts.audio and not running.heard and not self._takes_audio(running):
            yield from self._listened(running)
            if not running.text:
                yield Notice(SAY(running.language, "no_speech"))
                return
        yield from self._stepped(running)

    def _takes_audio(self, running: _Running) -> bool:
        """Whether the request itself is about the sound, so that it is not first turned into words."""
        name = running.given.action or ""
        if not name and running.text:
            name = self._router().route(self._utterance(running, running.text, first=True)).action
        action = self._registry.actions.get(name)
        return action is not None and action[1].accepts == "audio"

    def _listened(self, running: _Running) -> Iterator[Event | Tick]:
        """Turns the sounds into words, which join the text of the turn."""
        reader = self._performer.reader()
        if reader is None:
            raise BadInput(
                SAY(running.language, "no_reader"),
                Bilingual("See: assistant plugins list.", "见：assistant plugins list。"),
            )
        for sound in running.parts.audio:
            for event in self._performer.read(reader, sound, running.conversation, running.cancelled):
                if isinstance(event, Transcript):
                    running.text = f"{running.text} {event.text.strip()}".strip()
                    if not sound.path:
                        running.own_words = f"{running.own_words} {event.text.strip()}".strip()
                yield event
        running.heard = True
        if running.text:
            running.language = running.given.language or language_of(running.text, running.language)
            self.store.hear(running.recorder.conversation, running.recorder.turn, running.text)

    def _stepped(self, running: _Running) -> Iterator[Event | Tick]:
        """Every step of the request; each is routed anew, so that it can refer to what the one before it brought."""
        router = self._router()
        whole = self._utterance(running, running.text, first=True)
        plan = plan_of(router, whole, planner=self._agent.available())
        pieces = plan.pieces
        for step, piece in enumerate(pieces, 1):
            asked = replace(whole, text=piece) if step == 1 else self._utterance(running, piece, first=False)
            decision = router.route(asked)
            asked_for_steps = not plan.settled and self._agent.available()
            if len(pieces) == 1 and (asked_for_steps or (not decision.settled and self._agent.judges())):
                settled = yield from self._planned(running, asked, decision)
                if settled:
                    return
            yield Routed(
                decision.plugin,
                decision.action,
                decision.score,
                decision.margin,
                decision.reason,
                decision.pictures,
                decision.arguments,
                step,
                len(pieces),
                decision.others,
            )
            if decision.problem:
                raise BadInput(decision.problem)
            if running.heard and not running.given.action:
                action = self._performer.owner(decision.action, running.language)[1]
                folders = running.parts.folders
                guard.check(action, decision.arguments, running.own_words, folders, running.language)
            yield from self._performed(running, decision, piece)

    def _planned(self, running: _Running, asked: Utterance, decision: Decision) -> Generator[Event | Tick, None, bool]:
        """What the agent does for a request that nothing else settles; False if it sees nothing to do."""
        conversation, turn = running.recorder.conversation, running.recorder.turn
        about = decision.pictures or resolve(asked.text, asked.pictures, asked.attached, asked.focus).numbers
        task = Task(
            text=asked.text,
            own_words=running.own_words,
            language=running.language,
            conversation=running.conversation,
            numbers=Numbering(self.store, conversation, turn, self._pictures, self._folders, self._shelf),
            known=lambda: self._known(conversation),
            keep=self._pictures.keep,
            seen=asked.pictures,
            about=about or asked.attached or asked.focus or (),
            attached=asked.attached,
            audio=running.parts.audio,
            folders=running.parts.folders,
        )
        settled = False
        for event in self._agent.run(task, running.cancelled):
            settled = settled or isinstance(event, Routed)
            yield event
        return settled

    def _known(self, conversation: str) -> dict[int, Picture]:
        """The pictures of a conversation by number."""
        return {picture.number: picture for picture in self.store.pictures(conversation)}

    def _utterance(self, running: _Running, text: str, first: bool) -> Utterance:
        """The step as the router sees it; what came with the turn came with its first step."""
        ground = ground_of(self.store, running.recorder.conversation, running.recorder.turn)
        utterance = Utterance(
            text,
            pictures=ground.pictures,
            focus=ground.focus,
            last_action=ground.last_action,
            folders=running.parts.folders,
            language=running.language,
        )
        if not first:
            return utterance
        return replace(
            utterance,
            attached=tuple(picture.number for picture in running.parts.pictures),
            audio=0 if running.heard else len(running.parts.audio),
            action=running.given.action or "",
            arguments=running.given.arguments,
        )

    def _performed(self, running: _Running, decision: Decision, text: str) -> Iterator[Event | Tick]:
        conversation, turn = running.recorder.conversation, running.recorder.turn
        _, action = self._performer.owner(decision.action, running.language)
        known = self._known(conversation)
        request = Request(
            action=action.name,
            text=without_command(text),
            arguments=action.checked(decision.arguments),
            # A hit that is talked about becomes the conversation's own: it stays when the user's file goes.
            pictures=tuple(self._pictures.keep(known[number]) for number in decision.pictures if number in known),
            audio=running.parts.audio if action.accepts == "audio" else (),
            language=running.language,
        )
        numbers = Numbering(self.store, conversation, turn, self._pictures, self._folders, self._shelf)
        yield from self._performer.perform(request, running.conversation, running.cancelled, numbers)
