"""What the wheel's code imports is declared: a package that only development brings would be missing for users."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from tests.architecture.requirements import PROJECT, brought

ROOT = Path(__file__).parents[2]
SHIPPED = [ROOT / folder for folder in PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]]
OURS = {folder.name for folder in SHIPPED}
FOR_USERS = {"faster-whisper", "heic", "quantised"}
"""Extras without which everything else works; `train` is what `training` needs beside the rest."""
BROUGHT = {"triton": "torch", "ctranslate2": "faster-whisper"}
"""Modules that come with a package that is declared, on the machines that have them."""


@cache
def declared(folder: Path) -> set[str]:
    extras = PROJECT["project"]["optional-dependencies"]
    taken = {"train"} if folder.name == "training" else FOR_USERS
    return brought([*PROJECT["project"]["dependencies"], *(each for extra in taken for each in extras[extra])])


def imported(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module of others that the folder's code imports anywhere, with the file that does."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            found = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                found = [node.module or ""]
            for name in found:
                top = name.partition(".")[0]
                if top not in sys.stdlib_module_names and top not in OURS:
                    yield top, str(file.relative_to(ROOT))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_import_is_of_a_declared_package(folder: Path) -> None:
    packages = packages_distributions()
    missing = set()
    for module, file in imported(folder):
        known = {*packages.get(module, [module]), BROUGHT.get(module, module)}
        if not {canonicalize_name(name) for name in known} & declared(folder):
            missing.add((module, file))
    assert missing == set()


def test_what_only_development_brings_is_not_counted() -> None:
    modules = {module for module, _ in imported(ROOT / "training")}
    assert "scipy" in modules
    assert "scipy" not in declared(ROOT / "assistant")
