"""Which plugins there are: by metadata only. Nothing of a plugin is imported until its `PluginName` is loaded."""

from __future__ import annotations

import importlib.util
import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any, Literal

from assistant.api import ENTRY_POINT_GROUP, BadInput, Plugin, PluginProblem
from assistant.api.language import Bilingual
from assistant.dialogue import stamps

DISTRIBUTION = "terminal-assistant"
"""The program's own distribution: its plugins come first and win a conflict of names."""

_FILE_MODULES = "assistant_plugin_file_"


@dataclass(frozen=True, slots=True)
class PluginName:
    """A plugin that could be loaded, as its metadata tells."""

    name: str
    """The name of its entry point, or the stem of its file."""
    kind: Literal["built-in", "package", "file"]
    origin: str
    """The distribution that brings it, or the path of its file."""
    enabled: bool = True
    entry: EntryPoint | None = None
    stamp: str = ""
    """Another one for other code, see `stamps`."""

    @property
    def package(self) -> str:
        """How a user calls it in a sentence: the plugin, and what to uninstall to be rid of it."""
        return self.name if self.kind == "built-in" else f"{self.name} ({self.origin})"


def discover(folder: Path, disabled: set[str]) -> list[PluginName]:
    """All plugins: the built-in ones, then packages by name, then the files of `folder` by name. Imports nothing."""
    packages = [_package(entry, disabled) for entry in entry_points(group=ENTRY_POINT_GROUP)]
    packages.sort(key=lambda found: (found.kind != "built-in", found.name, found.origin))
    return [*dict.fromkeys(packages), *_files(folder, disabled)]


@cache
def built_in() -> frozenset[str]:
    """The names of the program's own plugins."""
    return frozenset(entry.name for entry in _own_entries())


def built_in_actions() -> frozenset[str]:
    """The names of their actions. Imports them."""
    return frozenset(action.name for entry in _own_entries() for action in entry.load().actions)


def at_path(path: Path) -> PluginName:
    """The plugin of a file, or of a folder with a pyproject.toml, that need not be installed. Imports nothing.

    The folder is put on the import path. Raises BadInput if there is none."""
    if path.suffix == ".py" and os.path.isfile(path):  # noqa: PTH113 - Path would raise for too long a name
        return PluginName(path.stem, "file", str(path.absolute()), stamp=stamps.of_file(path))
    try:
        project = tomllib.loads((path / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        name, value = next(iter(project["entry-points"][ENTRY_POINT_GROUP].items()))
    except (OSError, ValueError, LookupError, StopIteration, AttributeError, TypeError) as error:
        raise BadInput(
            Bilingual(f"There is no plugin at {path}.", f"{path} 处没有插件。"),
            Bilingual(
                "Name a .py file, or a folder whose pyproject.toml has an entry point assistant.plugins.",
                "请指定 .py 文件，或其 pyproject.toml 含有入口 assistant.plugins 的文件夹。",
            ),
        ) from error
    folders = [str(folder.absolute()) for folder in (path / "src", path) if folder.is_dir()]
    sys.path[:0] = [folder for folder in folders if folder not in sys.path]
    return PluginName(name, "package", str(path.absolute()), entry=EntryPoint(name, str(value), ENTRY_POINT_GROUP))


def find_class(found: PluginName) -> type[Plugin]:
    """Imports a plugin and returns its class. Raises whatever the plugin's code raises, or PluginProblem."""
    value = found.entry.load() if found.entry else _class_in(_import_file(found))
    if not (isinstance(value, type) and issubclass(value, Plugin)):
        raise PluginProblem(
            Bilingual(
                f"what its entry point names is not a Plugin class but {type(value).__name__}.",
                f"它的入口不是 Plugin 类，而是 {type(value).__name__}。",
            )
        )
    return value


def _own_entries() -> Iterator[EntryPoint]:
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        if entry.dist and entry.dist.name == DISTRIBUTION:
            yield entry


def _package(entry: EntryPoint, disabled: set[str]) -> PluginName:
    origin = entry.dist.name if entry.dist else entry.module
    kind: Literal["built-in", "package"] = "built-in" if origin == DISTRIBUTION else "package"
    # The program's own do not change alone.
    stamp = "" if kind == "built-in" else stamps.of_package(entry)
    return PluginName(entry.name, kind, origin, entry.name not in disabled, entry, stamp)


def _files(folder: Path, disabled: set[str]) -> list[PluginName]:
    return [
        PluginName(path.stem, "file", str(path), path.stem not in disabled, stamp=stamps.of_file(path))
        for path in _within(folder)
        if path.suffix == ".py" and os.path.isfile(path)  # noqa: PTH113 - Path raises for what may not be looked at
    ]


def unread(folder: Path) -> list[Path]:
    """Folders in it that seem to be plugins, of which nothing is loaded there."""
    return [each for each in _folders(folder) if is_project(each) or any(map(_named, each.glob("*.py")))]


def closed(folder: Path) -> list[tuple[Path, OSError]]:
    """It and the folders in it that cannot be looked into, each with the reason."""
    found = []
    for each in (folder, *_folders(folder)):
        try:
            os.scandir(each).close()
            os.stat(os.path.join(each, "."))  # noqa: PTH116, PTH118 - Path drops the dot, which asks for the right to enter
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            found.append((each, error))
    return found


def is_project(folder: Path) -> bool:
    """Whether what lies there can be installed. A folder that may not be entered is none."""
    return os.path.isfile(folder / "pyproject.toml")  # noqa: PTH113 - Path raises for what may not be looked at


def _folders(folder: Path) -> list[Path]:
    return [each for each in _within(folder) if os.path.isdir(each)]  # noqa: PTH112 - as above


def _within(folder: Path) -> list[Path]:
    """What is called as a plugin may be, by name; nothing of a folder that is not there or cannot be read."""
    try:
        return sorted(filter(_named, folder.iterdir()))
    except OSError:
        return []


def _named(path: Path) -> bool:
    """Whether it is called as a plugin may be, and not as tests and what belongs to a plugin are."""
    return not path.name.startswith(("_", ".", "test_"))


def _import_file(found: PluginName) -> Any:
    """The module of a single-file plugin, under a name of its own so that it cannot shadow an installed package."""
    name = _FILE_MODULES + found.name
    spec = importlib.util.spec_from_file_location(name, found.origin)
    if spec is None or spec.loader is None:
        raise PluginProblem(
            Bilingual("the file cannot be read as a Python module.", "该文件无法作为 Python 模块读取。")
        )
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _class_in(module: Any) -> type[Plugin]:
    """The one plugin class that a file defines."""
    classes = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Plugin) and value.__module__ == module.__name__
    ]
    if len(classes) != 1:
        raise PluginProblem(
            Bilingual(
                f"a plugin file must define one Plugin class, and this one defines {len(classes)}.",
                f"插件文件必须恰好定义一个 Plugin 类，而这个文件定义了 {len(classes)} 个。",
            )
        )
    return classes[0]
