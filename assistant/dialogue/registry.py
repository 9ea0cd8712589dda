"""The plugins of a running host: found by metadata, loaded one by one, each isolated from the others.

Belongs here: loading, and conflicts between plugins. What a plugin must declare is in `declaration.py`, how they are
found in `discovery.py`, their settings in `plugin_options.py`, what is said of those that are not loaded in
`problems.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.api import Action, Plugin, PluginProblem
from assistant.api.language import Bilingual
from assistant.dialogue import plugin_options, problems
from assistant.dialogue.declaration import faults, is_word
from assistant.dialogue.discovery import PluginName, closed, discover, find_class, unread
from assistant.dialogue.loading import unloadable, within
from assistant.dialogue.outdated import Outdated, outdated
from assistant.dialogue.problems import Problem
from assistant.reserved import COMMANDS

PATIENCE_S = 15.0
"""Seconds after which a plugin that is still loading is given up: the host must start, whatever a stranger does."""
SLOW_LOAD_S = 1.0
"""Seconds after which the load of one plugin is reported: a start with ten such plugins would feel broken."""


class Registry:
    """All plugins of the host. Constructing one imports nothing; `load` imports those that are enabled."""

    def __init__(
        self,
        folder: Path,
        disabled: Collection[str],
        options: Mapping[str, Mapping[str, Any]],
        patience_s: float = PATIENCE_S,
        refusal: Callable[[PluginName], str] = lambda _: "",
        disabled_now: Callable[[], Collection[str]] | None = None,
        also: Sequence[PluginName] = (),
    ) -> None:
        """`folder` holds single-file plugins and need not exist; `options` are the settings by plugin name. `refusal`
        says why a plugin must not be imported, or nothing; `disabled_now` reads anew what is disabled, to tell what
        changed since the load; `also` are plugins that are not installed, or to be taken instead of those that are."""
        self._refusal = refusal
        self._also = also
        self._patience_s = patience_s
        self._folder = folder
        self._disabled = set(disabled)
        self._disabled_now = disabled_now or (lambda: self._disabled)
        self._settings = options
        self._plugins: dict[str, Plugin] = {}
        self._actions: dict[str, tuple[Plugin, Action]] = {}
        self._options: dict[str, dict[str, Any]] = {}
        self._owners: dict[str, PluginName] = {}
        self._found: list[PluginName] = []
        self._problems: list[Problem] = []

    @property
    def folder(self) -> Path:
        """The user's folder of single-file plugins."""
        return self._folder

    @property
    def plugins(self) -> Mapping[str, Plugin]:
        """The loaded plugins by name, built-in ones first."""
        return self._plugins

    @property
    def actions(self) -> Mapping[str, tuple[Plugin, Action]]:
        """Every action by name, with the plugin that runs it."""
        return self._actions

    def actions_of(self, plugin: Plugin) -> list[Action]:
        """Those of its actions that can be called: one whose name is taken is left out."""
        return [action for owner, action in self._actions.values() if owner is plugin]

    @property
    def options(self) -> Mapping[str, dict[str, Any]]:
        """The checked options of each loaded plugin, with defaults filled in."""
        return self._options

    @property
    def problems(self) -> Sequence[Problem]:
        return self._problems

    def problems_of(self, name: str) -> list[Problem]:
        """Those of all that are called so."""
        packages = {each.package for each in self._found if each.name == name}
        return [each for each in self._problems if each.package in packages]

    def names(self) -> list[PluginName]:
        """What is installed, enabled or not, by metadata alone."""
        found = discover(self._folder, self._disabled)
        instead = {each.name for each in self._also}
        return [*(each for each in found if each.kind == "built-in" or each.name not in instead), *self._also]

    def owner(self, name: str) -> PluginName | None:
        """Which of those that are called so was loaded."""
        return self._owners.get(name)

    def outdated(self, name: str = "") -> list[Outdated]:
        """What is no longer as it was loaded, of this plugin or of all; the program's own do not change alone."""
        owner = self._owners.get(name)
        if owner is not None and owner.kind == "built-in":
            return []
        found = discover(self._folder, set(self._disabled_now()))
        return [each for each in outdated(self._owners.values(), self._found, found) if name in ("", each.name)]

    def load(self) -> None:
        """Loads every enabled plugin. Never raises: what goes wrong lands in `problems`."""
        for held in (self._plugins, self._actions, self._options, self._owners, self._problems):
            held.clear()
        found = self._found = self.names()
        for name in found:
            if not name.enabled:
                continue
            if not is_word(name.name):
                self._problems.append(problems.no_word(name))
            else:
                self._load_one(name)
        installed = {name.name for name in found}
        self._problems += [problems.not_installed(name) for name in self._settings if name not in installed]
        self._problems += [problems.disabled_stranger(name, installed) for name in sorted(self._disabled - installed)]
        self._problems += [problems.not_read(folder) for folder in unread(self._folder)]
        self._problems += [problems.closed_folder(folder, error) for folder, error in closed(self._folder)]

    def _load_one(self, found: PluginName) -> None:
        other = self._owners.get(found.name)
        if other is not None:
            self._problems.append(problems.same_name(found, other))
            return
        refused = self._refusal(found)
        if refused:
            self._report(found, refused)
            return
        started = time.perf_counter()
        try:
            plugin = within(self._patience_s, lambda: _made(found))
            took = time.perf_counter() - started
            values, wrong = plugin_options.checked(found, plugin.options, self._settings.get(found.name, {}))
        except PluginProblem as problem:
            self._report(found, problem.message, problem.hint, of_settings=isinstance(problem, plugin_options.Unset))
            return
        except ModuleNotFoundError as error:
            self._problems.append(problems.module_missing(found, error.name))
            return
        except Exception as error:  # noqa: BLE001 - the border: no stranger's code may end the start
            self._report(found, unloadable(error).message)
            return
        self._problems += wrong
        if took > SLOW_LOAD_S:
            self._problems.append(problems.slow(found, took))
        self._accept(found, plugin, values)

    def _accept(self, found: PluginName, plugin: Plugin, values: dict[str, Any]) -> None:
        self._options[found.name] = values
        self._plugins[found.name] = plugin
        self._owners[found.name] = found
        for action in plugin.actions:
            if wrong := self._taken(found, action.name):
                self._report(found, wrong)
            else:
                self._actions[action.name] = (plugin, action)

    def _taken(self, found: PluginName, action: str) -> Bilingual | None:
        """Why the action cannot be called by this name."""
        if action in self._actions:
            owner = problems.whose(self._owners[self._actions[action][0].name])
            return Bilingual(
                f"its action {action!r} already belongs to {owner}, which stays.",
                f"它的动作 {action!r} 已属于{owner.chinese}，后者保留。",
            )
        if action in COMMANDS and found.kind != "built-in":
            return Bilingual(
                f"its action {action!r} cannot be called: the program has a command of that name.",
                f"它的动作 {action!r} 无法调用：程序有同名的命令。",
            )
        return None

    def _report(self, found: PluginName, message: str, hint: str = "", *, of_settings: bool = False) -> None:
        """Without a hint, the cure is to start without it."""
        self._problems.append(Problem(found.package, message, hint or problems.removal(found), of_settings))


def _made(found: PluginName) -> Plugin:
    """An instance of the plugin, its declaration checked. Raises whatever its code raises, or PluginProblem."""
    plugin = find_class(found)
    wrong = faults(plugin, found.name)
    if wrong:
        said = Bilingual("; ".join(wrong), "；".join(each.chinese for each in wrong))
        raise PluginProblem(Bilingual(f"{said}.", f"{said.chinese}。"), problems.removal(found))
    return plugin()
