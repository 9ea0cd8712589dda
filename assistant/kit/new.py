"""Starting a plugin: files that work as they are, to be changed by their author. Nothing is ever overwritten."""

from __future__ import annotations

import keyword
import os
import sys
from importlib.metadata import packages_distributions
from importlib.resources import files
from pathlib import Path
from string import Template

from assistant import __version__
from assistant.api import BadArgument, BadInput
from assistant.api.language import Bilingual
from assistant.dialogue.declaration import is_word
from assistant.dialogue.discovery import built_in, built_in_actions
from assistant.refusals import cure, not_written
from assistant.reserved import COMMANDS

_FILE = {"{name}.py": "file.py", "tests/test_{name}.py": "test.py"}
_PACKAGE = {
    "{name}/pyproject.toml": "pyproject.toml",
    "{name}/README.md": "README.md",
    "{name}/{name}/__init__.py": "init.py",
    "{name}/{name}/plugin.py": "plugin.py",
    "{name}/{name}/examples.py": "examples.py",
    "{name}/tests/test_{name}.py": "test.py",
}


def new(name: str, folder: Path, package: bool = False) -> list[Path]:
    """Writes a plugin with its test below `folder` and returns the files, the plugin's first.

    A single file is for the user's own plugin folder; a package can be installed and published. Raises BadArgument
    for an impossible name and BadInput if a file is already there or cannot be written.
    """
    if not is_word(name) or keyword.iskeyword(name):
        raise BadArgument(
            Bilingual(f"A plugin cannot be called {name!r}.", f"插件不能叫 {name!r}。"),
            Bilingual("Use a lower-case word such as picture_sizes.", "请使用小写的词，例如 picture_sizes。"),
        )
    if _taken(name):
        raise BadArgument(
            Bilingual(f"The name {name!r} is taken.", f"名称 {name!r} 已被占用。"),
            Bilingual(
                "It is a command, an action or a plugin of the program, or a module that could be imported by mistake."
                " Choose another one.",
                "它是本程序的命令、动作或插件，或是可能被误导入的模块。请换一个。",
            ),
        )
    wanted = {folder / path.format(name=name): source for path, source in (_PACKAGE if package else _FILE).items()}
    for path in wanted:
        if os.path.lexists(path):
            raise BadInput(
                Bilingual(f"{path} is already there.", f"{path} 已经存在。"),
                Bilingual("Choose another name, or remove it first.", "请换一个名称，或先删除它。"),
            )
    begun: list[Path] = []
    for path, source in wanted.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                begun.append(path)
                file.write(_filled(source, name))
        except OSError as error:
            for each in begun:  # half a plugin would be loaded, and keep the name
                each.unlink(missing_ok=True)
            hint = Bilingual("Choose another folder.", "请选择别的文件夹。")
            raise BadInput(not_written(error.filename or path, error), cure(error, hint)) from error
    return list(wanted)


def _taken(name: str) -> bool:
    """Whether something of the program is called so, which would stay, or a module: the plugin's test would import that
    one, or be imported for it."""
    return (
        name in COMMANDS
        or name.startswith("assistant")
        or name in built_in_actions()
        or f"assistant_{name}" in built_in()
        or name in sys.stdlib_module_names
        or name in packages_distributions()
    )


def _filled(source: str, name: str) -> str:
    """A template in which `$name`, `$title` and so on are the plugin's."""
    words = name.strip("_").split("_")
    values = {
        "name": name,
        "cls": "".join(word.capitalize() for word in words) + "Plugin",
        "title": " ".join(words).capitalize(),
        "dashed": "-".join(words),
        "version": __version__,
        "examples": _template("examples"),
    }
    return Template(_template(source)).substitute(values) + "\n"


def _template(source: str) -> str:
    return files("assistant.kit").joinpath("templates", f"{source}.txt").read_text(encoding="utf-8").rstrip()
