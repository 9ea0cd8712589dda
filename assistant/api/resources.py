"""Data of a plugin that stands in files beside its code: one entry a line, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import get_args

from assistant.api.language import Language


def lines_of(package: str, folder: str, language: Language) -> tuple[str, ...]:
    """The lines of `en.txt` or `zh.txt` in a folder of a package that are not blank, in their order."""
    text = files(package).joinpath(folder, f"{language}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def lines_by_language(package: str, folder: str) -> Mapping[Language, tuple[str, ...]]:
    """Those of every language."""
    return {language: lines_of(package, folder, language) for language in get_args(Language)}
