"""A command for every action of somebody else's plugin, made from its declaration."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.api import Action, Argument, PluginProblem
from assistant.api.events import Labels, Result, TextDelta
from assistant.api.language import Bilingual, in_language
from assistant.cli import output
from assistant.cli.arguments import nearest
from assistant.cli.border import complain
from assistant.cli.plugins import loaded
from assistant.cli.state import host, language
from assistant.cli.words import both, told

if TYPE_CHECKING:
    from assistant.host.client import HostClient

_TYPES: dict[str, Any] = {"integer": int, "number": float}


def run(name: str, arguments: Sequence[str], built_in: Sequence[str]) -> None:
    """Runs the action called `name`; ends the process with 2 if no plugin has it or the usage is wrong."""
    actions = loaded().actions
    if name not in actions:
        guess = nearest(name, [*built_in, *actions])
        complain(
            Bilingual(f"There is no command {name!r}.", f"没有命令 {name!r}。"),
            Bilingual(f"Did you mean {guess!r}?", f"您是想用 {guess!r} 吗？")
            if guess
            else Bilingual("See: assistant --help", "见：assistant --help"),
        )
        sys.exit(2)
    action = actions[name][1]
    given = vars(_parser(action).parse_args(arguments))
    files, text, json = given.pop("files"), given.pop("text"), given.pop("json")
    _run(action, text, files, {key: value for key, value in given.items() if value is not None}, json=json)


def _parser(action: Action) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"assistant {action.name}", description=in_language(action.summary, language())
    )
    parser.add_argument("files", nargs="*", help=told(both("Files that it works on.", "要处理的文件。")))
    parser.add_argument("--text", default="", help=told(both("What you would say in the chat.", "在聊天里会说的话。")))
    parser.add_argument("--json", action="store_true", help=told("Answer as JSON."))
    for argument in action.arguments:
        parser.add_argument(f"--{argument.name}", help=_summary(argument), **_form(argument))
    return parser


def _summary(argument: Argument) -> str:
    return in_language(argument.summary, language()).replace("%", "%%")


def _form(argument: Argument) -> dict[str, Any]:
    if argument.type == "boolean":
        return {"action": argparse.BooleanOptionalAction, "default": None}
    many = {"nargs": "+"} if argument.type in ("texts", "paths") else {}
    return {"type": _TYPES.get(argument.type, str), "choices": argument.choices or None, **many}


def _must_know(client: HostClient, name: str) -> None:
    """Raises PluginProblem if the host runs since before the plugin was installed."""
    known = {action["name"] for plugin in client.get("/plugins")["plugins"] for action in plugin["actions"]}
    if name not in known:
        raise PluginProblem(
            Bilingual(f"The host was started before {name!r} was there.", f"后台程序启动时还没有 {name!r}。"),
            Bilingual("It is found after: assistant host stop", "重启后即可找到：assistant host stop"),
        )


def _run(action: Action, text: str, files: list[str], arguments: dict[str, Any], *, json: bool) -> None:
    values: dict[str, Any] = {"text": "", "labels": [], "result": {}}
    with host() as client, output.stoppable(client):
        _must_know(client, action.name)
        with output.beside(client.act(action.name, text, files, arguments)) as events:
            for event in events:
                match event:
                    case TextDelta():
                        values["text"] += event.text
                        if not json:
                            output.say_part(event.text)
                    case Labels():
                        values["labels"] = [{"label": each.label, "score": each.score} for each in event.labels]
                    case Result():
                        values["result"] = event.values
    if json:
        output.say_json(values)
    else:
        output.say()
