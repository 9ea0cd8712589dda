"""What the search action answers, in the plugin's own phrases: hits, only doubtful ones, none, or an empty library."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.api import Language, Picture, Query
from assistant_retrieval.finding import NEAREST_OFFERED, SAY
from assistant_retrieval.naming import behind_pictures, named, texts
from training.agent.material import one_of

NOTHING = ("none", "not_yet", "empty", "no_more")
"""The phrases of an answer without pictures."""
_PLAIN = "none"
_DOUBTFUL = 0.15
"""How often hits only come near."""


def asked_for(query: str, like: Sequence[int] = ()) -> Query:
    """As the action reads a call with these words and pictures."""
    return Query((query,) if query else (), tuple(Picture("", "", number) for number in like))


def nothing(query: str, language: Language, rng: np.random.Generator, like: Sequence[int] = ()) -> str:
    """The answer where no picture was found; mostly that the library has none."""
    return says_nothing(_PLAIN if rng.random() < 0.5 else one_of(NOTHING, rng), asked_for(query, like), language, rng)


def says_nothing(phrase: str, query: Query, language: Language, rng: np.random.Generator) -> str:
    """One phrase of `NOTHING`, now and then behind what cannot be looked up."""
    before = SAY(language, "where") if phrase != "empty" and rng.random() < 0.05 else ""
    said = SAY(
        language, phrase, query=behind_pictures(query, language), missing=_many(rng), count=int(rng.integers(0, 9))
    )
    return before + said


def found(count: int, query: Query, language: Language, rng: np.random.Generator) -> str:
    """The sentence before `count` hits."""
    said, total = behind_pictures(query, language), count + _many(rng)
    if count <= NEAREST_OFFERED and rng.random() < _DOUBTFUL * 2:
        return _doubtful(query, total, language, rng)
    chance = rng.random()
    if chance < 0.08 and count > 1:
        phrase = "near_one" if count == 2 else "near_many"
        return SAY(language, phrase, query=said, count=count - 1)
    if chance < 0.12 and query.texts:
        phrase = "talked_one" if count == 1 else "talked_many"
        return SAY(language, phrase, query=named(query, language), count=count)
    if chance < 0.16:
        places = "4" if count == 1 else f"4 {'到' if language == 'zh' else 'to'} {3 + count}"
        return SAY(language, "more", query=said, count=count, places=places)
    if not (query.texts or query.pictures):
        return SAY(language, "latest", query=said, count=count, total=total)
    return SAY(language, "one" if count == 1 else "many", query=said, count=count)


def _doubtful(query: Query, total: int, language: Language, rng: np.random.Generator) -> str:
    said = behind_pictures(query, language)
    if rng.random() < 0.2:
        return f"{SAY(language, 'not_yet', query=said, missing=_many(rng))} {SAY(language, 'nearest')}"
    if query.pictures or not query.texts:
        return SAY(language, "far", query=said, total=total)
    words = {"query": named(query, language), "texts": texts(query, language), "limits": ""}
    return SAY(language, "doubtful", **words, total=total)


def _many(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 900 if rng.random() < 0.7 else 30_000))
