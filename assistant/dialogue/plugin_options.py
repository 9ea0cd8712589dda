"""The options of a plugin, from its declaration and the user's settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.api import Argument, BadArgument, PluginProblem
from assistant.api.language import Bilingual, in_language, listed
from assistant.dialogue.discovery import PluginName
from assistant.dialogue.problems import Problem


class Unset(PluginProblem):
    """An option that the plugin cannot be without has no value."""


def checked(
    found: PluginName, declared: Sequence[Argument], settings: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Problem]]:
    """Each option with its value, defaults filled in, and what is wrong with the settings of it: such a value is
    replaced by the default. Raises Unset."""
    given, problems = dict(settings), []
    section = Bilingual(f"in [plugins.{found.name}] of the settings", f"设置的 [plugins.{found.name}]")
    values: dict[str, Any] = {}
    for option in declared:
        value = given.pop(option.name, None)
        if value is None and option.required:
            raise Unset(
                Bilingual(
                    f"it needs the option {option.name!r}: {option.summary}.",
                    f"它需要选项 {option.name!r}：{in_language(option.summary, 'zh')}。",
                ),
                Bilingual(f"Set it {section}.", f"请在{section.chinese} 中设置。"),
            )
        try:
            values[option.name] = option.default if value is None else option.check(value)
        except BadArgument as error:
            values[option.name] = option.default
            problems.append(_not_used(found, error, section))
    return values, [*problems, *(_unknown(found, name, declared, section) for name in given)]


def _not_used(found: PluginName, error: BadArgument, section: Bilingual) -> Problem:
    message = Bilingual(
        f"an option is not used. {error.message}", f"有一个选项没有采用。{in_language(error.message, 'zh')}"
    )
    hint = Bilingual(f"Correct it {section}.", f"请在{section.chinese} 中更正。")
    return Problem(found.package, message, hint, of_settings=True)


def _unknown(found: PluginName, name: str, declared: Sequence[Argument], section: Bilingual) -> Problem:
    names = listed(option.name for option in declared) if declared else Bilingual("none", "无")
    hint = Bilingual(
        f"Its options are: {names}. Remove it {section}.",
        f"它的选项有：{names.chinese}。请从{section.chinese} 中删除。",
    )
    return Problem(
        found.package, Bilingual(f"it has no option {name!r}.", f"它没有选项 {name!r}。"), hint, of_settings=True
    )
