"""Words among which those closest to a hit explain it: one list a language, one word a line, as data."""

from __future__ import annotations

from importlib.resources import files

from assistant.api import Language


def explaining(language: Language) -> tuple[str, ...]:
    """The words of that language, in the order of the file."""
    text = files(__name__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
