"""Words among which those closest to a hit explain it: one list a language, one word a line, as data."""

from __future__ import annotations

from assistant.api import Language, lines_of


def explaining(language: Language) -> tuple[str, ...]:
    """The words of that language, in the order of the file."""
    return lines_of(__name__, language)
