"""Runs the plugins of the registry: finds an action's owner, makes its context, passes on what it may say.

Belongs here: everything about one run of one plugin. Turns, routing and numbers are the manager's matter.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, cast

from assistant.api import (
    Action,
    Audio,
    BadArgument,
    BadInput,
    Context,
    Conversation,
    Event,
    Language,
    Notice,
    Plugin,
    PluginProblem,
    Request,
)
from assistant.api.language import Bilingual, in_a_row, in_language, listed
from assistant.dialogue.context import Services, TurnContext
from assistant.dialogue.decision import PROBLEM
from assistant.dialogue.outcome import Numbers
from assistant.dialogue.outdated import Outdated
from assistant.dialogue.runner import AtWork, Limits, Run, Tick


class Plugins(Protocol):
    """The loaded plugins, as the registry offers them."""

    @property
    def plugins(self) -> Mapping[str, Plugin]: ...
    @property
    def actions(self) -> Mapping[str, tuple[Plugin, Action]]: ...
    @property
    def options(self) -> Mapping[str, dict[str, Any]]: ...
    def outdated(self, name: str) -> Sequence[Outdated]: ...


class Performer:
    """Runs actions and readers. Thread-safe."""

    def __init__(self, plugins: Plugins, services: Services, limits: Limits, at_work: AtWork) -> None:
        self._plugins = plugins
        self._services = services
        self._limits = limits
        self._at_work = at_work

    def action(self, name: str) -> Action | None:
        """The action of this name, if there is one."""
        found = self._plugins.actions.get(name)
        return found[1] if found else None

    def owner(self, action: str, language: Language) -> tuple[Plugin, Action]:
        """The plugin and the declaration of an action. Raises BadArgument, naming the actions there are."""
        found = self._plugins.actions.get(action)
        if found is None:
            names = in_language(listed(f"/{known}" for known in self._plugins.actions), language)
            raise BadArgument(PROBLEM(language, "unknown_action", action=action, names=names), self.not_loaded())
        return found

    def not_loaded(self) -> str:
        """Why an action may be missing that is installed: plugins are not as they were loaded. Empty if all are."""
        told = [_sentences(each) for each in self._plugins.outdated("")]
        return Bilingual(in_a_row(*told), in_a_row(*(in_language(each, "zh") for each in told)))

    def reader(self) -> Plugin | None:
        """The plugin that turns sounds into words."""
        return next((plugin for plugin in self._plugins.plugins.values() if plugin.reads_audio), None)

    def perform(
        self, request: Request, conversation: Conversation, cancelled: threading.Event, numbers: Numbers
    ) -> Generator[Event | Tick]:
        """What the request's action says, with numbered pictures. Raises AssistantError or Cancelled."""
        plugin, action = self.owner(request.action, request.language)
        _check_parts(action, request)
        yield from self._outdated(plugin)
        run = Run(plugin.name, cancelled, self._limits, at_work=self._at_work)
        for capability in action.capabilities:
            if not self._services.capabilities.has(capability):
                self._services.capabilities.get(capability, run.job)  # raises MissingCapability with its cure
        context = self._context(plugin, conversation, run)
        for event in run.events(partial(plugin.run, request, context)):
            yield event if isinstance(event, Tick) else numbers.settled(event, plugin.name)

    def read(
        self, reader: Plugin, sound: Audio, conversation: Conversation, cancelled: threading.Event
    ) -> Iterator[Event | Tick]:
        """What a reader says about a sound; its words come as a Transcript."""
        run = Run(reader.name, cancelled, self._limits, at_work=self._at_work)
        yield from run.events(partial(reader.read, sound, self._context(reader, conversation, run)))

    def _outdated(self, plugin: Plugin) -> Iterator[Notice]:
        """Tells that the code that runs is an old one. Raises PluginProblem if the user took the plugin away."""
        for each in self._plugins.outdated(plugin.name):
            message = _message(each)
            if each.gone:
                raise PluginProblem(message, each.hint)
            yield Notice(message, each.hint, "warning")

    def _context(self, plugin: Plugin, conversation: Conversation, run: Run) -> Context:
        options = dict(self._plugins.options.get(plugin.name, {}))
        return cast("Context", TurnContext(self._services, plugin, options, conversation, run.job))


def _message(each: Outdated) -> Bilingual:
    return Bilingual(f"{each.package}: {each.message}", f"{each.package}：{in_language(each.message, 'zh')}")


def _sentences(each: Outdated) -> Bilingual:
    message = _message(each)
    return Bilingual(in_a_row(message, each.hint), in_a_row(message.chinese, in_language(each.hint, "zh")))


def _check_parts(action: Action, request: Request) -> None:
    if action.needs_parts and action.accepts == "pictures" and not request.pictures:
        raise BadInput(PROBLEM(request.language, "no_pictures"))
    if action.needs_parts and action.accepts == "audio" and not request.audio:
        raise BadInput(PROBLEM(request.language, "no_audio"))
