"""What is wrong with a plugin, and the cures that its user is told.

Belongs here: sentences on plugins that are not loaded. When they are said is the registry's matter.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from assistant.api.language import Bilingual, listed
from assistant.children import installation_of
from assistant.dialogue.discovery import PluginName, is_project
from assistant.refusals import why

_FOLDER = Bilingual("it is a folder, and only files are read here.", "它是文件夹，而这里只读取文件。")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a plugin that its user should know; `hint` names the cure."""

    package: str
    message: str
    hint: str = ""
    of_settings: bool = False
    """It is the user's settings that are to be changed; the plugin is right."""


def whose(found: PluginName) -> Bilingual:
    return Bilingual(f"the plugin {found.package}", f"插件 {found.package} ")


def removal(found: PluginName) -> Bilingual:
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


def no_word(found: PluginName) -> Problem:
    message = Bilingual(
        f"the plugin name {found.name!r} is not a lower-case word.", f"插件名 {found.name!r} 不是小写的词。"
    )
    return Problem(found.package, message, removal(found))


def same_name(found: PluginName, other: PluginName) -> Problem:
    """`other` was loaded under the name of both. Disabling the name would take away both."""
    message = Bilingual(
        f"it has the same name as {whose(other)}, which stays.", f"它与{whose(other).chinese}同名，后者保留。"
    )
    if found.kind == "file":
        cure = Bilingual(
            f"Rename {found.origin}, and the name in it.", f"请给 {found.origin} 改名，并改掉其中的 name。"
        )
    else:
        cure = Bilingual(f"Uninstall {found.origin}.", f"请卸载 {found.origin}。")
    return Problem(found.package, message, cure)


def slow(found: PluginName, took: float) -> Problem:
    """It took so many seconds to load."""
    message = Bilingual(
        f"it took {took:.1f} s to load and delays every start.", f"加载它用了 {took:.1f} 秒，会拖慢每次启动。"
    )
    hint = Bilingual(
        f"Its author should import heavy modules inside run(). {removal(found)}",
        f"其作者应在 run() 中导入大模块。{removal(found).chinese}",
    )
    return Problem(found.package, message, hint)


def module_missing(found: PluginName, module: str | None) -> Problem:
    message = Bilingual(
        f"it needs the module {module!r}, which is not installed.", f"它需要模块 {module!r}，而该模块没有安装。"
    )
    return Problem(found.package, message, removal(found))


def not_read(folder: Path) -> Problem:
    """A folder stands where only files are read."""
    if is_project(folder):
        command = installation_of(folder)
        cure = Bilingual(f"Install it: {command}", f"请安装它：{command}")
    else:
        cure = Bilingual(f"Put its .py file into {folder.parent}.", f"请把其中的 .py 文件放到 {folder.parent}。")
    return Problem(str(folder), _FOLDER, cure)


def closed_folder(folder: Path, error: OSError) -> Problem:
    """The user's folder of plugins gives nothing."""
    reason, shown = why(error), shlex.quote(str(folder))
    message = Bilingual(
        f"no plugin in this folder is loaded: it cannot be read ({reason}).",
        f"没有加载这个文件夹里的插件：无法读取（{reason.chinese}）。",
    )
    hint = Bilingual(f"See that you may read and enter it: ls -ld {shown}", f"请确认您有权读取并进入它：ls -ld {shown}")
    return Problem(str(folder), message, hint)


def not_installed(name: str) -> Problem:
    """The settings have options for a plugin of this name."""
    message = Bilingual(
        "the settings have options for it, but no such plugin is installed.", "设置中有它的选项，但没有安装这个插件。"
    )
    hint = Bilingual(f"Remove [plugins.{name}] from the settings.", f"请从设置中删除 [plugins.{name}]。")
    return Problem(name, message, hint)


def disabled_stranger(name: str, installed: set[str]) -> Problem:
    """The settings disable what is not there."""
    message = Bilingual(
        "the setting disabled_plugins names it, but no such plugin is installed.",
        "设置 disabled_plugins 中有它，但没有安装这个插件。",
    )
    there_are = listed(sorted(installed))
    return Problem(name, message, Bilingual(f"There are: {there_are}.", f"现有：{there_are.chinese}。"))
