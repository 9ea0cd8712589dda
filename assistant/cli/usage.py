"""Wrong usage, told in the user's language: what is wrong, and where the help is. Ends the process with 2."""

from __future__ import annotations

import re
import sys
from typing import Any

import typer

from assistant.api.language import Bilingual, Phrases, in_language
from assistant.cli.border import complain
from assistant.cli.helping import form_of, place_of
from assistant.cli.state import language
from assistant.reasons import reason

WrongUsage: type[Exception] = next(each for each in typer.BadParameter.__mro__ if each.__name__ == "UsageError")
"""What the parser's library raises for all of it. The library has moved this class; its name has stayed."""
_SAY = Phrases(
    missing=("Something is missing: {name}.", "缺少：{name}。"),
    no_option=("There is no option {name}.", "没有选项 {name}。"),
    value=("The value of {form} is wrong: {message}", "{form} 的值不对：{message}"),
    no_command=("There is no command {name}.", "没有命令 {name}。"),
    other=("That is not how it is used: {message}.", "用法不对：{message}。"),
    meant=("Did you mean {names}?", "您是想用 {names} 吗？"),
    help=("See: {command} --help", "见：{command} --help"),
    aborted=("Given up.", "已放弃。"),
)


def run(app: typer.Typer, arguments: list[str]) -> None:
    """Runs the command that the arguments name, and ends the process if it ends with a code."""
    try:
        code = app(arguments, prog_name="assistant", standalone_mode=False)
    except SystemExit as ended:
        # The parser's library takes the error of a closed pipe for a failure; the border of the command knows better.
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        raise
    except typer.Abort:
        complain(_SAY(language(), "aborted"))
        sys.exit(1)
    except WrongUsage as error:
        sentence, hint = _sentence(error), _hint(error)
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(f"{sentence}\n")
        else:
            complain(sentence, hint)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(error: Any) -> str:
    say = language()
    message = in_language(error.message, say)
    why = in_language(reason(error.message), say)
    match type(error).__name__:
        case "NoArgsIsHelpError":
            return message
        case "MissingParameter":
            return _SAY(say, "missing", name=place_of(_name(error.param), say))
        case "NoSuchOption":
            return _SAY(say, "no_option", name=error.option_name)
        case "BadParameter" if error.param is not None:
            form = form_of(error.param, error.ctx, say) if error.ctx else ""
            return _SAY(say, "value", form=form or _name(error.param), message=why)
    if unknown := re.match("No such command (.*?)\\.$", message):
        return _SAY(say, "no_command", name=unknown[1])
    return message if isinstance(error.message, Bilingual) else _SAY(say, "other", message=why)


def _hint(error: Any) -> str:
    if possible := getattr(error, "possibilities", None):
        return _SAY(language(), "meant", names=" / ".join(possible))
    return _SAY(language(), "help", command=error.ctx.command_path if error.ctx else "assistant")


def _name(parameter: Any) -> str:
    """As it is written on the command line."""
    if parameter.param_type_name == "option":
        return str(parameter.opts[-1])
    return str(parameter.metavar or parameter.name)
