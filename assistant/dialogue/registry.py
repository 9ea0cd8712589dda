"""The plugins of a running host: found by metadata, loaded one by one, each isolated from the others.

Belongs here: loading, conflicts between plugins, their options. What a plugin must declare is in `declaration.py`,
how they are found in `discovery.py`.
"""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.api import Action, Argument, BadArgument, Plugin, PluginProblem
from assistant.api.language import Bilingual, in_language, listed
from assistant.children import installation_of
from assistant.dialogue.declaration import faults, is_word
from assistant.dialogue.discovery import PluginName, closed, discover, find_class, is_project, unread
from assistant.dialogue.loading import unloadable, within
from assistant.dialogue.outdated import Outdated, outdated
from assistant.refusals import why
from assistant.reserved import COMMANDS

PATIENCE_S = 15.0
"""Seconds after which a plugin that is still loading is given up: the host must start, whatever a stranger does."""
SLOW_LOAD_S = 1.0
"""Seconds after which the load of one plugin is reported: a start with ten such plugins would feel broken."""


_FOLDER = Bilingual("it is a folder, and only files are read here.", "它是文件夹，而这里只读取文件。")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a plugin that its user should know; `hint` names the cure."""

    package: str
    message: str
    hint: str = ""
    of_settings: bool = False
    """It is the user's settings that are to be changed; the plugin is right."""


class _Unset(PluginProblem):
    """An option that the plugin cannot be without has no value."""


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
                self._report(
                    name,
                    Bilingual(
                        f"the plugin name {name.name!r} is not a lower-case word.",
                        f"插件名 {name.name!r} 不是小写的词。",
                    ),
                    _removal(name),
                )
            else:
                self._load_one(name)
        self._check_settings({name.name for name in found})
        self._problems += [Problem(str(each), _FOLDER, _moving(each)) for each in unread(self._folder)]
        self._problems += [_closed(folder, error) for folder, error in closed(self._folder)]

    def _load_one(self, found: PluginName) -> None:
        other = self._owners.get(found.name)
        if other is not None:
            message = Bilingual(
                f"it has the same name as {_whose(other)}, which stays.",
                f"它与{_whose(other).chinese}同名，后者保留。",
            )
            self._report(found, message, _renaming(found))
            return
        refused = self._refusal(found)
        if refused:
            self._report(found, refused, _removal(found))
            return
        started = time.perf_counter()
        try:
            plugin = within(self._patience_s, lambda: _made(found))
            took = time.perf_counter() - started
            options = dict(self._checked_options(found, plugin.options))
        except PluginProblem as problem:
            of_settings = isinstance(problem, _Unset)
            self._report(found, problem.message, problem.hint or _removal(found), of_settings=of_settings)
            return
        except ModuleNotFoundError as error:
            self._report(
                found,
                Bilingual(
                    f"it needs the module {error.name!r}, which is not installed.",
                    f"它需要模块 {error.name!r}，而该模块没有安装。",
                ),
                _removal(found),
            )
            return
        except Exception as error:  # noqa: BLE001 - the border: no stranger's code may end the start
            self._report(found, unloadable(error).message, _removal(found))
            return
        if took > SLOW_LOAD_S:
            self._report_slow(found, took)
        self._accept(found, plugin, options)

    def _report_slow(self, found: PluginName, took: float) -> None:
        """`took` seconds."""
        message = Bilingual(
            f"it took {took:.1f} s to load and delays every start.", f"加载它用了 {took:.1f} 秒，会拖慢每次启动。"
        )
        hint = Bilingual(
            f"Its author should import heavy modules inside run(). {_removal(found)}",
            f"其作者应在 run() 中导入大模块。{_removal(found).chinese}",
        )
        self._report(found, message, hint)

    def _accept(self, found: PluginName, plugin: Plugin, options: dict[str, Any]) -> None:
        self._options[found.name] = options
        self._plugins[found.name] = plugin
        self._owners[found.name] = found
        for action in plugin.actions:
            if wrong := self._taken(found, action.name):
                self._report(found, wrong, _removal(found))
            else:
                self._actions[action.name] = (plugin, action)

    def _taken(self, found: PluginName, action: str) -> Bilingual | None:
        """Why the action cannot be called by this name."""
        if action in self._actions:
            owner = _whose(self._owners[self._actions[action][0].name])
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

    def _checked_options(self, found: PluginName, declared: Sequence[Argument]) -> Iterator[tuple[str, Any]]:
        """Each option with its value. A wrong value is reported and replaced by the default."""
        given = dict(self._settings.get(found.name, {}))
        section = Bilingual(f"in [plugins.{found.name}] of the settings", f"设置的 [plugins.{found.name}]")
        for option in declared:
            value = given.pop(option.name, None)
            if value is None and option.required:
                raise _Unset(
                    Bilingual(
                        f"it needs the option {option.name!r}: {option.summary}.",
                        f"它需要选项 {option.name!r}：{in_language(option.summary, 'zh')}。",
                    ),
                    Bilingual(f"Set it {section}.", f"请在{section.chinese} 中设置。"),
                )
            try:
                yield option.name, option.default if value is None else option.check(value)
            except BadArgument as error:
                self._report(
                    found,
                    Bilingual(
                        f"an option is not used. {error.message}",
                        f"有一个选项没有采用。{in_language(error.message, 'zh')}",
                    ),
                    Bilingual(f"Correct it {section}.", f"请在{section.chinese} 中更正。"),
                    of_settings=True,
                )
                yield option.name, option.default
        for unknown in given:
            names = listed(option.name for option in declared) if declared else Bilingual("none", "无")
            self._report(
                found,
                Bilingual(f"it has no option {unknown!r}.", f"它没有选项 {unknown!r}。"),
                Bilingual(
                    f"Its options are: {names}. Remove it {section}.",
                    f"它的选项有：{names.chinese}。请从{section.chinese} 中删除。",
                ),
                of_settings=True,
            )

    def _check_settings(self, installed: set[str]) -> None:
        for name in self._settings:
            if name not in installed:
                message = Bilingual(
                    "the settings have options for it, but no such plugin is installed.",
                    "设置中有它的选项，但没有安装这个插件。",
                )
                self._problems.append(
                    Problem(
                        name,
                        message,
                        Bilingual(f"Remove [plugins.{name}] from the settings.", f"请从设置中删除 [plugins.{name}]。"),
                    )
                )

        for name in sorted(self._disabled - installed):
            message = Bilingual(
                "the setting disabled_plugins names it, but no such plugin is installed.",
                "设置 disabled_plugins 中有它，但没有安装这个插件。",
            )
            there_are = listed(sorted(installed))
            hint = Bilingual(f"There are: {there_are}.", f"现有：{there_are.chinese}。")
            self._problems.append(Problem(name, message, hint))

    def _report(self, found: PluginName, message: str, hint: str, *, of_settings: bool = False) -> None:
        self._problems.append(Problem(found.package, message, hint, of_settings))


def _made(found: PluginName) -> Plugin:
    """An instance of the plugin, its declaration checked. Raises whatever its code raises, or PluginProblem."""
    plugin = find_class(found)
    wrong = faults(plugin, found.name)
    if wrong:
        hint = Bilingual(
            f"Its author can see everything with: assistant plugins check {found.name}. {_removal(found)}",
            f"其作者可以这样查看全部：assistant plugins check {found.name}。{_removal(found).chinese}",
        )
        raise PluginProblem(Bilingual(f"{wrong[0]}.", f"{wrong[0].chinese}。"), hint)
    return plugin()


def _closed(folder: Path, error: OSError) -> Problem:
    reason, shown = why(error), shlex.quote(str(folder))
    message = Bilingual(
        f"no plugin in this folder is loaded: it cannot be read ({reason}).",
        f"没有加载这个文件夹里的插件：无法读取（{reason.chinese}）。",
    )
    hint = Bilingual(f"See that you may read and enter it: ls -ld {shown}", f"请确认您有权读取并进入它：ls -ld {shown}")
    return Problem(str(folder), message, hint)


def _moving(folder: Path) -> Bilingual:
    """How the plugin in a folder is loaded."""
    if is_project(folder):
        command = installation_of(folder)
        return Bilingual(f"Install it: {command}", f"请安装它：{command}")
    return Bilingual(f"Put its .py file into {folder.parent}.", f"请把其中的 .py 文件放到 {folder.parent}。")


def _whose(found: PluginName) -> Bilingual:
    return Bilingual(f"the plugin {found.package}", f"插件 {found.package} ")


def _renaming(found: PluginName) -> Bilingual:
    """How to be rid of a name that two have; disabling it would take away both."""
    if found.kind == "file":
        return Bilingual(
            f"Rename {found.origin}, and the name in it.", f"请给 {found.origin} 改名，并改掉其中的 name。"
        )
    return Bilingual(f"Uninstall {found.origin}.", f"请卸载 {found.origin}。")


def _removal(found: PluginName) -> Bilingual:
    """How to start without it."""
    english, chinese = {
        "file": (f"remove {found.origin}", f"删除 {found.origin}"),
        "package": (f"uninstall {found.origin}", f"卸载 {found.origin}"),
        "built-in": ("reinstall the program", "重新安装程序"),
    }[found.kind]
    return Bilingual(
        f"Update it, {english}, or put {found.name!r} into disabled_plugins of the settings.",
        f"请更新它，或{chinese}，或把 {found.name!r} 写进设置的 disabled_plugins。",
    )
