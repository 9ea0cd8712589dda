"""`assistant plugins …`: what is installed, and the author's kit. Runs in this process; no host is needed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.api.errors import AssistantError, BadInput, PluginProblem
from assistant.api.language import Bilingual, Phrases, in_a_row, in_language, spoken
from assistant.api.language import listed as names_of
from assistant.api.safe_text import safe_line
from assistant.cli import output
from assistant.cli.border import complain
from assistant.cli.state import language
from assistant.cli.words import Json, Tree, both, chinese

if TYPE_CHECKING:
    from assistant.dialogue.discovery import PluginName
    from assistant.dialogue.registry import Registry

app = Tree(both("List, show, write or check plugins.", "列出、查看、编写或检查插件。"), no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help=both("The plugin's name.", "插件的名称。"))]


_DISABLED = Bilingual(" (disabled)", "（已停用）")
_SAY = Phrases(
    warning=("warning: {rule}: {words}", "警告：{rule}：{words}"),
    error=("error: {rule}: {words}", "错误：{rule}：{words}"),
    found=("found", "查找"),
    loads=("loads", "加载"),
    examples=("examples", "例句"),
    imports=("imports", "导入"),
    constructs=("constructs", "构造"),
    runs=("runs", "运行"),
)
"""A finding, and what the rules are called."""
_UNLOADED = Bilingual(" (not loaded)", "（未加载）")


def commands() -> dict[str, str]:
    """The actions of other people's plugins, each a command, with what it does. Empty where the settings are wrong."""
    try:
        registry = loaded()
    except AssistantError:
        return {}
    own = {name.name for name in registry.names() if name.kind == "built-in"}
    return {name: action.summary for name, (plugin, action) in registry.actions.items() if plugin.name not in own}


def loaded(also: PluginName | None = None) -> Registry:
    """All enabled plugins of this user, and one that need not be installed."""
    from assistant.host.plugins import load_plugins
    from assistant.paths import paths
    from assistant.settings import settings

    return load_plugins(paths(), settings(), output.waiting, [also] if also is not None else [])


def outdated() -> list[dict[str, Any]]:
    """Of which plugins the host, if one runs, has another state than what is installed."""
    from assistant.host.client import HostClient
    from assistant.host.start import running
    from assistant.paths import paths

    place = paths()
    if not running(place):
        return []
    with HostClient(place.socket, language=language()) as client:
        found: list[dict[str, Any]] = client.get("/plugins")["outdated"]
        return found


def _no_plugin(name: str, there_are: Iterable[str]) -> BadInput:
    names = names_of(there_are)
    return BadInput(
        Bilingual(f"There is no plugin {name!r}.", f"没有插件 {name!r}。"),
        Bilingual(f"There are: {names}.", f"现有：{in_language(names, 'zh')}。"),
    )


@app.command("list")
@chinese("列出所有插件及其动作，以及有什么问题。")
def listed(json: Json = False) -> None:
    """List all plugins with their actions, and what is wrong with any of them."""
    from assistant.host.describe import plugins

    known = {**plugins(loaded()), "outdated": outdated()}
    if json:
        output.say_json(known)
        return
    for plugin in known["plugins"]:
        state = _UNLOADED if plugin["enabled"] else _DISABLED
        mark = "" if plugin["loaded"] else in_language(state, language())
        actions = names_of(action["name"] for action in plugin["actions"])
        colon = Bilingual(f": {actions}", f"：{in_language(actions, 'zh')}") if actions else ""
        output.say(f"{plugin['name']}{mark}{in_language(colon, language())}")
    for problem in [*known["problems"], *known["outdated"]]:
        tell(problem["package"], problem["message"], problem["hint"])


def tell(package: str, message: str, hint: str) -> None:
    """A problem of a plugin, on standard error."""
    complain(Bilingual(f"{package}: {message}", f"{package}：{in_language(message, 'zh')}"), hint)


@app.command()
@chinese("显示插件的动作与参数、提供给语言模型的工具，以及选项。")
def show(name: Name, json: Json = False) -> None:
    """Show a plugin's actions with their arguments, the tools that language models are given for them, and options."""
    from assistant.cli.plugin_page import lines
    from assistant.dialogue.tools import schema_of
    from assistant.host.describe import action, argument

    registry = loaded()
    plugin = registry.plugins.get(name)
    if plugin is None:
        raise _no_plugin(name, registry.plugins)
    values: dict[str, Any] = {
        "name": plugin.name,
        "title": plugin.title,
        "summary": plugin.summary,
        "actions": [{**action(each), "tool": schema_of(each)} for each in registry.actions_of(plugin)],
        "options": [argument(each) for each in plugin.options],
    }
    if json:
        output.say_json(values)
        return
    for line in lines(plugin, registry.actions_of(plugin), language()):
        output.say(line)


@app.command()
@chinese("写一个可用的插件及其测试。")
def new(
    name: Name,
    folder: Annotated[
        Path | None,
        typer.Option(help=both("Where to write it; else the plugin folder.", "写到哪里；不填则写入插件文件夹。")),
    ] = None,
    package: Annotated[
        bool,
        typer.Option(
            "--package", help=both("An installable package instead of one file.", "写成可安装的包，而不是单个文件。")
        ),
    ] = False,
) -> None:
    """Write a working plugin with its test."""
    from assistant.kit.new import new as write
    from assistant.paths import paths

    target = folder or (Path.cwd() if package else paths().plugins)
    for file in write(name, target, package):
        output.say(output.shown_path(str(file)))


def _is_path(name: str) -> bool:
    """Whether it is a path and no plugin's name: a folder here is one unless an installed plugin is called so."""
    from assistant.dialogue.discovery import discover
    from assistant.paths import paths

    if os.sep in name or name.endswith(".py") or name in (".", ".."):
        return True
    there = os.path.isdir(name)  # noqa: PTH112 - never raises
    return there and name not in {each.name for each in discover(paths().plugins, set())}


@app.command()
@chinese("对插件运行一致性检查。")
def check(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help=both("The plugin's name, or the path of its file or folder.", "插件的名称，或其文件、文件夹的路径。"),
        ),
    ],
    json: Json = False,
) -> None:
    """Run the conformance suite on a plugin."""
    from assistant.dialogue.discovery import at_path
    from assistant.host.protocol import located
    from assistant.kit.check import check as findings_of

    wanted = at_path(Path(located(name))) if _is_path(name) else None
    registry = loaded(wanted)
    names = [each.name for each in registry.names()]
    if wanted is None and name not in names:
        raise _no_plugin(name, names)
    findings = findings_of(wanted or name, registry)
    if json:
        output.say_json(spoken([asdict(finding) for finding in findings], language()))
    for finding in findings if not json else ():
        words = in_a_row(in_language(finding.message, language()), in_language(finding.hint, language()))
        output.say(_SAY(language(), finding.level, rule=_SAY(language(), finding.rule), words=safe_line(words)))
    if any(finding.level == "error" for finding in findings):
        raise PluginProblem(
            Bilingual(f"{name} does not keep the contract.", f"{name} 不符合插件约定。"),
            Bilingual("See docs/plugins.md.", "见 docs/plugins.md。"),
        )
    if not json:
        output.say(Bilingual(f"{name} keeps the contract.", f"{name} 符合插件约定。"))
