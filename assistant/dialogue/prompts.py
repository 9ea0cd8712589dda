"""Prompts from files: the package's `prompts/`, and the user's own versions, which win.

`<plugin>/<purpose>.<language>.md`, with `$name` for what the plugin fills in and `$$` for a dollar sign. The plugin's
name stands without its prefix: `assistant_captioning` reads `captioning/`. A third party's package may bring its own
`prompts/` folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Any

from assistant.api import AssistantError, Language
from assistant.api.language import Bilingual
from assistant.dialogue.declaration import is_word

PACKAGE = "prompts"
_PREFIX = "assistant_"


class Prompts:
    """All prompts. Files are read when they are asked for, so an edited override counts at once."""

    def __init__(self, override_folder: Path | None = None) -> None:
        """`override_folder` has the same layout as the package's `prompts/` and need not exist."""
        self._overrides = override_folder

    def fill(self, plugin: str, name: str, language: Language, values: Mapping[str, Any]) -> str:
        """The prompt with `values` in place, without surrounding white space.

        Falls back to English where the language has no file. Raises AssistantError naming the file and the variable
        if the prompt is missing, names a variable that it is not given, or was given one that it does not declare.
        """
        shipped = _first(self._shipped(plugin, name, language))
        override = _first(self._overridden(plugin, name, language))
        used = override or shipped
        if used is None:
            raise AssistantError(
                Bilingual(f"There is no prompt {name!r} for {plugin}.", f"{plugin} 没有提示词 {name!r}。"),
                Bilingual(f"It belongs in {_place(plugin, name)}.", f"它应放在 {_place(plugin, name)}。"),
            )
        if shipped is not None:
            _check_declared(shipped, values)
        return _filled(used, values)

    def _overridden(self, plugin: str, name: str, language: Language) -> Iterator[Traversable]:
        if self._overrides is not None:
            yield from _versions(self._overrides / plugin.removeprefix(_PREFIX), name, language)

    def _shipped(self, plugin: str, name: str, language: Language) -> Iterator[Traversable]:
        yield from _versions(files(PACKAGE) / plugin.removeprefix(_PREFIX), name, language)
        if plugin in sys.modules and hasattr(sys.modules[plugin], "__path__"):
            yield from _versions(files(plugin) / PACKAGE, name, language)


def _versions(folder: Traversable, name: str, language: Language) -> Iterator[Traversable]:
    if is_word(name):
        yield from (folder / f"{name}.{each}.md" for each in dict.fromkeys((language, "en")))


def _first(candidates: Iterator[Traversable]) -> Traversable | None:
    return next((file for file in candidates if file.is_file()), None)


def _check_declared(file: Traversable, values: Mapping[str, Any]) -> None:
    """The shipped file declares the variables: a value under another name is the plugin's mistake."""
    for unknown in values.keys() - set(_template(file).get_identifiers()):
        raise AssistantError(
            Bilingual(f"The prompt {file} has no variable ${unknown}.", f"提示词 {file} 没有变量 ${unknown}。")
        )


def _filled(file: Traversable, values: Mapping[str, Any]) -> str:
    try:
        return _template(file).substitute(values).strip()
    except KeyError as error:
        known = ", ".join(f"${name}" for name in values) or "none"
        message = Bilingual(
            f"The prompt {file} uses ${error.args[0]}, which is not known there.",
            f"提示词 {file} 使用了 ${error.args[0]}，那里没有这个变量。",
        )
        raise AssistantError(message, Bilingual(f"It can use: {known}.", f"可用的变量：{known}。")) from error


def _template(file: Traversable) -> Template:
    try:
        template = Template(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise AssistantError(
            Bilingual(f"The prompt {file} cannot be read as UTF-8 text.", f"提示词 {file} 不是 UTF-8 文本，无法读取。"),
            Bilingual("Save it anew or remove it.", "请重新保存或删除它。"),
        ) from error
    if not template.is_valid():
        raise AssistantError(
            Bilingual(
                f"The prompt {file} has a $ that starts no variable.", f"提示词 {file} 中有一个 $ 后面没有变量。"
            ),
            Bilingual("Write $$ for a dollar sign.", "美元符号请写成 $$。"),
        )
    return template


def _place(plugin: str, name: str) -> str:
    return f"prompts/{plugin.removeprefix(_PREFIX)}/{name}.en.md"
