"""Conversations of two steps: the second uses what the first one brought. It stops where the first brought nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from assistant.api import Language
from assistant.dialogue.arguments import arguments_for
from assistant.dialogue.tools import PICTURES
from training.agent import results
from training.agent.episode import Episode
from training.agent.material import labels, thing
from training.agent.requests import answered, offered, pictures, some_numbers
from training.agent.sources import actions
from training.agent.wording import ALIKE, ASK, CAPTION, CLASSIFY, JOINT, LOOK, MENTIONED, WHICH

_MOST_AT_ONCE = 4
"""Hits that one later step works on."""


def two_steps(rng: np.random.Generator) -> Episode:
    """One of the ways in which two steps hang together."""
    language: Language = "zh" if rng.random() < 0.5 else "en"
    kinds: tuple[Callable[..., Episode], ...] = (_found_then, _found_then, _found_then, _seen_then_alike, _heard_then)
    return kinds[int(rng.integers(len(kinds)))](language, rng)


def _found_then(language: Language, rng: np.random.Generator) -> Episode:
    """A search, then something about its hits."""
    query = thing(language, rng)
    which, place = WHICH[language][int(rng.integers(len(WHICH[language])))]
    name, second, arguments = _second(language, which, rng)
    first = _one(LOOK[language], rng).format(q=query)
    episode = Episode(language, offered(rng, "search"))
    if name not in episode.tools:
        episode.tools.append(name)
    episode.asked(first + _one(JOINT[language], rng) + second, pictures(rng))
    found = some_numbers(rng, 0 if rng.random() < 0.2 else 1)
    if rng.random() < 0.05:
        episode.called("search", {"query": query}, results.failure(language, rng))
        return episode.ended("failed")
    episode.called("search", {"query": query}, results.hits(found, query, language, rng))
    if not found:
        return episode.ended("none")
    return answered(episode, name, {**arguments, PICTURES: _meant(found, place)}, rng)


def _seen_then_alike(language: Language, rng: np.random.Generator) -> Episode:
    """Something about a picture of the conversation, then a search with it."""
    seen = pictures(rng, 1)
    about = seen[int(rng.integers(len(seen)))].number
    which = ("this", "这张")[language == "zh"] if rng.random() < 0.5 else f"#{about}"
    name, first, arguments = _second(language, which, rng)
    episode = Episode(language, offered(rng, name))
    episode.tools += [] if "search" in episode.tools else ["search"]
    it = ("it", "它")[language == "zh"]
    episode.asked(first + _one(JOINT[language], rng) + _one(ALIKE[language], rng).format(w=it), seen, (about,))
    chosen = arguments.get("labels") or [it]
    said = results.chances(chosen, rng) if name == "classify" else results.words(language, rng)
    episode.called(name, {**arguments, PICTURES: [about]}, said)
    return answered(episode, "search", {PICTURES: [about]}, rng)


def _heard_then(language: Language, rng: np.random.Generator) -> Episode:
    """A recording, then a search for the words in it."""
    first, second = MENTIONED[language][int(rng.integers(len(MENTIONED[language])))]
    episode = Episode(language, offered(rng, "transcribe", sounds=True))
    episode.tools += [] if "search" in episode.tools else ["search"]
    episode.asked(first + _one(JOINT[language], rng) + second, pictures(rng), (), 1)
    said = thing(language, rng)
    episode.called("transcribe", {}, said)
    return answered(episode, "search", {"query": said}, rng)


def _second(language: Language, which: str, rng: np.random.Generator) -> tuple[str, str, dict[str, Any]]:
    """An action on pictures, its words, and its arguments but the pictures."""
    chance = rng.random()
    if chance < 0.45:
        text = _one(CAPTION[language], rng).format(w=which)
        said = {name: value for name, value in arguments_for(actions()["caption"], text).items() if value}
        return "caption", text, said
    if chance < 0.85:
        text = _one(ASK[language], rng).format(w=which, q=thing(language, rng))
        return "ask", text, {"question": text}
    chosen, listed = labels(language, rng)
    return "classify", _one(CLASSIFY[language], rng).format(w=which, l=listed), {"labels": chosen}


def _meant(found: tuple[int, ...], place: int | None) -> list[int]:
    if place is None:
        return list(found[:_MOST_AT_ONCE])
    return [found[place] if -len(found) <= place < len(found) else found[-1]]


def _one(given: tuple[str, ...], rng: np.random.Generator) -> str:
    return given[int(rng.integers(len(given)))]
