"""All regular expressions of the program and its plugins, as JSON: run as a program, in an interpreter of its own.

Compiled ones are noted while every module is imported; those that a function compiles are read from the source where
they are written out.
"""

from __future__ import annotations

import ast
import gc
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_OURS = ("assistant", "plugins")
_UNIMPORTED = ("assistant.engine", "assistant.__main__")
"""Models' libraries take long to import, and hold no patterns that are put together."""
_CALLS = {"compile", "match", "search", "fullmatch", "sub", "subn", "findall", "finditer", "split"}


def main() -> None:
    """Prints a list of [where, pattern, flags]."""
    found: dict[tuple[str, int], str] = {}
    _note(found)
    plugins = [module.name for module in pkgutil.iter_modules([str(ROOT / "plugins")])]
    for package in ("assistant", *plugins):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not module.name.startswith(_UNIMPORTED):
                importlib.import_module(module.name)
    _wake()
    for where, pattern, flags in (each for package in _OURS for each in _written(ROOT / package)):
        found.setdefault((pattern, flags), where)
    json.dump([[where, pattern, flags] for (pattern, flags), where in found.items()], sys.stdout)


def _note(found: dict[tuple[str, int], str]) -> None:
    """From now on, every pattern that our own code compiles is in `found`, with where."""
    compiler: Any = importlib.import_module("re._compiler")
    real = compiler.compile

    def noting(pattern: Any, flags: int = 0) -> Any:
        frame: Any = sys._getframe(1)
        while frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if any(file.is_relative_to(ROOT / folder) for folder in _OURS):
            found.setdefault((_text(pattern), int(flags)), f"{file.relative_to(ROOT)}:{frame.f_lineno}")
        return real(pattern, flags)

    re.purge()
    compiler.compile = noting


def _wake() -> None:
    """Compiles what waits for the first sentence."""
    from assistant.dialogue.references.late import Late
    from assistant_chat.intents import understand

    for late in [each for each in gc.get_objects() if type(each) is Late]:
        next(late.finditer(""), None)
    understand("")


def _written(folder: Path) -> Iterator[tuple[str, str, int]]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
                first = node.args[0] if node.args else None
                if ast.unparse(node.func.value) == "re" and isinstance(first, ast.Constant):
                    yield f"{file.relative_to(ROOT)}:{node.lineno}", _text(first.value), 0


def _text(pattern: Any) -> str:
    return pattern.decode("latin-1") if isinstance(pattern, bytes) else str(pattern)


if __name__ == "__main__":
    main()
