"""The words of the command line in both languages, and the tree of commands that speaks them. Prints nothing.

The parser's library knows one language: it is given the English, and the Chinese is kept here by its English.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from assistant.api.language import Bilingual
from assistant.cli.helping import helped
from assistant.cli.state import language

_Function = TypeVar("_Function", bound=Callable[..., Any])
_CHINESE: dict[str, str] = {"Show this message and exit.": "显示此帮助。"}


def both(english: str, chinese: str) -> str:
    """What an option, an argument or a group of commands is for, in English; the Chinese is found by it."""
    _CHINESE[english] = chinese
    return english


Json = Annotated[bool, typer.Option("--json", help=both("Answer as JSON.", "以 JSON 输出。"))]
"""The option that all commands share which answer with values."""


def chinese(text: str) -> Callable[[_Function], _Function]:
    """The Chinese of a command's docstring, which is what its help says."""

    def keep(function: _Function) -> _Function:
        _CHINESE[inspect.getdoc(function) or ""] = text
        return function

    return keep


def told(english: str | None) -> str:
    """A text of the help as this user reads it."""
    text = inspect.cleandoc(english or "")
    return _CHINESE.get(text, text) if language() == "zh" else text


class Command(TyperCommand):
    """A command whose help is in the user's language, and which takes no empty path for the current folder."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        for parameter in self.params:
            parameter.process_value = partial(_named, parameter)  # type: ignore[method-assign]

    def get_help(self, ctx: Any) -> str:
        return helped(self, ctx, language(), told)


def _named(parameter: Any, context: Any, given: Any) -> Any:
    """The value of what was given. Raises BadParameter for an empty path: the library takes it for `.`."""
    value = type(parameter).process_value(parameter, context, given)
    if "" in _each(given) and any(isinstance(each, Path) for each in _each(value)):
        raise typer.BadParameter(Bilingual("an empty path", "路径为空"), context, parameter)
    return value


def _each(value: Any) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else (value,)


class Group(TyperGroup):
    """The same for a group of commands; that of all tells those of plugins, too."""

    def get_help(self, ctx: Any) -> str:
        if ctx.parent is not None:
            return helped(self, ctx, language(), told)
        from assistant.cli.plugins import commands

        return helped(self, ctx, language(), told, commands())


class Tree(typer.Typer):
    """Commands, each of which is a `Command`."""

    def __init__(self, help_: str, **more: Any) -> None:
        super().__init__(cls=Group, help=help_, rich_markup_mode=None, **more)

    def command(self, name: str | None = None, **more: Any) -> Callable[[_Function], _Function]:
        return super().command(name, cls=Command, **more)
