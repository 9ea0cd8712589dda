"""What a whisper model is asked, as it can be asked: a language that it knows, and a prompt that is only words."""

from __future__ import annotations

from whisper.tokenizer import LANGUAGES

_CLOSEST = {"yue": "zh"}
"""For models from before a language was added: the one that they take it for."""


def language_for(language: str, known: int) -> str | None:
    """The language for a model that knows the first `known` ones of whisper's list; None, to be detected, if none."""
    names = list(LANGUAGES)[:known]
    return next((name for name in (language, _CLOSEST.get(language)) if name in names), None)


def words_of(prompt: str) -> str:
    """The prompt without marks: one that stands in a label or in the user's words would end the text, or be refused."""
    return prompt.replace("<|", "< |").strip()
