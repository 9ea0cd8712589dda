"""Prompts from files: those that a plugin or the program brings, and the user's own versions, which win.

`<purpose>.<language>.md`, with `$name` for what the plugin fills in and `$$` for a dollar sign. The program's own lie
in the package `prompts`, in a folder per plugin without the prefix of its name: `assistant_captioning` reads
`captioning/`. A stranger's package has a folder `prompts/` of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Any

from assistant.api import AssistantError, Language, Plugin
from assistant.api.language import Bilingual
from assistant.dialogue.declaration import is_word
from assistant.dialogue.discovery import built_in

PACKAGE = "prompts"
_PREFIX = "assistant_"


class Prompts:
    """All prompts. Files are read when they are asked for, so an edited override counts at once."""

    def __init__(self, override_folder: Path | None = None) -> None:
        """`override_folder` has a folder per plugin, as the package `prompts` has, and need not exist."""
        self._overrides = override_folder

    def fill(self, owner: Plugin | str, name: str, language: Language, values: Mapping[str, Any]) -> str:
        """The prompt with `values` in place, without surrounding white space. `owner` is a plugin, or a folder of the
        program's own.

        Falls back to English where the language has no file. Raises AssistantError naming the file and the variable
        if the prompt is missing, is empty, names a variable that it is not given, or was given one that it does not
        declare. One called `system` may be empty: a model without instructions.
        """
        brought, overriding = _brought(owner), self._overriding(owner)
        shipped = _first(brought, name, language)
        used = _first(overriding, name, language) or shipped
        if used is None:
            called = owner if isinstance(owner, str) else owner.name
            place = next(iter([*brought, *overriding]), Path(PACKAGE, called)).joinpath(f"{name}.en.md")
            raise AssistantError(
                Bilingual(f"There is no prompt {name!r} for {called}.", f"{called} 没有提示词 {name!r}。"),
                Bilingual(f"It belongs in {place}.", f"它应放在 {place}。"),
            )
        if shipped is not None:
            _check_declared(shipped, values)
        template = _template(used)
        if name != "system":
            _check_written(used, template)
        return _filled(used, template, values)

    def _overriding(self, owner: Plugin | str) -> list[Traversable]:
        """The user's folder for it; none for a stranger that is called like a folder of the program's own."""
        own = _own(owner)
        if self._overrides is None:
            return []
        if own is None and isinstance(owner, Plugin):
            return [] if files(PACKAGE).joinpath(owner.name).is_dir() else [self._overrides / owner.name]
        return [self._overrides / str(own)]


def _own(owner: Plugin | str) -> str | None:
    """The folder of the program's own that is `owner`'s."""
    if isinstance(owner, str):
        return owner
    return owner.name.removeprefix(_PREFIX) if owner.name in built_in() else None


def _brought(owner: Plugin | str) -> list[Traversable]:
    """Where what comes with it may lie, nearest first: a module of one file has no such place."""
    if own := _own(owner):
        return [files(PACKAGE).joinpath(own)]
    parts = type(owner).__module__.split(".")
    modules = [".".join(parts[:count]) for count in range(len(parts), 0, -1)]
    return [files(module).joinpath(PACKAGE) for module in modules if hasattr(sys.modules.get(module), "__path__")]


def _first(folders: list[Traversable], name: str, language: Language) -> Traversable | None:
    """The prompt in the first folder that has it, in that language if it can be."""
    names = [f"{name}.{each}.md" for each in dict.fromkeys((language, "en"))] if is_word(name) else []
    candidates = (folder.joinpath(each) for folder in folders for each in names)
    return next((file for file in candidates if file.is_file()), None)


def _check_declared(file: Traversable, values: Mapping[str, Any]) -> None:
    """The shipped file declares the variables: a value under another name is the plugin's mistake."""
    for unknown in values.keys() - set(_template(file).get_identifiers()):
        raise AssistantError(
            Bilingual(f"The prompt {file} has no variable ${unknown}.", f"提示词 {file} 没有变量 ${unknown}。")
        )


def _check_written(file: Traversable, template: Template) -> None:
    """An empty prompt asks a model nothing, which answers with anything."""
    if not template.template.strip():
        raise AssistantError(
            Bilingual(f"The prompt {file} is empty.", f"提示词 {file} 是空的。"),
            Bilingual("Write something into it or remove it.", "请写入内容，或删除它。"),
        )


def _filled(file: Traversable, template: Template, values: Mapping[str, Any]) -> str:
    try:
        return template.substitute(values).strip()
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
