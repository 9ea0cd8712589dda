"""Data of a plugin that stands in files beside its code: one entry a line, one file a language."""

from __future__ import annotations

from importlib.resources import files

from assistant.api.language import Language


def lines_of(package: str, language: Language) -> tuple[str, ...]:
    """The lines of `en.txt` or `zh.txt` in a package that are not blank, in their order."""
    text = files(package).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
