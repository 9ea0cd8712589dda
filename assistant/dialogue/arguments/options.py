"""Options of a slash command: `/palette --colours 3 #2`. Unlike a sentence they are exact: what is wrong is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.api import Action, Argument, BadArgument
from assistant.api.actions import items_in
from assistant.api.language import Bilingual

_VALUE = r"(?P<value>\"[^\"]*\"|'[^']*'|\S+)"
_OPTION = re.compile(
    rf"(?<!\S)(?:--(?P<name>[a-z][a-z0-9_-]*)(?==|\s|$)|(?P<bare>[a-z][a-z0-9_]*)(?==))(?:={_VALUE})?(?!\S)"
)
_NEXT = re.compile(rf"\s+(?!--){_VALUE}")
_NO_WORDS = re.compile(r"(?:\s|#\d+|[,，、])*")
"""What may stand before an option that must exist: behind the first word, `--amend` may be what is talked about."""


@dataclass(frozen=True, slots=True)
class Options:
    """Checked arguments, and the text without them."""

    arguments: dict[str, Any]
    words: str


def options_in(action: Action, text: str) -> Options:
    """What stands behind the command as `--name value`, `--name=value` or `name=value`, each value perhaps in quotes.

    A boolean needs no value and knows `--no-name`; a list may be repeated. Raises BadArgument for a value that does not
    fit, and for an option that the action does not have, unless words stand before it.
    """
    given: dict[str, Any] = {}
    words, end = "", 0
    for match in _OPTION.finditer(text):
        if match.start() < end:
            continue  # a value that looks like an option
        name, value = (match["name"] or match["bare"]).replace("-", "_"), match["value"]
        argument, negated = _declared(action, name)
        if argument is None:
            if match["name"] and _NO_WORDS.fullmatch(words + text[end : match.start()]):
                action.checked({name: value})  # raises, and names the arguments there are
            continue
        words += text[end : match.start()]
        end = match.end()
        if argument.type == "boolean":
            given[argument.name] = argument.check(_unquoted(value or "yes")) is not negated
            continue
        if value is None:
            following = _NEXT.match(text, end)
            if following is None:
                raise _needs_value(argument)
            value, end = following["value"], following.end()
        given[argument.name] = _joined(given.get(argument.name), argument, _unquoted(value))
    checked = {
        argument.name: argument.check(given[argument.name]) for argument in action.arguments if argument.name in given
    }
    return Options(checked, " ".join(filter(None, (words.strip(), text[end:].strip()))))


def _declared(action: Action, name: str) -> tuple[Argument | None, bool]:
    """The argument that an option names, and whether it is denied."""
    known = {argument.name: argument for argument in action.arguments}
    denied = known.get(name.removeprefix("no_"))
    if name not in known and denied is not None and denied.type == "boolean":
        return denied, True
    return known.get(name), False


def _joined(before: Any, argument: Argument, value: str) -> Any:
    match argument.type:
        case "texts":
            return [*(before or ()), *items_in(value)]
        case "paths":
            return [*(before or ()), value]
        case _:
            return value


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _needs_value(argument: Argument) -> BadArgument:
    form = f"--{argument.name}"
    return BadArgument(
        Bilingual(f"{form} needs a value.", f"{form} 需要一个值。"),
        Bilingual(f"Write, for example, {form} {_example(argument)}.", f"例如写 {form} {_example(argument)}。"),
    )


def _example(argument: Argument) -> str:
    if argument.choices:
        return argument.choices[0]
    if argument.type in ("integer", "number"):
        return f"{argument.minimum or argument.maximum or 1:g}"
    return {"texts": "A,B", "paths": "~/Pictures"}.get(argument.type, '"A B"')
