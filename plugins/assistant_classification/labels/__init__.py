"""Labels that are used when the user gives none: one list a language, one label a line, as data."""

from __future__ import annotations

from importlib.resources import files

from assistant.api import Language


def default_labels(language: Language) -> list[str]:
    """The built-in list of that language, in the order of the file."""
    text = files(__name__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]
