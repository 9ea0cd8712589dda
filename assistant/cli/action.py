"""A command for every action of somebody else's plugin."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.api import Action, PluginProblem
from assistant.api.actions import ArgumentType
from assistant.api.events import Hits, Labels, PicturesShown, Result, TextDelta, Transcript
from assistant.api.language import Bilingual
from assistant.api.parts import Picture
from assistant.cli import output
from assistant.cli.arguments import listed, nearest
from assistant.cli.border import complain
from assistant.cli.declared import command_of
from assistant.cli.plugins import loaded, tell
from assistant.cli.state import host
from assistant.host.protocol import located

if TYPE_CHECKING:
    import typer

    from assistant.host.client import HostClient


def is_action(name: str) -> bool:
    """Whether a plugin has an action of this name."""
    return name in loaded().actions


def add(app: typer.Typer, name: str, built_in: Sequence[str]) -> None:
    """Adds the command of the action called `name` to the tree, and tells which settings of its plugin are wrong.

    Ends the process with 2 if no plugin has it, with 1 if the plugin of that name could not be loaded.
    """
    registry = loaded()
    actions = registry.actions
    if name not in actions:
        for problem in (broken := registry.problems_of(name)):
            tell(problem.package, problem.message, problem.hint)
        if broken:
            sys.exit(1)
        guess = nearest(name, [*built_in, *actions])
        complain(
            Bilingual(f"There is no command {name!r}.", f"没有命令 {name!r}。"),
            Bilingual(f"Did you mean {guess!r}?", f"您是想用 {guess!r} 吗？")
            if guess
            else Bilingual("See: assistant --help", "见：assistant --help"),
        )
        sys.exit(2)
    plugin, action = actions[name]
    for problem in registry.problems_of(plugin.name):
        if problem.of_settings:
            tell(problem.package, problem.message, problem.hint)
    app.command(name)(command_of(action, partial(_run, plugin.name, action)))


def _must_be_as_loaded(client: HostClient, plugin: str) -> None:
    """Raises PluginProblem if the host runs another one than the arguments were checked with."""
    for each in client.get("/plugins")["outdated"]:
        if each["name"] == plugin:
            raise PluginProblem(f"{each['package']}: {each['message']}", each["hint"])


def _run(plugin: str, action: Action, text: str, files: list[str], arguments: dict[str, Any], json: bool) -> None:
    values: dict[str, Any] = {"text": "", "labels": [], "pictures": [], "result": {}}
    with host() as client, output.stoppable(client):
        _must_be_as_loaded(client, plugin)
        with output.beside(client.act(action.name, text, files, _prepared(action, arguments))) as events:
            for event in events:
                match event:
                    case TextDelta() | Transcript():
                        values["text"] += event.text
                        if not json:
                            output.say_part(event.text)
                    case Labels():
                        values["labels"] += output.labels(event)
                    case PicturesShown():
                        values["pictures"] += [_picture(picture) for picture in event.pictures]
                    case Hits():
                        values["pictures"] += [{**_picture(hit.picture), "score": hit.score} for hit in event.hits]
                    case Result():
                        values["result"] = event.values
    if json:
        output.say_json(values)
    else:
        _say(values)


def _prepared(action: Action, arguments: dict[str, Any]) -> dict[str, Any]:
    """Lists divided at commas, and paths as the host understands them, which works in another folder."""
    types = {argument.name: argument.type for argument in action.arguments}
    return {name: _given(types[name], value) for name, value in arguments.items()}


def _given(type_: ArgumentType, value: Any) -> Any:
    if type_ == "texts":
        return listed(value)
    return [located(str(path)) for path in value] if type_ == "paths" else value


def _picture(picture: Picture) -> dict[str, Any]:
    """Where it lies: with the user, or kept by the program."""
    return {
        "path": picture.path or picture.stored,
        "width": picture.width,
        "height": picture.height,
        "description": picture.description,
    }


def _say(values: dict[str, Any]) -> None:
    """What follows the words, which were said as they came."""
    if values["text"]:
        output.say()
    for label in values["labels"]:
        output.say(f"{label['score']:6.1%}  {label['label']}")
    for picture in values["pictures"]:
        output.say(output.shown_path(picture["path"]))
