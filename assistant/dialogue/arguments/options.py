"""Options of a slash command: `/palette --colours 3 #2`. Unlike a sentence they are exact: what is wrong is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from assistant.api import Action, Argument, BadArgument
from assistant.api.actions import items_in
from assistant.api.language import Bilingual

_VALUE = r"(?P<value>\"[^\"]*\"|'[^']*'|\S+)"
_OPTION = re.compile(
    rf"(?<!\S)(?:(?P<end>--)(?=\s|$)|--(?P<name>[a-z][a-z0-9_-]*)(?==|\s|$)|(?P<bare>[a-z][a-z0-9_]*)(?==))(?:={_VALUE})?(?!\S)"
)
_NEXT = re.compile(rf"\s+(?!--){_VALUE}")
_NO_WORDS = re.compile(r"(?:\s|#\d+|[,，、])*+")
"""What may stand before an option that must exist: behind the first word, `--amend` may be what is talked about."""
_NEAR = 0.75
"""How alike the name of an option must be to what is written, for it to be meant wherever that stands."""


@dataclass(frozen=True, slots=True)
class Options:
    """Checked arguments, and the text without them."""

    arguments: dict[str, Any]
    words: str


def options_in(action: Action, text: str) -> Options:
    """What stands behind the command as `--name value`, `--name=value` or `name=value`, each value perhaps in quotes.

    A boolean needs no value and knows `--no-name`; a list may be repeated. Behind a bare `--` before the words all is
    words. Raises BadArgument for a value that does not fit, and for an option that the action does not have, unless
    words stand before it and it is like none that there is.
    """
    given: dict[str, Any] = {}
    words, end, first = "", 0, True
    for match in _OPTION.finditer(text):
        if match.start() < end:
            continue  # a value that looks like an option
        # Words that stood before an earlier option still do: only what came since need be looked at.
        first = first and _NO_WORDS.fullmatch(text, end, match.start()) is not None
        if match["end"]:
            if first:
                words, end = words + text[end : match.start()], match.end()
                break
            continue  # a dash
        name, value = (match["name"] or match["bare"]).replace("-", "_"), match["value"]
        argument, negated = _declared(action, name)
        if argument is None:
            if match["name"]:
                _must_be_words(action, name, first)
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


def _must_be_words(action: Action, name: str, first: bool) -> None:
    """Raises BadArgument for what names no argument, if that is a slip of the hand, or nothing stands before it."""
    denials = [f"no_{argument.name}" for argument in action.arguments if argument.type == "boolean"]
    near = get_close_matches(name, [*(argument.name for argument in action.arguments), *denials], 1, _NEAR)
    if near:
        written, meant = f"--{name.replace('_', '-')}", f"--{near[0].replace('_', '-')}"
        raise BadArgument(
            Bilingual(f"/{action.name} has no option {written}.", f"/{action.name} 没有选项 {written}。"),
            Bilingual(
                f"Did you mean {meant}? What is no option stands behind a bare --: /{action.name} -- …",
                f"您是想用 {meant} 吗？不是选项的文字请放在单独的 -- 后面：/{action.name} -- …",
            ),
        )
    if first:
        action.checked({name: None})  # raises, and names the arguments there are


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
