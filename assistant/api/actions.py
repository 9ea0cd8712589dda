"""An action: one thing that a plugin can do, declared once and offered everywhere.

The same declaration is the router's training data, a slash command, a command-line command and a language model's tool.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.api.capabilities import CapabilityName
from assistant.api.errors import BadArgument
from assistant.api.language import Bilingual, Language, in_language

ArgumentType = Literal["text", "integer", "number", "boolean", "choice", "texts", "paths"]
"""`texts` is a list of strings, `paths` a list of file or folder paths. One string is divided at its commas for
`texts`, and is one path for `paths`."""

Accepts = Literal["nothing", "pictures", "audio"]

_COMMAS = re.compile("[,，、]")


@dataclass(frozen=True, slots=True)
class Argument:
    """One typed argument. `required` means that the action cannot run without it."""

    name: str
    type: ArgumentType
    summary: str
    default: Any = None
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def check(self, value: Any) -> Any:
        """The value in its proper type. Raises BadArgument, naming the argument."""
        try:
            return self._converted(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise BadArgument(
                Bilingual(
                    f"Argument {self.name!r} must be {self._wanted()}, not {value!r}.",
                    f"参数 {self.name!r} 必须是{self._wanted().chinese}，而不是 {value!r}。",
                )
            ) from error

    def _converted(self, value: Any) -> Any:
        match self.type:
            case "text":
                return _text(value)
            case "integer" | "number":
                return self._in_range(_whole(value) if self.type == "integer" else float(value))
            case "boolean":
                return _boolean(value)
            case "choice":
                if value not in self.choices:
                    raise ValueError(value)
                return value
            case "texts" if isinstance(value, str):
                return items_in(value)
            case "texts" | "paths":
                items = [value] if isinstance(value, str) else list(value)
                return [_text(item) for item in items]

    def _in_range(self, value: float) -> float:
        low = self.minimum is not None and value < self.minimum
        high = self.maximum is not None and value > self.maximum
        if low or high or not math.isfinite(value):
            raise ValueError(value)
        return value

    def _wanted(self) -> Bilingual:
        if self.type == "choice":
            return Bilingual(f"one of {', '.join(self.choices)}", f"以下之一：{'、'.join(self.choices)}")
        low, high = self.minimum, self.maximum
        bounds = [("at least", "不小于", low)] if low is not None else []
        bounds += [("at most", "不大于", high)] if high is not None else []
        english, chinese = _KINDS[self.type]
        return Bilingual(
            " ".join(filter(None, (english, " and ".join(f"{word} {_written(at)}" for word, _, at in bounds)))),
            "且".join(f"{word} {_written(at)} " for _, word, at in bounds) + ("的" if bounds else "") + chinese,
        )


_KINDS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "文字"),
    "integer": ("a whole number", "整数"),
    "number": ("a number", "数字"),
    "boolean": ("yes or no", "是或否（yes 或 no）"),
    "texts": ("a list of texts", "一组文字"),
    "paths": ("a list of paths", "一组路径"),
}


def _written(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else f"{number:g}"


@dataclass(frozen=True, slots=True)
class Action:
    """What a plugin can do. Everything here is readable without a model and without running the plugin."""

    name: str
    """One lower-case word; also the slash command and the command-line command."""
    summary: str
    """One line, for help and as the description of the tool."""
    examples: Mapping[Language, tuple[str, ...]]
    """Utterances that mean this action, at least 25 per language: what the router learns from. What several of them
    begin with are its verbs, which order it."""
    arguments: tuple[Argument, ...] = ()
    accepts: Accepts = "nothing"
    """Which parts it works on."""
    needs_parts: bool = False
    """It cannot run without at least one of the accepted parts."""
    of_files: bool = False
    """Of pictures it tells what is known of their files (date, place, size), and not what they show: words that ask for
    that alone mean it, other words rarely."""
    capabilities: tuple[CapabilityName, ...] = ()
    """It cannot run without all of these."""
    lasting: bool = False
    """It changes something lasting or is slow (indexing, drawing): it is only chosen on a clear request."""
    reads_documents: bool = False
    """It reads the text files that come with a request. Others do not get them, and run beside one only if clearly
    ordered."""
    counter_examples: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """Look-alikes that do not mean this action ("draw a conclusion")."""
    utterances: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    """What many people said who meant this action, however they came to it: the router learns from these, too, but
    takes no verbs from them."""

    def checked(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """All arguments with defaults filled in. Raises BadArgument for an unknown, missing or wrong one."""
        known = {argument.name: argument for argument in self.arguments}
        unknown = [name for name in arguments if name not in known]
        if unknown:
            names = ", ".join(known) or "none"
            raise BadArgument(
                Bilingual(f"{self.name} has no argument {unknown[0]!r}.", f"{self.name} 没有参数 {unknown[0]!r}。"),
                Bilingual(f"It takes: {names}.", f"它的参数：{names}。"),
            )
        values: dict[str, Any] = {}
        for name, argument in known.items():
            given = arguments.get(name)
            if given is None and argument.required:
                raise BadArgument(
                    Bilingual(
                        f"{self.name} needs {name!r}: {argument.summary}.",
                        f"{self.name} 需要 {name!r}：{in_language(argument.summary, 'zh')}。",
                    )
                )
            values[name] = argument.default if given is None else argument.check(given)
        return values


def items_in(text: str) -> list[str]:
    """The words of a list as people write it: commas divide it, Chinese ones too."""
    return [item for item in map(str.strip, _COMMAS.split(text)) if item]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        raise ValueError(value)
    return int(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    if isinstance(value, str) and value.lower() in words:
        return words[value.lower()]
    raise ValueError(value)
