"""Labels that are used when the user gives none: one list a language, one label a line, as data."""

from __future__ import annotations

from assistant.api import Language, lines_of


def default_labels(language: Language) -> list[str]:
    """The built-in list of that language, in the order of the file."""
    return list(lines_of(__name__, language))
