"""`assistant plugins …`: what is installed, and the author's kit. Runs in this process; no host is needed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.api.errors import BadInput, PluginProblem
from assistant.api.language import Bilingual
from assistant.cli import output
from assistant.cli.border import complain

if TYPE_CHECKING:
    from assistant.dialogue.registry import Registry

app = typer.Typer(help="List, show, write or check plugins.", no_args_is_help=True, rich_markup_mode=None)
Name = Annotated[str, typer.Argument(metavar="NAME")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def loaded() -> Registry:
    """All enabled plugins of this user."""
    from assistant.dialogue.registry import Registry
    from assistant.paths import paths
    from assistant.settings import settings

    chosen = settings()
    registry = Registry(paths().plugins, chosen.disabled_plugins, chosen.plugins)
    registry.load()
    return registry


@app.command("list")
def listed(json: Json = False) -> None:
    """List all plugins with their actions, and what is wrong with any of them."""
    from assistant.host.describe import plugins

    known = plugins(loaded())
    if json:
        output.say_json(known)
        return
    for plugin in known["plugins"]:
        state = "" if plugin["loaded"] else "  (disabled)" if not plugin["enabled"] else "  (not loaded)"
        output.say(f"{plugin['name']}{state}: {', '.join(action['name'] for action in plugin['actions'])}")
    for problem in known["problems"]:
        complain(f"{problem['package']}: {problem['message']}", problem["hint"])


@app.command()
def show(name: Name, json: Json = False) -> None:
    """Show a plugin's actions with their arguments, and the tools that language models are given for them."""
    from assistant.dialogue.tools import schema_of
    from assistant.host.describe import action

    registry = loaded()
    plugin = registry.plugins.get(name)
    if plugin is None:
        raise BadInput(
            Bilingual(f"There is no loaded plugin {name!r}.", f"没有已加载的插件 {name!r}。"),
            Bilingual(f"There are: {', '.join(registry.plugins)}.", f"现有：{'、'.join(registry.plugins)}。"),
        )
    values: dict[str, Any] = {
        "name": plugin.name,
        "title": plugin.title,
        "summary": plugin.summary,
        "actions": [{**action(each), "tool": schema_of(each)} for each in plugin.actions],
    }
    if json:
        output.say_json(values)
        return
    output.say(f"{plugin.title}: {plugin.summary}")
    for each in plugin.actions:
        output.say(f"\n/{each.name}: {each.summary}")
        for argument in each.arguments:
            output.say(f"  {argument.name} ({argument.type}): {argument.summary}")


@app.command()
def new(
    name: Name,
    folder: Annotated[Path | None, typer.Option(help="Where to write it; else the plugin folder.")] = None,
    package: Annotated[bool, typer.Option("--package", help="An installable package instead of one file.")] = False,
) -> None:
    """Write a working plugin with its test."""
    from assistant.kit.new import new as write
    from assistant.paths import paths

    target = folder or (Path.cwd() if package else paths().plugins)
    for file in write(name, target, package):
        output.say(output.shown_path(str(file)))


@app.command()
def check(name: Name, json: Json = False) -> None:
    """Run the conformance suite on a plugin."""
    from assistant.kit.check import check as findings_of

    findings = findings_of(name, loaded())
    if json:
        output.say_json([asdict(finding) for finding in findings])
    for finding in findings if not json else ():
        output.say(f"{finding.level}: {finding.rule}: {finding.message} {finding.hint}".rstrip())
    if any(finding.level == "error" for finding in findings):
        raise PluginProblem(
            Bilingual(f"{name} does not keep the contract.", f"{name} 不符合插件约定。"),
            Bilingual("See docs/plugins.md.", "见 docs/plugins.md。"),
        )
    if not json:
        output.say(f"{name} keeps the contract.")
