"""The dialogue manager: one turn in, ordered events out.

parts → readers → references and route → the plugin's events, numbered and saved as they pass. A turn is committed
before anything slow begins and always ends with `TurnEnded`. The manager draws nothing and owns no model.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol, cast

from assistant.api import (
    Action,
    AssistantError,
    BadArgument,
    BadInput,
    Cancelled,
    Context,
    Conversation,
    Event,
    Failed,
    Language,
    Notice,
    Phrases,
    Picture,
    Plugin,
    Request,
    Routed,
    Transcript,
    TurnEnded,
    TurnStarted,
    language_of,
)
from assistant.dialogue.context import NoConversation, PastConversation, Services, TurnContext
from assistant.dialogue.decision import PROBLEM, Decision, Utterance
from assistant.dialogue.given import ActionCall, Given
from assistant.dialogue.ground import ground_of
from assistant.dialogue.outcome import Numbers, Numbering, accepted
from assistant.dialogue.parts import Parts, as_attachments, sorted_parts
from assistant.dialogue.recorder import Recorder
from assistant.dialogue.router import Router
from assistant.dialogue.runner import Limits, Run, Tick
from assistant.dialogue.services import Capabilities, LibraryOf, Pictures, PromptFiles
from assistant.dialogue.steps import steps_of
from assistant.dialogue.store import ConversationStore
from assistant.dialogue.store.values import Status

SAY = Phrases(
    no_speech=("No speech was heard.", "没有听到说话声。"),
    no_reader=("No plugin is enabled that listens to speech.", "没有启用能听懂语音的插件。"),
    nothing=("There is nothing to answer: no text, picture or sound.", "没有可回答的内容：没有文字、图片或声音。"),
)


class Plugins(Protocol):
    """The loaded plugins, as the registry offers them."""

    @property
    def plugins(self) -> Mapping[str, Plugin]: ...
    @property
    def actions(self) -> Mapping[str, tuple[Plugin, Action]]: ...
    @property
    def options(self) -> Mapping[str, dict[str, Any]]: ...


@dataclass(slots=True)
class _Running:
    """What the steps of one turn share."""

    given: Given
    recorder: Recorder
    conversation: Conversation
    parts: Parts
    language: Language
    cancelled: threading.Event
    text: str = ""
    heard: bool = False


class Manager:
    """Runs turns. Thread-safe: each turn lives in the generator that it returns."""

    def __init__(
        self,
        store: ConversationStore,
        registry: Plugins,
        router: Router,
        pictures: Pictures,
        capabilities: Capabilities,
        library: LibraryOf,
        prompts: PromptFiles,
        folders: Path,
        limits: Limits | None = None,
    ) -> None:
        """`folders` holds a private folder for each plugin."""
        self.store = store
        self._registry = registry
        self._router = router
        self._pictures = pictures
        self._services = Services(capabilities, library, prompts, folders)
        self._limits = limits or Limits()

    # ------------------------------------------------------------ a turn

    def turn(self, given: Given, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one turn; the first is TurnStarted, once the turn is committed, and the last is TurnEnded.

        Raises BadInput before anything is committed if the conversation does not exist.
        """
        conversation = given.conversation or self.store.create()
        language = given.language or language_of(given.text, self._language(conversation))
        turn = self.store.begin_turn(conversation, given.text, language, given.after)
        recorder = Recorder(self.store, conversation, turn)
        status: Status = "interrupted"
        try:
            for event in self._guarded(given, recorder, language, cancelled):
                if isinstance(event, Tick):
                    recorder.tick()
                    continue
                if isinstance(event, TurnEnded):
                    status = event.status
                    break
                yield event
        except GeneratorExit:
            status = "cancelled"
            raise
        finally:
            ended = recorder.end(status)
        yield ended

    def delete(self, conversation: str) -> None:
        """Removes a conversation, and the bytes of pictures and sounds that no other conversation has."""
        self._pictures.forget(self.store.delete(conversation))

    def _guarded(
        self, given: Given, recorder: Recorder, language: Language, cancelled: threading.Event
    ) -> Iterator[Event | Tick]:
        """The turn's events, recorded; its errors as `Failed`, and at the end how it ended."""
        status: Status = "done"
        try:
            for event in self._answered(given, recorder, language, cancelled):
                if not isinstance(event, Tick | TurnStarted):
                    recorder.take(event)
                yield event
        except AssistantError as error:
            status = "failed"
            failed = Failed(error.message, error.hint)
            try:
                recorder.take(failed)
            except AssistantError as second:
                failed = Failed(second.message, second.hint)
            yield failed
        except Cancelled:
            status = "cancelled"
        yield TurnEnded(recorder.conversation, recorder.turn, status)  # type: ignore[arg-type]

    def _answered(
        self, given: Given, recorder: Recorder, language: Language, cancelled: threading.Event
    ) -> Iterator[Event | Tick]:
        conversation, turn = recorder.conversation, recorder.turn
        parts = sorted_parts(given.attachments, self._pictures)
        numbered = self.store.number(conversation, turn, parts.pictures)
        parts = replace(parts, pictures=tuple({picture.number: picture for picture in numbered}.values()))
        self.store.attach(conversation, turn, [*parts.pictures, *parts.audio])
        title = self.store.title(conversation)
        yield TurnStarted(conversation, turn, given.text, parts.pictures, title)
        yield from parts.problems
        if parts.empty and not given.text.strip() and not given.action:
            if parts.problems:
                problem = parts.problems[-1]
                raise BadInput(problem.message, problem.hint)
            raise BadInput(SAY(language, "nothing"))
        past = PastConversation(self.store, conversation, turn)
        running = _Running(given, recorder, past, parts, language, cancelled, given.text.strip())
        if parts.audio and not self._takes_audio(running):
            yield from self._listened(running)
            if not running.text:
                yield Notice(SAY(running.language, "no_speech"))
                return
        yield from self._stepped(running)

    def _language(self, conversation: str) -> Language:
        """The language of the last turn, for words that have none (a bare picture, a number)."""
        turns = self.store.turns(conversation)
        return "zh" if turns and turns[-1].language == "zh" else "en"

    # ------------------------------------------------------------ readers

    def _takes_audio(self, running: _Running) -> bool:
        """Whether the request itself is about the sound, so that it is not first turned into words."""
        if running.given.action:
            action = self._registry.actions.get(running.given.action)
            return action is not None and action[1].accepts == "audio"
        if not running.text:
            return False
        decision = self._router.route(self._utterance(running, running.text, first=True))
        return self._registry.actions[decision.action][1].accepts == "audio" if decision.plugin else False

    def _listened(self, running: _Running) -> Iterator[Event | Tick]:
        """Turns the sounds into words, which join the text of the turn."""
        reader = next((plugin for plugin in self._registry.plugins.values() if plugin.reads_audio), None)
        if reader is None:
            raise BadInput(SAY(running.language, "no_reader"), "See: assistant plugins list.")
        for sound in running.parts.audio:
            run = Run(reader.name, running.cancelled, self._limits)
            context = self._context(reader, running.conversation, run)
            for event in run.events(partial(reader.read, sound, context)):
                if isinstance(event, Transcript):
                    running.text = f"{running.text} {event.text.strip()}".strip()
                if isinstance(event, Tick):
                    yield event
                elif accepted(event, reader.name):
                    yield event
        running.heard = True
        if running.text:
            running.language = running.given.language or language_of(running.text, running.language)
            self.store.hear(running.recorder.conversation, running.recorder.turn, running.text)

    # ------------------------------------------------------------ steps

    def _stepped(self, running: _Running) -> Iterator[Event | Tick]:
        first = self._utterance(running, running.text, first=True)
        pieces = steps_of(self._router, first)
        for at, piece in enumerate(pieces):
            utterance = self._utterance(running, piece, first=at == 0)
            decision = self._router.route(utterance)
            yield Routed(
                decision.plugin,
                decision.action,
                decision.score,
                decision.margin,
                decision.reason,
                decision.pictures,
                decision.arguments,
                at + 1,
                len(pieces),
            )
            if decision.problem:
                raise BadInput(decision.problem)
            yield from self._run(running, decision, piece)

    def _utterance(self, running: _Running, text: str, first: bool) -> Utterance:
        recorder, parts = running.recorder, running.parts
        ground = ground_of(self.store, recorder.conversation, recorder.turn)
        attached = tuple(picture.number for picture in parts.pictures) if first else ()
        return Utterance(
            text=text,
            attached=attached,
            pictures=ground.pictures,
            focus=ground.focus,
            audio=len(parts.audio) if first and not running.heard else 0,
            folders=parts.folders,
            last_action=ground.last_action,
            action=(running.given.action or "") if first else "",
            arguments=running.given.arguments if first else {},
            language=running.language,
        )

    def _run(self, running: _Running, decision: Decision, text: str) -> Iterator[Event | Tick]:
        recorder = running.recorder
        plugin, action = self._owner(decision.action, running.language)
        known = {picture.number: picture for picture in self.store.pictures(recorder.conversation)}
        sounds = running.parts.audio if action.accepts == "audio" else ()
        if action.accepts == "audio" and action.needs_parts and not sounds:
            raise BadInput(PROBLEM(running.language, "no_audio"))
        request = Request(
            action=action.name,
            text=_without_command(text),
            arguments=action.checked(decision.arguments),
            pictures=tuple(known[number] for number in decision.pictures if number in known),
            audio=sounds,
            language=running.language,
        )
        numbers = Numbering(self.store, recorder.conversation, recorder.turn)
        yield from self._events(plugin, action, request, running.conversation, running.cancelled, numbers)

    # ------------------------------------------------------------ one action outside a conversation

    def act(self, given: ActionCall, cancelled: threading.Event) -> Iterator[Event]:
        """The events of one action on files; the last is TurnEnded, of no conversation. Nothing is kept but bytes."""
        status: Status = "done"
        language = given.language or language_of(given.text)
        try:
            for event in self._acted(given, language, cancelled):
                if not isinstance(event, Tick):
                    yield event
        except AssistantError as error:
            status = "failed"
            yield Failed(error.message, error.hint)
        except Cancelled:
            status = "cancelled"
        yield TurnEnded("", 0, status)  # type: ignore[arg-type]

    def _acted(self, given: ActionCall, language: Language, cancelled: threading.Event) -> Iterator[Event | Tick]:
        plugin, action = self._owner(given.action, language)
        takes_paths = next((argument.name for argument in action.arguments if argument.type == "paths"), "")
        arguments = dict(given.arguments)
        paths = given.paths
        if takes_paths and paths:
            arguments.setdefault(takes_paths, list(paths))
            paths = ()
        parts = sorted_parts(as_attachments(paths), self._pictures)
        if parts.problems:
            raise BadInput(parts.problems[0].message, parts.problems[0].hint)
        if parts.folders:
            raise BadInput(f"{parts.folders[0]} is a folder; {action.name} works on files.")
        numbers = Numbers()
        pictures = tuple(numbers.number(parts.pictures))
        decision = self._router.route(Utterance(given.text, action=action.name, arguments=arguments, language=language))
        request = Request(action.name, given.text, action.checked(decision.arguments), pictures, parts.audio, language)
        self._check_parts(action, request, language)
        yield Routed(plugin.name, action.name, 1.0, 1.0, "", tuple(p.number for p in pictures), request.arguments)
        yield from self._events(plugin, action, request, NoConversation(), cancelled, numbers)

    def _check_parts(self, action: Action, request: Request, language: Language) -> None:
        if action.needs_parts and action.accepts == "pictures" and not request.pictures:
            raise BadInput(PROBLEM(language, "no_pictures"))
        if action.needs_parts and action.accepts == "audio" and not request.audio:
            raise BadInput(PROBLEM(language, "no_audio"))

    # ------------------------------------------------------------ running a plugin

    def _owner(self, name: str, language: Language) -> tuple[Plugin, Action]:
        found = self._registry.actions.get(name)
        if found is None:
            names = ", ".join(f"/{known}" for known in self._registry.actions)
            raise BadArgument(PROBLEM(language, "unknown_action", action=name, names=names))
        return found

    def _context(self, plugin: Plugin, conversation: Conversation, run: Run) -> Context:
        options = dict(self._registry.options.get(plugin.name, {}))
        return cast("Context", TurnContext(self._services, plugin.name, options, conversation, run.job))

    def _events(
        self,
        plugin: Plugin,
        action: Action,
        request: Request,
        conversation: Conversation,
        cancelled: threading.Event,
        numbers: Numbers,
    ) -> Iterator[Event | Tick]:
        run = Run(plugin.name, cancelled, self._limits)
        for capability in action.capabilities:
            if not self._services.capabilities.has(capability):
                self._services.capabilities.get(capability, run.job)  # raises MissingCapability with its cure
        context = self._context(plugin, conversation, run)
        for event in run.events(partial(plugin.run, request, context)):
            if isinstance(event, Tick):
                yield event
            elif accepted(event, plugin.name):
                yield numbers.settled(event)


def _without_command(text: str) -> str:
    """The user's own words of "/caption #2"."""
    head, _, rest = text.strip().partition(" ")
    return rest.strip() if head.startswith("/") and "/" not in head[1:] else text
