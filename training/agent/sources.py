"""The repository's own actions and utterances, from which the agent's conversations are made.

Belongs here: reading them, and what they ask for in the program's own view. One in ten is kept for measuring.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.api import Action, Language, language_of
from assistant.dialogue.arguments import arguments_for
from assistant.dialogue.background import talk
from assistant.dialogue.decision import FALLBACK, Utterance
from assistant.dialogue.references import MASK, Seen, mask
from assistant.dialogue.registry import Registry
from assistant.dialogue.router import Router, fitted
from assistant_image_generation.wording import wanted

LONGEST = 110
"""Characters of an utterance; longer ones are left out."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance and the action that it means, with the arguments that its words give; no action for talk."""

    text: str
    language: Language
    action: str = ""
    arguments: tuple[tuple[str, Any], ...] = ()
    points: bool = False
    """It speaks of pictures of the conversation."""


@cache
def actions() -> dict[str, Action]:
    """Every built-in action but talk, as the registry finds it."""
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    return {name: action for name, (_, action) in registry.actions.items() if name != FALLBACK}


@cache
def spoken(testing: bool = False) -> dict[str, list[Spoken]]:
    """Utterances by action, "" for talk; those kept for measuring, or all others."""
    found: dict[str, list[Spoken]] = {"": []}
    for name, action in actions().items():
        texts = [text for examples in action.examples.values() for text in examples if _wanted(text, testing)]
        found[name] = [said for said in (_spoken(text, action) for text in texts) if _makes_sense(said)]
        alike = [text for examples in action.counter_examples.values() for text in examples if _wanted(text, testing)]
        found[""] += [Spoken(text, language_of(text)) for text in alike if _asks_for_nothing(text)]
    found[""] += [Spoken(text, language_of(text)) for text in talk() if _wanted(text, testing)]
    return found


@cache
def queries(language: Language) -> list[str]:
    """What the search examples look for."""
    found = (dict(one.arguments).get("query", "") for one in spoken()["search"] if one.language == language)
    return sorted({query for query in found if query})


@cache
def _router() -> Router:
    registry = Registry(Path("/nonexistent"), (), {})
    registry.load()
    return fitted(registry.actions)


def _asks_for_nothing(text: str) -> bool:
    """Whether a look-alike of one action is talk, and no request for another one, with pictures at hand or without."""
    language, seen = language_of(text), (Seen(1, "dropped", 1, ""),)
    asked = (
        Utterance(text, pictures=pictures, attached=attached, audio=audio, language=language)
        for pictures, attached, audio in (((), (), 0), (seen, (), 0), (seen, (1,), 0), ((), (), 1))
    )
    return all(_router().route(utterance).action == FALLBACK for utterance in asked)


def _makes_sense(said: Spoken) -> bool:
    """Whether what was read from the words is what they ask for; the simple reader takes in too much now and then."""
    arguments = dict(said.arguments)
    words = [str(arguments.get("query", "")), *map(str, arguments.get("labels", ()))]
    return not any(len(word.split()) > 6 or set(word) & set(",;#，；?？") for word in words)


def _wanted(text: str, testing: bool) -> bool:
    return 0 < len(text) <= LONGEST and (zlib.crc32(text.encode()) % 10 == 0) == testing


def _spoken(text: str, action: Action) -> Spoken:
    said = {name: value for name, value in arguments_for(action, text).items() if value}
    if action.name == "draw":
        read = wanted(text, language_of(text))
        if read.subject and not (read.change or read.again) and read.subject in text:
            said |= {"prompt": read.subject} | ({"copies": read.count} if read.count > 1 else {})
    return Spoken(text, language_of(text), action.name, tuple(said.items()), MASK in mask(text))
