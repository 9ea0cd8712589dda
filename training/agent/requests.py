"""Conversations of one step: an utterance of the repository in a setting, its call, the result and the last words.

Belongs here: single requests and talk. What takes two steps is in `steps`.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import numpy as np

from assistant.api import Action, Language, Origin
from assistant.dialogue.references import Seen
from assistant.dialogue.tools import PICTURES
from training.agent import results
from training.agent.episode import Episode, picture
from training.agent.material import folder_name, thing
from training.agent.sources import Spoken, actions, spoken
from training.agent.typed import typed

_ORIGINS: tuple[Origin, ...] = ("dropped", "found", "drawn")
_HIGHEST = 40
"""The highest number of a picture in training."""


def single(rng: np.random.Generator, testing: bool = False) -> Episode:
    """One utterance that means an action."""
    name = str(rng.choice(list(actions())))
    said = _chosen(spoken(testing)[name], rng)
    action = actions()[name]
    seen, about = setting(said, action, rng)
    sounds = int(action.accepts == "audio")
    episode = Episode(said.language, offered(rng, name, bool(sounds)))
    arguments = copy.deepcopy(dict(said.arguments))
    text = said.text
    for argument in ("query", "prompt"):
        if argument in arguments and rng.random() < 0.7:
            text, arguments[argument] = _other_thing(text, arguments[argument], said.language, rng)
    for at, folder in enumerate(arguments.get("folders", ())):
        text, arguments["folders"][at] = _other_folder(text, folder, rng)
    text = typed(text, said.language, rng, tuple(_words(arguments)))
    if "question" in arguments:
        arguments["question"] = text
    if about:
        arguments[PICTURES] = list(about)
    episode.asked(text, seen, about, sounds)
    return answered(episode, name, arguments, rng)


def talk(rng: np.random.Generator, testing: bool = False) -> Episode:
    """Words that ask for nothing that an action does; also an action on pictures where there is none."""
    said = _chosen(spoken(testing)[""], rng)
    seen = pictures(rng)
    about: tuple[int, ...] = ()
    if rng.random() < 0.15:
        said, seen = _chosen(spoken(testing)[str(rng.choice(["caption", "ask", "classify"]))], rng), []
    elif seen and rng.random() < 0.3:
        about = (seen[-1].number,)
    episode = Episode(said.language, offered(rng))
    episode.asked(typed(said.text, said.language, rng), seen, about)
    return episode.ended()


def answered(episode: Episode, name: str, arguments: dict[str, Any], rng: np.random.Generator) -> Episode:
    """The call, what comes of it, and the closing sentence."""
    language = episode.language
    if rng.random() < 0.06:
        episode.called(name, arguments, results.failure(language, rng))
        return episode.ended("failed")
    if name == "search":
        found = some_numbers(rng)
        episode.called(name, arguments, _hits(found, arguments, language, rng))
        return episode.ended("hits" if found else "none", found)
    if name == "draw":
        drawn = some_numbers(rng, 1)[: int(arguments.get("copies", 1))]
        episode.called(name, arguments, results.drawn(drawn, str(arguments.get("prompt", "")), language, rng))
        return episode.ended("drawn", drawn)
    if name == "index":
        episode.called(name, arguments, results.indexed(language, rng))
        return episode.ended("done")
    if name == "classify":
        labels = arguments.get("labels") or [thing(language, rng) for _ in range(2)]
        episode.called(name, arguments, results.chances(arguments[PICTURES], labels, language, rng))
        return episode.ended("shown", arguments[PICTURES])
    if name == "details":
        episode.called(name, arguments, results.details(arguments[PICTURES], language, rng))
        return episode.ended("shown", arguments[PICTURES])
    several = arguments.get(PICTURES, ()) if name == "caption" else ()
    episode.called(name, arguments, results.told(several, language, rng))
    if PICTURES in arguments:
        return episode.ended("shown", arguments[PICTURES])
    return episode.ended("heard" if name == "transcribe" else "done")


def _hits(found: tuple[int, ...], arguments: dict[str, Any], language: Language, rng: np.random.Generator) -> str:
    query = str(arguments.get("query", ""))
    return results.hits(found, query, language, rng, () if query else arguments.get(PICTURES, ()))


def setting(said: Spoken, action: Action, rng: np.random.Generator) -> tuple[list[Seen], tuple[int, ...]]:
    """Pictures of a conversation, and those that the words are about, as the program resolves them."""
    needed = action.accepts == PICTURES and (action.needs_parts or said.points)
    seen = pictures(rng, int(needed))
    if not needed:
        return seen, ()
    count = 1 if rng.random() < 0.75 else int(rng.integers(1, min(len(seen), 3) + 1))
    places = sorted(rng.choice(len(seen), count, replace=False))
    return seen, tuple(seen[int(place)].number for place in places)


def pictures(rng: np.random.Generator, fewest: int = 0) -> list[Seen]:
    """Up to four pictures with numbers that go on from any earlier ones."""
    count = max(fewest, int(rng.integers(0, 5)) if rng.random() < 0.6 else fewest)
    first = 1 if rng.random() < 0.5 else int(rng.integers(1, _HIGHEST - 6))
    language: Language = "zh" if rng.random() < 0.5 else "en"
    return [
        picture(
            first + at,
            _ORIGINS[int(rng.integers(len(_ORIGINS)))],
            results.words(language, rng) if rng.random() < 0.3 else "",
        )
        for at in range(count)
    ]


def some_numbers(rng: np.random.Generator, fewest: int = 0) -> tuple[int, ...]:
    """Numbers of up to five hits."""
    count = int(rng.integers(fewest, 6))
    first = int(rng.integers(1, _HIGHEST))
    return tuple(range(first, first + count))


def offered(rng: np.random.Generator, needed: str = "", sounds: bool = False) -> list[str]:
    """The actions that are offered: what is needed, most of the others, speech only where there is sound."""
    names = [name for name, action in actions().items() if action.accepts != "audio" or sounds]
    return [name for name in names if name == needed or rng.random() < 0.9]


def _other_thing(text: str, old: str, language: Language, rng: np.random.Generator) -> tuple[str, str]:
    """The utterance about something else, if what it is about stands in it as it is."""
    if text.count(old) != 1 or len(old) < 2:
        return text, old
    new = thing(language, rng)
    return text.replace(old, new), new


def _other_folder(text: str, old: str, rng: np.random.Generator) -> tuple[str, str]:
    if text.count(old) != 1 or rng.random() < 0.3:
        return text, old
    new = folder_name(rng)
    return text.replace(old, new), new


def _words(arguments: dict[str, Any]) -> Iterator[str]:
    """What of the arguments stands in the words themselves."""
    for value in arguments.values():
        yield from map(str, value if isinstance(value, list) else [value])


def _chosen(given: list[Spoken], rng: np.random.Generator) -> Spoken:
    return given[int(rng.integers(len(given)))]
