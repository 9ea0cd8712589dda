"""The parser of an action of somebody else's plugin, made from its declaration. Runs nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api import Action, Argument
from assistant.api.language import in_language
from assistant.cli.words import Json, both

_OWN = "argument_"
"""Before the names of declared arguments, which may be words of Python."""
_FILES = list[Path] | None
_WORDS = list[str] | None
_Files = Annotated[_FILES, typer.Argument(metavar="FILES", help=both("Files that it works on.", "要处理的文件。"))]
_Words = Annotated[
    _WORDS, typer.Argument(metavar="WORDS", help=both("What you would say in the chat.", "在聊天里会说的话。"))
]
_Text = Annotated[str, typer.Option(help=both("What you would say in the chat.", "在聊天里会说的话。"))]

Run = Callable[[str, list[str], dict[str, Any], bool], None]
"""Gets text, files, the arguments that were given, and whether JSON is wanted."""


def takes_files(action: Action) -> bool:
    """Whether what follows the command names files; else it is words."""
    return action.accepts != "nothing" or any(argument.type == "paths" for argument in action.arguments)


def command_of(action: Action, run: Run) -> Callable[..., None]:
    """A function whose signature is what the action declares, for the tree of commands; it calls `run`."""
    declared = {_OWN + argument.name: argument for argument in action.arguments}
    kinds: dict[str, Any] = {"given": _Files if takes_files(action) else _Words}
    kinds |= {name: _kind(argument) for name, argument in declared.items()}
    # An argument of the action's own wins over an option that every action has.
    names = {argument.name for argument in action.arguments}
    kinds |= {name: kind for name, kind in (("text", _Text), ("json", Json)) if name not in names}

    def command(given: Sequence[str | Path] | None = None, text: str = "", json: bool = False, **values: Any) -> None:
        arguments = {declared[name].name: value for name, value in values.items() if value is not None}
        named = [str(each) for each in given or ()]
        files, words = (named, []) if takes_files(action) else ([], named)
        run(" ".join(filter(None, [*words, text])), files, arguments, json)

    command.__doc__ = both(str(action.summary), in_language(action.summary, "zh"))
    command.__annotations__ = kinds
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, _KEYWORD, default=_DEFAULTS.get(name), annotation=kinds[name]) for name in kinds]
    )
    return command


_KEYWORD = inspect.Parameter.KEYWORD_ONLY
_DEFAULTS: Mapping[str, Any] = {"text": "", "json": False}


def _kind(argument: Argument) -> Any:
    form = f"--{argument.name}" + (f"/--no-{argument.name}" if argument.type == "boolean" else "")
    limits = {"min": argument.minimum, "max": argument.maximum} if argument.type in ("integer", "number") else {}
    if argument.type == "integer":
        limits = {name: None if limit is None else int(limit) for name, limit in limits.items()}
    help_ = both(str(argument.summary), in_language(argument.summary, "zh"))
    option = typer.Option(form, help=help_, **limits)  # type: ignore[arg-type]
    return Annotated[_value(argument) | None, option]


def _value(argument: Argument) -> Any:
    if argument.type == "choice":
        return Literal[argument.choices]
    return {"integer": int, "number": float, "boolean": bool, "texts": list[str], "paths": list[Path]}.get(
        argument.type, str
    )
